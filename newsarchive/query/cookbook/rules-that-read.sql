-- title: Which rules found the values?
-- chapter: Quality
-- why: For every field the rules that won, so that a paper can say what its dates rest on.
-- :field = published_at | the field; leave it empty for all
-- :site = | one site's name; leave it empty for all
SELECT a.site, s.field, s.rule, count(*) AS articles,
       round(100.0 * count(*) / sum(count(*)) OVER (PARTITION BY a.site, s.field), 1) AS percent
FROM field_sources AS s JOIN articles AS a ON a.id = s.article_id
WHERE (:field = '' OR s.field = :field) AND (:site = '' OR a.site = :site)
GROUP BY a.site, s.field, s.rule ORDER BY a.site, s.field, articles DESC, s.rule;

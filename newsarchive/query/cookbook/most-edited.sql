-- title: Which articles were changed most often?
-- chapter: Edits and removals
-- why: Versions as seen; what happened between two visits counts once.
-- :site = | one site's name; leave it empty for all
-- :limit = 10 | how many articles
SELECT a.site, a.title, max(r.number) AS versions, min(r.observed_at) AS first_seen_at,
       max(r.observed_at) AS last_change_seen_at, a.url
FROM revisions AS r JOIN articles AS a ON a.id = r.article_id
WHERE :site = '' OR a.site = :site
GROUP BY a.id HAVING max(r.number) > 1
ORDER BY versions DESC, last_change_seen_at DESC, a.url
LIMIT CAST(:limit AS INTEGER);

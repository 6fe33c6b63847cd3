-- title: Whose articles are read the most?
-- chapter: Readers
-- why: Latest counts of each reporter's articles. A site counts as it likes, so compare within one.
-- :site = | one site's name; leave it empty for all
-- :limit = 15 | how many reporters
SELECT a.site, b.name AS reporter, count(*) AS articles, sum(a.views) AS views,
       CAST(avg(a.views) AS INTEGER) AS mean, max(a.views) AS most
FROM articles_with_views AS a JOIN bylines AS b ON b.article_id = a.article_id
WHERE b.role = 'reporter' AND a.views IS NOT NULL AND (:site = '' OR a.site = :site)
GROUP BY a.site, b.name ORDER BY mean DESC, reporter
LIMIT CAST(:limit AS INTEGER);

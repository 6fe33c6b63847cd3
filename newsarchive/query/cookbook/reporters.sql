-- title: Who reports the most, and in how many sections?
-- chapter: People
-- why: A small newsroom stands on a few people; many sections show a generalist, one a specialist.
-- A person is one within a site, so the same name at two sites is told apart.
-- :site = | one site's name; leave it empty for all
-- :limit = 10 | how many people
SELECT p.site, p.name AS reporter, count(DISTINCT a.id) AS articles,
       count(DISTINCT a.section) AS sections,
       min(a.published_date) AS first_day, max(a.published_date) AS last_day
FROM bylines AS b
JOIN people AS p ON p.id = b.person_id
JOIN articles AS a ON a.id = b.article_id
WHERE b.role IN ('reporter', 'writer', 'correspondent', 'contributor', 'author')
  AND a.duplicate_of IS NULL AND (:site = '' OR p.site = :site)
GROUP BY p.id
ORDER BY articles DESC, reporter
LIMIT CAST(:limit AS INTEGER);

-- title: Who took the pictures?
-- chapter: People
-- why: Credits as printed under pictures; one photographer may stand under several spellings.
-- :site = | one site's name; leave it empty for all
-- :limit = 15 | how many credits
SELECT i.credit, count(*) AS pictures, count(DISTINCT a.section) AS sections,
       min(a.published_date) AS first_day, max(a.published_date) AS last_day
FROM images AS i JOIN articles AS a ON a.id = i.article_id
WHERE i.credit IS NOT NULL AND a.duplicate_of IS NULL AND (:site = '' OR a.site = :site)
GROUP BY i.credit ORDER BY pictures DESC, i.credit
LIMIT CAST(:limit AS INTEGER);

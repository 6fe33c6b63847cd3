-- title: At which hour of the day is published?
-- chapter: Contents
-- why: Local hours, as the pages show them; articles that give only a day are left out.
-- :site = | one site's name; leave it empty for all
SELECT substr(published_local, 12, 2) AS hour, count(*) AS articles
FROM articles
WHERE duplicate_of IS NULL AND published_precision <> 'day' AND (:site = '' OR site = :site)
GROUP BY hour ORDER BY hour;

-- title: How many articles name nobody?
-- chapter: People
-- why: By year and site, articles without any person in the byline; desks, agencies and initials do
-- not count as people.
-- :site = | one site's name; leave it empty for all
SELECT a.site, substr(a.published_date, 1, 4) AS year, count(*) AS articles,
       sum(NOT EXISTS (SELECT 1 FROM bylines WHERE article_id = a.id AND person_id IS NOT NULL))
           AS without_a_person
FROM articles AS a
WHERE a.duplicate_of IS NULL AND (:site = '' OR a.site = :site)
GROUP BY a.site, year ORDER BY a.site, year;

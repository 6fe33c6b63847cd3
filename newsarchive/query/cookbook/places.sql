-- title: Which regencies are written about?
-- chapter: Contents
-- why: By the place of the dateline. The code is that of the Ministry of Home Affairs; places that no
-- table knows are listed under their own name.
-- :site = | one site's name; leave it empty for all
-- :limit = 20 | how many places
SELECT coalesce(place_code, '') AS code, dateline_place AS place, count(*) AS articles,
       min(published_date) AS first_day, max(published_date) AS last_day
FROM articles
WHERE duplicate_of IS NULL AND dateline_place IS NOT NULL AND (:site = '' OR site = :site)
GROUP BY coalesce(place_code, lower(dateline_place))
ORDER BY articles DESC, place
LIMIT CAST(:limit AS INTEGER);

-- title: How complete are the articles of each site?
-- chapter: Quality
-- why: Percent of articles that have each field. A fall from one year to the next means that a site
-- changed its layout, or its habits.
-- :site = | one site's name; leave it empty for all
SELECT site, substr(published_date, 1, 4) AS year, count(*) AS articles,
       round(100.0 * avg(published_precision <> 'day')) AS with_time,
       round(100.0 * avg(section IS NOT NULL)) AS with_section,
       round(100.0 * avg(dateline_place IS NOT NULL)) AS with_place,
       round(100.0 * avg(EXISTS (SELECT 1 FROM bylines WHERE article_id = a.id))) AS with_byline,
       round(100.0 * avg(EXISTS (SELECT 1 FROM images WHERE article_id = a.id))) AS with_picture,
       round(100.0 * avg(EXISTS (SELECT 1 FROM views WHERE article_id = a.id))) AS with_views
FROM articles AS a WHERE duplicate_of IS NULL AND (:site = '' OR site = :site)
GROUP BY site, year ORDER BY site, year;

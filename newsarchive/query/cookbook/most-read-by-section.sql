-- title: What was read most in each section?
-- chapter: Readers
-- why: The newest count of each article. Counts grow with age and with every visit of ours, so
-- compare articles of about the same day.
-- :site = | one site's name; leave it empty for all
-- :top = 1 | how many articles of each section
WITH ranked AS (
    SELECT site, section, title, published_date AS local_day, count AS views,
           row_number() OVER (PARTITION BY site, section ORDER BY count DESC, article_id) AS place
    FROM latest_views
    WHERE :site = '' OR site = :site
)
SELECT site, section, place, views, local_day, title
FROM ranked
WHERE place <= CAST(:top AS INTEGER)
ORDER BY site, section, place;

-- title: How many articles did each site publish each month?
-- chapter: Coverage
-- why: The local calendar of the page counts. A month far below its neighbours is a gap of the
-- newsroom or of the archive; compare it with the days that are missing (@days-without).
-- :site = | one site's name; leave it empty for all
-- :since = | first local day, as 2026-01-31; leave it empty for all
SELECT site, substr(day, 1, 7) AS month, sum(articles) AS articles, count(*) AS days
FROM articles_per_day
WHERE (:site = '' OR site = :site) AND (:since = '' OR day >= :since)
GROUP BY site, month
ORDER BY site, month;

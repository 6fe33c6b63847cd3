-- title: On which days does the archive hold nothing?
-- chapter: Coverage
-- why: Runs of local days without any article, longest first. Small newsrooms rest on holidays;
-- a long run that no holiday explains is lost on the site or was never crawled.
-- :site = | one site's name; leave it empty for all
-- :at_least = 2 | the shortest run to show, in days
-- :limit = 15 | how many runs
WITH days AS (
    SELECT site, day, lead(day) OVER (PARTITION BY site ORDER BY day) AS next_day
    FROM articles_per_day
    WHERE :site = '' OR site = :site
)
SELECT site, date(day, '+1 day') AS first_day, date(next_day, '-1 day') AS last_day,
       CAST(julianday(next_day) - julianday(day) - 1 AS INTEGER) AS days
FROM days
WHERE julianday(next_day) - julianday(day) - 1 >= CAST(:at_least AS INTEGER)
ORDER BY days DESC, first_day
LIMIT CAST(:limit AS INTEGER);

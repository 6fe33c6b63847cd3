-- title: Which articles are gaining readers fastest?
-- chapter: Readers
-- why: Between the last two visits, per hour. Counters that a newsroom raises by hand show here.
-- :site = | one site's name; leave it empty for all
-- :limit = 15 | how many articles
SELECT site, title, gained, per_hour, to_at, url FROM fastest_risers
WHERE :site = '' OR site = :site
ORDER BY per_hour DESC, url
LIMIT CAST(:limit AS INTEGER);

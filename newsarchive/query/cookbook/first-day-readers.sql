-- title: How many readers does an article find on its first day?
-- chapter: Readers
-- why: The last count seen within 24 hours of publication; hours says how late that was. Needs visits
-- on the first day: see the table of revisits.
-- :site = | one site's name; leave it empty for all
-- :limit = 15 | how many articles
SELECT site, section, title, hours, count AS views
FROM first_day_views WHERE :site = '' OR site = :site
ORDER BY views DESC, url
LIMIT CAST(:limit AS INTEGER);

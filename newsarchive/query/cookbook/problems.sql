-- title: What could not be read, and where?
-- chapter: Quality
-- why: Doubts that were recorded, by rule, with how many pages they concern. Look at them before you
-- count anything that they touch.
-- :site = | one site's name; leave it empty for all
SELECT site, field, rule, sum(pages) AS pages, min(first_seen_at) AS first_seen_at,
       max(last_seen_at) AS last_seen_at
FROM problems_by_rule WHERE :site = '' OR site = :site
GROUP BY site, field, rule ORDER BY pages DESC, field, rule;

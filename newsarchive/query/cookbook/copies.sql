-- title: Which articles stand at more than one address?
-- chapter: Contents
-- why: The same headline and text, on one site or on several. The original is the one seen first.
-- :limit = 15 | how many articles
SELECT o.site, o.title, 1 + count(*) AS addresses, count(DISTINCT c.site) AS sites_of_copies,
       o.url AS first_seen_at_url
FROM articles AS c JOIN articles AS o ON o.id = c.duplicate_of
GROUP BY o.id ORDER BY addresses DESC, o.url
LIMIT CAST(:limit AS INTEGER);

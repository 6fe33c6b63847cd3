-- title: Which editor works with which reporter?
-- chapter: People
-- why: Pairs on the same article. A desk where everybody edits everybody looks different from one
-- where a single editor signs all.
-- :site = | one site's name; leave it empty for all
-- :limit = 15 | how many pairs
SELECT e.name AS editor, r.name AS reporter, count(DISTINCT r.article_id) AS articles
FROM bylines AS e
JOIN bylines AS r ON r.article_id = e.article_id AND r.role = 'reporter'
JOIN articles AS a ON a.id = e.article_id AND a.duplicate_of IS NULL
WHERE e.role = 'editor' AND (:site = '' OR a.site = :site)
GROUP BY e.name, r.name
ORDER BY articles DESC, editor, reporter
LIMIT CAST(:limit AS INTEGER);

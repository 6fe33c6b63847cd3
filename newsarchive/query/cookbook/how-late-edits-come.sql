-- title: How long after publication are articles edited?
-- chapter: Edits and removals
-- why: By the visit that first saw the edit, so the real time lies between it and the visit before.
-- :site = | one site's name; leave it empty for all
WITH late AS (
    SELECT (julianday(e.observed_at) - julianday(a.published_at)) * 24 AS hours, e.notice
    FROM edits AS e JOIN articles AS a ON a.id = e.article_id
    WHERE a.published_at IS NOT NULL AND (:site = '' OR e.site = :site)
)
SELECT CASE WHEN hours < 6 THEN '1 within 6 hours' WHEN hours < 24 THEN '2 within a day'
            WHEN hours < 168 THEN '3 within a week' WHEN hours < 720 THEN '4 within a month'
            ELSE '5 later' END AS seen,
       count(*) AS edits, sum(notice = 'silent') AS silent
FROM late GROUP BY seen ORDER BY seen;

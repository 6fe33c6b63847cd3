-- title: Who reports on what?
-- chapter: People
-- why: The reporter with the most articles in each section, and his share of it.
-- :site = | one site's name; leave it empty for all
WITH counted AS (
    SELECT a.section, b.name, count(*) AS articles,
           sum(count(*)) OVER (PARTITION BY a.section) AS signed,
           row_number() OVER (PARTITION BY a.section ORDER BY count(*) DESC, b.name) AS place
    FROM bylines AS b JOIN articles AS a ON a.id = b.article_id
    WHERE b.role = 'reporter' AND a.duplicate_of IS NULL AND (:site = '' OR a.site = :site)
    GROUP BY a.section, b.name
)
SELECT section, name AS reporter, articles, round(100.0 * articles / signed) AS percent
FROM counted WHERE place = 1 ORDER BY articles DESC, section;

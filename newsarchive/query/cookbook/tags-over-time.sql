-- title: Which tags rose this year?
-- chapter: Contents
-- why: Tags of the last year of the archive against the year before. A new tag may be a new event,
-- or only a new habit of the desk.
-- :site = | one site's name; leave it empty for all
-- :limit = 15 | how many tags
WITH ends AS (SELECT max(published_date) AS last FROM articles WHERE :site = '' OR site = :site),
tagged AS (
    SELECT t.name, a.published_date > date(e.last, '-1 year') AS is_recent
    FROM ends AS e
    JOIN articles AS a ON a.published_date > date(e.last, '-2 years')
    JOIN article_tags AS x ON x.article_id = a.id
    JOIN tags AS t ON t.id = x.tag_id
    WHERE a.duplicate_of IS NULL AND (:site = '' OR a.site = :site)
)
SELECT name AS tag, sum(NOT is_recent) AS year_before, sum(is_recent) AS last_year
FROM tagged GROUP BY name
ORDER BY sum(is_recent) - sum(NOT is_recent) DESC, name
LIMIT CAST(:limit AS INTEGER);

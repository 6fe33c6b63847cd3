-- title: How long are the articles of each section?
-- chapter: Contents
-- why: In words. The median says more than the mean where a few interviews run long.
-- :site = | one site's name; leave it empty for all
WITH counted AS (
    SELECT section, word_count,
           row_number() OVER (PARTITION BY section ORDER BY word_count) AS place,
           count(*) OVER (PARTITION BY section) AS articles
    FROM articles WHERE duplicate_of IS NULL AND (:site = '' OR site = :site)
)
SELECT section, articles, min(word_count) AS shortest,
       max(iif(place = (articles + 1) / 2, word_count, 0)) AS median, max(word_count) AS longest
FROM counted GROUP BY section ORDER BY median DESC, section;

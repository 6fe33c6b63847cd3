-- title: On which weekdays is published?
-- chapter: Contents
-- why: Local days. The mean is over all such weekdays between the first and the last article.
-- :site = | one site's name; leave it empty for all
WITH days AS (
    SELECT published_date AS day, count(*) AS articles FROM articles
    WHERE duplicate_of IS NULL AND published_date IS NOT NULL AND (:site = '' OR site = :site)
    GROUP BY published_date
), span AS (SELECT julianday(max(day)) - julianday(min(day)) + 1 AS days FROM days)
SELECT CASE strftime('%w', day)
           WHEN '1' THEN 'Senin' WHEN '2' THEN 'Selasa' WHEN '3' THEN 'Rabu' WHEN '4' THEN 'Kamis'
           WHEN '5' THEN 'Jumat' WHEN '6' THEN 'Sabtu' ELSE 'Minggu' END AS weekday,
       sum(articles) AS articles, round(sum(articles) * 7.0 / (SELECT days FROM span), 2) AS mean
FROM days GROUP BY strftime('%w', day) ORDER BY (strftime('%w', day) + 6) % 7;

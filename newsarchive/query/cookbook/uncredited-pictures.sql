-- title: Whose pictures are printed without a credit?
-- chapter: Contents
-- why: Pictures with a caption but without a photographer or source, by section.
-- :site = | one site's name; leave it empty for all
SELECT a.section, count(*) AS pictures, sum(i.caption IS NULL) AS no_caption,
       sum(i.caption IS NOT NULL AND i.credit IS NULL) AS no_credit,
       round(100.0 * sum(i.credit IS NOT NULL) / count(*)) AS percent_credited
FROM images AS i JOIN articles AS a ON a.id = i.article_id
WHERE a.duplicate_of IS NULL AND (:site = '' OR a.site = :site)
GROUP BY a.section ORDER BY percent_credited, a.section;

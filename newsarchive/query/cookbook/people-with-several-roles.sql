-- title: Who signs in more than one role?
-- chapter: People
-- why: In small newsrooms one person reports, edits and takes the pictures; this shows who, and how
-- often in each role.
-- :site = | one site's name; leave it empty for all
-- :limit = 15 | how many people
SELECT name, site, count(*) AS roles,
       group_concat(role || ' ' || articles, ', ') AS articles_in_each
FROM (SELECT * FROM people_with_roles ORDER BY person_id, articles DESC)
WHERE :site = '' OR site = :site
GROUP BY person_id
HAVING count(*) > 1
ORDER BY roles DESC, sum(articles) DESC, name
LIMIT CAST(:limit AS INTEGER);

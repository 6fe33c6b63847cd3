-- title: Which headlines were changed?
-- chapter: Edits and removals
-- why: The headline before and after, newest change first. A softened headline is often the first
-- sign that somebody complained.
-- :site = | one site's name; leave it empty for all
SELECT substr(observed_at, 1, 10) AS seen_on, site, title_before, title_after, notice
FROM edits
WHERE title_changed AND (:site = '' OR site = :site)
ORDER BY observed_at DESC, article_id;

-- title: What was taken down?
-- chapter: Edits and removals
-- why: Articles that two runs did not find. hours_online counts from publication to the first visit
-- that missed them; the text as last seen stays in the archive.
-- :site = | one site's name; leave it empty for all
SELECT removed_at, site, section, title, hours_online, status, url
FROM removals WHERE :site = '' OR site = :site
ORDER BY removed_at DESC, url;

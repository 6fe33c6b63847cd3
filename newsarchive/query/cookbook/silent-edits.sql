-- title: Which articles were changed without saying so?
-- chapter: Edits and removals
-- why: Silent is an edit of headline, section, text or caption after which the page gives no later
-- time of change. characters_added is negative where text was taken out.
-- :site = | one site's name; leave it empty for all
-- :since = | first day of seeing the edit (UTC), as 2026-01-31; leave it empty for all
SELECT substr(observed_at, 1, 10) AS seen_on, site, title_after AS title, characters_added,
       substr(iif(title_changed, ', title', '') || iif(section_changed, ', section', '')
              || iif(body_changed, ', body', '') || iif(captions_changed, ', captions', ''), 3)
           AS changed
FROM edits
WHERE notice = 'silent'
  AND (:site = '' OR site = :site) AND (:since = '' OR observed_at >= :since)
ORDER BY observed_at DESC, article_id;

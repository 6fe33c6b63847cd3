"""Views for analysts: the questions asked most, ready to be read with plain SQL.

Each is explained with an example in ``docs/schema.md``. A view counts an article once: copies
(``duplicate_of``) are left out wherever articles are counted.
"""

from __future__ import annotations

# The local day of an observation uses the offset that the article's own page shows; most of our
# newsrooms are in western Indonesia, so +07:00 stands in for an article without a publication time.
FIRST = """
CREATE VIEW latest_views AS
SELECT a.id AS article_id, a.url, a.site, a.section, a.title, a.published_date,
       v.observed_at, v.count
FROM articles AS a
JOIN views AS v ON v.article_id = a.id
WHERE v.observed_at = (SELECT max(observed_at) FROM views WHERE article_id = a.id);

CREATE VIEW views_per_day AS
WITH daily AS (
    SELECT v.article_id,
           date(v.observed_at, coalesce(substr(a.published_local, -6), '+07:00')) AS day,
           max(v.count) AS count
    FROM views AS v
    JOIN articles AS a ON a.id = v.article_id
    GROUP BY v.article_id, day
)
SELECT d.article_id, a.url, a.site, d.day, d.count,
       d.count - lag(d.count) OVER (PARTITION BY d.article_id ORDER BY d.day) AS gained
FROM daily AS d
JOIN articles AS a ON a.id = d.article_id;

CREATE VIEW articles_per_day AS
SELECT published_date AS day, site, count(*) AS articles
FROM articles
WHERE duplicate_of IS NULL AND published_date IS NOT NULL
GROUP BY published_date, site;

CREATE VIEW articles_per_section AS
SELECT site, section, count(*) AS articles,
       min(published_date) AS first_day, max(published_date) AS last_day
FROM articles
WHERE duplicate_of IS NULL
GROUP BY site, section;

CREATE VIEW articles_per_reporter AS
SELECT p.site, p.name, b.role, count(DISTINCT b.article_id) AS articles,
       min(a.published_date) AS first_day, max(a.published_date) AS last_day, p.id AS person_id
FROM bylines AS b
JOIN people AS p ON p.id = b.person_id
JOIN articles AS a ON a.id = b.article_id
WHERE a.duplicate_of IS NULL
GROUP BY p.id, b.role;

CREATE VIEW edits AS
SELECT a.id AS article_id, a.url, a.site, later.number, later.observed_at,
       later.title IS NOT earlier.title AS title_changed,
       later.section IS NOT earlier.section AS section_changed,
       later.body IS NOT earlier.body AS body_changed,
       later.captions IS NOT earlier.captions AS captions_changed,
       earlier.title AS title_before, later.title AS title_after,
       length(later.body) - length(earlier.body) AS characters_added
FROM revisions AS later
JOIN revisions AS earlier
  ON earlier.article_id = later.article_id AND earlier.number = later.number - 1
JOIN articles AS a ON a.id = later.article_id;

CREATE VIEW coverage AS
SELECT site, count(*) AS articles,
       count(published_date) AS dated,
       count(DISTINCT published_date) AS days,
       min(published_date) AS first_day, max(published_date) AS last_day,
       CAST(julianday(max(published_date)) - julianday(min(published_date)) + 1 AS INTEGER)
           - count(DISTINCT published_date) AS days_without
FROM articles
WHERE duplicate_of IS NULL
GROUP BY site;

CREATE VIEW problems_by_rule AS
SELECT coalesce(a.site, f.site) AS site, p.field, p.rule, p.reason,
       count(*) AS problems, count(DISTINCT p.url) AS pages,
       min(p.seen_at) AS first_seen_at, max(p.seen_at) AS last_seen_at
FROM problems AS p
LEFT JOIN articles AS a ON a.url = p.url
LEFT JOIN frontier AS f ON f.url = p.url
GROUP BY coalesce(a.site, f.site), p.field, p.rule, p.reason;
"""

# The rules of metadata, which a CMS fills by itself; whatever else gives a time of change, a
# reader can see.
CHANGE = """
DROP VIEW edits;
CREATE VIEW edits AS
SELECT a.id AS article_id, a.url, a.site, later.number, later.observed_at,
       later.title IS NOT earlier.title AS title_changed,
       later.section IS NOT earlier.section AS section_changed,
       later.body IS NOT earlier.body AS body_changed,
       later.captions IS NOT earlier.captions AS captions_changed,
       earlier.title AS title_before, later.title AS title_after,
       length(later.body) - length(earlier.body) AS characters_added,
       earlier.modified_at AS modified_before, later.modified_at AS modified_after,
       CASE
           WHEN later.modified_at IS NULL OR later.modified_at <= earlier.modified_at THEN 'silent'
           WHEN substr(later.modified_rule, 1, instr(later.modified_rule, ':') - 1)
                IN ('meta', 'json_ld', 'microdata', 'time') THEN 'declared'
           ELSE 'announced'
       END AS notice
FROM revisions AS later
JOIN revisions AS earlier
  ON earlier.article_id = later.article_id AND earlier.number = later.number - 1
JOIN articles AS a ON a.id = later.article_id
WHERE later.number > 1;

CREATE VIEW first_day_views AS
SELECT a.id AS article_id, a.url, a.site, a.section, a.title, a.published_at, v.observed_at,
       round((julianday(v.observed_at) - julianday(a.published_at)) * 24, 1) AS hours, v.count
FROM articles AS a
JOIN views AS v ON v.article_id = a.id
WHERE a.published_precision <> 'day'
  AND v.observed_at = (
      SELECT max(observed_at) FROM views
      WHERE article_id = a.id AND observed_at >= a.published_at
        AND observed_at <= strftime('%Y-%m-%dT%H:%M:%SZ', a.published_at, '+24 hours'));

CREATE VIEW fastest_risers AS
SELECT later.article_id, later.url, later.site, later.section, later.title,
       earlier.observed_at AS from_at, later.observed_at AS to_at,
       later.count - earlier.count AS gained,
       round((later.count - earlier.count)
             / ((julianday(later.observed_at) - julianday(earlier.observed_at)) * 24), 2)
           AS per_hour
FROM latest_views AS later
JOIN views AS earlier ON earlier.article_id = later.article_id
WHERE earlier.observed_at = (
    SELECT max(observed_at) FROM views
    WHERE article_id = later.article_id AND observed_at < later.observed_at);
"""

# What analysts begin with: an article in one row, people in one row a role, what was taken down.
READING = """
CREATE VIEW articles_with_views AS
SELECT a.id AS article_id, a.url, a.site, a.section, a.title, a.published_at, a.published_local,
       a.published_date, a.dateline_place, a.place_code, a.word_count, a.removed_at,
       (SELECT group_concat(name, '; ') FROM (SELECT name FROM bylines
        WHERE article_id = a.id AND role = 'reporter' ORDER BY position)) AS reporters,
       (SELECT group_concat(name, '; ') FROM (SELECT name FROM bylines
        WHERE article_id = a.id AND role = 'editor' ORDER BY position)) AS editors,
       (SELECT count FROM views WHERE article_id = a.id ORDER BY observed_at DESC LIMIT 1) AS views,
       (SELECT max(observed_at) FROM views WHERE article_id = a.id) AS views_observed_at
FROM articles AS a
WHERE a.duplicate_of IS NULL;

CREATE VIEW people_with_roles AS
SELECT p.id AS person_id, p.name, p.site, b.role, count(DISTINCT b.article_id) AS articles,
       count(DISTINCT a.section) AS sections,
       min(a.published_date) AS first_day, max(a.published_date) AS last_day
FROM people AS p
JOIN bylines AS b ON b.person_id = p.id
JOIN articles AS a ON a.id = b.article_id
WHERE a.duplicate_of IS NULL
GROUP BY p.id, b.role;

CREATE VIEW removals AS
SELECT a.id AS article_id, a.url, a.site, a.section, a.title, a.published_at, a.last_seen_at,
       a.removed_at,
       round((julianday(a.removed_at) - julianday(a.published_at)) * 24, 1) AS hours_online,
       (SELECT status FROM absences WHERE article_id = a.id ORDER BY seen_at DESC LIMIT 1) AS status
FROM articles AS a
WHERE a.removed_at IS NOT NULL;
"""

"""The archive's tables, indexes and triggers, and the migrations that build them.

Migrations are named and append-only: one that has been released is never edited, a change is a new
one at the end. Every table, column and view is explained in ``docs/schema.md``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from newsarchive.store import text_index, views

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

_OPERATION = """
CREATE TABLE sites (
    name TEXT PRIMARY KEY,
    publisher TEXT,
    home TEXT,
    utc_offset TEXT,
    regencies TEXT NOT NULL DEFAULT '[]',
    verified TEXT
) STRICT;

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    sites TEXT NOT NULL DEFAULT '[]',
    started_at TEXT NOT NULL,
    finished_at TEXT,
    outcome TEXT,
    counts TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE captures (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    status INTEGER NOT NULL,
    digest TEXT,
    etag TEXT,
    last_modified TEXT,
    warc_file TEXT,
    warc_offset INTEGER,
    warc_length INTEGER,
    run_id INTEGER REFERENCES runs (id)
) STRICT;
CREATE INDEX captures_by_url ON captures (url, fetched_at);

CREATE TABLE frontier (
    url TEXT UNIQUE NOT NULL,
    site TEXT NOT NULL REFERENCES sites (name),
    kind TEXT NOT NULL CHECK (kind IN ('listing', 'article')),
    section TEXT,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
    priority INTEGER NOT NULL DEFAULT 0,
    discovered_at TEXT NOT NULL,
    visit_at TEXT,
    visited_at TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_status INTEGER,
    error TEXT
) STRICT;
CREATE INDEX frontier_in_order ON frontier (site, state, priority DESC, discovered_at);
"""

# Short columns stand before the long ones: SQLite reads a row from its start, so grouping by day
# or section never touches the pages that the bodies spill over to.
_ARTICLES = """
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    url TEXT UNIQUE NOT NULL,
    site TEXT REFERENCES sites (name),
    section TEXT,
    published_at TEXT,
    published_local TEXT,
    published_date TEXT,
    published_precision TEXT CHECK (published_precision IN ('second', 'minute', 'day')),
    modified_at TEXT,
    modified_local TEXT,
    dateline_place TEXT,
    dateline_outlet TEXT,
    place_code TEXT,
    language TEXT,
    word_count INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    record_hash TEXT NOT NULL,
    links_hash TEXT NOT NULL,
    first_seen_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL,
    removed_at TEXT,
    duplicate_of INTEGER REFERENCES articles (id),
    capture_id INTEGER REFERENCES captures (id),
    extractor_version TEXT NOT NULL,
    page_starts TEXT NOT NULL,
    title TEXT,
    captions TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX articles_by_site ON articles (site, published_date, published_at, duplicate_of);
CREATE INDEX articles_by_day ON articles (published_date, site, duplicate_of);
CREATE INDEX articles_by_content ON articles (content_hash) WHERE word_count > 0;
CREATE INDEX articles_by_original ON articles (duplicate_of) WHERE duplicate_of IS NOT NULL;

CREATE TABLE aliases (
    url TEXT PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('redirect', 'canonical', 'amp', 'page', 'tracking'))
) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_by_article ON aliases (article_id);

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    site TEXT REFERENCES sites (name),
    key TEXT NOT NULL,
    name TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX people_once ON people (key, ifnull(site, ''));

CREATE TABLE bylines (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    label TEXT,
    name TEXT NOT NULL,
    person_id INTEGER REFERENCES people (id),
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX bylines_by_person ON bylines (person_id, role);

CREATE TABLE images (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    caption TEXT,
    credit TEXT,
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tags (
    id INTEGER PRIMARY KEY,
    name TEXT UNIQUE NOT NULL
) STRICT;

CREATE TABLE article_tags (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    tag_id INTEGER NOT NULL REFERENCES tags (id),
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tags_by_tag ON article_tags (tag_id);

CREATE TABLE links (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('related', 'inline', 'trending')),
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    published_at TEXT,
    published_local TEXT,
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE views (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    observed_at TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (article_id, observed_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE revisions (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    observed_at TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    capture_id INTEGER REFERENCES captures (id),
    section TEXT,
    title TEXT,
    captions TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (article_id, number),
    UNIQUE (article_id, observed_at)
) STRICT;
"""

_PROVENANCE = """
CREATE TABLE field_sources (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    rule TEXT NOT NULL,
    raw TEXT NOT NULL,
    PRIMARY KEY (article_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE problems (
    id INTEGER PRIMARY KEY,
    run_id INTEGER REFERENCES runs (id),
    url TEXT,
    field TEXT NOT NULL,
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    seen_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX problems_once
    ON problems (ifnull(url, ''), field, rule, reason, ifnull(run_id, 0));
CREATE INDEX problems_by_run ON problems (run_id);
"""

# The rowid of the index is articles.id, so newest-first is a descending walk that needs no sort.
# An update rewrites the index only where the indexed text differs: it is most of a write's cost.
_SEARCH = """
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title, body, captions,
    content = 'articles', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts (rowid, title, body, captions)
    VALUES (new.id, new.title, new.body, new.captions);
END;

CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, body, captions)
    VALUES ('delete', old.id, old.title, old.body, old.captions);
END;

CREATE TRIGGER articles_fts_update AFTER UPDATE OF title, body, captions ON articles
WHEN old.title IS NOT new.title OR old.body <> new.body OR old.captions <> new.captions
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, body, captions)
    VALUES ('delete', old.id, old.title, old.body, old.captions);
    INSERT INTO articles_fts (rowid, title, body, captions)
    VALUES (new.id, new.title, new.body, new.captions);
END;
"""

# Most look-ups ask where the archive's knowledge of a WARC file ends, or which parts a page has.
_CAPTURES = """
ALTER TABLE captures ADD COLUMN kind TEXT NOT NULL DEFAULT 'other'
    CHECK (kind IN ('listing', 'article', 'part', 'robots', 'other'));
ALTER TABLE captures ADD COLUMN section TEXT;
ALTER TABLE captures ADD COLUMN part_of INTEGER REFERENCES captures (id);
ALTER TABLE captures ADD COLUMN content_type TEXT;
ALTER TABLE captures ADD COLUMN record TEXT NOT NULL DEFAULT 'response'
    CHECK (record IN ('response', 'revisit'));
ALTER TABLE captures ADD COLUMN refers_to INTEGER REFERENCES captures (id);
CREATE INDEX captures_by_place ON captures (warc_file, warc_offset);
CREATE INDEX captures_by_kind ON captures (kind, id);
CREATE INDEX captures_by_page ON captures (part_of) WHERE part_of IS NOT NULL;

ALTER TABLE views ADD COLUMN capture_id INTEGER REFERENCES captures (id);
"""

# A revision says which time of change its page gave, and by which rule, so that an edit that the
# page prints is told from one that only a CMS noted. An article is removed when two runs missed it;
# the visits that missed it are kept, so that removed_at follows from stored facts alone. A visit's
# row knows the article it brought, for the address that a site answers to is not the canonical one.
_KEEPING = """
ALTER TABLE revisions ADD COLUMN modified_at TEXT;
ALTER TABLE revisions ADD COLUMN modified_rule TEXT;
CREATE INDEX revisions_by_edit ON revisions (observed_at) WHERE number > 1;

CREATE TABLE absences (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    run_id INTEGER NOT NULL REFERENCES runs (id),
    seen_at TEXT NOT NULL,
    status INTEGER,
    PRIMARY KEY (article_id, run_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE frontier ADD COLUMN article_id INTEGER REFERENCES articles (id);
"""

# A table's CHECK cannot be altered, so the frontier is made anew. Articles stored before revisits
# were planned get a plan by their age, each at one of its addresses. Of the two indexes one finds
# what is in a state (in flight, planned up to an instant), the other the most urgent of the queue.
_VISITS = """
PRAGMA legacy_alter_table = ON;
CREATE TABLE frontier_anew (
    url TEXT UNIQUE NOT NULL,
    site TEXT NOT NULL REFERENCES sites (name),
    kind TEXT NOT NULL CHECK (kind IN ('wp_json', 'sitemap', 'feed', 'listing', 'article')),
    section TEXT,
    state TEXT NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'due', 'in flight', 'done', 'failed')),
    priority INTEGER NOT NULL DEFAULT 0,
    discovered_at TEXT NOT NULL,
    visit_at TEXT,
    visited_at TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_status INTEGER,
    error TEXT,
    article_id INTEGER REFERENCES articles (id),
    run_id INTEGER REFERENCES runs (id)
) STRICT;
INSERT INTO frontier_anew (url, site, kind, section, state, priority, discovered_at, visit_at,
                           visited_at, attempts, last_status, error, article_id)
SELECT url, site, kind, section, state, priority, discovered_at, visit_at,
       visited_at, attempts, last_status, error, article_id FROM frontier ORDER BY rowid;
DROP TABLE frontier;
ALTER TABLE frontier_anew RENAME TO frontier;
PRAGMA legacy_alter_table = OFF;
CREATE INDEX frontier_by_state ON frontier (site, state, priority, visit_at);
CREATE INDEX frontier_queue ON frontier (site, priority DESC, discovered_at)
    WHERE state = 'waiting' OR state = 'due';
CREATE INDEX frontier_by_article ON frontier (article_id) WHERE article_id IS NOT NULL;
UPDATE frontier SET priority = 1, visit_at = strftime(
    '%Y-%m-%dT%H:%M:%SZ', visited_at,
    iif((SELECT coalesce(published_at, first_seen_at) FROM articles WHERE id = article_id)
        > strftime('%Y-%m-%dT%H:%M:%SZ', visited_at, '-30 days'), '+7 days', '+90 days'))
WHERE state = 'done' AND rowid IN (
    SELECT min(rowid) FROM frontier WHERE article_id IS NOT NULL GROUP BY article_id);

CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL REFERENCES sites (name),
    url TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('wp_json', 'sitemap', 'feed')),
    section TEXT,
    is_news INTEGER NOT NULL DEFAULT 0,
    origin TEXT NOT NULL CHECK (origin IN ('site file', 'robots.txt', 'page', 'probe', 'index')),
    state TEXT NOT NULL DEFAULT 'untried' CHECK (state IN ('untried', 'open', 'closed')),
    found_at TEXT NOT NULL,
    asked_at TEXT,
    told_to TEXT,
    read_to TEXT,
    total INTEGER,
    UNIQUE (site, url)
) STRICT;

CREATE TABLE yields (
    run_id INTEGER NOT NULL REFERENCES runs (id),
    site TEXT NOT NULL REFERENCES sites (name),
    source TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('wp_json', 'sitemap', 'feed', 'listing', 'revisit')),
    pages INTEGER NOT NULL,
    listed INTEGER NOT NULL,
    new INTEGER NOT NULL,
    edited INTEGER NOT NULL,
    seconds REAL NOT NULL,
    status INTEGER,
    error TEXT,
    PRIMARY KEY (run_id, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX yields_by_source ON yields (site, source, run_id);
"""

# What is usual of a site is a matter of its past runs. Shares are JSON, for their names follow the
# fields that are read: one more field is no change of the schema.
_HEALTH = """
CREATE TABLE health (
    run_id INTEGER NOT NULL REFERENCES runs (id),
    site TEXT NOT NULL REFERENCES sites (name),
    measured_at TEXT NOT NULL,
    articles INTEGER NOT NULL,
    days INTEGER NOT NULL,
    body_median INTEGER,
    copies INTEGER NOT NULL,
    listings INTEGER NOT NULL,
    pages_turned INTEGER NOT NULL,
    blocked INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    shares TEXT NOT NULL,
    PRIMARY KEY (site, run_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE runs ADD COLUMN report TEXT;
"""

# What a site asked of us, kept between runs: to be left alone for a while, and its robots.txt.
_MANNERS = """
ALTER TABLE sites ADD COLUMN not_before TEXT;

CREATE TABLE robots (
    host TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    fetched_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


STEPS = (
    ("0001_operation", _OPERATION),
    ("0002_articles", _ARTICLES),
    ("0003_provenance", _PROVENANCE),
    ("0004_search", _SEARCH),
    ("0005_views_for_analysts", views.FIRST),
    ("0006_captures", _CAPTURES),
    ("0007_keeping", _KEEPING),
    ("0008_views_of_change", views.CHANGE),
    ("0009_visits", _VISITS),
    ("0010_health", _HEALTH),
    ("0011_search_by_publication", text_index.BY_PUBLICATION),
    ("0012_manners", _MANNERS),
    ("0013_views_for_reading", views.READING),
)
"""Every migration in order: its name, as each archive records it, and its SQL."""

MIGRATION_SET, MIGRATIONS_TABLE = "newsarchive", "_sqlite_migrations"
"""Under which name, and where, sqlite-utils notes in an archive what it has applied."""


def migrations() -> Migrations:
    """The steps as sqlite-utils applies them."""
    # Loaded here: it takes pandas along where that is installed, a second, and most commands find
    # nothing to migrate.
    from sqlite_utils.migrations import Migrations

    steps = Migrations(MIGRATION_SET)
    for name, sql in STEPS:
        steps(name=name)(_script(sql))
    return steps


def _script(sql: str) -> Callable[[Database], None]:
    def run(db: Database) -> None:
        db.executescript(sql)

    return run

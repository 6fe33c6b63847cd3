"""Articles that both archives have: the later sighting's row holds, every revision is kept."""

# ruff: noqa: S608 - statements are put together from the schema's own names, never values

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from newsarchive.store.archive import Archive
from newsarchive.store.merging.interleaving import Seen, interleave
from newsarchive.store.merging.source import Source

OF_THE_PAGE = ("bylines", "images", "article_tags", "field_sources", "links")
"""Tables that say what the page of the last visit says: one archive's rows hold as a whole."""

SERIES = ("views", "absences")
"""Tables that say what each visit found: the rows of both archives hold."""

_NOT_OF_THE_PAGE = (
    "id", "url", "first_seen_at", "last_seen_at", "removed_at", "duplicate_of", "search_id",
)  # fmt: skip

# The place of a capture says which it is, in whatever archive.
_CAPTURE = """
ifnull((SELECT json_array(c.warc_file, c.warc_offset, c.url, c.fetched_at)
        FROM {schema}.captures AS c WHERE c.id = {capture_id}), '')
"""

_SAME_VISIT = {
    "views": f"""
        count = excluded.count, capture_id = excluded.capture_id
        WHERE (excluded.count, {_CAPTURE.format(schema="main", capture_id="excluded.capture_id")})
            > (views.count, {_CAPTURE.format(schema="main", capture_id="views.capture_id")})
    """,
    "absences": """
        seen_at = min(absences.seen_at, excluded.seen_at),
        status = max(absences.status, excluded.status)
    """,
}
"""What becomes of two rows of one visit."""

_SIGHT = """
UPDATE main.articles SET first_seen_at = min(articles.first_seen_at, seen.first),
                         last_seen_at = max(articles.last_seen_at, seen.last)
FROM (
    SELECT p.id, min(s.first_seen_at) AS first, max(s.last_seen_at) AS last
    FROM temp.members AS p JOIN {schema}.articles AS s ON s.id = p.source_id
    WHERE p.schema = '{schema}' GROUP BY p.id
) AS seen WHERE articles.id = seen.id
"""

# As the archive itself has it when it is told of an absence: two runs missed the article.
_REMOVE = """
UPDATE main.articles SET removed_at = (
    SELECT iif(count(*) > 1, min(seen_at), NULL) FROM main.absences
    WHERE article_id = articles.id AND seen_at > articles.last_seen_at
) WHERE id IN (SELECT id FROM temp.members)
"""

_NEXT = "SELECT DISTINCT id FROM temp.members WHERE id > ? ORDER BY id LIMIT 500"

_OURS = """
SELECT id, 'main', id, last_seen_at, content_hash, record_hash, links_hash, extractor_version
FROM main.articles WHERE id IN (SELECT value FROM json_each(?))
"""

_THEIRS = """
SELECT p.id, p.schema, p.source_id,
       s.last_seen_at, s.content_hash, s.record_hash, s.links_hash, s.extractor_version
FROM temp.members AS p JOIN {schema}.articles AS s ON s.id = p.source_id
WHERE p.schema = '{schema}' AND p.id IN (SELECT value FROM json_each(?))
"""

# In what two archives can differ that read the same page at the same time.
_DETAIL = f"""
SELECT json_array(s.place_code, {_CAPTURE.format(schema="{schema}", capture_id="s.capture_id")}, (
    SELECT json_group_array(json_array(field, rule, raw)) FROM (
        SELECT * FROM {{schema}}.field_sources WHERE article_id = s.id ORDER BY field)))
FROM {{schema}}.articles AS s WHERE s.id = ?
"""

_REVISIONS = f"""
SELECT s.observed_at, s.content_hash, json_array({{modified}},
       {_CAPTURE.format(schema="{schema}", capture_id="s.capture_id")}), {{ours}},
       '{{schema}}', s.rowid
FROM {{schema}}.revisions AS s WHERE s.article_id = ?
"""

# One archive saw an edit; the other saw later that the page reads as it had before.
_REVERT = """
INSERT OR REPLACE INTO main.revisions
    (article_id, number, observed_at, content_hash, capture_id, section, title, captions, body,
     modified_at, modified_rule)
SELECT id, ?2, last_seen_at, content_hash, capture_id, section, title, captions, body, modified_at,
       (SELECT rule FROM main.field_sources WHERE article_id = ?1 AND field = 'modified_at')
FROM main.articles WHERE id = ?1
"""


class Member(NamedTuple):
    """One archive's row of an article, as far as it decides which of several rows holds."""

    article_id: int
    """The article in the archive that is merged into."""
    schema: str
    """Of the archive that the row stands in, as the connection calls it."""
    id: int
    """Its row there."""
    last_seen_at: str
    content: str
    record: str
    links: str
    version: str


Group = list[Member]
"""All rows of one article; the archive's own is the first."""


def copy_rows(source: Source, table: str, chosen: str, conflict: str = "") -> None:
    """Add the source's rows of ``table`` that belong to the articles in ``temp.<chosen>``."""
    columns = source.columns(table, leave_out=("article_id",))
    if columns:
        source.archive.execute(
            f"INSERT INTO main.{table} (article_id, {', '.join(columns)})"
            f" SELECT p.id, {source.values(table, columns)} FROM temp.{chosen} AS p"
            f" JOIN {source.schema}.{table} AS s ON s.article_id = p.source_id"
            f" WHERE p.schema = '{source.schema}' {conflict}"
        )


def merge_members(source: Source) -> None:
    """Merge the rows in ``temp.members`` into the articles that they are.

    A row is the source's, or the archive's own where two of its articles turned out to be one. All
    rows of an article are judged at once: one by one, their order would matter.
    """
    archive = source.archive
    sources = {one.schema: one for one in (source, Source(archive, "main"))}
    taken: list[Member] = []
    reverted: list[tuple[int, int]] = []
    for group in _groups(archive, sources):
        revisions = _merge_revisions(sources, group)
        last = revisions[-1].content_hash if revisions else None
        holds = _holding(sources, group, last)
        if holds is not group[0]:
            taken.append(holds)
        if holds.content != last:
            reverted.append((holds.article_id, len(revisions) + 1))
    _take(sources, taken)
    for one in sources.values():
        archive.execute(_SIGHT.format(schema=one.schema))
    archive.execute_each(_REVERT, reverted)
    for one in sources.values():
        for table, changes in _SAME_VISIT.items():
            copy_rows(one, table, "members", f"ON CONFLICT DO UPDATE SET {changes}")
    archive.execute(_REMOVE)


def _groups(archive: Archive, schemas: Iterable[str]) -> Iterator[Group]:
    queries = [_OURS, *(_THEIRS.format(schema=schema) for schema in schemas)]
    last = 0
    while ids := [article_id for (article_id,) in archive.select(_NEXT, [last])]:
        last = ids[-1]
        groups: dict[int, Group] = {article_id: [] for article_id in ids}
        for query in queries:
            for row in archive.select(query, [json.dumps(ids)]):
                groups[row[0]].append(Member(*row))
        yield from groups.values()


def _merge_revisions(sources: Mapping[str, Source], group: Group) -> list[Seen]:
    """Store the revisions that the article has had by what each archive saw; all of them."""
    ours, *others = (_revisions(sources[one.schema], one.id, ours=one is group[0]) for one in group)
    merged = interleave([*ours, *(seen for series in others for seen in series)])
    if merged != ours:
        _store_revisions(sources, group[0].article_id, ours, merged)
    return merged


def _revisions(source: Source, article_id: int, *, ours: bool) -> list[Seen]:
    modified = source.values("revisions", ("modified_at", "modified_rule"))
    query = _REVISIONS.format(schema=source.schema, modified=modified, ours=int(ours))
    rows = source.archive.select(f"{query} ORDER BY s.number", [article_id])
    return [Seen(*row) for row in rows]


def _store_revisions(
    sources: Mapping[str, Source], article_id: int, ours: list[Seen], merged: list[Seen]
) -> None:
    archive = sources["main"].archive
    kept = {one.row for one in merged if one.ours}
    archive.execute_each(
        "DELETE FROM main.revisions WHERE rowid = ?",
        [(one.row,) for one in ours if one.row not in kept],
    )
    # Out of the way first: a number must not stand twice, not even for a moment.
    archive.execute("UPDATE main.revisions SET number = -number WHERE article_id = ?", [article_id])
    numbered = list(enumerate(merged, 1))
    archive.execute_each(
        "UPDATE main.revisions SET number = ? WHERE rowid = ?",
        [(number, one.row) for number, one in numbered if one.ours],
    )
    for source in sources.values():
        columns = source.columns("revisions", leave_out=("article_id", "number"))
        archive.execute_each(
            f"INSERT INTO main.revisions (article_id, number, {', '.join(columns)})"
            f" SELECT ?, ?, {source.values('revisions', columns)}"
            f" FROM {source.schema}.revisions AS s WHERE s.rowid = ?",
            [
                (article_id, number, one.row)
                for number, one in numbered
                if not one.ours and one.schema == source.schema
            ],
        )


def _holding(sources: Mapping[str, Source], group: Group, last_content: str | None) -> Member:
    """The row that holds: seen last, or of those seen last the one that shows the last revision.

    Of rows that differ in neither, any order will do that is the same in every archive.
    """

    def rank(one: Member) -> tuple[object, ...]:
        return one.last_seen_at, one.content == last_content, *one[4:]

    best = max(map(rank, group))
    equals = [one for one in group if rank(one) == best]
    if len(equals) == 1:
        return equals[0]
    return max(equals, key=lambda one: _detail(sources[one.schema], one))


def _detail(source: Source, one: Member) -> str:
    [(detail,)] = source.archive.select(_DETAIL.format(schema=source.schema), [one.id])
    return str(detail)


def _take(sources: Mapping[str, Source], taken: list[Member]) -> None:
    """Let each row, and all that its page says, stand in place of the archive's."""
    archive = sources["main"].archive
    archive.execute("DROP TABLE IF EXISTS temp.taken")
    archive.execute(
        "CREATE TEMP TABLE taken (id INTEGER PRIMARY KEY, schema TEXT, source_id INTEGER)"
    )
    archive.execute_each("INSERT INTO temp.taken VALUES (?, ?, ?)", [one[:3] for one in taken])
    for table in OF_THE_PAGE:
        archive.execute(f"DELETE FROM main.{table} WHERE article_id IN (SELECT id FROM temp.taken)")
    for source in sources.values():
        columns = source.columns("articles", leave_out=_NOT_OF_THE_PAGE)
        changes = ", ".join(f"{name} = {source.value('articles', name)}" for name in columns)
        archive.execute(
            f"UPDATE main.articles SET {changes} FROM temp.taken AS p"
            f" JOIN {source.schema}.articles AS s ON s.id = p.source_id"
            f" WHERE p.schema = '{source.schema}' AND articles.id = p.id"
        )
        for table in OF_THE_PAGE:
            copy_rows(source, table, "taken")

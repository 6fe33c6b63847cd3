"""Rows that are recognised by what they say: sites, runs, captures, people, tags, doubts, URLs."""

# ruff: noqa: S608 - statements are put together from the schema's own names, never values

from __future__ import annotations

from newsarchive.store.merging.source import Source

# Two machines that begin the same command in the same second are two runs; a run that had not
# ended when its archive was copied is the one that has ended in the other.
_SAME_RUN = """
m.command = s.command AND m.sites = s.sites AND m.started_at = s.started_at
AND (m.finished_at IS NULL OR s.finished_at IS NULL
     OR (m.finished_at, m.outcome, m.counts) = (s.finished_at, s.outcome, s.counts))
"""
_END_RUN = """
UPDATE main.runs SET finished_at = s.finished_at, outcome = s.outcome, counts = s.counts
FROM temp.runs_map AS n JOIN {schema}.runs AS s ON s.id = n.source_id
WHERE runs.id = n.id AND runs.finished_at IS NULL AND s.finished_at IS NOT NULL
"""

_SAME_CAPTURE = """
m.url = s.url AND m.fetched_at = s.fetched_at AND m.status = s.status AND m.digest IS s.digest
AND m.warc_file IS s.warc_file AND m.warc_offset IS s.warc_offset
"""

_SAME_NAME = {
    "people": "m.key = s.key AND ifnull(m.site, '') = ifnull(s.site, '')",
    "tags": "m.name = s.name",
}
# Of "RINI ASTUTI" and "Rini Astuti" the second.
_NAME_PERSON = """
UPDATE main.people SET name = s.name
FROM temp.people_map AS n JOIN {schema}.people AS s ON s.id = n.source_id
WHERE people.id = n.id AND people.name < s.name
"""


def merge_sites(source: Source) -> None:
    """Of two descriptions of a newsroom the later verified one holds, else the fuller one."""
    columns = source.columns("sites", leave_out=["name"])
    described = ["verified", *(name for name in columns if name != "verified")]
    source.archive.execute(
        f"INSERT INTO main.sites (name, {', '.join(columns)})"
        f" SELECT s.name, {source.values('sites', columns)} FROM {source.schema}.sites AS s"
        f" WHERE true ON CONFLICT (name) DO UPDATE SET {_taken(columns)}"
        f" WHERE {_greater('sites', described)}"
    )


def merge_runs(source: Source) -> None:
    """Every run once."""
    source.map("runs", _SAME_RUN)
    source.add_new("runs")
    source.archive.execute(_END_RUN.format(schema=source.schema))


def merge_captures(source: Source) -> None:
    """Every capture once; its record stays in the WARC file that it names."""
    source.map("captures", _SAME_CAPTURE)
    source.add_new("captures")


def merge_names(source: Source) -> None:
    """People and tags."""
    for table, same in _SAME_NAME.items():
        source.map(table, same)
        source.add_new(table)
    source.archive.execute(_NAME_PERSON.format(schema=source.schema))


def merge_frontier(source: Source) -> None:
    """Of two rows of a URL the one that was visited later holds; of unvisited ones, any waiting."""
    columns = source.columns("frontier")
    kept = ("url", "discovered_at", "priority", "article_id")
    told = [name for name in columns if name not in kept]
    newer = _greater("frontier", list(dict.fromkeys(["visited_at", "state", *told])))
    changes = [f"{name} = iif({newer}, excluded.{name}, frontier.{name})" for name in told]
    changes += [
        "discovered_at = min(frontier.discovered_at, excluded.discovered_at)",
        "priority = max(frontier.priority, excluded.priority)",
    ]
    if "article_id" in columns:
        known = "frontier.article_id, excluded.article_id"
        changes.append(f"article_id = coalesce(iif({newer}, excluded.article_id, NULL), {known})")
    source.archive.execute(
        f"INSERT INTO main.frontier ({', '.join(columns)})"
        f" SELECT {source.values('frontier', columns)} FROM {source.schema}.frontier AS s"
        f" WHERE true ORDER BY s.rowid ON CONFLICT (url) DO UPDATE SET {', '.join(changes)}"
    )


def merge_sources(source: Source) -> None:
    """Every source once, as the archive that asked it last knows it."""
    columns = source.columns("sources", leave_out=["id"])
    if columns:
        changes = [name for name in columns if name not in ("site", "url", "found_at")]
        source.archive.execute(
            f"INSERT INTO main.sources ({', '.join(columns)})"
            f" SELECT {source.values('sources', columns)} FROM {source.schema}.sources AS s"
            f" WHERE true ON CONFLICT (site, url) DO UPDATE SET {_taken(changes)}"
            f" WHERE {_greater('sources', ['asked_at'])}"
        )


def merge_yields(source: Source) -> None:
    """What each source brought in each run, once."""
    columns = source.columns("yields")
    if columns:
        source.archive.execute(
            f"INSERT INTO main.yields ({', '.join(columns)})"
            f" SELECT {source.values('yields', columns)} FROM {source.schema}.yields AS s"
            " WHERE true ON CONFLICT DO NOTHING"
        )


def merge_problems(source: Source) -> None:
    """Every doubt once a run, as first seen."""
    columns = source.columns("problems", leave_out=["id"])
    source.archive.execute(
        f"INSERT INTO main.problems ({', '.join(columns)})"
        f" SELECT {source.values('problems', columns)} FROM {source.schema}.problems AS s"
        " WHERE true ORDER BY s.id"
        " ON CONFLICT DO UPDATE SET seen_at = min(problems.seen_at, excluded.seen_at)"
    )


def _taken(columns: list[str]) -> str:
    return ", ".join(f"{name} = excluded.{name}" for name in columns)


def _greater(table: str, columns: list[str]) -> str:
    """SQL for: the new row is the greater, column by column; what is missing is the least."""
    new, old = (
        ", ".join(f"ifnull({row}.{name}, '')" for name in columns) for row in ("excluded", table)
    )
    return f"({new}) > ({old})"

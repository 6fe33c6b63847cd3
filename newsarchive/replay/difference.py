"""What today's rules would change: an archive beside its own replay, field by field."""

# ruff: noqa: S608 - statements are put together from our own table and column names, never values

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import asdict, dataclass, field
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any

from newsarchive.database import ResourceErrors, reading
from newsarchive.errors import ResourceError
from newsarchive.replay.reader import Sites
from newsarchive.replay.rebuild import Listener, Replay, replay_into

_COLUMNS = (
    "title", "section", "published_local", "published_precision", "modified_local",
    "dateline_place", "dateline_outlet", "language", "captions", "body", "page_starts",
)  # fmt: skip

_LISTS = {
    "bylines": "SELECT position, role || ': ' || name AS one FROM {db}.bylines",
    "images": "SELECT position, url || ifnull(' (' || credit || ')', '') AS one FROM {db}.images",
    "tags": "SELECT position, article_id, name AS one FROM {db}.article_tags"
    " JOIN {db}.tags ON tags.id = tag_id",
    "links": "SELECT position, kind || ' ' || url || ' ' || title AS one FROM {db}.links",
    "views": "SELECT observed_at AS position, observed_at || ' ' || count AS one FROM {db}.views",
    "aliases": "SELECT url AS position, kind || ' ' || url AS one FROM {db}.aliases",
    "revisions": "SELECT number AS position, number || ' ' || content_hash AS one"
    " FROM {db}.revisions",
}
"""Field of several values -> its values with their order."""

_CHANGES = """
SELECT before.url, {before}, {after}
FROM main.articles AS before JOIN new.articles AS after ON after.url = before.url
WHERE {before} IS NOT {after} ORDER BY before.id
"""

_ONLY_IN = """
SELECT url FROM {one}.articles WHERE url NOT IN (SELECT url FROM {other}.articles) ORDER BY id
"""

_COMPARED = "SELECT count(*) FROM main.articles JOIN new.articles USING (url)"

_SHOWN_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class Sample:
    """One article of which a field changes; of a long text, the first line that does."""

    url: str
    before: str | None
    after: str | None


@dataclass
class FieldDifference:
    """How many articles change in one field, and some of them."""

    changed: int = 0
    found: int = 0
    """Of those, how many had no value before."""
    lost: int = 0
    """Of those, how many have none any more."""
    samples: list[Sample] = field(default_factory=list)


@dataclass
class Difference:
    """What a replay would change in an archive."""

    replay: Replay
    compared: int = 0
    """Articles that both have."""
    changed: int = 0
    """Of those, how many differ in any field."""
    appear: list[str] = field(default_factory=list)
    """URLs of articles that only the replay has."""
    vanish: list[str] = field(default_factory=list)
    """URLs of articles that only the archive has; not told of a part of the captures."""
    fields: dict[str, FieldDifference] = field(default_factory=dict)
    """Field -> its changes, where there are any."""

    def to_json(self) -> dict[str, Any]:
        """The whole of it for machines."""
        return asdict(self)


def difference(
    path: Path,
    sites: Sites,
    *,
    site: str | None = None,
    since: date | None = None,
    workers: int | None = None,
    samples: int = 5,
    listener: Listener | None = None,
) -> Difference:
    """What :func:`replay_into` would change, with at most ``samples`` articles a field.

    The archive stays as it is; the replay is written beside it and removed again.
    """
    try:
        scratch = tempfile.TemporaryDirectory(prefix=".replay-", dir=path.absolute().parent)
    except OSError as error:
        raise ResourceError(f"{path.parent} cannot be written: {error.strerror}.") from error
    with scratch as folder:
        new = Path(folder) / "archive.db"
        done = replay_into(
            path, new, sites, site=site, since=since, workers=workers, listener=listener,
            with_files=False,
        )  # fmt: skip
        done.into = None
        found = Difference(done)
        whole = site is None and since is None
        with reading(path) as connection, ResourceErrors(path):
            connection.execute("ATTACH DATABASE ? AS new", [f"{new.resolve().as_uri()}?mode=ro"])
            _compare(connection, found, samples, whole=whole)
    return found


def _compare(
    connection: sqlite3.Connection, found: Difference, samples: int, *, whole: bool
) -> None:
    [(found.compared,)] = connection.execute(_COMPARED)
    found.appear = _urls(connection, "new", "main")
    found.vanish = _urls(connection, "main", "new") if whole else []
    changed: set[str] = set()
    for name in (*_COLUMNS, *_LISTS):
        one = FieldDifference()
        rows = connection.execute(
            _CHANGES.format(before=_value(name, "before"), after=_value(name, "after"))
        )
        for url, before, after in rows:
            changed.add(url)
            one.changed += 1
            one.found += not before
            one.lost += not after
            if len(one.samples) < samples:
                one.samples.append(Sample(url, *_first_change(before, after)))
        if one.changed:
            found.fields[name] = one
    found.changed = len(changed)


def _urls(connection: sqlite3.Connection, one: str, other: str) -> list[str]:
    return [url for (url,) in connection.execute(_ONLY_IN.format(one=one, other=other))]


def _value(name: str, side: str) -> str:
    """The SQL of one field's value, as text, in the archive (``before``) or the replay."""
    if name in _COLUMNS:
        return f"{side}.{name}"
    values = _LISTS[name].format(db="main" if side == "before" else "new")
    return (
        "(SELECT group_concat(one, char(10)) FROM"
        f" ({values} WHERE article_id = {side}.id ORDER BY 1))"
    )


def _first_change(before: str | None, after: str | None) -> tuple[str | None, str | None]:
    """The first line in which two texts differ, from a little before where it does."""
    if not before or not after:
        return _shown(before), _shown(after)
    for old, new in zip_longest(before.split("\n"), after.split("\n")):
        if old != new:
            return _shown(old), _shown(new)
    return _shown(before), _shown(after)


def _shown(text: str | None) -> str | None:
    if text is None or len(text) <= _SHOWN_CHARACTERS:
        return text
    return f"{text[:_SHOWN_CHARACTERS]}..."

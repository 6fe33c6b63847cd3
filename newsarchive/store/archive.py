"""The only writer of the archive: whatever belongs together is stored together or not at all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from newsarchive.database import BUSY_TIMEOUT_S, ResourceErrors
from newsarchive.model import AliasKind, Article, Problem
from newsarchive.store import keeping
from newsarchive.store.keeping import Outcome
from newsarchive.store.opening import open_for_writing
from newsarchive.store.record import stamp, storable_row

if TYPE_CHECKING:
    from newsarchive.site import Site

Values = Sequence[Any] | Mapping[str, Any]

_LOOK_UP = 500
"""URLs asked for at once; longer lists gain nothing, shorter ones cost a statement each."""

_OUTERMOST = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_NESTED = ("SAVEPOINT part", "RELEASE part", ("ROLLBACK TO part", "RELEASE part"))

_KNOWN_URLS = """
WITH wanted AS MATERIALIZED (SELECT value AS url FROM json_each(?))
SELECT url FROM wanted
WHERE url IN (SELECT url FROM articles) OR url IN (SELECT url FROM aliases)
"""

_DESCRIBE_SITE = """
INSERT INTO sites (name, publisher, home, utc_offset, regencies, verified)
VALUES (:name, :publisher, :home, :utc_offset, :regencies, :verified)
ON CONFLICT (name) DO UPDATE SET
    publisher = excluded.publisher, home = excluded.home, utc_offset = excluded.utc_offset,
    regencies = excluded.regencies, verified = excluded.verified
"""

_START_RUN = "INSERT INTO runs (command, sites, started_at) VALUES (?, ?, ?) RETURNING id"

_FINISH_RUN = """
UPDATE runs SET finished_at = ?, outcome = ?, counts = ?, report = ? WHERE id = ?
"""

_NOTE = """
INSERT INTO problems (run_id, url, field, rule, reason, seen_at)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING
"""

_ADD_ALIAS = """
INSERT INTO aliases (url, article_id, kind)
SELECT ?, coalesce((SELECT id FROM articles WHERE url = ?),
                   (SELECT article_id FROM aliases WHERE url = ?)) AS article, ?
WHERE article IS NOT NULL AND NOT EXISTS (SELECT 1 FROM articles WHERE url = ?)
ON CONFLICT (url) DO NOTHING
"""

_FIND_URL = """
SELECT url FROM articles WHERE url = ?1
UNION ALL SELECT a.url FROM aliases JOIN articles AS a ON a.id = article_id WHERE aliases.url = ?1
"""


class Archive:
    """An open archive. Any method may raise :class:`ResourceError`: disk full, locked, damaged.

    One connection, one thread. Text that SQLite cannot hold is mended on its way in (see
    :func:`newsarchive.store.record.storable`).
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._told = ResourceErrors(path)

    @classmethod
    def open(
        cls, path: Path, *, create: bool = True, busy_timeout_s: float = BUSY_TIMEOUT_S
    ) -> Archive:
        """The archive at ``path``, its schema brought up to date.

        Raises :class:`ResourceError`, and touches nothing, where the file is another program's,
        a newer newsarchive's or damaged, or is missing and ``create`` is false.
        """
        return cls(open_for_writing(path, create=create, busy_timeout_s=busy_timeout_s), path)

    def close(self) -> None:
        """Close the file; an open transaction is undone."""
        self._connection.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. A nested one joins the outer: it is kept only if the outer is, and where
        it fails it undoes its own part.
        """
        begin, commit, undo = _NESTED if self._connection.in_transaction else _OUTERMOST
        self.execute(begin)
        with ExitStack() as otherwise:
            otherwise.callback(self._undo, undo)
            yield
            self.execute(commit)
            otherwise.pop_all()

    def _undo(self, statements: Iterable[str]) -> None:
        if self._connection.in_transaction:  # a full disk may already have undone everything
            for statement in statements:
                self.execute(statement)

    def execute(self, sql: str, values: Values = ()) -> int:
        """Run one writing statement; how many rows it changed."""
        with self._told:
            return self._connection.execute(sql, _bound(values)).rowcount

    def execute_each(self, sql: str, rows: Iterable[Sequence[Any]]) -> int:
        """Run one writing statement for each row of values; how many rows that changed in all."""
        with self._told:
            return self._connection.executemany(sql, map(storable_row, rows)).rowcount

    def select(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """All rows that one statement gives."""
        with self._told:
            return self._connection.execute(sql, _bound(values)).fetchall()

    def known(self, urls: Iterable[str]) -> set[str]:
        """Those of ``urls`` that are an article's URL or an alias of one."""
        wanted = list(urls)
        return {
            url
            for start in range(0, len(wanted), _LOOK_UP)
            for (url,) in self.select(
                _KNOWN_URLS, [json.dumps(storable_row(wanted[start : start + _LOOK_UP]))]
            )
        }

    def article_at(self, url: str) -> str | None:
        """The URL of the article that ``url``, its own or an alias, leads to; None for none."""
        return next((found for (found,) in self.select(_FIND_URL, [url])), None)

    def describe(self, site: Site) -> None:
        """Store what a site file says of its newsroom, for analysts to join with."""
        self.execute(
            _DESCRIBE_SITE,
            {
                "name": site.name or site.publisher,
                "publisher": site.publisher,
                "home": site.home,
                "utc_offset": datetime(2000, 1, 1, tzinfo=site.timezone).isoformat()[-6:],
                "regencies": json.dumps(site.regencies),
                "verified": site.verified.isoformat() if site.verified else None,
            },
        )

    def defer(self, site: str, until: datetime) -> None:
        """Store that the site asked not to be visited before then."""
        self.execute("UPDATE sites SET not_before = ? WHERE name = ?", [stamp(until), site])

    def deferred_until(self, site: str) -> datetime | None:
        """What :meth:`defer` stored of the site last; None where it never asked for it."""
        rows = self.select("SELECT not_before FROM sites WHERE name = ?", [site])
        return datetime.fromisoformat(rows[0][0]) if rows and rows[0][0] else None

    def start_run(self, command: str, sites: Sequence[str], started_at: datetime) -> int:
        """Record that a run began; its id."""
        [(run_id,)] = self.select(_START_RUN, [command, json.dumps(sites), stamp(started_at)])
        return int(run_id)

    def finish_run(
        self,
        run_id: int,
        finished_at: datetime,
        outcome: str,
        counts: Mapping[str, int],
        report: Mapping[str, Any] | None = None,
    ) -> None:
        """Record how a run ended, with its ``report`` where it wrote one.

        A run without an end was killed, or is still running.
        """
        told = json.dumps(report, ensure_ascii=False) if report else None
        self.execute(
            _FINISH_RUN, [stamp(finished_at), outcome, json.dumps(dict(counts)), told, run_id]
        )

    def keep(
        self,
        article: Article,
        *,
        seen_at: datetime,
        run_id: int | None = None,
        capture_id: int | None = None,
    ) -> Outcome:
        """Store one reading of an article, with all that belongs to it, in one transaction.

        ``updated`` means that anything but views and links differs from the last reading; a
        revision is added only where title, section, body or a caption does. Reading the same
        capture again (an equal ``seen_at``), as a replay does, rewrites its revision.
        """
        with self.transaction():
            return keeping.keep(
                self, article, seen_at=seen_at, run_id=run_id, capture_id=capture_id
            )

    def missed(self, url: str, *, run_id: int, seen_at: datetime, status: int | None) -> None:
        """Record that the article at ``url`` was gone: an HTTP ``status``, None for a redirect.

        The article counts as removed, from the first time on, once two runs have missed it since
        it was last seen. Nothing happens where the archive holds no such article.
        """
        found = self.article_at(url)
        if found is not None:
            with self.transaction():
                keeping.miss(self, found, run_id=run_id, seen_at=seen_at, status=status)

    def note(
        self,
        problems: Iterable[Problem],
        *,
        url: str | None,
        run_id: int | None,
        seen_at: datetime,
    ) -> None:
        """Store doubts about one page (or, without a URL, about a run), each once a run."""
        seen = stamp(seen_at)
        self.execute_each(
            _NOTE, [(run_id, url, one.field, one.rule, one.reason, seen) for one in problems]
        )

    def add_alias(self, url: str, article_url: str, kind: AliasKind) -> None:
        """Store ``url`` as another address of an article that the archive holds.

        Nothing happens where it holds no such article, or ``url`` already leads to one.
        """
        self.execute(_ADD_ALIAS, [url, article_url, article_url, kind, url])


def _bound(values: Values) -> Values:
    if isinstance(values, Mapping):
        return dict(zip(values, storable_row(values.values()), strict=True))
    return storable_row(values)

"""Whether an archive is sound: the file, its rows, its full-text index and its WARC files.

Every check is a question whose answers are doubts; each doubt is told with what to do about it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from newsarchive.database import BUSY_TIMEOUT_S, ResourceErrors, reading
from newsarchive.store import soundness
from newsarchive.store.health import Ends
from newsarchive.store.soundness import Finding
from newsarchive.store.verify_warc import verify_captures, verify_warc

_SHOWN = 100
"""Of one damaged file, SQLite itself stops at so many complaints."""

_COMPARE_INDEX = "INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)"

_RESTORE = "restore a backup, or merge this archive into a new one and replay its WARC files"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found."""

    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """One sentence for each check that could not be made."""


def verify(path: Path, *, quick: bool = False) -> Verdict:
    """Examine the archive at ``path`` and the WARC files beside it; nothing is changed.

    ``quick`` leaves out what reads every byte: hashes of contents, the comparison of the full-text
    index with the articles, payload digests. A crawl may write meanwhile: the rows are those of one
    moment. Raises :class:`ResourceError` where the archive cannot be read at all.
    """
    verdict = Verdict()
    with reading(path) as connection:
        connection.execute("BEGIN")
        verdict.findings.extend(_damages(connection, path, quick))
        if verdict.findings:
            verdict.notes.append("The file is damaged, so what it holds was not examined.")
            return verdict
        verdict.findings.extend(soundness.examine(connection, hashes=not quick))
        connection.execute("COMMIT")  # WARC files take long, and a crawl's log grows meanwhile
        findings, notes = verify_warc(connection, path, digests=not quick)
        verdict.findings.extend(findings)
        verdict.notes.extend(notes)
    if not quick:
        _compare_index(path, verdict)
    return verdict


def verify_written(path: Path, since: Ends) -> list[Finding]:
    """Examine only what was written after ``since``: its articles, its revisions, its captures.

    Costs as much as that was, however large the archive is. Raises :class:`ResourceError`.
    """
    with reading(path) as connection:
        written = soundness.examine_written(connection, since.articles, since.revisions)
        return [*written, *verify_captures(connection, path, since.captures)]


def _damages(connection: sqlite3.Connection, path: Path, quick: bool) -> Iterator[Finding]:
    check = "quick_check" if quick else "integrity_check"
    for (told,) in connection.execute(f"PRAGMA {check}({_SHOWN})"):
        if told != "ok":
            index = "index" in told
            yield Finding(
                told.strip().replace("\n", " "),
                str(path),
                "run verify with --repair" if index else _RESTORE,
                repair="index" if index else None,
            )


def _compare_index(path: Path, verdict: Verdict) -> None:
    """SQLite compares only where it may write, though it writes nothing."""
    with ResourceErrors(path):
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
        try:
            connection.execute(_COMPARE_INDEX)
        except sqlite3.DatabaseError as error:
            code = error.sqlite_errorcode & 0xFF
            if code == sqlite3.SQLITE_READONLY:
                verdict.notes.append("The file cannot be written, so its index was not compared.")
            elif code == sqlite3.SQLITE_CORRUPT:
                verdict.findings.append(soundness.INDEX_DIFFERS)
            else:
                raise
        finally:
            connection.close()

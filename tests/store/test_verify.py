"""Damage of every kind is found and told in one line; what can be rebuilt is."""

# ruff: noqa: S608 - the damaging statements are our own

from __future__ import annotations

import gzip
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from newsarchive.errors import ResourceError
from newsarchive.model import Article
from newsarchive.query import run_sql
from newsarchive.store import Archive, Frontier, Target, captures
from newsarchive.store.captures import Capture
from newsarchive.store.health import Ends
from newsarchive.store.repair import repair
from newsarchive.store.verify import verify, verify_written
from newsarchive.store.warc import Exchange, Original, WarcWriter, payload_digest, warc_folder

Build = Callable[..., Article]
Hour = Callable[[int], datetime]
Damage = Callable[[sqlite3.Connection], object]

URL = "https://www.example.id/berita/1"
BODY = b"<html>" + bytes(range(256)) * 40


@pytest.fixture
def kept(path: Path, article: Build, hour: Hour) -> Path:
    """A sound archive: an edited article, a copy of it, a third one; and two WARC records."""
    writer = WarcWriter(warc_folder(path), "contoh", hour(1))
    with Archive.open(path) as archive:
        run = archive.start_run("crawl", ["contoh"], hour(1))
        made: list[int] = []
        for original in (None, Original(URL, hour(1), payload_digest(BODY))):
            exchange = Exchange(
                url=URL,
                at=hour(1),
                request=b"GET /berita/1 HTTP/1.1\r\nHost: www.example.id\r\n\r\n",
                head=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
                body=BODY,
                status=200,
                repeats=original,
            )
            capture = Capture(
                URL, hour(1), 200, kind="article", digest=payload_digest(BODY), run_id=run,
                record="revisit" if original else "response", refers_to=made[0] if made else None,
                place=writer.write(exchange),
            )  # fmt: skip
            made.append(captures.add(archive, capture))
        frontier = Frontier(archive)
        frontier.add([Target(f"{URL}?ref=x", "contoh", "article")], hour(1))
        archive.keep(article(title="Judul Lama"), seen_at=hour(1), run_id=run, capture_id=made[0])
        archive.keep(article(), seen_at=hour(2), run_id=run, capture_id=made[0])
        archive.keep(article(url="https://www.example.id/2", aliases=()), seen_at=hour(2))
        archive.keep(
            article(url="https://www.example.id/3", title="C", aliases=()), seen_at=hour(2)
        )
        archive.execute("UPDATE frontier SET state = 'done', article_id = 1")
        archive.finish_run(run, hour(3), "finished", {})
    writer.close()
    return path


@pytest.fixture
def warc(kept: Path) -> Path:
    """The one WARC file."""
    [path] = warc_folder(kept).iterdir()
    return path


def lines(path: Path, *, quick: bool = False) -> list[str]:
    verdict = verify(path, quick=quick)
    assert verdict.notes == []
    told = [str(one) for one in verdict.findings]
    assert all(one.count("\n") == 0 and one.count(": ") and one.count("; ") for one in told)
    return told


def test_a_sound_archive_is_sound(kept: Path) -> None:
    assert lines(kept) == []
    assert lines(kept, quick=True) == []


def sql(*statements: str) -> Damage:
    """Statements that no archive of ours would run, with foreign keys off."""

    def run(connection: sqlite3.Connection) -> None:
        for statement in statements:
            connection.execute(statement)

    return run


UNINDEX = """
INSERT INTO articles_fts (articles_fts, rowid, title, body, captions)
SELECT 'delete', search_id, title, body, captions FROM articles WHERE id = 3
"""
MENDABLE: dict[str, tuple[Damage, str]] = {
    "view without article": (
        sql("INSERT INTO views (article_id, observed_at, count) VALUES (99, 'x', 1)"),
        "views: it refers to a row of articles that is not there",
    ),
    "capture of no run": (
        sql("UPDATE captures SET run_id = 99 WHERE id = 1"), "captures row 1: it refers"
    ),
    "byline of nobody": (sql("UPDATE bylines SET person_id = 99"), "bylines: it refers"),
    "unknown site": (sql("DELETE FROM sites"), "refers to a row of sites"),
    "article gone": (
        sql("DELETE FROM articles WHERE id = 3"), "revisions row 4: it refers to a row of articles"
    ),
    "not in the index": (
        sql(UNINDEX),
        "https://www.example.id/3: the full-text index does not hold it",
    ),
    "gone, but in the index": (
        sql("INSERT INTO articles_fts (rowid, title) VALUES (77, 'hantu')"),
        "articles_fts row 77: the full-text index holds an article that is gone",
    ),
    "another text in the index": (
        sql(
            UNINDEX,
            "INSERT INTO articles_fts (rowid, title, body)"
            " SELECT search_id, 'lain', 'lain' FROM articles WHERE id = 3",
        ),
        "articles_fts: the full-text index differs",
    ),
    "out of order": (
        sql("UPDATE articles SET search_id = 5 WHERE id = 3"),
        "https://www.example.id/3: its search_id is not that of its publication",
    ),
    "copy unmarked": (sql("UPDATE articles SET duplicate_of = NULL"), "2 articles have its"),
    "copy of another": (
        sql("UPDATE articles SET duplicate_of = 3 WHERE id = 2"),
        "https://www.example.id/2: it is marked as a copy of https://www.example.id/3",
    ),
    "words miscounted": (
        sql("UPDATE articles SET word_count = 7 WHERE id = 3"),
        "https://www.example.id/3: word_count is 7, the text has 8 words",
    ),
}  # fmt: skip

LASTING: dict[str, tuple[Damage, str]] = {
    "a text changed": (
        sql("UPDATE articles SET body = replace(body, 'kembali', 'tidak') WHERE id = 3"),
        "https://www.example.id/3: the article's text is not what its content_hash was made of",
    ),
    "an old text changed": (
        sql("UPDATE revisions SET title = 'x' WHERE number = 1 AND article_id = 1"),
        f"{URL}: the text of revision 1 is not",
    ),
    "no revision": (
        sql("DELETE FROM revisions WHERE article_id = 3"), "3: the article has no revision"
    ),
    "a revision missing": (
        sql("UPDATE revisions SET number = 5 WHERE number = 2"),
        f"{URL}: its revisions are not numbered 1, 2, 3 (1 to 5, 2 in all)",
    ),
    "another last revision": (
        sql("DELETE FROM revisions WHERE number = 2"),
        f"{URL}: its last revision, number 1, has another content",
    ),
    "article and alias": (
        sql("UPDATE aliases SET url = 'https://www.example.id/3'"),
        "https://www.example.id/3: the URL is an article and an alias",
    ),
    "done without article": (
        sql(f"UPDATE frontier SET article_id = NULL, url = '{URL}/x'",
            f"UPDATE captures SET url = '{URL}/x', warc_file = NULL, digest = NULL"),
        f"{URL}/x: its page was fetched (None) but there is no article",
    ),
}  # fmt: skip


def damage(path: Path, change: Damage) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        change(connection)


@pytest.mark.parametrize("name", MENDABLE)
def test_what_can_be_rebuilt_is_found_and_rebuilt(name: str, kept: Path) -> None:
    texts = "SELECT url, title, body FROM articles ORDER BY id"
    change, expected = MENDABLE[name]
    damage(kept, change)
    before = run_sql(kept, texts)
    found = verify(kept).findings
    assert [one for one in map(str, found) if expected in one] != []
    assert all(one.repair for one in found)
    assert repair(kept, {one.repair for one in found if one.repair}) != []
    assert lines(kept) == []
    assert run_sql(kept, texts) == before


@pytest.mark.parametrize("name", LASTING)
def test_what_would_have_to_be_invented_is_told_and_left(name: str, kept: Path) -> None:
    change, expected = LASTING[name]
    damage(kept, change)
    found = lines(kept)
    assert [one for one in found if expected in one] != []
    repair(kept, {"index", "text index", "copies", "word counts", "references"})
    assert [one for one in lines(kept) if expected in one] != []


def test_broken_pages_are_found(kept: Path) -> None:
    held = kept.read_bytes()
    found = 0
    for page in range(8, len(held) // 4096, 9):
        kept.write_bytes(held[: page * 4096] + b"\xff" * 512 + held[page * 4096 + 512 :])
        try:
            found += bool(verify(kept).findings)
        except ResourceError:
            found += 1
    assert found == len(range(8, len(held) // 4096, 9))


def test_an_index_that_lacks_a_row_is_rebuilt(kept: Path) -> None:
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        [(root,)] = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'articles_by_original'"
        )
        connection.execute(
            "UPDATE sqlite_master SET sql = 'CREATE INDEX articles_by_original ON"
            " articles (duplicate_of) WHERE duplicate_of > 1000' WHERE rootpage = ?",
            [root],
        )
    damage(kept, sql("UPDATE articles SET duplicate_of = 1 WHERE id = 2", "REINDEX"))
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = 'CREATE INDEX articles_by_original ON"
            " articles (duplicate_of) WHERE duplicate_of IS NOT NULL' WHERE rootpage = ?",
            [root],
        )
    verdict = verify(kept)
    assert {one.repair for one in verdict.findings} == {"index"}
    assert verdict.notes == ["The file is damaged, so what it holds was not examined."]
    assert repair(kept, {"index"}) == ["The indexes were rebuilt."]
    assert lines(kept) == []


def flipped(held: bytes, at: int) -> bytes:
    return held[:at] + bytes([held[at] ^ 0x20]) + held[at + 1 :]


def unpacked(record: bytes) -> bytes | None:
    try:
        return gzip.decompress(record)
    except (OSError, EOFError, zlib.error):
        return None


def places(path: Path) -> Iterator[tuple[int, int]]:
    yield from run_sql(path, "SELECT warc_offset, warc_length FROM captures ORDER BY id").rows


def test_a_byte_flipped_anywhere_in_a_record_is_found(kept: Path, warc: Path) -> None:
    held = warc.read_bytes()
    for offset, length in places(kept):
        for at in range(offset, offset + length, 41):
            damaged = flipped(held, at)
            if unpacked(damaged[offset : offset + length]) == unpacked(held[offset:][:length]):
                continue  # gzip's own time stamp, or the padding after a block: nothing is lost
            warc.write_bytes(damaged)
            [found] = lines(kept)
            assert found.startswith(f"{URL} ({warc} byte {offset}): its ")


def test_a_record_that_is_whole_but_another_is_found(kept: Path, warc: Path) -> None:
    damage(kept, sql("UPDATE captures SET url = 'https://www.example.id/9' WHERE id = 1"))
    assert "its WARC record is a response of https://www.example.id/berita/1" in lines(kept)[0]
    damage(kept, sql(f"UPDATE captures SET url = '{URL}', digest = 'sha1:X'"))
    assert ["its payload is not the one" in one for one in lines(kept)] == [True, True]


def test_missing_and_torn_files_are_found_quickly_too(kept: Path, warc: Path) -> None:
    held = warc.read_bytes()
    warc.write_bytes(held + b"\x1f\x8b\x08torn")
    [found] = lines(kept, quick=True)
    assert found.startswith(f"{warc}: its last 7 bytes belong to no capture")
    warc.write_bytes(held[:-5])
    [found] = lines(kept, quick=True)
    assert "the WARC file ends before its capture does" in found
    warc.unlink()
    [found] = lines(kept, quick=True)
    assert found.startswith(f"{warc}: the WARC file cannot be read")
    assert "it holds 2 captures" in found
    warc.parent.rmdir()
    verdict = verify(kept)
    assert verdict.findings == []
    assert verdict.notes == [
        f"There are no WARC files in {warc.parent}, so captures were not compared."
    ]


def test_a_file_that_a_crawl_is_writing_has_no_torn_end(kept: Path, hour: Hour) -> None:
    writer = WarcWriter(warc_folder(kept), "contoh", hour(5))
    writer.write(
        Exchange(URL, hour(5), b"GET / HTTP/1.1\r\n\r\n", b"HTTP/1.1 200\r\n\r\n", b"", 200)
    )
    assert lines(kept) == []
    writer.close()
    assert len(lines(kept)) == 1


def test_nothing_to_verify_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="holds no archive yet"):
        verify(tmp_path / "none.db")
    other = tmp_path / "page.db"
    other.write_text("<html>" * 99)
    with pytest.raises(ResourceError, match="is not an archive"):
        verify(other)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE articles SET body = 'Lain.' WHERE id = 3", "not what its content_hash"),
        ("DELETE FROM revisions WHERE article_id = 3", "no revision"),
        ("DELETE FROM articles_fts_docsize WHERE id = (SELECT max(id) FROM articles_fts_docsize)",
         "full-text index"),
    ],
)  # fmt: skip
def test_what_one_run_wrote_is_examined_alone(kept: Path, damage: str, told: str) -> None:
    assert verify_written(kept, Ends()) == []
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.execute(damage)
    assert [told in one.what for one in verify_written(kept, Ends())] == [True]
    assert verify_written(kept, Ends(99, 99, 99)) == []


def test_a_damaged_record_of_the_run_is_found_and_an_older_one_is_not(
    kept: Path, warc: Path
) -> None:
    spoilt = bytearray(warc.read_bytes())
    spoilt[-20] ^= 0xFF
    warc.write_bytes(bytes(spoilt))
    assert [one.what for one in verify_written(kept, Ends())] == ["its WARC record is damaged"]
    assert verify_written(kept, Ends.of(kept)) == []

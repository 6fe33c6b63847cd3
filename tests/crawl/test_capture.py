"""Every response of a crawl is in the WARC files before it is read, whatever ends the crawl."""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsarchive import flow
from newsarchive.demo import Newsroom, Server, serve
from newsarchive.demo.names import SECTIONS
from newsarchive.store import Archive, captures
from newsarchive.store.warc import warc_folder
from newsarchive.store.warc_reading import Record, iter_records, read_page, read_record

REBUILT = """
SELECT url, fetched_at, status, digest, kind, section, part_of, content_type, etag, last_modified,
       record, refers_to, warc_file, warc_offset, warc_length
FROM captures ORDER BY id
"""
PLACED = "SELECT count(*) FROM captures WHERE warc_file IS NULL"


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom(articles=30, page_weight=20)


@pytest.fixture
def server(newsroom) -> Iterator[Server]:
    with serve(newsroom) as running:
        yield running


def sites(server: Server) -> dict:
    return {"suluh": (server.url, [section.path for section in SECTIONS])}


def recorded(crawler) -> list[Record]:
    """Every record in the WARC files, which are sound."""
    paths = sorted(warc_folder(crawler.db).glob("*.warc.gz"))
    found = [one for path in paths for one in iter_records(path)]
    assert all(isinstance(one, Record) for one in found), found
    return found


def test_every_answer_of_the_server_is_recorded_and_indexed_once(crawler, server):
    ended = crawler.run(sites(server))
    assert ended.exit_code == 0, ended
    answered = Counter((one.path, one.status) for one in server.requests)
    held = [one for one in recorded(crawler) if one.kind in ("response", "revisit")]
    home = server.url.rstrip("/")
    assert Counter((one.url.removeprefix(home), one.status) for one in held) == answered
    rows = crawler.rows("SELECT url, status FROM captures")
    assert Counter((url.removeprefix(home), status) for url, status in rows) == answered
    assert crawler.rows(PLACED) == [(0,)]
    assert crawler.rows("SELECT kind FROM captures WHERE url LIKE '%/robots.txt'") == [("robots",)]


def test_a_replay_reads_from_the_record_what_the_crawl_stored(crawler, server):
    crawler.run(sites(server))
    folder = warc_folder(crawler.db)
    stored = dict(crawler.rows("SELECT capture_id, content_hash FROM revisions"))
    assert None not in stored
    with Archive.open(crawler.db) as archive:
        for number, text in archive.select("SELECT capture_id, body FROM articles"):
            capture = captures.get(archive, number)
            assert capture.kind == "article"
            assert capture.section
            parts = [
                read_page(archive, folder, one) for _, one in captures.parts_of(archive, number)
            ]
            article = flow.read(read_page(archive, folder, capture), parts=parts)
            assert "\n\n".join(article.body) == text
    assert crawler.rows("SELECT count(*) FROM views WHERE capture_id IS NULL") == [(0,)]
    assert crawler.rows("SELECT count(*) > 0 FROM captures WHERE part_of IS NOT NULL") == [(1,)]


def test_an_article_is_stored_with_the_instant_of_its_capture(crawler, server):
    crawler.run(sites(server), limit=3)
    assert crawler.rows(
        "SELECT count(*) FROM revisions r JOIN captures c ON c.id = r.capture_id"
        " WHERE r.observed_at <> c.fetched_at"
    ) == [(0,)]


def test_a_page_that_did_not_change_is_a_revisit_in_the_next_run(crawler, server):
    crawler.run(sites(server), limit=1)
    size = sum(path.stat().st_size for path in warc_folder(crawler.db).iterdir())
    crawler.run(sites(server), limit=1)
    [(count,)] = crawler.rows("SELECT count(*) FROM captures WHERE record = 'revisit'")
    assert count >= 1
    assert crawler.rows(
        "SELECT count(*) FROM captures a JOIN captures b ON b.id = a.refers_to"
        " WHERE a.url = b.url AND a.digest = b.digest AND b.record = 'response'"
    ) == [(count,)]
    assert sum(path.stat().st_size for path in warc_folder(crawler.db).iterdir()) < 2 * size


@pytest.mark.parametrize("sent", [3, 9, 20])
def test_killed_at_any_moment_every_answer_that_was_read_is_recorded(crawler, server, sent):
    crawl = crawler.start(sites(server))
    deadline = time.monotonic() + 20
    while len(server.requests) < sent:
        assert crawl.is_alive, crawl.finish()
        assert time.monotonic() < deadline
        time.sleep(0.002)
    crawl.send(signal.SIGKILL)
    crawl.finish()
    after = crawler.run(sites(server))
    assert after.exit_code == 0, after
    folder = warc_folder(crawler.db)
    places = {
        (path.name, one.offset)
        for path in folder.glob("*.warc.gz")
        for one in iter_records(path)
        if isinstance(one, Record) and one.kind in ("response", "revisit")
    }
    assert set(crawler.rows("SELECT warc_file, warc_offset FROM captures")) == places
    assert crawler.rows("SELECT count(*) FROM articles WHERE capture_id IS NULL") == [(0,)]


def test_a_lost_database_is_rebuilt_from_the_warc_files_alone(crawler, server, tmp_path):
    crawler.run(sites(server), limit=4)
    before = crawler.rows(REBUILT)
    for path in tmp_path.glob("archive.db*"):
        path.unlink()
    server.requests.clear()
    crawler.run({"suluh": (server.url, ["/tidak-ada/"])})
    found = crawler.rows(REBUILT)
    assert found[: len(before)] == before


def test_a_folder_that_cannot_be_written_ends_the_crawl_and_loses_no_url(crawler, server):
    folder = warc_folder(crawler.db)
    folder.write_text("a file stands where the folder should be")
    ended = crawler.run(sites(server))
    report = ended.site("suluh")
    assert (ended.exit_code, report["outcome"]) == (4, "failed")
    [message] = report["messages"]
    assert "cannot be written" in message
    assert crawler.rows("SELECT count(*) FROM captures") == [(0,)]
    assert {state for (state,) in crawler.rows("SELECT state FROM frontier")} == {"waiting", "due"}
    assert [one.path for one in server.requests] == ["/robots.txt"]

    folder.unlink()
    assert crawler.run(sites(server)).site("suluh")["new"] == 30


def test_the_record_holds_the_bytes_as_they_were_sent(crawler, serve_pages):
    page = "<h1>Kabar Désa</h1><p>Isi.</p>".encode("latin-1")

    def answer(path: str) -> bytes | int:
        return page if path == "/daerah/" else 404

    with serve_pages(answer) as home:
        crawler.run({"desa": (home, ["/daerah/"])})
        with Archive.open(crawler.db) as archive:
            [(_, listing)] = captures.of_kind(archive, "listing")
    record = read_record(Path(warc_folder(crawler.db)), listing.place)
    assert record.payload == page
    assert record.header("content-length") == str(len(page))
    assert record.header("transfer-encoding") is None
    [request] = [
        one for one in recorded(crawler) if one.kind == "request" and one.url == f"{home}daerah/"
    ]
    assert dict(request.headers)["User-Agent"].startswith("newsarchive/")

"""WACZ files: every record indexed where it stands, articles listed, only what was asked for."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from click.testing import CliRunner

from newsarchive.cli.warc import warc
from newsarchive.errors import ResourceError, UsageError
from newsarchive.store import captures, wacz
from newsarchive.store.captures import Capture
from newsarchive.store.wacz import export_wacz, index_key
from newsarchive.store.warc import Exchange, Original, WarcWriter, payload_digest
from newsarchive.store.warc_reading import Record, iter_records

FIRST, LATER = (datetime(2026, 3, day, 5, 0, tzinfo=UTC) for day in (1, 9))


@pytest.fixture
def folder(path: Path) -> Path:
    return path.parent / "warc"


@pytest.fixture
def capture(archive, folder) -> Callable[..., int]:
    """Records a page of a site; the id of its capture."""

    def run(site: str, number: int, at: datetime = FIRST, repeats: int | None = None) -> int:
        body = f"<h1>Berita {number}</h1>".encode()
        exchange = Exchange(
            f"https://www.{site}.id/berita/{number}", at, b"GET / HTTP/1.1\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n", body, 200,
        )  # fmt: skip
        digest = payload_digest(body)
        if repeats:
            exchange = replace(exchange, repeats=Original(exchange.url, FIRST, digest))
        writer = WarcWriter(folder, site, at)
        place = writer.write(exchange)
        writer.close()
        return captures.add(
            archive,
            Capture(
                exchange.url, at, 200, "article", digest=digest, content_type="text/html",
                record="revisit" if repeats else "response", refers_to=repeats, place=place,
            ),
        )  # fmt: skip

    return run


def index_of(out: Path) -> list[tuple[str, str, dict]]:
    """Key, timestamp and JSON of each line."""
    with ZipFile(out) as file:
        text = gzip.decompress(file.read("indexes/index.cdx.gz")).decode()
    lines = [line.split(" ", 2) for line in text.splitlines()]
    return [(key, moment, json.loads(about)) for key, moment, about in lines]


def test_each_line_of_the_index_leads_to_its_record(archive, folder, capture, tmp_path):
    for number in range(5):
        capture("kabar", number)
    done = export_wacz(archive, folder, tmp_path / "a.wacz")
    assert done.records == 5
    with ZipFile(tmp_path / "a.wacz") as file:
        held = file.read("archive/data.warc.gz")
    index = index_of(tmp_path / "a.wacz")
    assert [key for key, _, _ in index] == [f"id,kabar)/berita/{number}" for number in range(5)]
    for _, moment, about in index:
        assert moment == "20260301050000"
        start = int(about["offset"])
        path = tmp_path / "one.warc.gz"
        path.write_bytes(held[start : start + int(about["length"])])
        [record] = iter_records(path)
        assert isinstance(record, Record)
        assert (record.url, str(record.status)) == (about["url"], about["status"])
        assert record.fields["WARC-Payload-Digest"] == about["digest"]
        assert about["mime"] == "text/html"


def test_the_description_gives_every_file_s_size_and_digest(archive, folder, capture, tmp_path):
    capture("kabar", 1)
    done = export_wacz(archive, folder, tmp_path / "a.wacz")
    assert done.size_bytes == (tmp_path / "a.wacz").stat().st_size
    with ZipFile(tmp_path / "a.wacz") as file:
        about = json.loads(file.read("datapackage.json"))
        digest = json.loads(file.read("datapackage-digest.json"))
        own = hashlib.sha256(file.read("datapackage.json")).hexdigest()
        assert digest == {"path": "datapackage.json", "hash": f"sha256:{own}"}
        assert about["wacz_version"] == "1.1.1"
        names = {"datapackage.json", "datapackage-digest.json"}
        assert {one["path"] for one in about["resources"]} == set(file.namelist()) - names
        for one in about["resources"]:
            held = file.read(one["path"])
            assert one["bytes"] == len(held)
            assert one["hash"] == f"sha256:{hashlib.sha256(held).hexdigest()}"
        for path in ("archive/data.warc.gz", "indexes/index.cdx.gz"):
            assert file.getinfo(path).compress_type == ZIP_STORED


def test_the_blocks_of_a_long_index_can_be_read_alone(
    archive, folder, capture, tmp_path, monkeypatch
):
    monkeypatch.setattr(wacz, "_INDEX_BLOCK", 2)
    for number in range(5):
        capture("kabar", number)
    export_wacz(archive, folder, tmp_path / "a.wacz")
    with ZipFile(tmp_path / "a.wacz") as file:
        held = file.read("indexes/index.cdx.gz")
        meta, *blocks = file.read("indexes/index.idx").decode().splitlines()
    assert json.loads(meta.removeprefix("!meta 0 "))["format"] == "cdxj-gzip-1.0"
    assert len(blocks) == 3
    for block in blocks:
        key, moment, about = block.split(" ", 2)
        place = json.loads(about)
        start = place["offset"]
        part = held[start : start + place["length"]]
        assert place["digest"] == f"sha256:{hashlib.sha256(part).hexdigest()}"
        assert gzip.decompress(part).decode().startswith(f"{key} {moment} ")


def test_articles_are_listed_with_title_and_instant(archive, folder, capture, article, tmp_path):
    number = capture("kabar", 1)
    archive.keep(article(), seen_at=FIRST, capture_id=number)
    assert export_wacz(archive, folder, tmp_path / "a.wacz").pages == 1
    with ZipFile(tmp_path / "a.wacz") as file:
        header, page = map(json.loads, file.read("pages/pages.jsonl").splitlines())
    assert header["format"] == "json-pages-1.0"
    assert page == {
        "id": str(number),
        "url": "https://www.kabar.id/berita/1",
        "ts": "2026-03-01T05:00:00Z",
        "title": "Jembatan Gantung Sumberkencana Selesai Diperbaiki",
    }


def test_a_site_and_a_first_day_choose_what_is_exported(archive, folder, capture, tmp_path):
    capture("kabar", 1)
    capture("kabar", 2, LATER)
    capture("kabar-lain", 3, LATER)
    out = tmp_path / "a.wacz"
    export_wacz(archive, folder, out, site="kabar", since=date(2026, 3, 9))
    assert [about["url"] for _, _, about in index_of(out)] == ["https://www.kabar.id/berita/2"]


def test_a_site_s_captures_are_known_by_their_run_too(archive, folder, capture, tmp_path):
    number = capture("impor-123456", 1)
    run = archive.start_run("import", ["kabar"], FIRST)
    archive.execute("UPDATE captures SET run_id = ? WHERE id = ?", [run, number])
    assert export_wacz(archive, folder, tmp_path / "a.wacz", site="kabar").records == 1
    with pytest.raises(UsageError):
        export_wacz(archive, folder, tmp_path / "a.wacz", site="lain")


def test_a_revisit_brings_its_original_however_old(archive, folder, capture, tmp_path):
    first = capture("kabar", 1)
    capture("kabar", 1, LATER, repeats=first)
    out = tmp_path / "a.wacz"
    assert export_wacz(archive, folder, out, since=date(2026, 3, 9)).records == 2
    assert [about["mime"] for _, _, about in index_of(out)] == ["text/html", "warc/revisit"]


def test_nothing_to_export_is_told_and_leaves_no_file(archive, folder, tmp_path):
    with pytest.raises(UsageError, match="nothing to export"):
        export_wacz(archive, folder, tmp_path / "a.wacz")
    assert not list(tmp_path.glob("a.wacz*"))


def test_a_missing_record_is_told_and_leaves_no_file(archive, folder, capture, tmp_path):
    capture("kabar", 1)
    next(folder.iterdir()).write_bytes(b"")
    with pytest.raises(ResourceError, match="shorter than the archive says"):
        export_wacz(archive, folder, tmp_path / "a.wacz")
    assert not list(tmp_path.glob("a.wacz*"))


def test_a_place_that_cannot_be_written_is_told(archive, folder, capture, tmp_path):
    capture("kabar", 1)
    with pytest.raises(ResourceError, match="cannot be written"):
        export_wacz(archive, folder, tmp_path / "tidak" / "ada" / "a.wacz")


def test_the_command_says_what_it_wrote(path, archive, capture, tmp_path):
    capture("kabar", 1)
    out = tmp_path / "a.wacz"
    done = CliRunner().invoke(warc, ["export", "--wacz", str(out), "--db", str(path)])
    assert done.output == f"{out} holds 1 records and lists 0 articles (0.0 MB).\n"


KEYS = {
    "https://www.example.id/": "id,example)/",
    "https://www2.example.co.id/Berita/1/": "id,co,example)/berita/1",
    "https://wwwkabar.id/a": "id,wwwkabar)/a",
    "http://example.id:80/a//b?": "id,example)/a/b",
    "https://example.id:8443/?b=2&A=1": "id,example:8443)/?a=1&b=2",
    "https://m.example.id/a?q#bawah": "id,example,m)/a?q",
    "http://127.0.0.1:8017/x": "1,0,0,127:8017)/x",
}


@pytest.mark.parametrize(("url", "key"), KEYS.items())
def test_the_index_sorts_by_reversed_host_and_folded_path(url, key):
    assert index_key(url) == key

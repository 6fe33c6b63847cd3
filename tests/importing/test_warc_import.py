"""WARC and WACZ files of other tools come in; broken ones neither stop nor spoil the import."""

# ruff: noqa: S608 - tables and conditions are the tests' own

import gzip
import io
import zipfile

import brotli
import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

HOST = "https://kabarselo.example"
GZIP_TYPE = ("Content-Type: text/html", "Content-Encoding: gzip")


def chunked(body: bytes) -> bytes:
    return b"%x\r\n" % len(body) + body + b"\r\n0\r\n\r\n"


def by_fastwarc(block: bytes) -> bytes:
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = f"{HOST}/warga-tanam-mangrove-di-pesisir/"
    record.headers["WARC-Date"] = "2024-05-02T01:00:00.123456Z"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(block)
    out = io.BytesIO()
    record.write(out, checksum_data=True)
    return out.getvalue()


def whole_files(make) -> dict[str, bytes]:
    page = make.page("Warga Tanam Mangrove")
    http = make.http(page)
    return {
        "a member for each record": make.members(make.record(http)),
        "uncompressed": make.record(http),
        "one member for all records": gzip.compress(
            make.record(b"x: y\r\n", kind="warcinfo") + make.record(http)
        ),
        "wget's angle brackets": make.record(http, f"<{HOST}/warga-tanam-mangrove-di-pesisir/>"),
        "chunked": make.record(
            make.http(chunked(page), "Content-Type: text/html", "Transfer-Encoding: chunked")
        ),
        "chunked in name only": make.record(
            make.http(page, "Content-Type: text/html", "Transfer-Encoding: chunked")
        ),
        "gzip": make.record(make.http(gzip.compress(page), *GZIP_TYPE)),
        "chunked gzip": make.record(
            make.http(chunked(gzip.compress(page)), *GZIP_TYPE, "Transfer-Encoding: chunked")
        ),
        "brotli": make.record(
            make.http(brotli.compress(page), "Content-Type: text/html", "Content-Encoding: br")
        ),
        "HTTP/2": make.record(make.http(page, start="HTTP/2 200")),
        "no content type": make.record(make.http(page, "Server: nginx")),
        "another library's": gzip.compress(by_fastwarc(http)),
        "saved without HTTP": make.record(page, kind="resource", Content_Type="text/html"),
    }


NAMES = (
    "a member for each record", "uncompressed", "one member for all records",
    "wget's angle brackets", "chunked", "chunked in name only", "gzip", "chunked gzip", "brotli",
    "HTTP/2", "no content type", "another library's", "saved without HTTP",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_common_way_of_writing_a_page_is_read(importer, make, name) -> None:
    done = importer.run(importer.file("crawl.warc", whole_files(make)[name]))
    assert (done.articles, done.exit_code) == (1, 0)
    assert importer.rows("SELECT url, title, first_seen_at FROM articles") == [
        (f"{HOST}/warga-tanam-mangrove-di-pesisir/", "Warga Tanam Mangrove", "2024-05-02T01:00:00Z")
    ]


def test_the_table_of_names_is_complete(make) -> None:
    assert tuple(whole_files(make)) == NAMES


def broken_files(make) -> dict[str, tuple[bytes, int]]:
    """Name -> bytes, and how many of the two articles in them can be read."""
    first = make.record(make.http(make.page("Satu", "berita-satu-dari-pasar-pagi")))
    second = make.record(
        make.http(make.page("Dua", "berita-dua-dari-balai-desa")),
        f"{HOST}/berita-dua-dari-balai-desa/",
    )
    first_short = make.record(make.http(make.page("Satu")), length=200)
    return {
        "last record cut off": (first + second[:-300], 1),
        "last member cut off": (make.members(first, second)[:-40], 1),
        "garbage between": (first + b"\0garbage\r\n" * 9 + second, 2),
        "garbage between members": (
            gzip.compress(first) + b"garbage" * 50 + gzip.compress(second), 2),
        "spoilt member": (
            gzip.compress(first)[:60] + b"\xff" * 30 + gzip.compress(first)[90:]
            + gzip.compress(second), 1),
        "wrong length": (first_short + second, 1),
        "empty": (b"", 0),
        "not a WARC": (b"<html>Halaman masuk</html>", 0),
    }  # fmt: skip


BROKEN = (
    "last record cut off", "last member cut off", "garbage between", "garbage between members",
    "spoilt member", "wrong length", "empty", "not a WARC",
)  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_readable_in_a_broken_file_is_read_and_the_rest_reported(
    importer, make, name
) -> None:
    content, readable = broken_files(make)[name]
    done = importer.run(importer.file("broken.warc.gz", content))
    assert len(importer.titles) == readable
    told = importer.rows("SELECT reason FROM problems WHERE field = 'warc'")
    assert len(told) == done.unread_count
    assert done.exit_code == (0 if name == "empty" else 1)


def test_the_table_of_broken_names_is_complete(make) -> None:
    assert tuple(broken_files(make)) == BROKEN


def test_other_records_are_passed_over_and_counted(importer, make) -> None:
    png = make.record(make.http(b"\x89PNG", "Content-Type: image/png"), f"{HOST}/a.png")
    gone = make.record(make.http(b"", start="HTTP/1.1 404 Not Found"), f"{HOST}/hilang/")
    request = make.record(b"GET / HTTP/1.1\r\n\r\n", kind="request")
    undated = make.record(make.http(make.page("Satu")), date="kemarin")
    done = importer.run(importer.file("a.warc", png + gone + request + undated))
    assert done.skipped == {
        "image/png": 1, "status 404": 1, "request": 1, "response without a date": 1
    }  # fmt: skip
    assert (done.pages, done.exit_code) == (0, 0)


def test_a_front_page_and_a_section_page_are_no_articles(importer, make) -> None:
    page = make.http(make.page("Beranda"))
    records = [make.record(page, f"{HOST}{path}") for path in ("/", "/category/pemerintahan/")]
    done = importer.run(importer.file("a.warc", b"".join(records)))
    assert (done.pages, done.articles, done.not_articles) == (2, 0, 2)
    assert importer.rows("SELECT DISTINCT rule FROM problems") == [("no article",)]


def test_a_redirect_becomes_an_alias(importer, make) -> None:
    moved = make.record(
        make.http(b"", "Location: /warga-tanam-mangrove-di-pesisir/", start="HTTP/1.1 301 Moved"),
        f"{HOST}/alamat-lama-berita-mangrove/",
    )
    page = make.record(make.http(make.page("Warga Tanam Mangrove")), date="2024-05-02T01:00:01Z")
    importer.run(importer.file("a.warc", moved + page))
    assert importer.rows("SELECT url, kind FROM aliases ORDER BY url") == [
        (f"{HOST}/alamat-lama-berita-mangrove", "redirect"),
        (f"{HOST}/warga-tanam-mangrove-di-pesisir", "canonical"),
    ]


def test_a_revisit_is_a_second_sight_of_its_original(importer, make) -> None:
    page = make.record(make.http(make.page("Warga Tanam Mangrove")))
    again = make.record(
        make.http(b""), kind="revisit", date="2024-06-02T01:00:00Z",
        WARC_Refers_To_Target_URI=f"{HOST}/warga-tanam-mangrove-di-pesisir/",
        WARC_Refers_To_Date="2024-05-02T01:00:00Z",
    )  # fmt: skip
    importer.run(importer.file("a.warc", page + again))
    assert importer.rows("SELECT first_seen_at, last_seen_at FROM articles") == [
        ("2024-05-02T01:00:00Z", "2024-06-02T01:00:00Z")
    ]


def test_an_older_page_that_comes_later_does_not_replace_the_newer_one(importer, make) -> None:
    new = make.record(make.http(make.page("Judul Sesudah Diubah")), date="2024-06-02T01:00:00Z")
    old = make.record(make.http(make.page("Judul Semula")), date="2024-05-02T01:00:00Z")
    importer.run(importer.file("new.warc", new))
    importer.run(importer.file("old.warc", old))
    assert importer.titles == ["Judul Sesudah Diubah"]
    assert importer.rows("SELECT number, title FROM revisions ORDER BY number") == [
        (1, "Judul Semula"), (2, "Judul Sesudah Diubah")
    ]  # fmt: skip


def test_importing_again_changes_nothing(importer, make) -> None:
    path = importer.file("a.warc", make.record(make.http(make.page("Warga Tanam Mangrove"))))
    tables = ("articles", "captures", "revisions", "aliases", "bylines", "links")

    def held() -> list:
        return [importer.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables]

    importer.run(path)
    before = held()
    done = importer.run(path)
    assert (done.pages, done.known) == (0, 1)
    assert held() == before


def test_a_wacz_package_is_read_and_a_torn_one_reported(importer, make) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        record = make.record(make.http(make.page("Warga Tanam Mangrove")))
        package.writestr("archive/data.warc.gz", gzip.compress(record))
        package.writestr("pages/pages.jsonl", "{}")
    whole = importer.run(importer.file("a.wacz", content.getvalue()))
    assert (whole.articles, whole.exit_code) == (1, 0)
    torn = importer.run(importer.file("b.wacz", content.getvalue()[:-30]))
    assert (torn.articles, torn.exit_code) == (0, 1)
    assert "b.wacz" in torn.unread[0]

"""Saved HTML pages and WordPress dumps come in with where their values are from."""

import gzip
import json
import os
from datetime import UTC, datetime

import pytest

from newsarchive.errors import UsageError

HOST = "https://kabarselo.example"
SLUG = "warga-tanam-mangrove-di-pesisir"
CONTENT = (
    "<p>SELOSARI - Warga menanam dua ribu bibit mangrove di pesisir sejak Sabtu pagi.</p>"
    "<p>Kepala desa menyebut bibit itu berasal dari persemaian milik kelompok tani.</p>"
    "<p>Penanaman diikuti pelajar, nelayan dan perangkat desa hingga tengah hari.</p>"
    "<p>Editor: Ratna Wulan</p>"
)


def post(**changes: object) -> dict:
    return {
        "id": 17,
        "date": "2024-05-01T00:30:00",
        "date_gmt": "2024-04-30T17:30:00",
        "modified": "2024-05-01T09:00:00",
        "modified_gmt": "2024-05-01T02:00:00",
        "link": f"{HOST}/{SLUG}/",
        "title": {"rendered": "Warga &#8220;Tanam&#8221; <em>Mangrove</em>"},
        "content": {"rendered": CONTENT},
        "_embedded": {
            "author": [{"name": "Bagas Pratama"}],
            "wp:term": [
                [{"taxonomy": "category", "name": "Lingkungan &amp; Alam"}],
                [{"taxonomy": "post_tag", "name": "mangrove"}],
            ],
        },
    } | changes


def test_a_wordpress_dump_is_read_with_its_provenance(importer) -> None:
    done = importer.run(importer.file("posts.json", json.dumps([post(), {"id": 1}]).encode()))
    assert (done.articles, done.skipped) == (1, {"JSON that is no post": 1})
    assert importer.rows(
        "SELECT url, title, section, published_local, published_date, modified_local FROM articles"
    ) == [
        (
            f"{HOST}/{SLUG}/", "Warga “Tanam” Mangrove", "Lingkungan & Alam",
            "2024-05-01T00:30:00+07:00", "2024-05-01", "2024-05-01T09:00:00+07:00",
        )
    ]  # fmt: skip
    assert ("editor", "Ratna Wulan") in importer.rows("SELECT role, name FROM bylines")
    assert importer.rows("SELECT name FROM tags") == [("mangrove",)]
    rules = dict(importer.rows("SELECT field, rule FROM field_sources"))
    assert rules["title"] == "wp_json:title"
    assert rules["published_at"] == "wp_json:date"
    assert rules["section"] == "wp_json:category"
    [(body,)] = importer.rows("SELECT body FROM articles")
    assert "dua ribu bibit" in body
    assert "Editor" not in body


@pytest.mark.parametrize(
    ("changes", "local"),
    [
        ({"date": "2024-05-01T01:30:00"}, "2024-05-01T01:30:00+08:00"),
        ({"date_gmt": None}, "2024-05-01T00:30:00+07:00"),
        ({"date_gmt": "0000-00-00T00:00:00"}, "2024-05-01T00:30:00+07:00"),
        ({"date_gmt": "2019-01-01T00:00:00"}, "2024-05-01T00:30:00+07:00"),
        ({"date": None, "date_gmt": None}, None),
    ],
    ids=["WITA", "no UTC time", "WordPress's zero time", "no zone at all", "no time"],
)
def test_the_two_times_of_a_post_give_its_offset(importer, changes, local) -> None:
    importer.run(importer.file("posts.json", json.dumps([post(**changes)]).encode()))
    assert importer.rows("SELECT published_local FROM articles") == [(local,)]


def test_lines_of_posts_and_a_single_post_are_read_too(importer) -> None:
    lines = "\n".join(json.dumps(post(link=f"{HOST}/berita-{n}-dari-desa/")) for n in "ab")
    assert importer.run(importer.file("lines.jsonl", lines.encode())).articles == 2
    one = gzip.compress(json.dumps(post()).encode())
    assert importer.run(importer.file("one.json.gz", one)).articles == 1


@pytest.mark.parametrize("content", [b"[", b'[{"link": "http://a.example/", ', b"[" * 100_000])
def test_broken_json_is_reported(importer, content) -> None:
    done = importer.run(importer.file("posts.json", content))
    assert (done.articles, done.unread_count, done.exit_code) == (0, 1, 1)


@pytest.mark.parametrize("line", ["{0}\t{1}\t{2}", "{0},{1},{2}", "{0} {1} {2}"])
def test_saved_pages_come_in_by_a_list(importer, make, line) -> None:
    importer.file("a.html", make.page("Warga Tanam Mangrove"))
    text = line.format("a.html", f"{HOST}/{SLUG}/", "2024-05-02T08:00:00+07:00")
    listed = importer.file("list.txt", f"file url time\n{text}\n\n".encode())
    done = importer.run(url_list=listed)
    assert done.articles == 1
    assert importer.rows("SELECT url, first_seen_at FROM articles") == [
        (f"{HOST}/{SLUG}/", "2024-05-02T01:00:00Z")
    ]


def test_a_folder_of_saved_pages_needs_no_list_where_pages_say_their_address(
    importer, make
) -> None:
    path = importer.file("a.html", make.page("Warga Tanam Mangrove", SLUG))
    importer.file("b.html.gz", gzip.compress(make.page("Dua", "berita-dua-dari-balai-desa")))
    importer.file("c.html", b"<html><h1>Tanpa alamat</h1></html>")
    importer.file("d.png", b"\x89PNG")
    saved = datetime(2024, 5, 3, tzinfo=UTC).timestamp()
    os.utime(path, (saved, saved))
    done = importer.run(path.parent)
    assert (done.articles, done.unread_count) == (2, 1)
    assert done.skipped == {"file of another kind": 1}
    assert ("2024-05-03T00:00:00Z",) in importer.rows("SELECT first_seen_at FROM articles")


@pytest.mark.parametrize(
    "text", ["a.html http://a.example/ kemarin", "judul\na.html bukan-alamat", "a b\nsendiri"]
)
def test_a_list_that_cannot_be_read_is_an_error(importer, text) -> None:
    with pytest.raises(UsageError, match="line"):
        importer.run(url_list=importer.file("list.txt", text.encode()))


def test_what_is_not_there_is_an_error(importer, tmp_path) -> None:
    with pytest.raises(UsageError, match="not there"):
        importer.run(tmp_path / "nothing.warc")
    with pytest.raises(UsageError, match="There is no site"):
        importer.run(tmp_path, site="tidakada")


def test_a_replay_repeats_an_import(importer, make, tmp_path) -> None:
    from newsarchive.replay import difference

    importer.file("a.html", make.page("Warga Tanam Mangrove", "berita-satu-dari-pasar-pagi"))
    importer.file("posts.json", json.dumps([post()]).encode())
    slug = "berita-dua-dari-balai-desa"
    record = make.record(make.http(make.page("Dua", slug)), f"{HOST}/{slug}/")
    importer.run(importer.file("a.warc", record).parent)
    found = difference(importer.db, dict, workers=1)
    assert found.compared == 3
    assert (found.changed, found.appear, found.vanish) == (0, [], [])

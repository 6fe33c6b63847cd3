"""What becomes of an archived article whose address answers otherwise: each way in a row."""

import time
from collections.abc import Callable

import pytest

PATH = "/2026/11/{0}-membangun-jembatan-bambu-baru/"
CASES = {
    "desa-suluh": 404,
    "desa-karang": 410,
    "desa-lembah": "/",
    "desa-ranting": "/kabar/",
    "desa-sawah": "/tag/jembatan/",
    "desa-muara": PATH.format("kota-pindahan"),
    "desa-bukit": PATH.format("warga-desa-bukit"),
    "desa-kolam": b"<html><body><h1>Segera kembali</h1></body></html>",
    "desa-gurun": None,
    "desa-pesisir": 500,
}
"""Village of an article -> what its address answers after the first night: a status, where it
leads, or a page; None: a page with another article."""

FILLER = (
    "Pekerjaan berlangsung tiga pekan dan selesai lebih cepat daripada rencana semula. "
    "Warga bergotong royong setiap akhir pekan, sedangkan bambu berasal dari kebun sendiri."
)
ELSEWHERE = (
    "Klub tuan rumah menang tipis lewat gol tunggal pada menit terakhir pertandingan semalam. "
    "Pelatih memuji ketenangan para pemainnya di hadapan ribuan penonton."
)


def article(title: str, text: str) -> bytes:
    return (
        f"<html><body><article><h1>{title}</h1><time>Senin, 2 November 2026 08:00 WIB</time>"
        f'<div class="entry-content"><p>{title} sejak awal bulan ini.</p><p>{text}</p></div>'
        "</article></body></html>"
    ).encode()


def village_of(path: str) -> str | None:
    return next((village for village in CASES if path == PATH.format(village)), None)


def title_of(village: str) -> str:
    return f"Warga {village.replace('-', ' ').title()} Membangun Jembatan Bambu Baru"


class Newsroom:
    """A section page with an article a village; from the second night on, each case happens."""

    changed = False

    def answer(self, path: str) -> bytes | int | str:
        if path in ("/", "/kabar/", "/tag/jembatan/"):
            teasers = "".join(
                f'<article><h2><a href="{PATH.format(village)}">{title_of(village)}</a></h2>'
                "</article>"
                for village in CASES
            )
            return f"<html><body><main>{teasers}</main></body></html>".encode()
        if path == PATH.format("kota-pindahan"):
            return article("Klub Tuan Rumah Menang Tipis", ELSEWHERE)
        if path == PATH.format("warga-desa-bukit"):
            return article(title_of("desa-bukit"), FILLER)
        village = village_of(path)
        if village is None:
            return 404
        if not self.changed:
            return article(title_of(village), FILLER)
        case = CASES[village]
        return article("Harga Cabai Turun Tajam", ELSEWHERE) if case is None else case


@pytest.fixture(scope="module")
def archive(serve_pages: Callable, make_crawler, tmp_path_factory):
    """The archive after three nights."""
    newsroom = Newsroom()
    crawler = make_crawler(tmp_path_factory.mktemp("gone") / "archive.db")
    with serve_pages(newsroom.answer) as home:
        sites = {"kabar": (home, ["/kabar/"])}
        first = crawler.run(sites)
        assert first.site("kabar")["new"] == len(CASES), first
        newsroom.changed = True
        for _ in range(2):
            time.sleep(1.1)  # sightings are told apart by the second
            crawler.run(sites, revisit_days=36_500)
    return crawler


def url_like(village: str) -> str:
    return "%" + PATH.format(village)


REMOVED = {
    "desa-suluh": 404, "desa-karang": 410, "desa-lembah": None, "desa-ranting": None,
    "desa-sawah": None, "desa-muara": None,
}  # fmt: skip


@pytest.mark.parametrize("village", CASES)
def test_what_was_taken_down_is_removed_and_nothing_else(archive, village):
    [(title, removed)] = archive.rows(
        "SELECT title, removed_at IS NOT NULL FROM articles WHERE url LIKE ?", url_like(village)
    )
    assert removed == (village in REMOVED)
    assert title == title_of(village), "the last good text stays"
    statuses = archive.rows(
        "SELECT x.status FROM absences AS x JOIN articles AS a ON a.id = x.article_id"
        " WHERE a.url LIKE ?",
        url_like(village),
    )
    assert statuses == ([(REMOVED[village],)] * 2 if village in REMOVED else [])


def test_no_page_that_turned_into_something_else_made_a_revision(archive):
    assert archive.rows("SELECT DISTINCT number FROM revisions") == [(1,)]


@pytest.mark.parametrize(
    ("village", "rule"),
    [
        ("desa-kolam", "no article"), ("desa-gurun", "another article"),
        ("desa-lembah", "redirects"), ("desa-suluh", "status 404"),
    ],
)  # fmt: skip
def test_what_came_instead_is_a_problem_of_each_night(archive, village, rule):
    found = archive.rows(
        "SELECT rule, count(*) FROM problems WHERE field = 'page' AND url LIKE ? GROUP BY rule",
        url_like(village),
    )
    assert found == [(rule, 2)]


def test_an_article_that_moved_stays_one_article_with_an_alias(archive):
    rows = archive.rows(
        "SELECT a.url, l.kind FROM aliases AS l JOIN articles AS a ON a.id = article_id"
        " WHERE l.url LIKE ?",
        url_like("warga-desa-bukit"),
    )
    assert [(url.endswith("/desa-bukit-membangun-jembatan-bambu-baru/"), kind)
            for url, kind in rows] == [(True, "redirect")]  # fmt: skip


def test_another_article_behind_a_redirect_is_kept_as_itself(archive):
    rows = archive.rows("SELECT title FROM articles WHERE url LIKE ?", url_like("kota-pindahan"))
    assert rows == [("Klub Tuan Rumah Menang Tipis",)]

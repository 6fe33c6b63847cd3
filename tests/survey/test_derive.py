"""Rules read off pages: right on every page, or none."""

from __future__ import annotations

from datetime import datetime

import pytest

from newsarchive import flow
from newsarchive.model import Article, Page
from newsarchive.site import WIB, Site
from newsarchive.survey.derive import Case, drop_for, repeated_lines, rule_for

SITE = Site("Kabar", "https://kabar.example/")
TEXT = (
    "Warga Desa Karangombo memperbaiki jembatan bambu yang rusak diterjang banjir pekan lalu.",
    "Mereka bekerja sejak pagi dengan bahan yang dibeli dari iuran, kata kepala dusun setempat.",
    "Pemerintah desa berjanji menganggarkan jembatan baru pada tahun depan, katanya.",
)


def page(number: int, foot: str = "") -> Page:
    paragraphs = "".join(f"<p>{text} ({number})</p>" for text in TEXT)
    body = f"""<html><head><title>Jembatan Karangombo Diperbaiki Warga {number}</title></head><body>
      <div class="x9f31a"><span class="rubrik-nama">Desa{number % 2}</span>
      <h1>Jembatan Karangombo Diperbaiki Warga {number}</h1>
      <i class="kapan-terbit">0{number} Mei 2026, 10.15</i></div>
      <div class="isi-tulisan">{paragraphs}{foot}</div>
      <em class="berapa">Dibaca {1000 + number} kali</em></body></html>"""
    at = datetime(2026, 5, 20, tzinfo=WIB)
    return Page(f"https://kabar.example/berita/jembatan-{number}/", body.encode(), at)


def cases(foot: str = "", **known: object) -> list[Case]:
    found = []
    for number in range(1, 5):
        one = page(number, foot)
        article = flow.read(one, SITE)
        told = {name: make(number) for name, make in known.items()}  # type: ignore[operator]
        found.append(Case(one, Article(**{**_fields(article), **told})))
    return found


def _fields(article: Article) -> dict[str, object]:
    return {name: getattr(article, name) for name in Article.__slots__}


def test_a_count_in_words_of_its_own_becomes_a_labelled_rule() -> None:
    written = rule_for("views", cases(views=lambda n: 1000 + n), SITE)
    assert written
    assert written.source == 'labelled("Dibaca {count} kali")'


def test_a_section_is_found_by_the_class_that_holds_it() -> None:
    written = rule_for("section", cases(section=lambda n: f"Desa{n % 2}"), SITE)
    assert written
    assert written.source == 'css("span.rubrik-nama")'


def test_a_time_is_found_by_the_class_that_holds_it() -> None:
    written = rule_for("published_at", cases(), SITE)
    assert written
    assert written.source == 'css("i.kapan-terbit")'


def test_the_text_s_container_is_found_where_it_reads_alike() -> None:
    written = rule_for("body", cases(), SITE)
    assert written
    assert written.source == 'css("div.isi-tulisan")'


def test_a_value_that_stands_nowhere_brings_no_rule() -> None:
    assert rule_for("views", cases(views=lambda n: 7 * n), SITE) is None


def test_a_single_page_proves_nothing() -> None:
    assert rule_for("views", cases(views=lambda n: 1000 + n)[:1], SITE) is None


@pytest.mark.parametrize("foot", ["<p>Hubungi meja redaksi kami</p>", "<p class='kaki'>Ikuti</p>"])
def test_a_line_in_every_text_is_dropped_and_nothing_else(foot: str) -> None:
    found = cases(foot)
    lines = repeated_lines(found)
    assert len(lines) == 1
    written = drop_for(lines[0], found, SITE)
    assert written
    assert ("kaki" in written.source) == ("kaki" in foot)


def test_texts_that_repeat_nothing_have_nothing_to_drop() -> None:
    assert repeated_lines(cases()) == []

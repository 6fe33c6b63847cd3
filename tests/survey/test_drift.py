"""Dead rules: what silence proves, and the same value found in its new place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from newsarchive import flow
from newsarchive.model import Page
from newsarchive.rules import css
from newsarchive.site import WIB, Layout, Site
from newsarchive.survey.derive import Case
from newsarchive.survey.drift import drift, proposed_layout
from newsarchive.survey.earlier import Earlier, Held
from newsarchive.survey.site_file import joined

DAY = date(2026, 11, 25)
OLD = Layout(rules={"section": (css(".rubrik-lama"),)})
SITE = Site("Kabar", "https://kabar.example/", layouts=(OLD,))
HELD = Held("section", "css:.rubrik-lama", 90, 100, date(2026, 11, 20))


def page(number: int, box: str) -> Page:
    text = "".join(f"<p>Warga desa {number} memperbaiki jembatan bambu itu, ke-{n}.</p>"
                   for n in range(4))  # fmt: skip
    body = f"""<title>Jembatan Desa {number} Diperbaiki Warga</title>
      <h1>Jembatan Desa {number} Diperbaiki Warga</h1><p>{text}</p>
      <table><tr><td><b class="{box}">Kanal Warga {number % 2}</b></td></tr></table>"""
    at = datetime(2026, 11, 25, 8, tzinfo=WIB)
    return Page(f"https://kabar.example/berita/jembatan-desa-{number}/", body.encode(), at)


def cases(box: str) -> list[Case]:
    pages = [page(number, box) for number in range(1, 7)]
    return [Case(one, flow.read(one, SITE)) for one in pages]


def known(found: list[Case]) -> Earlier:
    articles = (
        replace(case.article, section=f"Kanal Warga {number % 2}")
        for number, case in enumerate(found, start=1)
    )
    return Earlier("the archive", (HELD,), tuple(articles))


def test_a_rule_that_still_wins_is_alive() -> None:
    found = cases("rubrik-lama")
    assert drift(found, known(found), SITE) == []


def test_a_value_lost_is_found_in_its_new_place_and_printed_as_a_dated_layout() -> None:
    found = cases("rubrik-baru")
    [dead] = drift(found, known(found), SITE)
    assert (dead.now_by, dead.is_right) == (None, False)
    assert "90 of 100 pages, last on 2026-11-20; nothing finds it now" in dead.sentence
    assert joined(proposed_layout([dead], DAY)) == (
        'Layout(\n    rules={\n        "section": (css("b.rubrik-baru"),),\n    },\n'
        "    since=date(2026, 11, 25),\n),"
    )


def test_a_rule_that_won_seldom_proves_nothing_by_its_silence() -> None:
    found = cases("rubrik-baru")
    seldom = replace(known(found), held=(replace(HELD, times=30),))
    assert drift(found, seldom, SITE) == []


def test_a_single_page_proves_nothing() -> None:
    found = cases("rubrik-baru")
    always = replace(known(found), held=(replace(HELD, times=100),))
    assert drift(found[:1], always, SITE) == []
    assert drift(found[:2], always, SITE)


def test_a_field_that_no_page_is_known_to_have_proves_nothing() -> None:
    found = cases("rubrik-baru")
    assert drift(found, replace(known(found), articles=()), SITE) == []

"""Every site file, and every page that stands for one."""

from __future__ import annotations

import gzip
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from newsarchive import flow
from newsarchive.cli.sites import sites
from newsarchive.crawl.catalogue import described_sites, load_families
from newsarchive.discover.listing import read_listing
from newsarchive.family import CERTAIN, recognise
from newsarchive.model import Page
from newsarchive.normalise.places import PROVINCES
from newsarchive.rules import Document
from newsarchive.site import Site
from newsarchive.survey import fixtures

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SITES = described_sites()
PUBLIC = {name: site for name, site in SITES.items() if name != "demo"}
PAGES = sorted(HERE.glob("*/*/page.html.gz"))
LISTINGS = sorted(HERE.glob("*/*/listing.html.gz"))
MOST_LINES = 60


def page_at(path: Path, told: dict[str, Any]) -> Page:
    return Page(
        told["url"],
        gzip.decompress(path.read_bytes()),
        datetime.fromisoformat(told["fetched_at"]),
        "text/html; charset=UTF-8",
    )


def site_of(path: Path) -> Site:
    return SITES[path.parent.parent.name]


def folder(path: Path) -> str:
    return str(path.parent.relative_to(HERE))


@pytest.mark.parametrize("name", PUBLIC)
def test_a_site_file_is_short_and_says_what_it_rests_on(name: str) -> None:
    site = PUBLIC[name]
    assert len((ROOT / f"spiders/{name}.py").read_text("utf-8").splitlines()) < MOST_LINES
    assert site.home.startswith("https://")
    assert site.home.endswith("/")
    assert site.sections
    assert site.expect.articles_per_day or name == "pantura7"
    assert site.evidence or site.verified
    assert {code[:2] for code in site.regencies} <= set(PROVINCES)


@pytest.mark.parametrize("name", PUBLIC)
def test_a_site_file_does_not_repeat_its_family(name: str) -> None:
    site, text = PUBLIC[name], (ROOT / f"spiders/{name}.py").read_text("utf-8")
    for family in load_families().values():
        if site.layouts == family.layouts:
            assert f"site = {family.name}.FAMILY.site(" in text
            for part in ("layouts", "sections", "sources", "expect"):
                own = f" {part}=" in text
                assert not (own and getattr(site, part) == getattr(family, part))
            assert len(set(site.evidence)) == len(site.evidence)


def test_no_two_sites_stand_at_one_home() -> None:
    assert len({site.home for site in PUBLIC.values()}) == len(PUBLIC)


def test_the_catalogue_is_as_wide_as_its_page_in_the_docs_says() -> None:
    printed = CliRunner().invoke(sites, ["--markdown"]).output
    assert printed == (ROOT / "docs/sites.md").read_text("utf-8"), (
        "renew it: newsarchive sites --markdown > docs/sites.md"
    )
    families = load_families().values()
    assert len(PUBLIC) >= 25
    assert len({code[:2] for site in PUBLIC.values() for code in site.regencies}) >= 12
    assert sum(any(s.layouts == f.layouts for s in PUBLIC.values()) for f in families) >= 7


@pytest.mark.parametrize("path", PAGES, ids=folder)
def test_a_page_reads_as_a_person_read_it(path: Path) -> None:
    fixture = fixtures.load(path.parent)
    assert fixture.is_reviewed, (
        "its expected.json was generated: compare it with the page, then write your name and the "
        "day as its 'reviewed'"
    )
    read = flow.read(fixture.page, site_of(path), fixture.parts).to_json()
    got = {name: _as_written(read[name], wanted) for name, wanted in fixture.expected.items()}
    assert got == fixture.expected


@pytest.mark.parametrize("path", LISTINGS, ids=folder)
def test_a_listing_page_lists_what_a_person_saw(path: Path) -> None:
    expected = json.loads((path.parent / "listing.json").read_text("utf-8"))
    listing = read_listing(page_at(path, expected), site_of(path))
    assert [entry.url for entry in listing.articles] == expected["articles"]
    assert listing.next_page


@pytest.mark.parametrize("path", PAGES, ids=folder)
def test_a_page_is_known_as_its_family_s(path: Path) -> None:
    families = load_families().values()
    found = recognise([Document.of(fixtures.load(path.parent).page)], families)
    if any(site_of(path).layouts == one.layouts for one in families):
        assert site_of(path).layouts == found[0].family.layouts
        assert found[0].confidence >= CERTAIN


def test_every_family_that_names_article_classes_is_shown_on_a_page() -> None:
    shown = [site_of(path).layouts for path in PAGES]
    unseen = {one.name for one in load_families().values() if one.layouts not in shown}
    # Radar shares both layouts with other families; TIMES declares none for article pages.
    assert unseen == {"radar", "times"}


def _as_written(value: Any, expected: Any) -> Any:
    """Bylines and images as short as some goldens write them: role and name, caption and credit."""
    if not (isinstance(expected, list) and expected and isinstance(expected[0], list)):
        return value
    keys = ("role", "name") if "role" in value[0] else ("caption", "credit")
    return [[one[key] for key in keys] for one in value]

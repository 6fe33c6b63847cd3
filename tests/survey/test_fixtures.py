"""Saved pages: whole, unreviewed until a person says otherwise, and never overwritten."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from newsarchive import flow
from newsarchive.errors import ResourceError
from newsarchive.model import Page
from newsarchive.site import WIB
from newsarchive.survey import fixtures
from newsarchive.survey.derive import Case

BODY = b"<h1>Jembatan Bambu Diperbaiki</h1><p>Warga memperbaiki jembatan bambu itu bersama.</p>"
PAGE = Page(
    "https://kabar.example/2026/05/jembatan-bambu/?p=1",
    BODY,
    datetime(2026, 5, 20, 8, tzinfo=WIB),
    "text/html",
    "Desa",
)
PART = replace(PAGE, url="https://kabar.example/2026/05/jembatan-bambu/2/", body=BODY + b"<p>Dua")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    [path] = fixtures.save(tmp_path, [Case(PAGE, flow.read(PAGE, None, [PART]), (PART,))])
    return path


def test_a_saved_page_comes_back_as_it_was(folder: Path) -> None:
    assert folder.name == "2026-05-20_jembatan-bambu"
    found = fixtures.load(folder)
    assert (found.page, found.parts) == (PAGE, (PART,))
    read = flow.read(found.page, None, found.parts).to_json()
    assert {name: read[name] for name in found.expected} == found.expected
    assert not {"sources", "problems", "reviewed"} & found.expected.keys()


def test_a_generated_golden_counts_only_once_a_person_has_reviewed_it(folder: Path) -> None:
    assert not fixtures.load(folder).is_reviewed
    path = folder / "expected.json"
    golden = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(golden | {"reviewed": "Utari W, 2026-05-21"}), "utf-8")
    assert fixtures.load(folder).is_reviewed


def test_what_is_saved_is_never_overwritten(folder: Path) -> None:
    other = replace(PAGE, body=b"<h1>Lain</h1>")
    assert fixtures.save(folder.parent, [Case(other, flow.read(other))]) == []
    assert fixtures.load(folder).page == PAGE


def test_half_a_fixture_is_named(folder: Path) -> None:
    (folder / "expected.json").unlink()
    with pytest.raises(ResourceError, match="is no whole fixture"):
        fixtures.load(folder)

"""Edits: what changed in which article, how much, and whether the newsroom said so."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from newsarchive.cli.edits import edits as command
from newsarchive.errors import ResourceError, UsageError
from newsarchive.model import Alias, Article, Image, Link, Source, Timestamp
from newsarchive.query.edits import Edit, list_edits
from newsarchive.site import WITA, Site
from newsarchive.store import Archive

NIGHT = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)
"""23:30 in western Indonesia; in the central part it is the next day already."""

PASAR = "https://kabar.example/pasar"
KLUB = "https://bali.example/klub"
PRINTED, DECLARED = "visible:footer", "json_ld:dateModified"


def story(url: str, modified: tuple[int, str] | None = None, **changes: Any) -> Article:
    """An article; ``modified`` is the hour of its time of change, and the rule that found it."""
    at, rule = modified or (None, "")
    fields: dict[str, Any] = {
        "url": url,
        "site": "bali" if url == KLUB else "kabar",
        "title": "Pasar Wringin Dibuka",
        "section": "Ekonomi",
        "body": ("Pasar dibuka pagi tadi.", "Lapak terisi semua."),
        "images": (Image("https://kabar.example/1.jpg", "Suasana pasar"),),
        "aliases": (Alias(f"{url}?p=1", "redirect"),),
        "modified_at": Timestamp(NIGHT + timedelta(hours=at), "minute") if at is not None else None,
        "sources": {"modified_at": Source(rule, "")} if rule else {},
    }
    return Article(**(fields | changes))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("edits") / "archive.db"
    longer = ("Pasar dibuka lagi pagi tadi.", "Lapak terisi semua.", "Warga senang.")
    with Archive.open(path) as archive:
        archive.describe(Site("Bali", "https://bali.example/", timezone=WITA, name="bali"))
        readings = [
            story(PASAR),
            story(PASAR, views=90, related=(Link("https://kabar.example/x", "X", "related"),)),
            story(PASAR, (3, PRINTED), body=longer),
            story(PASAR, (3, PRINTED), body=longer, title="Pasar Wringin Ramai"),
            story(PASAR, (5, DECLARED), body=longer, title="Pasar Wringin Ramai", images=()),
            story(PASAR, (6, DECLARED), body=longer, title="Pasar Wringin Ramai", images=()),
            story(PASAR, (6, PRINTED), body=longer, images=(), title="Pasar", section="Daerah"),
        ]
        for hours, reading in enumerate(readings):
            archive.keep(reading, seen_at=NIGHT + timedelta(hours=24 * hours))
        archive.keep(story(KLUB, (0, DECLARED)), seen_at=NIGHT)
        silent = story(KLUB, (0, DECLARED), body=("Pasar dibuka pagi tadi.",))
        archive.keep(silent, seen_at=NIGHT + timedelta(minutes=5))
    return path


def told(edit: Edit) -> tuple[Any, ...]:
    return edit.number, edit.notice, tuple(edit.parts), edit.added, edit.removed


def test_every_edit_says_what_changed_how_much_and_whether_it_was_announced(path: Path) -> None:
    assert [told(edit) for edit in list_edits(path, site="kabar")] == [
        (2, "announced", ("body",), len(" lagi") + len("\n\nWarga senang."), 0),
        (3, "silent", ("title",), len(" Ramai"), len(" Dibuka")),
        (4, "declared", ("captions",), 0, len("Suasana pasar")),
        (5, "announced", ("title", "section"), len("Daerah"), len(" Wringin Ramai" + "Ekonomi")),
    ]


def test_edits_stand_in_the_order_in_which_they_were_seen(path: Path) -> None:
    found = [(edit.url, edit.number) for edit in list_edits(path)]
    assert found == [(KLUB, 2), *((PASAR, number) for number in range(2, 6))]


@pytest.mark.parametrize("url", [KLUB, f"{KLUB}?p=1"])
def test_an_article_is_found_by_each_of_its_addresses(path: Path, url: str) -> None:
    [edit] = list_edits(path, url=url)
    assert (edit.url, edit.notice) == (KLUB, "silent")


@pytest.mark.parametrize(
    ("since", "urls"),
    [(date(2026, 3, 3), {KLUB, PASAR}), (date(2026, 3, 4), {PASAR}), (date(2026, 4, 1), set())],
)
def test_a_day_is_counted_by_the_clock_of_the_site(path: Path, since: date, urls: set[str]) -> None:
    assert {edit.url for edit in list_edits(path, since=since)} == urls


def test_what_the_archive_does_not_hold_is_told_in_one_sentence(path: Path) -> None:
    with pytest.raises(UsageError, match=r"no article at https://kabar\.example/tidak-ada\.$"):
        list(list_edits(path, url="https://kabar.example/tidak-ada"))
    with pytest.raises(UsageError, match=r"no site 'kabr'; it holds bali, kabar\.$"):
        list(list_edits(path, site="kabr"))
    with pytest.raises(ResourceError, match="holds no archive yet"):
        list(list_edits(path.with_name("none.db")))


def run(path: Path, *arguments: str) -> str:
    done = CliRunner().invoke(command, ["--db", str(path), *arguments], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_the_command_lists_edits_for_people(path: Path) -> None:
    output = run(path)
    assert output.count(PASAR) == 4
    assert output.splitlines()[:3] == [
        "2026-03-02T16:35:00Z  silent  body  +0 -21 characters",
        "  Pasar Wringin Dibuka",
        f"  {KLUB}",
    ]


def test_the_diff_marks_words_and_leaves_out_what_stayed(path: Path) -> None:
    output = run(path, "--url", f"{PASAR}/?utm_source=wa", "--diff")
    assert "title: Pasar Wringin[- Dibuka-]{+ Ramai+}\n" in output
    assert "body: Pasar dibuka{+ lagi+} pagi tadi.\n  body: {+Warga senang.+}\n" in output
    assert "Lapak" not in output


def test_json_gives_the_operations(path: Path) -> None:
    [edit] = json.loads(run(path, "--site", "bali", "--diff", "--json"))
    assert edit == {
        "url": KLUB, "site": "bali", "title": "Pasar Wringin Dibuka", "number": 2,
        "observed_at": "2026-03-02T16:35:00Z", "modified_at": "2026-03-02T16:30:00Z",
        "notice": "silent", "changed": ["body"],
        "characters_added": 0, "characters_removed": len("\n\nLapak terisi semua."),
        "operations": {"body": [
            {"kind": "keep", "text": "Pasar dibuka pagi tadi."},
            {"kind": "remove", "text": "\n\nLapak terisi semua."},
        ]},
    }  # fmt: skip
    assert "operations" not in json.loads(run(path, "--site", "bali", "--json"))[0]


def test_a_page_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.keep(story(PASAR), seen_at=NIGHT)
        archive.keep(story(PASAR, title="Pasar \x1b[2J"), seen_at=NIGHT + timedelta(hours=1))
    assert "\x1b" not in run(path, "--diff")
    assert "\x1b" not in run(path)


def test_on_a_terminal_colours_stand_for_the_marks(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    asked = ["--db", str(path), "--site", "kabar", "--diff"]
    output = CliRunner().invoke(command, asked, color=True).output
    removed, added = "\x1b[31m\x1b[9m Dibuka\x1b[0m", "\x1b[32m Ramai\x1b[0m"
    assert f"title: Pasar Wringin{removed}{added}\n" in output
    assert "[-" not in output

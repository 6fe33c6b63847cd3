"""A site file's text, and the small edit that records a verified day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsarchive.errors import UsageError
from newsarchive.survey.derive import quoted
from newsarchive.survey.site_file import record_verified

DAY = date(2026, 11, 25)
SPIDERS = Path(__file__).parent.parent.parent / "spiders"


def test_recording_a_day_changes_one_line_and_adds_the_import_it_needs() -> None:
    before = (
        (SPIDERS / "demo.py")
        .read_text("utf-8")
        .replace("        expect=", "        verified=None,  # no page yet\n        expect=")
    )
    after = record_verified(before, DAY)
    changed = set(after.splitlines()) - set(before.splitlines())
    assert changed == {"        verified=date(2026, 11, 25),", "from datetime import date"}


def test_a_day_recorded_before_is_replaced() -> None:
    before = (SPIDERS / "radarjember.py").read_text("utf-8")
    once = record_verified(before, DAY)
    twice = record_verified(once, date(2027, 1, 2))
    assert "verified=date(2027, 1, 2)," in twice
    assert len(twice.splitlines()) == len(before.splitlines())


@pytest.mark.parametrize("path", sorted(SPIDERS.glob("[!_]*.py")), ids=lambda path: path.stem)
def test_every_site_file_can_record_a_day(path: Path) -> None:
    text = path.read_text("utf-8")
    if path.stem != "demo":
        compile(record_verified(text, DAY), path.name, "exec")


def test_a_file_without_the_line_is_refused_in_a_sentence() -> None:
    with pytest.raises(UsageError, match="no line 'verified=None,'"):
        record_verified("site = Site()", DAY)


@pytest.mark.parametrize("text", ["Desa", 'say "x"', "it's", "a\\b", "both \" and '"])
def test_a_quoted_text_is_the_text_again(text: str) -> None:
    assert eval(quoted(text)) == text  # noqa: S307 - the literal that was just made

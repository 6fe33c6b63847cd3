"""Where things live and what an operator sets."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from newsarchive.config import Settings, archive_path, load_settings
from newsarchive.errors import UsageError
from newsarchive.revisits import Policy


def write(folder: Path, text: str) -> dict[str, str]:
    (folder / "newsarchive.toml").write_text(text, "utf-8")
    return {"NEWSARCHIVE_HOME": str(folder)}


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings({"NEWSARCHIVE_HOME": str(tmp_path)}) == Settings()


def test_the_file_is_read_and_the_environment_goes_before_it(tmp_path: Path) -> None:
    environ = write(tmp_path, 'contact = "arsip@kampus.example"\ndelay = 2\nsites = ["pantura7"]\n')
    assert load_settings(environ) == Settings("arsip@kampus.example", 2.0, ("pantura7",))
    assert load_settings(environ | {"NEWSARCHIVE_DELAY": "5"}).delay == 5.0
    assert load_settings(environ | {"NEWSARCHIVE_MAX_REQUESTS": "500"}).max_requests == 500
    assert load_settings(environ | {"NEWSARCHIVE_SITES": "a, b"}).sites == ("a", "b")


def test_the_table_of_revisits_is_a_table_or_one_line(tmp_path: Path) -> None:
    environ = write(tmp_path, "revisit_budget = 5\n[revisit]\n'1 d' = '6 h'\nolder = 'never'\n")
    settings = load_settings(environ)
    assert (settings.revisit, settings.revisit_budget) == (
        Policy.of({"1 d": "6 h", "older": "never"}), 5,
    )  # fmt: skip
    assert load_settings(environ | {"NEWSARCHIVE_REVISIT": "2 d: 1 h"}).revisit == Policy.of(
        {"2 d": "1 h"}
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("contcat = 'x'", "unknown key 'contcat'; did you mean 'contact'?"),
        ("delay = 'soon'", "delay must be a number of seconds"),
        ("delay = -1", "delay must be a number of seconds"),
        ("max_requests = 0", "max_requests must be a whole number from 1 on"),
        ("max_megabytes = true", "max_megabytes must be a number above 0"),
        ("sites = 3", "sites must be a list of site names"),
        ("revisit_budget = 'some'", "revisit_budget must be a whole number of visits"),
        ("revisit = 3", "revisit must be a table of ages and intervals"),
        ("[revisit]\n'6 hours' = '1 h'", "revisit cannot be read: '6 hours' is no age"),
        ("contact = 3", "contact must be one line of text"),
        ("contact = ", "not valid TOML"),
    ],
)
def test_a_wrong_setting_is_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=re.escape(sentence)):
        load_settings(write(tmp_path, text))


def test_every_setting_is_documented() -> None:
    documented = (Path(__file__).parents[1] / "docs" / "settings.md").read_text("utf-8")
    for setting in fields(Settings):
        assert f"| `{setting.name}` | `NEWSARCHIVE_{setting.name.upper()}` |" in documented


def test_the_archive_is_in_data_below_the_home() -> None:
    assert archive_path(environ={}) == Path("data/archive.db")
    assert archive_path("demo.db", {"NEWSARCHIVE_HOME": "/srv/news"}) == Path(
        "/srv/news/data/demo.db"
    )

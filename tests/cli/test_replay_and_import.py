"""``newsarchive replay`` and ``newsarchive import``: wishes in, one call, output."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsarchive.cli.importing import import_
from newsarchive.cli.replay import replay
from newsarchive.errors import UsageError

POST = {
    "link": "https://kabarselo.example/warga-tanam-mangrove-di-pesisir/",
    "date": "2024-05-01T08:30:00",
    "title": {"rendered": "Warga Tanam Mangrove"},
    "content": {"rendered": "<p>Warga menanam mangrove di pesisir sejak pagi tadi.</p>"},
}


def run(command, *arguments: object) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments], standalone_mode=False)


@pytest.fixture
def db(tmp_path) -> Path:
    """An archive with one imported post."""
    posts = tmp_path / "posts.json"
    posts.write_text(json.dumps([POST]))
    done = run(import_, posts, "--db", tmp_path / "archive.db", "--workers", 1)
    assert "articles" in done.output
    assert done.return_value == 0
    return tmp_path / "archive.db"


def test_an_import_again_says_that_it_is_known(db) -> None:
    done = run(import_, db.with_name("posts.json"), "--db", db, "--json", "--workers", 1)
    report = json.loads(done.stdout)
    assert (report["pages"], report["known"], report["unread"]) == (0, 1, [])


def test_what_cannot_be_read_is_told_and_asks_for_a_look(db, tmp_path) -> None:
    bad = tmp_path / "bad.warc"
    bad.write_bytes(b"no record")
    done = run(import_, bad, "--db", db, "--workers", 1)
    assert done.return_value == 1
    assert "bad.warc at byte 0" in done.stderr


def test_the_difference_is_for_people_and_for_machines(db) -> None:
    told = run(replay, "--diff", "--db", db, "--workers", 1)
    assert "0 of 1 articles would change" in told.output
    counted = json.loads(run(replay, "--diff", "--db", db, "--json", "--workers", 1).stdout)
    assert (counted["compared"], counted["fields"]) == (1, {})


def test_a_replay_tells_what_it_did(db, tmp_path) -> None:
    into = tmp_path / "new.db"
    done = run(replay, "--into", into, "--db", db, "--workers", 1)
    assert done.return_value == 0
    assert into.exists()
    report = json.loads(run(replay, "--in-place", "--db", db, "--json", "--workers", 1).stdout)
    assert (report["visits"], report["articles"], report["lost"]) == (1, 1, [])


@pytest.mark.parametrize("wishes", [[], ["--diff", "--in-place"], ["--in-place", "--site", "demo"]])
def test_wishes_that_contradict_each_other_are_refused(db, wishes) -> None:
    assert isinstance(run(replay, *wishes, "--db", db).exception, UsageError)

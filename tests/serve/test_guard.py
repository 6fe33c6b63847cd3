"""Who gets in, and what every answer forbids the browser."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsarchive.errors import ResourceError, UsageError
from newsarchive.serve import Door, application
from newsarchive.serve.guard import POLICY

PASSWORD = "bakau-pesisir-2026"  # noqa: S105 - no secret


def basic(password: str, user: str = "siapa saja") -> str:
    return "Basic " + b64encode(f"{user}:{password}".encode()).decode()


@pytest.mark.parametrize("host", ["::", "192.168.1.5", "arsip.kampus.example"])
def test_beyond_this_machine_it_refuses_without_a_password(host: str) -> None:
    with pytest.raises(UsageError, match="set NEWSARCHIVE_PASSWORD first"):
        Door(host)
    assert not Door(host, password=PASSWORD).local


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.8.8.8"])
def test_this_machine_needs_none(host: str) -> None:
    assert Door(host).local


def test_a_short_password_is_refused() -> None:
    with pytest.raises(UsageError, match="fewer than 12 characters"):
        Door(password="rahasia")  # noqa: S106 - no secret


def test_without_an_archive_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="holds no archive yet"):
        application(tmp_path / "archive.db", Door())


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({}, 401),
        ({"authorization": basic(PASSWORD)}, 200),
        ({"authorization": f"Bearer {PASSWORD}"}, 200),
        ({"authorization": f"bearer  {PASSWORD} "}, 200),
        ({"authorization": basic(PASSWORD + "x")}, 401),
        ({"authorization": basic("", user=PASSWORD)}, 401),
        ({"authorization": "Basic %%%"}, 401),
        ({"authorization": "Basic"}, 401),
        ({"authorization": PASSWORD}, 401),
        ({"authorization": f"Digest {PASSWORD}"}, 401),
    ],
)
def test_a_password_is_asked_of_every_request(
    kept: Path, serve_at: Callable[..., Any], given: dict[str, str], status: int
) -> None:
    server = serve_at(kept, Door("::", password=PASSWORD))
    for address in ("/questions", "/static/style.css", "/-/settings.json", "/archive/articles.csv"):
        answer = server.ask(address, host="arsip.kampus.example", **given)
        assert answer.status_code == (404 if status == 200 and "settings" in address else status)
        if status == 401:
            assert answer.headers["www-authenticate"].startswith("Basic ")
            assert "bakau" not in answer.text


@pytest.mark.parametrize(
    "name", ["evil.example", "evil.example:8001", "127.0.0.1.evil.example", ""]
)
def test_a_page_that_gives_its_own_name_this_machines_address_reads_nothing(
    ask: Callable[..., Any], name: str
) -> None:
    assert ask("/", host=name).status_code == 421
    for own in ("localhost:8001", "127.0.0.1:8001", "[::1]:8001", "LOCALHOST"):
        assert ask("/questions", host=own).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_it_can_only_be_read(ask: Callable[..., Any], method: str) -> None:
    assert ask("/archive?sql=select+1", method=method).status_code == 405


@pytest.mark.parametrize(
    "address",
    ["/-/settings.json", "/-/databases.json", "/-/plugins", "/-/permissions", "/-/auth-token",
     "/-/metadata.json", "/archive.db", "/_internal", "/_internal/databases", "/_memory"],
)  # fmt: skip
def test_neither_its_own_settings_nor_the_file_are_given_away(
    ask: Callable[..., Any], address: str
) -> None:
    assert ask(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/", "/article/1", "/capture/1/record", "/archive/articles", "/archive/articles.json",
     "/archive/articles.csv", "/static/style.css", "/nope", "/archive?sql=nonsense", "/-/nope"],
)  # fmt: skip
def test_every_answer_forbids_scripts_frames_and_guessing(
    ask: Callable[..., Any], address: str
) -> None:
    headers = ask(address).headers
    assert headers["content-security-policy"] == POLICY
    assert "script-src 'none'" in POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("drop table articles", "SELECT"),
        ("delete from articles", "SELECT"),
        ("with x as (select 1) delete from articles", "readonly"),
        ("pragma journal_mode=delete", "SELECT"),
        ("select load_extension('x')", "not authorized"),
        ("attach database '/tmp/x.db' as x", "SELECT"),
        ("select zeroblob(1000000000)", "too big"),
        ("select * from nowhere", "no such table"),
    ],
)
def test_sql_changes_nothing_and_its_errors_are_a_sentence(
    ask: Callable[..., Any], sql: str, told: str
) -> None:
    answer = ask(f"/archive?sql={sql}")
    assert answer.status_code == 400
    assert told in answer.text
    assert "Traceback" not in answer.text


def test_a_question_without_end_is_stopped(kept: Path, serve_at: Callable[..., Any]) -> None:
    forever = (
        "with recursive n(i) as (select 1 union all select i%2B1 from n) select count(*) from n"
    )
    answer = serve_at(kept, Door()).ask(f"/archive?sql={forever}")
    assert answer.status_code == 400
    assert "took longer than the 5 seconds" in answer.text

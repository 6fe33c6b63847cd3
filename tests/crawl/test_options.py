"""What a crawl can be asked for."""

from datetime import date
from pathlib import Path

import pytest

from newsarchive.config import Settings
from newsarchive.crawl.options import Options
from newsarchive.errors import UsageError


def test_spider_arguments_are_read_by_their_kind():
    assert Options.from_arguments(
        {"since": "2026-11-01", "limit": "5", "db": "a.db", "allow": "127.0.0.1:80, [::1]:81"}
    ) == Options(
        since=date(2026, 11, 1),
        limit=5,
        db=Path("a.db"),
        allow=frozenset({"127.0.0.1:80", "[::1]:81"}),
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"sinse": "2026-11-01"}, "no spider argument 'sinse'; did you mean 'since'"),
        ({"since": "kemarin"}, "since='kemarin' cannot be read"),
        ({"limit": "0"}, "limit must be at least 1"),
        ({"max_pages": "0"}, "max_pages must be at least 1"),
        ({"delay": "-1"}, "delay must be a number of seconds"),
        ({"delay": "nan"}, "delay must be a number of seconds"),
        ({"stop_at": "2026-11-02T05:30"}, "needs an offset"),
        ({"since": "2026-11-02", "until": "2026-11-01"}, "is after until"),
    ],
)
def test_a_wrong_argument_is_told(arguments, sentence):
    with pytest.raises(UsageError, match=sentence):
        Options.from_arguments(arguments)


def test_no_delay_is_for_a_named_loopback_server_only():
    fast = Options(delay=0, allow=frozenset({"127.0.0.1:8017", "kabarkota.example"}))
    fast.suit("http://127.0.0.1:8017/")
    for home in ("http://127.0.0.1:9/", "https://kabarkota.example/"):
        with pytest.raises(UsageError, match="loopback"):
            fast.suit(home)


def test_settings_hold_where_nothing_else_is_wished_for():
    settings = Settings(contact="redaksi@kampus.example", delay=3.0, max_requests=50)
    options = Options.of_settings(settings, delay=None, max_requests=9, section="Ekonomi")
    assert options == Options(
        section="Ekonomi", contact="redaksi@kampus.example", delay=3.0, max_requests=9
    )

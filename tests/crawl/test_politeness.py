"""Manners: the name, Crawl-delay, Retry-After, and the settings that keep them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.crawl import settings
from newsarchive.crawl.pace import retry_after
from newsarchive.crawl.politeness import user_agent
from newsarchive.crawl.run import _settings
from newsarchive.errors import UsageError

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def test_the_user_agent_names_the_contact():
    assert user_agent("https://arsip.example/").endswith(" (+https://arsip.example/)")
    assert user_agent(None).startswith("newsarchive/")


@pytest.mark.parametrize("contact", ["a@b.example\r\nX-Evil: 1", "redaksi@contoh.例"])
def test_a_contact_that_would_break_the_header_is_refused(contact):
    with pytest.raises(UsageError, match="one line"):
        user_agent(contact)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (b"120", 120.0),
        (b" 0 ", 0.0),
        (b"Mon, 23 Nov 2026 05:02:00 GMT", 120.0),
        (b"Mon, 23 Nov 2026 04:00:00 GMT", 0.0),
        (b"soon", None),
        (b"-5", None),
        (None, None),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date(header, seconds):
    assert retry_after(header, NOW) == seconds


@given(st.binary())
def test_any_retry_after_is_survived(header):
    wait = retry_after(header, NOW)
    assert wait is None or wait >= 0


def test_the_settings_are_the_safe_ones():
    assert settings.ROBOTSTXT_OBEY
    assert settings.CONCURRENT_REQUESTS_PER_DOMAIN == 1
    assert settings.DOWNLOAD_VERIFY_CERTIFICATES
    assert not settings.REMOTE_CONTROL_ENABLED
    assert not settings.TELNETCONSOLE_ENABLED
    assert not any(settings.DOWNLOAD_HANDLERS.values())
    assert settings.DOWNLOAD_MAXSIZE == 32 * 1024 * 1024
    assert min(settings.DOWNLOADER_MIDDLEWARES, key=_position).endswith("Guard")


def test_a_crawl_changes_its_own_settings_alone():
    shared = _settings(None)
    one, other = shared.copy(), shared.copy()
    one.set("USER_AGENT", "another", "spider")
    one.freeze()
    other.set("DOWNLOAD_DELAY", 3)
    assert other["USER_AGENT"] == shared["USER_AGENT"] == settings.USER_AGENT
    assert shared["DOWNLOAD_DELAY"] == 0
    assert dict(_settings(None)) == dict(shared)


def _position(middleware: str) -> int:
    position = settings.DOWNLOADER_MIDDLEWARES[middleware]
    return 1000 if position is None else position

"""A night with nothing new asks for front pages and due revisits, and for nothing else."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from newsarchive.demo.names import SECTIONS
from newsarchive.site import WIB

FIRST = datetime(2026, 11, 24, 2, 40, tzinfo=WIB)
FRONTS = {"/robots.txt", "/feed/", *(section.path for section in SECTIONS)}


def test_a_night_with_nothing_new_asks_for_front_pages_and_due_revisits(nights, server):
    assert nights.run(FIRST).site()["new"] == 24
    for days in (1, 2, 8):
        at = FIRST + timedelta(days=days)
        home = server.url.rstrip("/")
        due = {
            url.removeprefix(home)
            for (url,) in nights.rows(
                "SELECT url FROM frontier WHERE kind = 'article' AND visit_at <= ?",
                f"{(at + timedelta(minutes=5)).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            )
        }
        before = len(server.requests)
        report = nights.run(at).site()
        asked = server.requests[before:]
        sources = [one.path for one in asked if "sitemap" in one.path or "wp-json" in one.path]
        others = {one.path for one in asked} - FRONTS - set(sources)
        assert (report["new"], report["updated"], report["failed"]) == (0, 0, 0)
        assert others <= due, "an article that nothing asks for"
        assert len(sources) <= 2, "the sitemap's index and what wp-json says was modified"
        assert max(Counter(one.path for one in asked).values()) == 1
        # The server has validators for all but robots.txt and wp-json.
        again = [one for one in asked if one.path not in ("/robots.txt", *sources)]
        assert {one.status for one in again} == {304}

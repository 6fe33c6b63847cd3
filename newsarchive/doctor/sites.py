"""The sites: whether each can be reached, and whether its robots.txt lets its sections be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import monotonic

from newsarchive.crawl.fetch import Errand, Fetch, visit_each
from newsarchive.doctor.findings import Check
from newsarchive.model import Page
from newsarchive.site import Site
from newsarchive.visit import BLOCKED, Failure, not_a_page

_REMEDIES = {
    "robots.txt": "Leave it alone, or write to the newsroom.",
    BLOCKED: "Open it in a browser here; write to the newsroom, never go around a check.",
    "guard": "Open it in a browser: if it has moved, change home or hosts in its site file.",
    "dns": "Try other names: if they fail too, mend this machine's network.",
    "connection": "Try again later: if other sites answer, this one is down.",
    "timeout": "Try again later, or at an hour at which the site is quieter.",
    "tls": "Open it in a browser: its certificate has run out, or this machine's clock is wrong.",
    "status 404": "Open its front page: the section has another address now.",
}
_REMEDY = "Open it in a browser; newsarchive check shows whether its site file still holds."


def look_at_sites(sites: Sequence[Site], contact: str | None, delay: float) -> Iterator[Check]:
    """Asks each site, side by side, for its robots.txt and its first section page."""
    visits = [(_page_of(site), _asking(_page_of(site)), site) for site in sites]
    for site, (answer, seconds) in zip(
        sites, visit_each(visits, contact=contact, delay=delay), strict=True
    ):
        if isinstance(answer, Page):
            yield Check.well(f"site {site.name}", f"{answer.url} came in {seconds:.1f} s")
        else:
            yield Check.look(
                f"site {site.name}",
                f"{_page_of(site)}: {answer.reason}",
                _remedy(answer),
            )


def _remedy(failure: Failure) -> str:
    """Where robots.txt cannot be had nothing may be asked, but the site forbids nothing."""
    rule = "connection" if failure.rule == "robots.txt" and failure.passing else failure.rule
    return _REMEDIES.get(rule, _REMEDY)


def _page_of(site: Site) -> str:
    return site.section_url(site.sections[0]) if site.sections else site.home


def _asking(url: str) -> Errand[tuple[Page | Failure, float]]:
    async def errand(fetch: Fetch) -> tuple[Page | Failure, float]:
        began = monotonic()
        answer = await fetch(url)
        if isinstance(answer, Page):
            answer = not_a_page(answer) or answer
        return answer, monotonic() - began

    return errand

"""Which of a site's rules died since they last held, and what could take their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from newsarchive.model import Article
from newsarchive.site import Site
from newsarchive.survey.derive import FIELDS, Case, Written, rule_for
from newsarchive.survey.earlier import Earlier, Held
from newsarchive.survey.site_file import layout_lines

_CHANCE = 0.01
"""How likely a rule's silence on all pages may be by chance for it to count as dead."""
_LEAST_PAGES = 2
_STEADY = ("title", "section", "published_at", "bylines", "tags", "body", "views")


@dataclass(frozen=True, slots=True)
class Dead:
    """A rule that won a field often and finds nothing now."""

    held: Held
    now_by: str | None
    """The rule that finds the field now; None: nothing does."""
    is_right: bool
    """Whether what is found now is what was known of the same articles."""
    proposal: Written | None = None
    """A rule that finds the known values in their new place."""

    @property
    def sentence(self) -> str:
        """What died, since when, and what finds the field now."""
        one = self.held
        text = f"{one.field}: {one.rule} won on {one.times} of {one.of} pages, last on {one.last}"
        if self.now_by is None:
            return f"{text}; nothing finds it now"
        return f"{text}; {self.now_by} finds it now" + ("" if self.is_right else ", wrongly")

    def to_json(self) -> dict[str, Any]:
        """The rule as an object."""
        return {
            "field": self.held.field,
            "rule": self.held.rule,
            "times": self.held.times,
            "of": self.held.of,
            "last_held": self.held.last.isoformat(),
            "now_by": self.now_by,
            "is_right": self.is_right,
            "proposal": self.proposal.source if self.proposal else None,
        }


def drift(cases: Sequence[Case], earlier: Earlier, site: Site) -> list[Dead]:
    """The rules that won before and on none of ``cases`` now.

    ``cases`` are pages with what the site's rules read on them today. A rule that won only now
    and then may well be silent on a few pages, and a field may be missing from them.
    """
    dead: list[Dead] = []
    if len(cases) < _LEAST_PAGES:
        return dead
    for held in earlier.held:
        winners = _winners(held.field, cases)
        by_chance = (1 - held.share) ** len(cases)
        if by_chance > _CHANCE or held.rule in winners or held.field not in _STEADY:
            continue
        known = list(_known(held.field, cases, earlier))
        if not known and not winners:
            continue  # the pages looked at may well have no such field
        is_right = bool(winners) and all(_agrees(held.field, case, cases) for case in known)
        now_by = max(winners, key=winners.count) if winners else None
        proposal = None if is_right else rule_for(held.field, known, site)
        dead.append(Dead(held, now_by, is_right, proposal))
    return dead


def proposed_layout(dead: Sequence[Dead], day: date) -> list[str]:
    """A dated layout to paste: with the rules that are needed, empty where generic ones do."""
    rules = {
        FIELDS[one.held.field]: one.proposal
        for one in dead
        if one.proposal and one.held.field in FIELDS
    }
    bodies = [one.proposal for one in dead if one.proposal and one.held.field == "body"]
    return layout_lines(rules, body=bodies[0] if bodies else None, since=day)


def _winners(name: str, cases: Sequence[Case]) -> list[str]:
    return [case.article.sources[name].rule for case in cases if name in case.article.sources]


def _known(name: str, cases: Sequence[Case], earlier: Earlier) -> Iterator[Case]:
    """The pages of articles whose value of the field is known from before."""
    for case in cases:
        before = earlier.article(case.article.url)
        if before is not None and getattr(before, name):
            yield replace(case, article=_with_present_count(before, case.article))


def _with_present_count(before: Article, now: Article) -> Article:
    """Counts rise by themselves, so today's is the known one where today's page tells it."""
    return replace(before, views=now.views) if now.views is not None else before


def _agrees(name: str, known: Case, cases: Sequence[Case]) -> bool:
    [now] = [case.article for case in cases if case.page is known.page]
    value, other = getattr(now, name), getattr(known.article, name)
    if name == "published_at":
        return value is not None and value.at == other.at
    if name == "bylines":
        return {(one.role, one.name) for one in value} == {(one.role, one.name) for one in other}
    if name == "body":
        return bool(set(value) & set(other))  # an edit changes lines, not all of them
    return bool(value == other)

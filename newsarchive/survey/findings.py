"""What was found for each part of a site file, how surely, and what a person should check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import tzinfo
from typing import Any

from newsarchive.family import Recognised
from newsarchive.model import Article
from newsarchive.site import Site
from newsarchive.survey.derive import Case, Written
from newsarchive.survey.gathering import Gathered
from newsarchive.survey.identity import Guess
from newsarchive.survey.menu import section_path

ARTICLE_FIELDS = (
    "title", "section", "published_at", "bylines", "body", "dateline", "images", "views", "tags",
)  # fmt: skip
_SURE_RULES = ("css:", "xpath:", "labelled:", "visible:", "json_ld:", "meta:", "breadcrumb")
_LONGEST = 60
_EXAMPLES = 6
"""Articles of which the longest value is shown: an empty caption shows little."""
_CHECKS = {
    "title": "Is it the headline, whole and without the site's name?",
    "section": "Is it the section, not a tag?",
    "published_at": "Is it the time of publication, not of a change, in the right zone?",
    "bylines": "Is everyone named, each in the right role?",
    "body": "Does it begin and end with the article's own words?",
    "dateline": "Is it the place before the first sentence?",
    "images": "Are caption and photographer told apart?",
    "views": "Is it this article's count, not a list's?",
    "tags": "Are they the article's own?",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of a site file, or one field of its articles."""

    what: str
    value: str
    """For people; "" where nothing was found."""
    confidence: float
    """0 to 1."""
    why: str
    check: str = ""
    """What a person should look at; "" where nothing needs it."""

    def to_json(self) -> dict[str, Any]:
        """The finding as an object."""
        return asdict(self)


def of_site(
    publisher: Guess[str],
    zone: Guess[tzinfo],
    codes: Guess[tuple[str, ...]],
    family: Recognised | None,
) -> Iterator[Finding]:
    """What the site seems to be."""
    check = "Is that how the newsroom names itself?"
    yield Finding("publisher", publisher.value, publisher.confidence, publisher.why, check)
    yield Finding("timezone", str(zone.value), round(zone.confidence, 2), zone.why,
                  "" if zone.confidence > 0.9 else "Which zone do its clocks show?")  # fmt: skip
    yield Finding("regencies", ", ".join(codes.value), codes.confidence, codes.why,
                  "Which regencies does it cover? Add or remove codes.")  # fmt: skip
    if family:
        yield Finding("family", family.family.name, family.confidence, ", ".join(family.signs),
                      "Do its pages look like that family's?")  # fmt: skip
    else:
        yield Finding("family", "", 0.0, "no family's signs are on its pages")


def of_gathered(gathered: Gathered, site: Site) -> Iterator[Finding]:
    """The sections and machine sources."""
    for one in gathered.listings:
        kept = any(section.name == one.link.name for section in site.sections)
        value = f"{one.link.name}: {section_path(one.link.url)}"
        yield Finding("section", value, 0.9 if kept else 0.5,
                      f"a menu links it and it lists {len(one.entries)} articles",
                      "" if kept else "Left out: the file would be too long.")  # fmt: skip
    if not gathered.listings:
        yield Finding("section", "the front page", 0.3, "no menu link leads to a list of articles",
                      "Add the site's sections by hand.")  # fmt: skip
    for link, reason in gathered.left_out:
        yield Finding("no section", f"{link.name}: {section_path(link.url)}", 0.8, reason,
                      "Add it if it is one.")  # fmt: skip
    for source in gathered.sources:
        yield Finding(source.kind, source.url, 0.9, f"names {len(source.entries)} articles")
    perday = site.expect.articles_per_day
    if perday:
        yield Finding("articles a day", f"{perday[0]} to {perday[1]}", 0.5,
                      "from the dates on the lists", "Is that its ordinary day?")  # fmt: skip
    else:
        yield Finding("articles a day", "", 0.0, "the lists show too few dates",
                      "Write articles_per_day=(fewest, most) of an ordinary day.")  # fmt: skip


def of_articles(cases: Sequence[Case], derived: Iterable[Written]) -> Iterator[Finding]:
    """How well each field was read on the sampled pages; nothing where there was none."""
    for name in ARTICLE_FIELDS if cases else ():
        yield of_field(name, [case.article for case in cases])
    for one in derived:
        yield Finding("rule", one.source, 0.8, "it holds on every page looked at",
                      "Does it pick only what it should?")  # fmt: skip


def of_field(name: str, articles: Sequence[Article]) -> Finding:
    """On how many articles a field was found, by which rules, and an example."""
    found = [one for one in articles if getattr(one, name)]
    rules = Counter(
        one.sources[name].rule.partition(" ")[0] for one in found if name in one.sources
    )
    doubts = sum(any(problem.field == name for problem in one.problems) for one in found)
    share = len(found) / len(articles) if articles else 0.0
    trusted = all(rule.startswith(_SURE_RULES) for rule in rules) or name in ("body", "dateline")
    confidence = share * (0.95 if trusted else 0.7) - 0.3 * doubts / max(len(articles), 1)
    why = f"on {len(found)} of {len(articles)} pages"
    why += f" by {', '.join(rules)}" if rules else ""
    why += f"; {doubts} with doubts" if doubts else ""
    check = _CHECKS[name] if found else "Do its pages show none? Where they do, write a rule."
    example = max((shown(name, one) for one in found[:_EXAMPLES]), key=len, default="")
    return Finding(name, example, round(max(confidence, 0.0), 2), why, check)


def shown(name: str, article: Article) -> str:
    """A field of an article in a few words."""
    value = article.to_json()[name]
    if name == "bylines":
        text = ", ".join(f"{one['name']} ({one['role']})" for one in value)
    elif name == "images":
        said = (value[0]["caption"], value[0]["credit"])
        text = " / ".join(filter(None, said)) or "without caption"
    elif name == "dateline":
        text = ", ".join(filter(None, value.values()))
    elif name == "body":
        text = f"{len(value)} paragraphs: {value[0]}"
    else:
        text = ", ".join(value) if isinstance(value, list) else str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

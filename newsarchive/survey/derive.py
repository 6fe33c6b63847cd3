"""Rules read off the pages themselves: where a known value stands, said as a site file says it.

A rule is proposed only where it gives the right value on every page that it was tried on, and on
at least two: what fits one page is chance. The trial is the real path: a rule that the readers
would overrule is no use.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from newsarchive import flow
from newsarchive.model import Article, Page
from newsarchive.normalise.bylines import parse_bylines
from newsarchive.normalise.counts import parse_views
from newsarchive.normalise.dates import parse_timestamp
from newsarchive.rules import Document, Rule, Selector, clean, css, labelled, meta, text_of, xpath
from newsarchive.site import Layout, Site

FIELDS = {
    "title": "title",
    "section": "section",
    "published_at": "published_at",
    "bylines": "byline",
    "views": "views",
    "tags": "tag",
}
"""Field of an article -> the name under which a layout has its rules."""
LEAST_PAGES = 2
_MOST_ELEMENTS = 6000
_MOST_TRIALS = 40
_LONGEST = 400
_LONGEST_QUOTED = 40
"""Characters of a line that a selector quotes; more would not fit into a site file's line."""
_STABLE = re.compile(r"[A-Za-z][A-Za-z_-]{1,39}\d?")
_NUMBER = re.compile(r"\d[\d.,]*(?:\s?(?:rb|ribu|jt|juta|k)\b)?", re.I)


@dataclass(frozen=True, slots=True)
class Written:
    """A rule and how a site file writes it."""

    source: str
    """``css(".isi")``"""
    rule: Rule


@dataclass(frozen=True)
class Case:
    """A page and the article that a careful reader takes from it."""

    page: Page
    article: Article
    parts: tuple[Page, ...] = ()

    @cached_property
    def document(self) -> Document:
        """The page's tree, kept for the many rules that are tried on it."""
        return Document(self.page)


def rule_for(name: str, cases: Sequence[Case], site: Site) -> Written | None:
    """A rule that finds the article's field ``name`` on every page; None where there is none.

    ``site`` gives the zone of printed times. The simplest rule that holds is taken.
    """
    known = [case for case in cases if _value(name, case.article)]
    distinct = {str(_value(name, case.article)) for case in known}
    if len(known) < LEAST_PAGES or (len(distinct) < LEAST_PAGES and name != "section"):
        return None
    if name == "body":
        return _body_rule(known, site)
    first = known[0]
    for written in islice(_proposals(name, first, site), _MOST_TRIALS):
        if all(_finds(written.rule, name, case, site) for case in known):
            layout = Layout(rules={FIELDS[name]: (written.rule,)})
            if all(_same(name, case, _read(case, site, layout)) for case in known):
                return written
    return None


def repeated_lines(cases: Sequence[Case]) -> list[str]:
    """Lines that stand word for word in most articles, which no article's own line does."""
    counts = Counter(line for case in cases for line in set(case.article.body))
    least = max(3, -(-2 * len(cases) // 3))
    return [line for line, times in counts.items() if times >= least]


def drop_for(line: str, cases: Sequence[Case], site: Site) -> Written | None:
    """A selector of the element that holds ``line``, without which each text loses only that."""
    held = [case for case in cases if line in case.article.body]
    for element in _holders(held[0].document, lambda text: text == line):
        for written in _droppers(element, line):
            layout = Layout(drop=(written.rule,)) if isinstance(written.rule, Selector) else None
            if layout and all(
                _read(case, site, layout).body
                == tuple(one for one in case.article.body if one != line)
                for case in held
            ):
                return written
    return None


def _value(name: str, article: Article) -> object:
    return getattr(article, name)


def _same(name: str, case: Case, other: Article) -> bool:
    mine, its = _value(name, case.article), _value(name, other)
    if name == "published_at" and case.article.published_at and other.published_at:
        return case.article.published_at.at == other.published_at.at
    if name == "section":
        return str(mine).casefold() == str(its).casefold()
    if name == "bylines":
        return _people(case.article) == _people(other)
    return mine == its


def _people(article: Article) -> set[tuple[str, str]]:
    return {(one.role, one.name) for one in article.bylines}


def _read(case: Case, site: Site, layout: Layout) -> Article:
    alone = Site(site.publisher, site.home, site.timezone, site.regencies, layouts=(layout,))
    return flow.read(case.page, alone, case.parts)


def _finds(rule: Rule, name: str, case: Case, site: Site) -> bool:
    """Whether what the rule finds first is the value (of tags: all that it finds)."""
    found = list(islice(rule.find(case.document), 50))
    if name == "tags":
        return [one.lstrip("#").strip() for one in found] == list(case.article.tags)
    return bool(found) and _reads(name, found[0], case, site)


def _reads(name: str, raw: str, case: Case, site: Site) -> bool:
    """Whether a string says the article's value of the field."""
    article = case.article
    match name:
        case "title":
            return clean(raw) == article.title
        case "section":
            return clean(raw).casefold() == (article.section or "").casefold()
        case "published_at":
            read = parse_timestamp(raw, timezone=site.timezone, fetched_at=case.page.fetched_at)
            return bool(read and article.published_at and read.at == article.published_at.at)
        case "views":
            return len(raw) < 80 and parse_views(raw) == article.views
        case "bylines":
            people = {(one.role, one.name) for one in parse_bylines(raw)}
            return people == _people(article)
        case _:
            return clean(raw).lstrip("#").strip() in article.tags


def _proposals(name: str, case: Case, site: Site) -> Iterator[Written]:
    """Rules that find the value on the case's page, visible ones first, the simplest first."""
    document = case.document
    for element in _holders(document, lambda text: _reads(name, text, case, site)):
        if name == "views" and (found := _NUMBER.search(text := text_of(element))):
            pattern = f"{text[: found.start()]}{{count}}{text[found.end() :]}"
            if len(pattern) > len("{count}") + 3:
                yield Written(f"labelled({quoted(pattern)})", labelled(pattern))
        yield from _selectors(element)
    for key, values in document.meta.items():
        if values and _reads(name, values[0], case, site):
            yield Written(f"meta({quoted(key)})", meta(key))


def _holders(document: Document, says: Callable[[str], bool]) -> list[HtmlElement]:
    """The innermost elements whose own text ``says`` accepts."""
    found: list[HtmlElement] = []
    body = next(document.root.iter("body"), document.root)
    for element in islice(body.iter(), _MOST_ELEMENTS):
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "a", "body"):
            continue
        text = text_of(element, _LONGEST)
        if text and len(text) < _LONGEST and says(text):
            parent = element.getparent()
            if parent in found:
                found.remove(parent)
            found.append(element)
    links = (one for one in islice(body.iter("a"), _MOST_ELEMENTS) if says(text_of(one, _LONGEST)))
    return [*found, *links]


def _selectors(element: HtmlElement) -> Iterator[Written]:
    """CSS that may pick the element on other pages, too."""
    own = [*_names(element), str(element.tag)]
    for name in own[:-1]:
        yield _css(name)
    for above in islice(element.iterancestors(), 4):
        for outer in _names(above):
            for name in own:
                yield _css(f"{outer} {name}")


def _names(element: HtmlElement) -> Iterator[str]:
    """Selectors of one element by what a theme's author named it."""
    identifier = element.get("id") or ""
    if _STABLE.fullmatch(identifier):
        yield f"#{identifier}"
    for name in (element.get("class") or "").split():
        if _STABLE.fullmatch(name):
            yield f"{element.tag!s}.{name}"
    if element.get("itemprop"):
        yield f'{element.tag!s}[itemprop="{element.get("itemprop")}"]'


def _droppers(element: HtmlElement, line: str) -> Iterator[Written]:
    for name in _names(element):
        yield _css(name)
    if '"' not in line:
        start = line[:_LONGEST_QUOTED].rpartition(" ")[0]
        test = (
            f'normalize-space() = "{line}"'
            if len(line) <= _LONGEST_QUOTED
            else f'starts-with(normalize-space(), "{start}")'
        )
        expression = f"//{element.tag!s}[{test}]"
        try:
            yield Written(f"xpath({quoted(expression)})", xpath(expression))
        except etree.XPathSyntaxError:
            return


def _body_rule(cases: Sequence[Case], site: Site) -> Written | None:
    """A selector of the element that holds all paragraphs, and with which they are read alike."""
    first = cases[0]
    document = first.document
    longest = max(first.article.body, key=len)
    paragraph = next(iter(_holders(document, lambda text: longest in text)), None)
    around: Iterable[HtmlElement] = paragraph.iterancestors() if paragraph is not None else ()
    for element in islice(around, 5):
        for written in (_css(name) for name in _names(element)):
            if not isinstance(written.rule, Selector):
                continue
            layout = Layout(body=written.rule)
            if all(
                len(written.rule.elements(case.document)) == 1
                and _read(case, site, layout).body == case.article.body
                for case in cases
            ):
                return written
    return None


def _css(expression: str) -> Written:
    return Written(f"css({quoted(expression)})", css(expression))


def quoted(text: str) -> str:
    """A Python string literal as ruff writes it."""
    if '"' in text and "'" not in text:
        return f"'{_escaped(text)}'"
    return '"' + _escaped(text).replace('"', '\\"') + '"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n")

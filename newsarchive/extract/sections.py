"""To which section the article belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from newsarchive.extract import wording
from newsarchive.extract.declared import declared
from newsarchive.extract.lines import Line, read_lines
from newsarchive.extract.story import Story
from newsarchive.extract.structure import CATEGORY, kinds
from newsarchive.model import Candidate
from newsarchive.rules import Document, clean, text_of
from newsarchive.rules.linked_data import nodes, types_of

_SECTION_PATH = re.compile(r"(?:https?://[^/]+)?/([\w-]+)/?")
_TRAIL = re.compile(r"[»›>/→]")


def sections(
    document: Document,
    story: Story,
    heading: HtmlElement | None,
    crumbs: list[HtmlElement],
    asides: Iterable[Line],
) -> Iterator[Candidate]:
    """The section: breadcrumb, category link at the headline, metadata, highlighted menu item."""
    own = text_of(heading).lower() if heading is not None else ""
    for crumb in crumbs or _unnamed_crumbs(document):
        if name := _last_crumb(crumb, own):
            yield Candidate("section", "breadcrumb", name)
            break
    for line in story.before:
        if (name := _category(line)) and name.lower() != own:
            yield Candidate("section", "visible:category", name)
    for line in (*story.before, *asides, *story.after):
        if labelled := wording.SECTION_LABEL.match(line.text):
            yield Candidate("section", "visible:label", labelled["name"])
    for element in story.block.iter("a") if story.block is not None else ():
        if files_under(element) and story.owns(element):
            yield Candidate("section", "rel:category", text_of(element))
            break
    yield from declared(document, "section")
    for name in _linked_crumbs(document, own):
        yield Candidate("section", "json_ld:BreadcrumbList", name)
    for name in _highlighted(document):
        yield Candidate("section", "visible:menu", name)


def files_under(link: HtmlElement) -> bool:
    """Whether a link says that it leads to the article's category. WordPress's block themes write
    "tag" of categories, too."""
    rel = (link.get("rel") or "").split()
    return "category" in rel or ("tag" in rel and "/category/" in (link.get("href") or ""))


def _highlighted(document: Document) -> Iterator[str]:
    """The first menu item that the page marks as the current one."""
    for count, item in enumerate(document.root.iter("li")):
        if count > 2000:
            return
        names = (item.get("class") or "").split()
        if "active" in names or any(one.startswith("current-") for one in names):
            link = next(item.iterchildren("a"), None)
            name = text_of(link) if link is not None else ""
            if name and len(name) <= 40 and not wording.HOME.match(name):
                yield name
                return


def _unnamed_crumbs(document: Document) -> Iterator[HtmlElement]:
    """Short trails that no class names: a link home, a sign such as "»", further links."""
    looked_at: set[HtmlElement] = set()
    for count, link in enumerate(document.root.iter("a")):
        if count > 1500 or len(looked_at) > 8:
            return
        if link.text and wording.HOME.match(link.text.strip()):
            trail = link.getparent()
            if trail is not None and trail.tag == "li":
                trail = trail.getparent()
            if trail is not None and trail not in looked_at and len(trail) < 12:
                text = text_of(trail)
                if len(text) < 200 and _TRAIL.search(text):
                    yield trail
            if trail is not None:
                looked_at.add(trail)


def _last_crumb(crumb: HtmlElement, own: str) -> str | None:
    links = [text_of(one) for one in crumb.iter("a")]
    names = links or [line.text for line in read_lines(crumb, lambda _: False)]
    rest = clean(" ".join(line.text for line in read_lines(crumb, lambda _: False)))
    if links and links[-1] and rest:
        # A last item that is no link is the section itself, unless it is the headline or a slash.
        tail = rest[rest.rfind(links[-1]) + len(links[-1]) :].strip(" />»›|-–•·→:")
        if tail and len(tail) <= 40 and tail.lower() not in own:
            names = [*links, tail]
    for name in reversed(names):
        name = name.strip(" />»›|-–•·→:")
        if (
            name
            and len(name) <= 60
            and not wording.HOME.match(name)
            and (
                not own or (name.lower() != own and not own.startswith(name.lower().rstrip(".… ")))
            )
        ):
            return name
    return None


def _category(line: Line) -> str | None:
    around = [line.element, *list(line.element.iterancestors())[:2]]
    named = any(kinds(one) & CATEGORY for one in around)
    for link in line.links:
        text = text_of(link)
        address = link.get("href") or ""
        if text and len(text) <= 40 and (
            named or kinds(link) & CATEGORY or "category" in (link.get("rel") or "").split()
            or "/category/" in address or "/kategori/" in address or "/kanal/" in address
            or "/search/label/" in address or _leads_to_its_name(address, text)
        ):  # fmt: skip
            return text
    if named and not line.links and len(line.text) <= 40 and not wording.find_date(line.text):
        return line.text
    return None


def _leads_to_its_name(address: str, text: str) -> bool:
    """Whether a link such as "Ekonomi" leads to "/ekonomi": the address of a section's page."""
    found = _SECTION_PATH.fullmatch(address)
    return found is not None and found[1].lower() == "-".join(text.lower().split())


def _linked_crumbs(document: Document, own: str) -> Iterator[str]:
    for node in nodes(document.json_ld):
        if "BreadcrumbList" in types_of(node):
            items = node.get("itemListElement")
            names = []
            for item in items if isinstance(items, list) else []:
                inner = item.get("item") if isinstance(item, dict) else None
                name = item.get("name") if isinstance(item, dict) else None
                if not name and isinstance(inner, dict):
                    name = inner.get("name")
                if isinstance(name, str):
                    names.append(clean(name))
            for name in reversed(names):
                if name and name.lower() != own and not wording.HOME.match(name):
                    yield name
                    break

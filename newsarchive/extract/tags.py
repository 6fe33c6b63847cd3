"""The article's tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from newsarchive.extract.sections import files_under
from newsarchive.extract.story import Story
from newsarchive.model import Candidate
from newsarchive.rules import Document, json_ld, meta, text_of

_TAG_META = (meta("article:tag"), json_ld("keywords"), meta("news_keywords"), meta("keywords"))
_TAG_ADDRESS = re.compile(r"/(?:tags?|topik|topic)/|[?&]tag=", re.I)


def tags(document: Document, blocks: Iterable[HtmlElement], story: Story) -> Iterator[Candidate]:
    """The article's tags as it shows them; where it shows none, as its metadata list them."""
    seen: set[str] = set()
    for block in blocks:
        if seen:
            break
        for link in block.iter("a") if _is_own(block, story) else ():
            name = text_of(link).lstrip("#").strip(" ,")
            if name and len(name) <= 80 and name.lower() not in seen and _is_tag(link):
                seen.add(name.lower())
                yield Candidate("tag", "visible:tags", name)
    if not seen and story.block is not None:
        for link in story.block.iter("a"):
            if "tag" in (link.get("rel") or "").split() and not files_under(link):
                name = text_of(link).lstrip("#").strip(" ,")
                if name and name.lower() not in seen:
                    seen.add(name.lower())
                    yield Candidate("tag", "rel:tag", name)
    if seen:
        return
    for rule in _TAG_META:
        names = [
            name.strip()
            for raw in rule.find(document)
            for name in (raw.split(",") if len(raw) < 2000 else ())
        ]
        for name in names:
            if name and name.lower() not in seen:
                seen.add(name.lower())
                yield Candidate("tag", rule.name, name)
        if seen:
            return


def _is_own(block: HtmlElement, story: Story) -> bool:
    """Whether a tag block belongs to the article: inside its block or, with tag addresses, near."""
    if story.block is None:
        return False
    if any(one is story.block for one in block.iterancestors()):
        return True
    near = [one for one, _ in zip(story.block.iterancestors(), range(2), strict=False)]
    return any(one in near for one in block.iterancestors()) and all(
        _TAG_ADDRESS.search(link.get("href") or "") for link in block.iter("a")
    )


def _is_tag(link: HtmlElement) -> bool:
    address = (link.get("href") or "").lower()
    return bool(address) and not address.startswith("javascript")

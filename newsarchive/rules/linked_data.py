"""JSON-LD as small newsrooms really print it: nested, escaped twice, cut off, with raw newlines.

Reading never fails: what is no JSON is mended where the fault is a known one, else the plain
``"key": "value"`` pairs of an article are saved from the wreck.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any

Node = Mapping[str, Any]

ARTICLE_TYPES = frozenset({
    "AdvertiserContentArticle", "AnalysisNewsArticle", "Article", "BackgroundNewsArticle",
    "BlogPosting", "LiveBlogPosting", "NewsArticle", "OpinionNewsArticle", "Report",
    "ReportageNewsArticle", "ReviewNewsArticle", "SatiricalArticle", "TechArticle",
})  # fmt: skip

_MARKS = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?:(?://\s*)?\]\]>|-->|;)\s*$")
_STRAY_BACKSLASH = re.compile(r'\\(?!["\\/bfnrtu])')
_TRAILING_COMMA = re.compile(r",(\s{0,200}[}\]])")
_ARTICLE_TYPE = re.compile(r'"@type"\s{0,9}:\s{0,9}"(\w{0,20}(?:Article|BlogPosting))"')
_PAIR = re.compile(
    r'"(headline|datePublished|dateModified|articleSection|url|inLanguage)"'
    r'\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){1,400})"'
)
_PERSON = re.compile(
    r'"author"\s{0,9}:[^}]{0,300}?"name"\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){1,200})"'
)


def read_linked_data(scripts: Iterable[str]) -> list[Any]:
    """The values of JSON-LD scripts, broken ones mended or left out."""
    return [value for text in scripts for value in _parse(text)]


def articles(values: Iterable[Any]) -> list[Node]:
    """Every node whose type is some kind of article, in page order, however deep it stands."""
    return [node for node in nodes(values) if not ARTICLE_TYPES.isdisjoint(types_of(node))]


def nodes(values: Iterable[Any]) -> Iterator[Node]:
    """Every object, in page order. Walks with a stack: hostile nesting costs no recursion."""
    stack = list(reversed(list(values)))
    while stack:
        value = stack.pop()
        if isinstance(value, Mapping):
            yield value
            stack.extend(reversed([v for v in value.values() if isinstance(v, (Mapping, list))]))
        elif isinstance(value, list):
            stack.extend(reversed(value))


def types_of(node: Node) -> list[str]:
    """The node's types without their vocabulary ("http://schema.org/NewsArticle")."""
    declared = node.get("@type")
    listed = declared if isinstance(declared, list) else [declared]
    return [one.rsplit("/", 1)[-1] for one in listed if isinstance(one, str)]


def walk(node: Any, path: Sequence[str], by_id: Mapping[str, Node]) -> Iterator[str]:
    """The strings at a dotted path. Lists are read through and ``@id`` references followed;
    a person printed as a bare string answers to ``author.name``."""
    if isinstance(node, list):
        for one in node:
            yield from walk(one, path, by_id)
    elif isinstance(node, Mapping):
        full = by_id.get(str(node.get("@id")), node) if len(node) <= 2 else node
        if path:
            yield from walk(full.get(path[0]), path[1:], by_id)
        elif isinstance(value := full.get("@value", full.get("name")), str):
            yield value
    elif isinstance(node, str) and (not path or list(path) == ["name"]):
        yield node
    elif isinstance(node, int) and not isinstance(node, bool) and not path:
        yield str(node)


def _parse(script: str) -> list[Any]:
    if values := _decode_all(script.strip()):
        return values
    text = _MARKS.sub("", script).strip()
    mended = _TRAILING_COMMA.sub(r"\1", _STRAY_BACKSLASH.sub(r"\\\\", text))
    for attempt in (text, mended, unescape(text)):
        values = _decode_all(attempt)
        if values:
            return values
    return _salvage(text)


def _decode_all(text: str) -> list[Any]:
    """Some themes print several objects one after the other in one script."""
    decoder = json.JSONDecoder(strict=False)
    values, at = [], 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return []
        values.append(value)
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
    return values


def _salvage(text: str) -> list[Any]:
    kind = _ARTICLE_TYPE.search(text)
    if not kind:
        return []
    found: dict[str, Any] = {"@type": kind[1]}
    for name, raw in _PAIR.findall(text):
        found.setdefault(name, _unquote(raw))
    if person := _PERSON.search(text):
        found["author"] = {"name": _unquote(person[1])}
    return [found]


def _unquote(raw: str) -> str:
    try:
        return str(json.loads(f'"{raw}"', strict=False))
    except ValueError:
        return raw

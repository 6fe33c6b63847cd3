"""The words of a search: our own small language, and what FTS5 is asked for them.

``banjir bandang`` both words; ``"kepala desa"`` a phrase; ``bangun*`` words that begin so; ``OR``,
``AND``, ``NOT`` (in capitals) and ``-word``; parentheses. Nothing of it reaches FTS5 unquoted, so
its own operators, column names and special characters are only text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsarchive.errors import UsageError

MOST_TERMS = 64
MOST_CHARACTERS = 2_000
_DEEPEST = 40
"""Parentheses within parentheses; FTS5 itself gives up at a few hundred."""

_TOKEN = re.compile(
    r'(?P<space>\s+)|(?P<quote>"(?P<text>[^"]*)(?P<end>"?))|(?P<mark>[()])|[^\s"()]+'
)


@dataclass(frozen=True, slots=True)
class Term:
    """One word, phrase or beginning of a word."""

    text: str
    at: int
    """Its position in the query, from 1."""
    is_phrase: bool = False
    is_prefix: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is one word as it stands."""
        return not self.is_phrase and not self.is_prefix

    def __str__(self) -> str:
        text = f'"{self.text}"' if self.is_phrase else self.text
        return f"{text}*" if self.is_prefix else text


@dataclass(frozen=True, slots=True)
class All:
    """Every one of ``parts`` and none of ``without``."""

    parts: tuple[Node, ...]
    without: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of ``parts``."""

    parts: tuple[Node, ...]


Node = Term | All | Any

Forms = Mapping[str, Sequence[str]]
"""Term of a search as it is written -> the words that are asked for in its place."""


def parse(query: str) -> Node:
    """What ``query`` asks for. Raises :class:`UsageError` with the position of what is wrong."""
    if len(query) > MOST_CHARACTERS:
        raise UsageError(f"The search is longer than {MOST_CHARACTERS} characters: shorten it.")
    return _Parser(query).whole()


def fts_query(node: Node, forms: Forms) -> str:
    """The FTS5 expression for ``node``, in which a term that has ``forms`` may be any of them."""
    if isinstance(node, Term):
        return _asked(node, forms)
    if isinstance(node, Any):
        return "(" + " OR ".join(fts_query(part, forms) for part in node.parts) + ")"
    wanted = " AND ".join(fts_query(part, forms) for part in node.parts)
    for part in node.without:
        wanted = f"({wanted}) NOT {fts_query(part, forms)}"
    return f"({wanted})"


def wanted_terms(node: Node) -> Iterator[Term]:
    """The terms that a match is to hold, those to be left out not among them."""
    if isinstance(node, Term):
        yield node
    else:
        for part in node.parts:
            yield from wanted_terms(part)


def every_term(node: Node) -> Iterator[Term]:
    """All terms, in no particular order."""
    if isinstance(node, Term):
        yield node
    else:
        for part in (*node.parts, *(node.without if isinstance(node, All) else ())):
            yield from every_term(part)


def _asked(term: Term, forms: Forms) -> str:
    if held := forms.get(str(term)):
        return "(" + " OR ".join(map(_quoted, held)) + ")"
    return _quoted(term.text) + ("*" if term.is_prefix else "")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""').replace("\0", "") + '"'


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str
    """A mark, an operator in capitals, or ``term``."""
    at: int
    term: Term | None = None


def _pieces(query: str) -> Iterator[_Piece]:
    for match in _TOKEN.finditer(query):
        at, text = match.start() + 1, match[0]
        if match["space"]:
            continue
        if match["mark"]:
            yield _Piece(text, at)
        elif match["quote"]:
            if not match["end"]:
                raise UsageError(
                    f"The search has a quotation mark at position {at} without an end."
                )
            yield _Piece("term", at, _term(match["text"], at, is_phrase=True))
        elif text in {"AND", "OR", "NOT"}:
            yield _Piece(text, at)
        else:
            if text.startswith("-") and len(text) > 1:
                yield _Piece("NOT", at)
                at, text = at + 1, text[1:]
            yield _Piece("term", at, _term(text, at))


def _term(text: str, at: int, *, is_phrase: bool = False) -> Term:
    is_prefix = not is_phrase and text.endswith("*")
    bare = text.rstrip("*") if is_prefix else text
    if not any(unicodedata.category(one)[0] in "LN" for one in bare):
        raise UsageError(f"The search has no letter or digit in {text!r} at position {at}.")
    return Term(bare, at, is_phrase, is_prefix)


class _Parser:
    """Recursive descent over the pieces; each method reads one rule of the grammar."""

    def __init__(self, query: str) -> None:
        self._pieces = list(_pieces(query))
        self._end = len(query) + 1
        self._next = 0
        self._depth = 0
        terms = [piece for piece in self._pieces if piece.kind == "term"]
        if len(terms) > MOST_TERMS:
            raise UsageError(
                f"The search has more than {MOST_TERMS} words:"
                f" leave out those from position {terms[MOST_TERMS].at} on."
            )

    def whole(self) -> Node:
        node = self._any()
        if piece := self._seen():
            raise UsageError(
                f"The search closes a parenthesis at position {piece.at} that no one opened."
            )
        return node

    def _any(self) -> Node:
        parts = [self._all()]
        while self._took("OR"):
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _all(self) -> Node:
        begin = self._here()
        parts: list[Node] = []
        without: list[Node] = []
        joined = True
        while joined:
            into = without if self._took("NOT") else parts
            into.append(self._one())
            following = self._seen()
            joined = self._took("AND") or (
                following is not None and following.kind not in {"OR", ")"}
            )
        if not parts:
            raise UsageError(
                f"The search only leaves out at position {begin}: name a word to find as well."
            )
        return parts[0] if len(parts) == 1 and not without else All(tuple(parts), tuple(without))

    def _one(self) -> Node:
        piece = self._seen()
        if piece is None or piece.kind not in {"term", "("}:
            found = f"found {piece.kind}" if piece else "it ends"
            raise UsageError(f"The search needs a word at position {self._here()}, where {found}.")
        self._next += 1
        if piece.term:
            return piece.term
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UsageError(f"The search nests too deeply at position {piece.at}: simplify it.")
        node = self._any()
        if not self._took(")"):
            raise UsageError(
                f"The search opens a parenthesis at position {piece.at} and never closes it."
            )
        self._depth -= 1
        return node

    def _seen(self) -> _Piece | None:
        return self._pieces[self._next] if self._next < len(self._pieces) else None

    def _took(self, kind: str) -> bool:
        piece = self._seen()
        took = piece is not None and piece.kind == kind
        self._next += took
        return took

    def _here(self) -> int:
        piece = self._seen()
        return piece.at if piece else self._end

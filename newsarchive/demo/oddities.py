"""The ways in which real pages differ from each other, as tables that the newsroom goes through.

Every table is walked in turn. Their lengths (7, 9, 8, 13, 11) share no factor, so each oddity
occurs many times in 260 articles, and in many combinations.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from newsarchive.demo.names import EDITORS, OUTLET, PHOTOGRAPHERS, PUBLISHERS, REPORTERS
from newsarchive.demo.prose import Draft
from newsarchive.demo.story import Block, Credits, Lead, Photo
from newsarchive.model import Byline, Caption, Dateline

T = TypeVar("T")


def lead(number: int, place: str) -> Lead:
    """The dateline of the ``number``-th story."""
    return _turn(_LEADS, number)(place)


def credit(number: int) -> Credits:
    """Who made the ``number``-th story."""
    names = tuple(_turn(REPORTERS, number + step) for step in (0, 2, 3))
    return _turn(_CREDITS, number)(names, _turn(EDITORS, number), _turn(PUBLISHERS, number))


def photo(number: int, draft: Draft) -> Photo | None:
    """The lead picture of the ``number``-th story; None where it has none."""
    caption = f"{draft.person} saat ditemui di Kecamatan {draft.place}."
    shown = _turn(_PHOTOS, number)
    path = f"/wp-content/uploads/{number:05d}-{draft.place.split()[0].lower()}.jpg"
    printed = shown(caption, _turn(PHOTOGRAPHERS, number // 2)) if shown else None
    return Photo(path, *printed) if printed else None


def headline(number: int, plain: str) -> str:
    """The headline, now and then with characters that need care."""
    return _turn(_HEADLINES, number).format(plain)


def furnish(
    number: int, paragraphs: Sequence[str], see_also: Sequence[tuple[str, str]]
) -> tuple[Block, ...]:
    """The text as blocks, with one piece of furniture after the second paragraph.

    ``see_also``: path and headline of the articles that a "Baca juga" may point to.
    """
    blocks = [Block("paragraph", (text,)) for text in paragraphs]
    piece = _turn(_FURNITURE, number)
    if piece and piece.kind in _SEE_ALSO:
        blocks[2:2] = [
            Block(piece.kind, (title,), path) for path, title in see_also[: _SEE_ALSO[piece.kind]]
        ]
    elif piece:
        blocks.insert(2, piece)
    return tuple(blocks)


def _turn(table: Sequence[T], number: int) -> T:
    return table[number % len(table)]


_LEADS: tuple[Callable[[str], Lead], ...] = (
    lambda place: Lead(f"{place},- ", Dateline(place)),
    lambda place: Lead(f"{place.upper()},- ", Dateline(place.upper())),
    lambda place: Lead(f"{place.upper()}-{OUTLET}, ", Dateline(place.upper(), OUTLET)),
    lambda place: Lead(f"{place} ({OUTLET}) – ", Dateline(place, OUTLET)),
    lambda _: Lead("", None),
    lambda place: Lead(f"{place.upper()}, {OUTLET} – ", Dateline(place.upper(), OUTLET)),
    lambda place: Lead(f"{place},- ", Dateline(place)),
)

_CreditStyle = Callable[[tuple[str, ...], str, str], Credits]


def _signed(
    *lines: tuple[str, str, tuple[str, ...]], box: str = "", joined: str = "", end: str = "(*)"
) -> Credits:
    """Credits of ``lines``, each a role, its label and its names, and of the author box."""
    bylines = [Byline(role, name, label) for role, label, names in lines for name in names]
    in_box = Byline("reporter", box, "Reporter")
    if box and in_box not in bylines:
        bylines.append(in_box)
    printed = tuple(f"{label}: {joined or names[0]}" if len(names) > 1 else f"{label}: {names[0]}"
                    for _, label, names in lines)  # fmt: skip
    return Credits(end, printed, box, tuple(bylines))


_CREDITS: tuple[_CreditStyle, ...] = (
    lambda who, editor, publisher: _signed(
        ("editor", "Editor", (editor,)), ("publisher", "Publisher", (publisher,)), box=who[0]
    ),
    lambda _, editor, publisher: _signed(
        ("editor", "Editor", (editor,)), ("publisher", "Publisher", (publisher,))
    ),
    lambda who, _, publisher: _signed(("publisher", "Publisher", (publisher,)), box=who[0]),
    lambda who, editor, _: _signed(
        ("reporter", "Reporter", who[:2]),
        ("editor", "Editor", (editor,)),
        joined=" dan ".join(who[:2]),
        box=who[0],
    ),
    lambda who, editor, publisher: _signed(
        ("reporter", "Reporter", who),
        ("editor", "Editor", (editor,)),
        ("publisher", "Publisher", (publisher,)),
        joined=f"{who[0]}, {who[1]} dan {who[2]}",
        box=who[0],
    ),
    lambda _who, _editor, _publisher: Credits(
        "(ls/red)", (), "", (Byline("initials", "ls"), Byline("desk", "red"))
    ),
    lambda who, editor, _: _signed(
        ("writer", "Penulis", (who[1],)), ("editor", "Editor", (editor,))
    ),
    lambda who, editor, publisher: _signed(
        ("contributor", "Kontributor", (who[2],)),
        ("editor", "Editor", (editor,)),
        ("publisher", "Publisher", (publisher,)),
    ),
    lambda who, _editor, _publisher: _signed(box=who[0]),
)

_PHOTOS: tuple[Callable[[str, str], tuple[str, Caption]] | None, ...] = (
    lambda text, by: (f"{text} (foto: {by})", Caption(text, by)),
    lambda text, by: (
        f"TINJAU LOKASI: {text} (foto: {by})",
        Caption(f"TINJAU LOKASI: {text}", by),
    ),
    lambda text, _: (text, Caption(text, None)),
    lambda _text, _by: ("", Caption(None, None)),
    None,
    lambda text, by: (f"{text} (Foto: {by})", Caption(text, by)),
    lambda text, by: (f"{text} Foto: {by}", Caption(text, by)),
    lambda text, _: (
        f"{text} (Dok. Pemkab Selosari)",
        Caption(text, "Dok. Pemkab Selosari"),
    ),
)

_HEADLINES = (
    "{}", "{}", "{} 🎉", "{}", "{}", "“{}”", "{}", "{}", "{} & Harapan Warga", "{}", "{}",
    "Selo <3 Selosari: {}", "{}",
)  # fmt: skip

_SEE_ALSO = {"see_also": 1, "see_also_block": 2}
"""Kinds of "Baca juga" -> how many articles they point to."""

_FURNITURE: tuple[Block | None, ...] = (
    None,
    Block("see_also"),
    Block("heading", ("Perlu Waktu Tiga Bulan",)),
    None,
    Block("list", ("Membawa kartu tanda penduduk", "Mengisi formulir di balai desa",
                   "Menunggu giliran sesuai nomor antrean")),
    Block("see_also_block"),
    Block("quote", ("Kami hanya ingin didengar, bukan sekadar dijanjikan.",)),
    None,
    Block("table", ("Kecamatan\tJumlah", "Gunungmanik\t21", "Banyusela\t1.304", "Randutelu\t87")),
    Block("video", href="/video/"),
    None,
)  # fmt: skip

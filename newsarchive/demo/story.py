"""The newsroom's own records: a story, its blocks of text, its pictures and its credits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from newsarchive.demo.names import Section
from newsarchive.model import Byline, Caption, Dateline

BlockKind = Literal[
    "paragraph", "heading", "list", "quote", "table", "video", "see_also", "see_also_block"
]
State = Literal["live", "missing", "gone"]

TEXT_BLOCKS = frozenset({"paragraph", "heading", "list", "quote", "table"})
"""Blocks that are the story's own text; each row of a table is a line, cells joined by " | "."""

SEE_ALSO_BLOCKS: frozenset[BlockKind] = frozenset({"see_also", "see_also_block"})


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a story in reading order."""

    kind: BlockKind
    lines: tuple[str, ...] = ()
    """Plain text; of a table, one line a row with cells separated by tabs."""
    href: str = ""
    """Where a "Baca juga" points, or what a video frame shows; a path on the newsroom's site."""


@dataclass(frozen=True, slots=True)
class Photo:
    """The lead picture; ``printed`` is the caption as the page shows it, "" where it has none."""

    path: str
    printed: str
    truth: Caption


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before the first sentence: as printed, and what it means."""

    printed: str
    truth: Dateline | None


@dataclass(frozen=True, slots=True)
class Credits:
    """Who made the story: as the page prints it, and what that means."""

    end_mark: str
    """After the last sentence: ``(*)`` or initials."""
    lines: tuple[str, ...]
    """"Editor: ..." and its kin, below the text."""
    box: str
    """Name in the author box; the theme shows the box even where it is empty."""
    truth: tuple[Byline, ...]


@dataclass(frozen=True, slots=True)
class Teaser:
    """Another story as a page lists it: as it was when the list was made."""

    path: str
    title: str
    published_at: datetime
    views: int | None


@dataclass(frozen=True, slots=True)
class Story:
    """One article as the newsroom keeps it. Changing one makes a new record of a higher version."""

    id: int
    """Post number, as in ``/?p=1007``."""
    slug: str
    section: Section
    title: str
    published_at: datetime
    """In the zone that the page prints (WIB, or WITA for stories from Bali)."""
    pages: tuple[tuple[Block, ...], ...]
    lead: Lead
    credits: Credits
    photo: Photo | None
    views: int | None
    """None: the page does not show a count."""
    tags: tuple[str, ...]
    related: tuple[Teaser, ...]
    """Below "Baca Lainnya", fixed when the story was published."""
    trending: tuple[Teaser, ...]
    """Below "Trending di"."""
    modified_at: datetime
    """What WordPress notes as the last change of the post, told by metadata and wp-json."""
    announced_at: datetime | None = None
    """The change that the page itself prints as "Diperbarui"."""
    has_metadata: bool = True
    """Whether the page carries JSON-LD and OpenGraph; the oldest ones do not."""
    old_slug: str = ""
    """Where the story once stood; answers 301."""
    state: State = "live"
    version: int = 1
    touched_at: datetime | None = None
    """When the page last changed, views included; None: at ``modified_at``."""

    @property
    def path(self) -> str:
        """Where the story stands on the site."""
        folder = "/internal/" if self.section.slug == "internal" else "/"
        return f"{folder}{self.slug}/"

    @property
    def teaser(self) -> Teaser:
        """The story as other pages list it now."""
        return Teaser(self.path, self.title, self.published_at, self.views)

    @property
    def listed_path(self) -> str:
        """The path under which section pages list it: old ones by number, as after a move."""
        return self.path if self.has_metadata else f"/?p={self.id}"

    @property
    def amp_path(self) -> str:
        """Its AMP twin; "" where it has none."""
        return f"{self.path}amp/" if self.has_metadata and len(self.pages) == 1 else ""

    @property
    def see_also(self) -> tuple[str, ...]:
        """Where its "Baca juga" lines point."""
        blocks = (block for page in self.pages for block in page)
        return tuple(block.href for block in blocks if block.kind in SEE_ALSO_BLOCKS)

    @property
    def text(self) -> tuple[str, ...]:
        """The story's own lines in reading order, without dateline and credits."""
        return tuple(
            line.replace("\t", " | ")
            for page in self.pages
            for block in page
            if block.kind in TEXT_BLOCKS
            for line in block.lines
        )

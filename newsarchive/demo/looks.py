"""What the newsroom's themes show of a story, and where: facts, apart from their markup.

| theme | like | differs in |
|---|---|---|
| ``perbesar`` | a WordPress theme | credits below the text, JSON-LD on newer pages only |
| ``amp`` | a theme of a bigger house | bylines on top, WITA, JSON-LD on every page, AMP twins |
| ``bare`` | a site made by hand | no metadata, tags, feeds or sitemaps; articles on one page |
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from newsarchive.demo.names import Section
from newsarchive.demo.story import Story
from newsarchive.errors import UsageError
from newsarchive.site import WIB, WITA


@dataclass(frozen=True, slots=True)
class Look:
    """One theme's choices."""

    name: str
    zone: tzinfo | None = None
    """In which it prints times; None: in the story's own."""
    section_folder: str = "/category/"
    page_folder: str = "page"
    """``/category/ekonomi/page/2/``"""
    declares_all: bool = False
    """Whether old pages have metadata, too."""
    declares_none: bool = False
    shows_tags: bool = True
    shows_related: bool = True
    shows_trending: bool = True
    cuts: bool = True
    """Whether long articles are spread over several pages."""
    feeds: bool = True
    """Whether there are robots.txt, feeds, sitemaps and wp-json."""

    def time_of(self, at: datetime) -> datetime:
        """An instant as the theme prints it."""
        return at.astimezone(self.zone) if self.zone else at

    def section_path(self, section: Section) -> str:
        """Path of the section's first listing page."""
        return f"{self.section_folder}{section.slug}/"

    def declares(self, story: Story) -> bool:
        """Whether the story's page carries metadata."""
        return not self.declares_none and (self.declares_all or story.has_metadata)

    def parts_of(self, story: Story) -> int:
        """Over how many pages the story is spread."""
        return len(story.pages) if self.cuts else 1


LOOKS = {
    one.name: one
    for one in (
        Look("perbesar"),
        Look("amp", zone=WITA, declares_all=True, shows_trending=False),
        Look(
            "bare",
            zone=WIB,
            section_folder="/rubrik/",
            page_folder="halaman",
            declares_none=True,
            shows_tags=False,
            shows_related=False,
            shows_trending=False,
            cuts=False,
            feeds=False,
        ),
    )
}
"""Theme name -> what it shows."""


def look_named(name: str) -> Look:
    """The theme's look. Raises :class:`UsageError` where there is none of that name."""
    if name not in LOOKS:
        raise UsageError(f"There is no theme {name!r}; the themes are {', '.join(LOOKS)}.")
    return LOOKS[name]

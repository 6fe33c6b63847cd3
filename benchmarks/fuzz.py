"""Reads spoilt strings and pages for a while, and tells what no reader may do.

Usage: python benchmarks/fuzz.py --minutes 30 --seed 1 [--pages DIR] [--strings DIR] [--keep DIR]

What is looked for: exceptions, values that the input does not hold, instants whose digits it does
not show, JSON that is not the same twice, and more time than the input's size allows. The pages
are the demonstration newsroom's and those of ``--pages`` (.html, .html.gz), the strings those
below and the ``text`` of every JSON line under ``--strings``. The same seed spoils alike. Each
kind of finding is printed once, its input kept under ``--keep``; the exit code is 1 if any.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import FrameType

from claims import FETCHED, check_article, check_text
from spoil import spoilt_page, spoilt_text

from newsarchive import flow
from newsarchive.demo.newsroom import Newsroom
from newsarchive.demo.themes import perbesar
from newsarchive.model import Page
from newsarchive.site import Site
from spiders.families.perbesar import PERBESAR

HOME = "http://127.0.0.1:8017/"
SITES = (None, Site("SULUHSELO.com", HOME, layouts=(PERBESAR,)))
PAGES_PER_TEXT = 0.1
"""Share of inputs that are pages; a page takes as long as some hundred strings."""

BASE_SECONDS, SECONDS_PER_BYTE = 0.5, 4e-6
"""What an input may take: ten times what a sound page of its size does, trafilatura included."""
HANG_SECONDS = 30

STRINGS = (
    "Senin, 20 November 2023 | 21:37 WIB", "Nasional · 16 Agu 2017 15:32 WIB", "2 jam lalu",
    "Jum'at, 3 Nopember 2023, 08.05 WITA", "2023-11-14T21:37:00+07:00", "14/11/2023 - 21.37",
    "Diterbitkan 5 Mei 2024 10:00 WIB Diperbarui 6 Mei 2024", "Minggu Pon, 12 Pebruari 2023",
    "Mei 2024", "1 Rabiul Awal 1445 H", "Posted on May 3, 2021 by Admin", "1700000000",
    "Kemarin, 14:22 WIB", "Selasa (14/11/2023)", "3 days ago", "20231114T213700Z",
    "Editor: Tarno Wijaya", "Reporter : Sri Wulan & Bowo | Editor : Kirno", "(ls/red)", "(*)",
    "Redaktur & Reporter : Boy", "Penulis: Dewi Lestari Putri\nEditor: Agus Salim", "Oleh: Tim",
    "Laporan Wartawan Kabar Contoh, Budi Raharjo", "Pewarta : Yulia H. | Uploader : admin",
    "Kontributor Lumajang: Slamet", "(Ant/K-7)", "Foto: Dok. Humas Polres/HO", "[abc]",
    "Warga memilah sampah di bantaran sungai, Selasa (14/11/2023). (Foto: Asmoro/Kabar)",
    "Bupati (kiri) menyerahkan bantuan. Perbesar", "TIMES Contoh/Petani memanen padi.(Foto: ist)",
    "Ilustrasi. Foto: Istimewa", "© 2023 ANTARA FOTO/Tri Guna", "Foto/dok. Pemkab",
    "Artikel ini telah dibaca 1.234 kali", "dibaca 53,203 kali", "2.7K", "1,5 rb views", "51 views",
    "PROBOLINGGO-SULUHSELO.com, Pemerintah kabupaten", "Lumajang,- Kepala desa menyebut",
    "SULUHSELO.COM, JEMBER - Warga dua dusun", "Mataram, NTB (KABAR) - Sebanyak 29",
    "KABAR.CO.ID | Pasuruan – Sejumlah petani", "Baca juga: Jalan Desa Rusak, Warga Tanam Pisang",
    "Simak berita selengkapnya di halaman berikut", "ADVERTISEMENT", "Ikuti kami di Google News",
    "Bagikan ini:", "Warga menolak. “Kami lelah,” kata Sarno (45), Senin (13/11/2023).",
)  # fmt: skip


class Hang(BaseException):
    """An input took so long that it was given up; no handler of ours may swallow it."""


@dataclass
class Findings:
    """What went wrong: each kind once with its first input, and how often it was met."""

    keep: Path | None
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, detail: str, source: bytes) -> None:
        """Count a finding; print and keep the first input of each kind."""
        self.counts[kind] += 1
        if self.counts[kind] > 1:
            return
        print(f"FOUND {kind}\n  {detail[:1500]}", flush=True)
        if self.keep:
            self.keep.mkdir(parents=True, exist_ok=True)
            name = re.sub(r"\W+", "-", kind)[:80].strip("-")
            (self.keep / f"{name}.input").write_bytes(source)


class Fuzzer:
    """Draws inputs, reads them and collects what is found."""

    def __init__(
        self, seed: int, pages: list[tuple[str, bytes]], strings: list[str], findings: Findings
    ) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - a seed repeats a run
        self.pages, self.strings, self.findings = pages, strings, findings
        self.read = Counter[str]()
        self.slowest = {"page": 0.0, "string": 0.0}

    @cached_property
    def _bodies(self) -> list[bytes]:
        return [body for _, body in self.pages]

    def run(self, minutes: float) -> None:
        """One input after the other until the time is over."""
        ends = time.monotonic() + 60 * minutes
        while time.monotonic() < ends:
            if self.dice.random() < PAGES_PER_TEXT:
                self._page()
            else:
                self._string()

    def _page(self) -> None:
        url, body = self.dice.choice(self.pages)
        body = spoilt_page(body, self._bodies, self.dice)
        site = self.dice.choice(SITES)
        page = Page(url, body, self.dice.choice((FETCHED, FETCHED, None)))

        def work() -> Iterable[tuple[str, str]]:
            article = flow.read(page, site)
            if flow.read(page, site).to_json() != article.to_json():
                yield "two readings differ", url
            found = flow.extract(page, site or flow.generic_site(url))
            dates = [*found.of("published_at"), *found.of("modified_at")]
            yield from check_article(article, page, "\n".join(one.raw for one in dates))

        self._watch("page", body, lambda: flow.read(page, site), work)

    def _string(self) -> None:
        text = spoilt_text(self.dice.choice(self.strings), self.strings, self.dice)
        source = text.encode("utf-8", "surrogatepass")
        self._watch("string", source, lambda: list(check_text(text)), lambda: check_text(text))

    def _watch(
        self,
        kind: str,
        source: bytes,
        timed: Callable[[], object],
        work: Callable[[], Iterable[tuple[str, str]]],
    ) -> None:
        self.read[kind] += 1
        try:
            with given_up_after(HANG_SECONDS):
                self._time(kind, source, timed)
                for what, detail in work():
                    self.findings.add(what, detail, source)
        except Hang:
            self.findings.add(f"{kind} hangs", traceback.format_exc(limit=-4), source)
        except Exception as error:  # noqa: BLE001 - whatever is raised is what we look for
            place = traceback.extract_tb(error.__traceback__)[-1]
            name = f"{type(error).__name__} in {Path(place.filename).name} {place.name}"
            self.findings.add(name, traceback.format_exc(limit=-5), source)

    def _time(self, kind: str, source: bytes, timed: Callable[[], object]) -> None:
        allowed = BASE_SECONDS + SECONDS_PER_BYTE * len(source)
        taken = 0.0
        for _ in range(3):  # a busy machine may slow one reading down, hardly three
            started = time.process_time()
            timed()
            taken = time.process_time() - started
            if taken <= allowed:
                break
        else:
            self.findings.add(f"{kind} slow", f"{taken:.2f} s for {len(source)} bytes", source)
        self.slowest[kind] = max(self.slowest[kind], taken)


@contextmanager
def given_up_after(seconds: int) -> Iterator[None]:
    """Raises :class:`Hang` inside the block when it takes longer."""

    def give_up(_: int, __: FrameType | None) -> None:
        raise Hang

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


def demo_pages(count: int) -> list[tuple[str, bytes]]:
    """The demonstration newsroom's pages, AMP twins and later pages included."""
    newsroom = Newsroom(articles=count, page_weight=20)
    found = []
    for story in newsroom.articles:
        url = f"{HOME.rstrip('/')}{story.path}"
        found += [
            (url, perbesar.article(story, newsroom, HOME, number + 1))
            for number in range(len(story.pages))
        ]
        if story.amp_path:
            found.append((f"{url}amp/", perbesar.amp(story, HOME)))
    return found


def folder_pages(folder: Path) -> list[tuple[str, bytes]]:
    """The .html and .html.gz files at or below a folder."""
    return [
        (
            f"https://kabar.example.id/{path.name}",
            gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes(),
        )
        for path in sorted(folder.rglob("*"))
        if path.name.endswith((".html", ".html.gz"))
    ]


def folder_strings(folder: Path) -> list[str]:
    """The ``text`` of every JSON line at or below a folder."""
    rows = (
        json.loads(line)
        for path in sorted(folder.rglob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    )
    return [row["text"] for row in rows if isinstance(row.get("text"), str)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=Path, action="append", default=[])
    parser.add_argument("--strings", type=Path, action="append", default=[])
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    pages = demo_pages(40) + [page for folder in chosen.pages for page in folder_pages(folder)]
    strings = [*STRINGS, *(text for folder in chosen.strings for text in folder_strings(folder))]
    fuzzer = Fuzzer(chosen.seed, pages, strings, Findings(chosen.keep))
    fuzzer.run(chosen.minutes)
    read, slowest, counts = fuzzer.read, fuzzer.slowest, fuzzer.findings.counts
    print(f"{read['string']:,} strings and {read['page']:,} pages read, seed {chosen.seed}")
    print(f"slowest: page {slowest['page']:.2f} s, string {slowest['string'] * 1000:.0f} ms")
    for kind, times in counts.most_common():
        print(f"{times:7,} x {kind}")
    print("nothing found" if not counts else f"{len(counts)} kinds of findings")
    return 1 if counts else 0


if __name__ == "__main__":
    sys.exit(main())

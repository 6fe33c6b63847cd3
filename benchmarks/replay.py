"""Replay of many captures: pages a second and a core, memory of all processes, one worker and two.

    python benchmarks/replay.py [--captures 20000] [--page-weight 30] [--workers 1 2] [--keep DIR]

The captures are the demonstration newsroom's own pages, written straight into WARC files, so no
crawl is measured. Each replay is a process of its own, rebuilding the archive in a new file; memory
is the most that it and its workers held at once, sampled from /proc every 50 ms, shared pages
counted once for each process.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from newsarchive.demo import Newsroom
from newsarchive.demo.routes import Routes
from newsarchive.store import Archive, captures
from newsarchive.store.captures import Capture
from newsarchive.store.warc import Exchange, WarcWriter, payload_digest, warc_folder

_T = TypeVar("_T")

GOAL_PAGES, GOAL_RATIO, GOAL_MB = 150, 1.7, 300
HOME = "http://127.0.0.1:8017/"
_BEGAN = datetime(2026, 1, 5, tzinfo=UTC)
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n"
_PAGE_KIB = os.sysconf("SC_PAGE_SIZE") // 1024


@dataclass(frozen=True)
class Pace:
    """What one replay took."""

    workers: int
    captures: int
    seconds: float
    cpu_seconds: float
    peak_mb: float


def generate(db: Path, count: int, page_weight: int) -> None:
    """An archive of ``count`` captures, without any article yet."""
    newsroom = Newsroom(articles=min(count, 1000), page_weight=page_weight)
    routes = Routes(newsroom, HOME)
    writer = WarcWriter(warc_folder(db), "demo", _BEGAN)
    with Archive.open(db) as archive:
        archive.execute("INSERT INTO sites (name, home) VALUES ('demo', ?)", [HOME])
        run_id = archive.start_run("crawl", ["demo"], _BEGAN)
        for together in _batched(_pages(newsroom, routes, count), 500):
            with archive.transaction():
                for number, (url, section, body) in together:
                    at = _BEGAN + timedelta(seconds=number)
                    exchange = Exchange(url, at, b"GET / HTTP/1.1\r\n\r\n", _HEAD, body, 200,
                                        kind="article", section=section)  # fmt: skip
                    captures.add(archive, Capture(
                        url, at, 200, "article", section, digest=payload_digest(body),
                        content_type="text/html; charset=UTF-8", place=writer.write(exchange),
                        run_id=run_id,
                    ))  # fmt: skip
    writer.close()


def _batched(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    waiting = iter(items)
    while together := list(itertools.islice(waiting, size)):
        yield together


def _pages(
    newsroom: Newsroom, routes: Routes, count: int
) -> Iterator[tuple[int, tuple[str, str, bytes]]]:
    """Pages of the newsroom's stories, each story again and again at another address."""
    stories = [
        (one.section.name, one.path, routes.reply(one.path, {}).body) for one in newsroom.articles
    ]
    for number, (section, path, body) in zip(range(count), itertools.cycle(stories), strict=False):
        again = path.rstrip("/") + f"-salinan-{number // len(stories)}/"
        new, old = again.encode(), path.encode()
        yield number, (HOME.rstrip("/") + again, section, body.replace(old, new))


def replay(db: Path, into: Path, workers: int) -> Pace:
    """One replay in a process of its own."""
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-c", _REPLAY, str(db), str(into), str(workers)],
        stdout=subprocess.PIPE,
        text=True,
    )
    watch = Watch(process.pid)
    watch.start()
    output, _ = process.communicate()
    seconds = time.monotonic() - began
    watch.done.set()
    watch.join()
    if process.returncode:
        raise SystemExit(f"the replay with {workers} workers failed: {process.returncode}")
    return Pace(workers, int(output), seconds, watch.cpu_seconds, watch.peak_kib / 1024)


_REPLAY = """
import sys
from pathlib import Path
from newsarchive.crawl.catalogue import described_sites
from newsarchive.replay import replay_into

if __name__ == "__main__":
    done = replay_into(Path(sys.argv[1]), Path(sys.argv[2]), described_sites,
                       workers=int(sys.argv[3]))
    print(done.articles)
    sys.exit(done.exit_code)
"""


class Watch(threading.Thread):
    """Samples memory and processor time of a process and all that it started."""

    def __init__(self, pid: int) -> None:
        super().__init__()
        self.done = threading.Event()
        self.peak_kib = 0
        self._pid = pid
        self._ticks: dict[int, int] = {}

    @property
    def cpu_seconds(self) -> float:
        """Processor time of all of them together, as of each one's last sample."""
        return sum(self._ticks.values()) / os.sysconf("SC_CLK_TCK")

    def run(self) -> None:
        while not self.done.wait(0.05):
            resident = 0
            for pid in (self._pid, *_descendants(self._pid)):
                try:
                    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                except OSError:  # it has just ended
                    continue
                self._ticks[pid] = int(fields[11]) + int(fields[12])
                resident += int(fields[21]) * _PAGE_KIB
            self.peak_kib = max(self.peak_kib, resident)


def _descendants(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = [int(one) for one in task.read_text().split()]
        except OSError:
            continue
        for child in children:
            yield child
            yield from _descendants(child)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--captures", type=int, default=20_000)
    parser.add_argument("--page-weight", type=int, default=30, help="kB a page")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--keep", type=Path, help="keep the generated archive in this folder")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.keep or Path(scratch)
        db = folder / "archive.db"
        if not db.exists():
            folder.mkdir(parents=True, exist_ok=True)
            generate(db, chosen.captures, chosen.page_weight)
        paces = []
        for workers in chosen.workers:
            into = Path(scratch) / f"{workers}.db"
            paces.append(replay(db, into, workers))
            into.unlink()
    show(paces)


def show(paces: list[Pace]) -> None:
    """Every measure beside its goal."""
    print(f"load average before the last minute {os.getloadavg()[0]:.1f}")
    print(f"{'workers':>7}{'captures':>10}{'seconds':>9}{'pages/s':>9}{'a core':>8}{'MB':>7}")
    for one in paces:
        print(
            f"{one.workers:>7}{one.captures:>10}{one.seconds:>9.1f}"
            f"{one.captures / one.seconds:>9.1f}{one.captures / one.cpu_seconds:>8.1f}"
            f"{one.peak_mb:>7.0f}"
        )
    print(f"goals: {GOAL_PAGES} pages/s a core, {GOAL_MB} MB")
    if len(paces) > 1:
        ratio = paces[0].seconds / paces[-1].seconds
        print(
            f"{paces[-1].workers} workers {ratio:.2f} times {paces[0].workers} (goal {GOAL_RATIO})"
        )


if __name__ == "__main__":
    main()

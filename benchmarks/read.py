"""Reading pages beside other extractors: speed, memory and, on gold pages, accuracy.

Usage: python benchmarks/read.py [FOLDER] [--site NAME] [--gold DIR] [--rounds 5] [--json]

FOLDER holds pages (.html, .html.gz, at any depth; a ``pages.jsonl`` beside them may give their
addresses); without it the demonstration newsroom renders some, which are also read with its site
file. Every reader that is installed runs in a process of its own and takes its turn in each
round, so that all meet the machine in the same moods; a page's time is the processor time of its
best round. ``--peers`` names the interpreter that has newspaper4k, news-please and resiliparse
(``make bench-read-peers`` sets one up).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path
from typing import Any

from readers import NOT_INSTALLED, READERS, content

from newsarchive.demo.newsroom import Newsroom
from newsarchive.demo.themes import perbesar
from newsarchive.evaluate.pages import body_f1, right_minute
from newsarchive.evaluate.strings import reference_instant
from newsarchive.model import Article, Timestamp
from newsarchive.rules import clean
from newsarchive.site import WIB

PEERS = ("newspaper4k", "news-please", "resiliparse")
"""Readers that the project's own environment does not have."""
PEERS_PYTHON = Path(".venv-peers/bin/python")
DEMO_HOME = "http://127.0.0.1:8017/"
_DECLARED = re.compile(rb"""<link[^>]{0,200}rel=["']?canonical["']?[^>]{0,200}href=["']([^"'>]+)""")

Row = dict[str, Any]


@dataclass
class Result:
    """What was measured of one reader."""

    rounds: list[list[float]] = field(default_factory=list)
    memory: dict[str, float] = field(default_factory=dict)
    answers: list[Row | None] = field(default_factory=list)

    @property
    def seconds(self) -> list[float]:
        """Each page's processor time in its best round, ascending."""
        return sorted(min(times) for times in zip(*self.rounds, strict=True))

    @property
    def pages_per_second(self) -> float:
        """Pages that one core reads in a second."""
        return len(self.seconds) / sum(self.seconds)

    @property
    def p95_ms(self) -> float:
        """Milliseconds within which 95 of 100 pages are read."""
        return 1000 * self.seconds[max(0, -(-len(self.seconds) * 95 // 100) - 1)]


class Worker:
    """A reader in its own process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, command: str) -> Any:
        """The reader's reply. Raises :class:`EOFError` when it has died."""
        assert self._process.stdin  # noqa: S101 - a pipe
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()
        return self.reply()

    def reply(self) -> Any:
        """The next line that it says."""
        assert self._process.stdout  # noqa: S101 - a pipe
        line = self._process.stdout.readline()
        if not line:
            raise EOFError
        return json.loads(line)


@contextmanager
def started(
    name: str, python: Path, manifest: Path, site: str | None = None
) -> Iterator[Worker | None]:
    """A reader's worker, ready; None where the reader is not installed."""
    script = Path(__file__).with_name("readers.py")
    command = [str(python), "-W", "ignore", str(script), name, str(manifest)]
    process = subprocess.Popen(
        command + ([site] if site else []),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    worker = Worker(process)
    try:
        worker.reply()
        yield worker
    except EOFError:
        if process.wait() != NOT_INSTALLED:
            raise
        yield None
    finally:
        if process.stdin:
            process.stdin.close()
        process.wait()


def measure(manifest: Path, site: str | None, peers: Path, rounds: int) -> dict[str, Result]:
    """Times, sizes and answers of every installed reader, by its name."""
    results: dict[str, Result] = {}
    with ExitStack() as stack:
        workers: dict[str, Worker] = {}
        chosen: list[tuple[str, str | None]] = [(name, None) for name in READERS]
        if site:
            chosen.insert(1, ("newsarchive", site))
        for name, its_site in chosen:
            python = peers if name in PEERS else Path(sys.executable)
            if not python.exists():
                continue
            worker = stack.enter_context(started(name, python, manifest, its_site))
            if worker:
                workers[f"{name}, site {its_site}" if its_site else name] = worker
        results = {name: Result() for name in workers}
        for _ in range(rounds):
            for name, worker in workers.items():
                results[name].rounds.append(worker.ask("time"))
        for name, worker in workers.items():
            results[name].memory = worker.ask("memory")
            results[name].answers = worker.ask("read")
    return results


def render_demo(folder: Path, count: int) -> list[Row]:
    """Pages of the demonstration newsroom, 90 kB each."""
    newsroom = Newsroom(articles=count)
    rows = []
    for number, story in enumerate(newsroom.articles):
        file = folder / f"{number}.html"
        file.write_bytes(perbesar.article(story, newsroom, DEMO_HOME))
        rows.append({"url": f"{DEMO_HOME.rstrip('/')}{story.path}", "file": str(file)})
    return [{**row, "fetched_at": newsroom.now.isoformat()} for row in rows]


def pages_in(folder: Path) -> list[Row]:
    """The pages at or below a folder, with the addresses that its pages.jsonl or they declare."""
    known = {row["file"]: row["url"] for row in gold_rows(folder)}
    rows = []
    for file in sorted(folder.rglob("*")):
        if file.name.endswith((".html", ".html.gz")):
            url = (
                known.get(file.name)
                or _declared_url(file)
                or f"https://kabar.example.id/{file.name}"
            )
            rows.append({"url": url, "file": str(file)})
    return rows


def _declared_url(file: Path) -> str | None:
    found = _DECLARED.search(content(file))
    return found[1].decode("utf-8", "replace") if found and found[1].startswith(b"http") else None


def gold_rows(folder: Path) -> list[Row]:
    """The rows of every pages.jsonl at or below a folder, each with its file's path."""
    return [
        {**json.loads(line), "path": str(path.parent / json.loads(line)["file"])}
        for path in sorted(folder.rglob("pages.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def score(rows: list[Row], answers: list[Row | None]) -> Row | None:
    """One reader's accuracy on gold pages; None for one that only parses."""
    if not answers or answers[0] is None:
        return None
    articles = [_article(row, answer) for row, answer in zip(rows, answers, strict=True) if answer]
    read = list(zip(rows, articles, strict=True))
    noise = [
        clean(line) in clean("\n".join(article.body))
        for row, article in read
        for line in row["must_not_contain"]
    ]
    return {
        "body_f1": sum(body_f1(row, article) for row, article in read) / len(read),
        "noise_lines_kept": sum(noise),
        "noise_lines": len(noise),
        "titles": sum(clean(row["title"]) == clean(article.title or "") for row, article in read),
        "days": sum(_right_day(row, article) for row, article in read),
        "minutes": sum(right_minute(row, article) for row, article in read),
        "pages": len(read),
    }


def _article(row: Row, answer: Row) -> Article:
    at = answer["published"]
    published = None
    if at:
        instant = datetime.fromisoformat(at)
        bare_day = len(at) == 10 or (not answer["precision"] and instant.time() == time())
        instant = instant if instant.tzinfo else instant.replace(tzinfo=WIB)
        published = Timestamp(instant, answer["precision"] or ("day" if bare_day else "second"))
    body = tuple(line for line in answer["body"] if line.strip())
    return Article(row["url"], None, title=answer["title"], published_at=published, body=body)


def _right_day(row: Row, article: Article) -> bool:
    """Whether the local day is right, or both say there is none."""
    wanted, found = row["published_at"], article.published_at
    if not wanted or found is None:
        return not wanted and found is None
    expected = datetime.fromisoformat(wanted)
    zone = expected.tzinfo or WIB
    return found.at.astimezone(zone).date() == expected.date()


def import_seconds(times: int = 5) -> float:
    """How long ``import newsarchive`` takes, the best of a few new processes."""
    command = [sys.executable, "-X", "importtime", "-c", "import newsarchive"]

    def once() -> float:
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stderr
        whole = [line for line in lines.splitlines() if re.search(r"\| newsarchive$", line)]
        return int(whole[0].split("|")[1]) / 1e6

    return min(once() for _ in range(times))


def report(results: dict[str, Result], scores: dict[str, Row | None]) -> list[Row]:
    """A row for each reader, as printed and as JSON."""
    base = results.get("trafilatura")
    parse = results.get("parsel parse")
    return [
        {
            "reader": name,
            "pages_per_second": round(one.pages_per_second, 1),
            "p95_ms": round(one.p95_ms, 1),
            "times_trafilatura": base and round(one.pages_per_second / base.pages_per_second, 2),
            "share_of_parse": parse and round(one.pages_per_second / parse.pages_per_second, 2),
            "peak_mb": round(one.memory["peak_mb"]),
            "grew_mb": round(one.memory["grew_mb"]),
            "accuracy": scores.get(name),
        }
        for name, one in results.items()
    ]


def print_table(rows: list[Row]) -> None:
    """The report for a person."""
    print(f"{'':26}{'pages/s':>9}{'p95 ms':>8}{'x trafil.':>10}{'of parse':>9}"
          f"{'peak MB':>9}{'grew':>6}")  # fmt: skip
    for row in rows:
        print(
            f"{row['reader']:26}{row['pages_per_second']:9.1f}{row['p95_ms']:8.1f}"
            f"{row['times_trafilatura'] or 0:10.2f}{row['share_of_parse'] or 0:9.2f}"
            f"{row['peak_mb']:9}{row['grew_mb']:6}"
        )
    scored = [row for row in rows if row["accuracy"]]
    if not scored:
        return
    print(f"\n{'':26}{'body F1':>9}{'noise':>9}{'titles':>8}{'days':>8}{'minutes':>9}")
    for row in scored:
        found = row["accuracy"]
        print(
            f"{row['reader']:26}{found['body_f1']:9.3f}"
            f"{found['noise_lines_kept']:5}/{found['noise_lines']:<3}"
            f"{found['titles']:4}/{found['pages']:<3}{found['days']:4}/{found['pages']:<3}"
            f"{found['minutes']:5}/{found['pages']}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--site", help="also read the pages with this site's file")
    parser.add_argument("--gold", type=Path, help="a folder with a pages.jsonl to score against")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--articles", type=int, default=60, help="pages of the demonstration")
    parser.add_argument("--peers", type=Path, default=PEERS_PYTHON)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        gold = gold_rows(chosen.gold) if chosen.gold else []
        site = chosen.site
        if gold:
            pages = [
                {
                    "url": row["url"],
                    "file": row["path"],
                    "fetched_at": row["saved_at"]
                    and reference_instant(row["saved_at"]).isoformat(),
                }
                for row in gold
            ]
        elif chosen.folder:
            pages = pages_in(chosen.folder)
        else:
            pages, site = render_demo(Path(scratch), chosen.articles), site or "demo"
        if not pages:
            parser.error(f"{chosen.gold or chosen.folder} holds no pages")
        manifest = Path(scratch) / "manifest.json"
        manifest.write_text(json.dumps(pages), encoding="utf-8")
        results = measure(manifest, site, chosen.peers, chosen.rounds)
    scores = {name: score(gold, one.answers) for name, one in results.items()} if gold else {}
    rows = report(results, scores)
    load, imported = os.getloadavg()[0], import_seconds()
    if chosen.json:
        print(json.dumps({"pages": len(pages), "load": load, "import_seconds": imported,
                          "readers": rows}, indent=2))  # fmt: skip
        return
    print(f"{len(pages)} pages, {chosen.rounds} rounds, load average {load:.1f}, "
          f"import newsarchive {imported:.2f} s")  # fmt: skip
    print_table(rows)


if __name__ == "__main__":
    main()

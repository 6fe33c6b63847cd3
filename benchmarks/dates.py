"""Timestamps read a second: newsarchive and dateparser side by side, in one process.

    python benchmarks/dates.py [FILE.jsonl]

FILE holds one JSON object a line with its string under "text"; without it, made-up publication
lines in the shapes of Indonesian sites are read. Both readers are warm, neither keeps
answers, and the best of five turns counts. What dateparser cannot read it gives up on quickly.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dateparser  # type: ignore[import-untyped]

from newsarchive.normalise.dates import parse_timestamp
from newsarchive.site import WIB

FETCHED = datetime(2024, 6, 1, tzinfo=UTC)
SHAPES = (
    "{weekday}, {at:%d} {short} {at:%Y %H:%M} WIB",
    "{weekday}, {at.day} {month} {at:%Y | %H:%M} WIB",
    "{weekday} {at.day} {month} {at:%Y, %H:%M} WIB",
    "{at.day} {month} {at:%Y - %H:%M} WIB",
    "{at:%d/%m/%Y, %H:%M} WIB",
    "{at.day} {month} {at.year}",
    "Daerah · {at:%d} {short} {at:%Y %H:%M} WIB",
    "{at:%Y-%m-%dT%H:%M:%S}+07:00",
)
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
WEEKDAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu"


def made_up() -> list[str]:
    """Four hundred different publication lines, the shapes in turn."""
    lines = []
    for number in range(400):
        at = datetime(2017, 1, 3, 5, 7, 9, tzinfo=WIB) + number * timedelta(days=6, minutes=47)
        month = MONTHS.split()[at.month - 1]
        weekday = WEEKDAYS.split()[at.weekday()]
        shape = SHAPES[number % len(SHAPES)]
        lines.append(shape.format(at=at, month=month, short=month[:3], weekday=weekday))
    return lines


def rate(read: Callable[[str], object], texts: Sequence[str], seconds: float) -> float:
    """Texts a second of processor time, so that a busy machine does not distort it."""
    rounds, started = 0, time.process_time()
    while (elapsed := time.process_time() - started) < seconds:
        for text in texts:
            read(text)
        rounds += 1
    return rounds * len(texts) / elapsed


def ours(text: str) -> object:
    return parse_timestamp(text, timezone=WIB, fetched_at=FETCHED)


def theirs(text: str) -> object:
    settings = {"DATE_ORDER": "DMY", "RELATIVE_BASE": FETCHED.replace(tzinfo=None)}
    return dateparser.parse(text, languages=["id"], settings=settings)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path)
    file = parser.parse_args().file
    texts = made_up()
    if file is not None:
        lines = file.read_text(encoding="utf-8").splitlines()
        texts = [json.loads(line)["text"] for line in lines if line.strip()]
    readers = {"newsarchive": ours, "dateparser": theirs}
    best = dict.fromkeys(readers, 0.0)
    for name, read in readers.items():
        answered = sum(read(text) is not None for text in texts)  # warms the reader up, too
        print(f"{name:12} answers {answered} of {len(texts)}")
    for _ in range(5):  # in turn, so that both meet the machine in the same moods
        for name, read in readers.items():
            best[name] = max(best[name], rate(read, texts, seconds=0.5))
    for name, value in best.items():
        print(f"{name:12} {value:10,.0f} a second")
    print(f"{'ratio':12} {best['newsarchive'] / best['dateparser']:10,.0f}")


if __name__ == "__main__":
    main()

"""Finds the gold files of a folder and scores each by its kind."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from newsarchive.errors import UsageError
from newsarchive.evaluate import pages, strings
from newsarchive.evaluate.tally import Evaluation

Row = dict[str, Any]

STRINGS: dict[str, Callable[[Evaluation, Row], None]] = {
    "bylines.jsonl": strings.score_bylines,
    "captions.jsonl": strings.score_caption,
    "datelines.jsonl": strings.score_dateline,
    "dates.jsonl": strings.score_date,
    "noise.jsonl": strings.score_noise,
    "views.jsonl": strings.score_views,
}
PAGES: dict[str, Callable[[Evaluation, Row, bytes], None]] = {
    "listings.jsonl": pages.score_listing,
    "pages.jsonl": pages.score_article,
}


def evaluate_folder(folder: Path) -> Evaluation:
    """Score every gold file at or below ``folder``.

    String files hold one JSON object a line with ``text`` and ``expected``; ``pages.jsonl`` and
    ``listings.jsonl`` name gzipped HTML files beside them. Raises :class:`UsageError` where there
    is none, or where one is not of that form.
    """
    evaluation = Evaluation()
    for path in sorted(folder.rglob("*.jsonl")):
        score_string, score_page = STRINGS.get(path.name), PAGES.get(path.name)
        for number, line in _lines(path):
            try:
                row = json.loads(line)
                if score_string:
                    score_string(evaluation, row)
                elif score_page:
                    body = gzip.decompress((path.parent / row["file"]).read_bytes())
                    score_page(evaluation, row, body)
            except (KeyError, OSError, ValueError) as error:
                raise UsageError(
                    f"{path} line {number} is not of the gold's form: {error!r}."
                ) from error
    if not evaluation.tallies:
        raise UsageError(f"{folder} holds no gold files, such as dates.jsonl or pages.jsonl.")
    return evaluation


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, line

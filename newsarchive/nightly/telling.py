"""Telling somebody how the night went: a command that gets the report, or an address."""

from __future__ import annotations

import json
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from newsarchive.errors import UsageError

_PATIENCE_S = 60.0
_LAST_WORDS = 300
"""Characters of a command's complaint that are repeated."""


@dataclass(frozen=True)
class Telling:
    """Whom to tell, and when."""

    command: str | None = None
    """Is given the report as JSON on standard input; no shell reads it."""
    url: str | None = None
    """Is sent the report as JSON by POST."""
    always: bool = False
    """Also when all is well."""

    def __post_init__(self) -> None:
        if self.url and not self.url.startswith(("http://", "https://")):
            raise UsageError(f"{self.url} is no address to send a report to: use http or https.")
        try:
            words = shlex.split(self.command or "")
        except ValueError as error:
            raise UsageError(f"The command {self.command!r} cannot be read: {error}.") from error
        if self.command is not None and not words:
            raise UsageError("The command to tell is empty.")

    def tell(self, report: dict[str, Any]) -> Iterator[str]:
        """Tells those who are to be told; a sentence for each that could not be reached."""
        if not self.always and report["exit_code"] == 0:
            return
        text = json.dumps(report, ensure_ascii=False).encode()
        if self.command and (failure := _run(shlex.split(self.command), text)):
            yield f"The command {self.command!r} was not told: {failure}."
        if self.url and (failure := _post(self.url, text)):
            yield f"{self.url} was not told: {failure}."


def _run(words: list[str], text: bytes) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - the operator's own command, split without a shell
            words, input=text, capture_output=True, timeout=_PATIENCE_S, check=False
        )
    except subprocess.TimeoutExpired:
        return f"it took longer than {_PATIENCE_S:.0f} s"
    except OSError as error:
        return f"it cannot be run: {error.strerror}"
    if done.returncode == 0:
        return None
    said = done.stderr.decode("utf-8", "replace").strip()[-_LAST_WORDS:]
    return f"it ended with {done.returncode}{f' and said {said!r}' if said else ''}"


def _post(url: str, text: bytes) -> str | None:
    headers = {"Content-Type": "application/json", "User-Agent": "newsarchive"}
    request = Request(url, text, headers)  # noqa: S310 - http or https, checked above
    try:
        with urlopen(request, timeout=_PATIENCE_S):  # noqa: S310
            return None
    except URLError as error:
        return str(error)
    except OSError as error:
        return f"the connection failed: {error.strerror or error}"

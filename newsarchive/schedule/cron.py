"""A crontab entry: one line, known by the comment at its end; other lines stay as they are."""

from __future__ import annotations

import shlex
import subprocess
from dataclasses import dataclass

from newsarchive.errors import ResourceError
from newsarchive.schedule.entry import Entry

_NONE_YET = "no crontab for"
"""What ``crontab -l`` says, with exit code 1, for a user who has none."""


def line(entry: Entry) -> str:
    """The entry as cron reads it: sh runs it, and a percent sign would end it if not escaped."""
    settings = [f"{name}={shlex.quote(value)}" for name, value in entry.environment.items()]
    command = " ".join((*settings, shlex.join(entry.command)))
    log = shlex.quote(str(entry.log))
    run = f"cd {shlex.quote(str(entry.folder))} && {command} >> {log} 2>&1"
    run = run.replace("%", r"\%")
    return f"{entry.at.minute} {entry.at.hour} * * * {run} {_mark(entry.name)}"


def _mark(name: str) -> str:
    return f"# {name} (newsarchive schedule)"


@dataclass(frozen=True)
class Crontab:
    """The crontab of one user, by default of the one who runs this."""

    program: tuple[str, ...] = ("crontab",)

    def install(self, entry: Entry) -> bool:
        """Puts the entry in, in the place of an earlier one of its name; whether that changed
        anything."""
        before = self._read()
        after = _without(before, entry.name)
        if after and not after.endswith(b"\n"):
            after += b"\n"
        after += line(entry).encode() + b"\n"
        return self._write(before, after)

    def remove(self, name: str) -> bool:
        """Takes the entry of that name out; whether there was one."""
        before = self._read()
        return self._write(before, _without(before, name))

    def _read(self) -> bytes:
        done = self._run("-l")
        if done.returncode == 0:
            return done.stdout
        if done.returncode == 1 and _NONE_YET.encode() in done.stderr:
            return b""
        raise _failure("read", done.stderr)

    def _write(self, before: bytes, after: bytes) -> bool:
        if before == after:
            return False
        done = self._run("-", after) if after else self._run("-r")
        if done.returncode != 0:
            raise _failure("changed", done.stderr)
        return True

    def _run(self, argument: str, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(  # noqa: S603 - our own words, no shell
                (*self.program, argument), input=text, capture_output=True, check=False,
                env={"LC_ALL": "C", "PATH": "/usr/local/bin:/usr/bin:/bin"},
            )  # fmt: skip
        except FileNotFoundError as error:
            raise ResourceError(
                "There is no crontab program here: install cron, or use --systemd."
            ) from error


def _without(crontab: bytes, name: str) -> bytes:
    """The crontab without the entry of that name; every other byte stays."""
    mark = _mark(name).encode()
    return b"".join(
        one for one in crontab.splitlines(keepends=True) if not one.rstrip(b"\r\n").endswith(mark)
    )


def _failure(what: str, said: bytes) -> ResourceError:
    reason = said.decode("utf-8", "replace").strip() or "crontab says nothing"
    return ResourceError(f"The crontab cannot be {what}: {reason}.")

"""A systemd timer and the service that it starts, of a user or of the machine."""

from __future__ import annotations

import pwd
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from newsarchive.errors import ResourceError
from newsarchive.schedule.entry import Entry

SYSTEM_FOLDER = Path("/etc/systemd/system")
_PLAIN = re.compile(r"[A-Za-z0-9_./:=@,+-]+")
_STOPPING_S = 120
"""A crawl that is told to stop ends the request under way and settles its books."""


def user_folder() -> Path:
    """Where this user's own units are."""
    return Path.home() / ".config" / "systemd" / "user"


@dataclass(frozen=True)
class Units:
    """The place of the units: this user's, or with ``is_system`` the machine's."""

    folder: Path
    is_system: bool = False

    def texts(self, entry: Entry) -> dict[str, str]:
        """File name -> content."""
        return {
            f"{entry.name}.service": _service(entry, is_system=self.is_system),
            f"{entry.name}.timer": _timer(entry),
        }

    def install(self, entry: Entry) -> bool:
        """Writes the units and starts the timer; whether a file changed."""
        changed = False
        for name, text in self.texts(entry).items():
            path = self.folder / name
            try:
                if path.exists() and path.read_text("utf-8") == text:
                    continue
                self.folder.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
            except OSError as error:
                raise ResourceError(f"{path} cannot be written: {error.strerror}.") from error
            changed = True
        self._systemctl("daemon-reload")
        self._systemctl("enable", "--now", f"{entry.name}.timer")
        return changed

    def remove(self, name: str) -> bool:
        """Stops the timer and takes the units away; whether there were any."""
        found = [self.folder / f"{name}.{kind}" for kind in ("timer", "service")]
        found = [path for path in found if path.exists()]
        if not found:
            return False
        self._systemctl("disable", "--now", f"{name}.timer")
        for path in found:
            try:
                path.unlink()
            except OSError as error:
                raise ResourceError(f"{path} cannot be removed: {error.strerror}.") from error
        self._systemctl("daemon-reload")
        return True

    def _systemctl(self, *arguments: str) -> None:
        words = ("systemctl", *(() if self.is_system else ("--user",)), *arguments)
        try:
            done = subprocess.run(words, capture_output=True, check=False)  # noqa: S603 - our words
        except FileNotFoundError as error:
            raise ResourceError("There is no systemctl here: use --cron.") from error
        if done.returncode != 0:
            said = done.stderr.decode("utf-8", "replace").strip().replace("\n", " ")
            raise ResourceError(
                f"{' '.join(words)} failed ({said}): run it again where systemd runs, or use "
                "--cron."
            )


def _service(entry: Entry, *, is_system: bool) -> str:
    lines = ["[Unit]", f"Description=Nightly news crawl ({entry.name})"]
    if is_system:  # a user's manager knows no such target
        lines += ["Wants=network-online.target", "After=network-online.target"]
    lines += ["", "[Service]", "Type=oneshot"]
    if is_system:
        lines.append(f"User={_owner(entry.folder)}")
    lines.append(f"WorkingDirectory={_literal(entry.folder)}")
    lines += [
        f"Environment={_quoted(f'{name}={value}')}" for name, value in entry.environment.items()
    ]
    log = _literal(entry.log)
    return "\n".join((
        *lines,
        f"ExecStart={' '.join(_quoted(word).replace('$', '$$') for word in entry.command)}",
        f"StandardOutput=append:{log}",
        f"StandardError=append:{log}",
        f"TimeoutStopSec={_STOPPING_S}",
        "Nice=10",
        "",
    ))  # fmt: skip


def _timer(entry: Entry) -> str:
    return "\n".join((
        "[Unit]",
        f"Description=Every night at {entry.at:%H:%M}: news crawl ({entry.name})",
        "",
        "[Timer]",
        f"OnCalendar=*-*-* {entry.at:%H:%M}:00",
        "Persistent=true",
        "",
        "[Install]",
        "WantedBy=timers.target",
        "",
    ))  # fmt: skip


def _literal(path: Path) -> str:
    """A setting that is one path to the line's end: only specifiers are read in it."""
    return str(path).replace("%", "%%")


def _quoted(word: str) -> str:
    """One word among several."""
    if _PLAIN.fullmatch(word):
        return word
    word = word.replace("%", "%%").replace('"', r"\"")
    return f'"{word}"'


def _owner(folder: Path) -> str:
    """Whose the folder is: he can write the archive, and root need not crawl."""
    try:
        return pwd.getpwuid(folder.stat().st_uid).pw_name
    except (OSError, KeyError) as error:
        raise ResourceError(f"{folder} has no owner that this machine knows: {error}.") from error

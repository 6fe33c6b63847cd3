"""A night's report: for people two lines, for machines one JSON object."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from newsarchive.crawl.report import Report, SiteReport
from newsarchive.errors import ResourceError
from newsarchive.model import Problem
from newsarchive.store.soundness import Finding
from newsarchive.version import __version__


@dataclass(frozen=True)
class Told:
    """One alarm of one site, with an example."""

    problem: Problem
    url: str

    @property
    def text(self) -> str:
        """The alarm in one line."""
        return f"{self.problem.rule}: {self.problem.field}: {self.problem.reason}"


@dataclass(frozen=True)
class NightReport:
    """Everything about one nightly run. Its fields are explained in ``docs/operating.md``."""

    run_id: int
    started_at: datetime
    finished_at: datetime
    until: datetime | None
    crawl: Report
    alarms: dict[str, tuple[Told, ...]]
    """Site -> its alarms."""
    findings: tuple[Finding, ...] = ()
    """Doubts about what this run wrote."""
    messages: tuple[str, ...] = ()
    """Sentences about the run itself."""
    failed: bool = False
    """Whether the night's own bookkeeping failed on a resource."""

    @property
    def exit_code(self) -> int:
        """0 well, 1 look, 4 a resource failed, 130 and 143 interrupted."""
        if self.failed:
            return max(4, self.crawl.exit_code)
        look = any(self.alarms.values()) or bool(self.findings)
        return self.crawl.exit_code or int(look)

    @property
    def outcome(self) -> str:
        """``well``, ``look``, ``failed`` or ``interrupted``, for the archive's row of the run."""
        return {0: "well", 1: "look"}.get(
            self.exit_code, "interrupted" if self.exit_code > 128 else "failed"
        )

    @property
    def counts(self) -> dict[str, int]:
        """What all sites brought together."""
        names = ("new", "updated", "unchanged", "failed", "waiting", "requests", "size_bytes")
        counts = {name: sum(getattr(one, name) for one in self.crawl.sites) for name in names}
        return counts | {"alarms": sum(map(len, self.alarms.values()))}

    @property
    def summary(self) -> str:
        """The run in one line."""
        counts, sites = self.counts, len(self.crawl.sites)
        seconds = (self.finished_at - self.started_at).total_seconds()
        return (
            f"{sites} {'site' if sites == 1 else 'sites'}: {counts['new']} new, "
            f"{counts['updated']} updated, {counts['failed']} problems, {counts['alarms']} alarms, "
            f"{counts['waiting']} waiting; {counts['requests']} requests in {seconds:.0f} s; "
            f"{self.outcome} (exit {self.exit_code})"
        )

    def to_json(self) -> dict[str, Any]:
        """The report for machines."""
        crawled = self.crawl.to_json()
        for site in crawled["sites"]:
            site["alarms"] = [
                {"rule": one.problem.rule, "field": one.problem.field,
                 "reason": one.problem.reason, "url": one.url}
                for one in self.alarms.get(site["site"], ())
            ]  # fmt: skip
        return {
            "run_id": self.run_id,
            "version": __version__,
            "started_at": _stamped(self.started_at),
            "finished_at": _stamped(self.finished_at),
            "until": self.until and _stamped(self.until),
            "outcome": self.outcome,
            "exit_code": self.exit_code,
            "summary": self.summary,
            "messages": [*self.messages, *self.crawl.messages],
            "counts": self.counts,
            "sites": crawled["sites"],
            "findings": [
                {"where": one.where, "what": one.what, "advice": one.advice}
                for one in self.findings
            ],
        }


def site_line(site: SiteReport, alarms: int) -> str:
    """One site's night in one line."""
    return (
        f"{site.outcome}; {site.new} new, {site.updated} updated, {site.unchanged} unchanged, "
        f"{site.failed} problems, {alarms} alarms, {site.waiting} waiting; "
        f"{site.requests} requests, {site.size_bytes / 1e6:.1f} MB in {site.seconds:.0f} s"
    )


def write_report(report: dict[str, Any], path: Path) -> None:
    """Writes the report as a whole or not at all. Raises :class:`ResourceError`."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise ResourceError(f"The report {path} cannot be written: {error.strerror}.") from error


def _stamped(at: datetime) -> str:
    return at.isoformat(timespec="seconds")

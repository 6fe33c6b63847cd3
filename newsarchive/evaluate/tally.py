"""Counts of right and wrong answers, with the misses kept to look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Miss:
    """One answer that was not the gold's."""

    where: str
    expected: Any
    actual: Any


@dataclass(slots=True)
class Tally:
    """The score of one field: every answer is right, wrong, missing or invented."""

    right: int = 0
    wrong: int = 0
    missing: int = 0
    """The gold has a value, we have none."""
    invented: int = 0
    """The gold has none, we have a value."""
    misses: list[Miss] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many answers were scored."""
        return self.right + self.wrong + self.missing + self.invented

    @property
    def share(self) -> float:
        """The share of right answers, 0 to 1; 1 where nothing was asked."""
        return self.right / self.total if self.total else 1.0

    def score(self, where: str, expected: Any, actual: Any, right: bool) -> None:
        """Count one answer; empty values ("", [], None) count as none."""
        if right:
            self.right += 1
            return
        if not expected:
            self.invented += 1
        elif not actual:
            self.missing += 1
        else:
            self.wrong += 1
        self.misses.append(Miss(where, expected, actual))


@dataclass(slots=True)
class Evaluation:
    """Tallies by name ("dates.published", "pages.title") and means ("pages.body_f1")."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    means: dict[str, list[float]] = field(default_factory=dict)

    def tally(self, name: str) -> Tally:
        """The tally of that name, begun where it is new."""
        return self.tallies.setdefault(name, Tally())

    def measure(self, name: str, value: float) -> None:
        """Add one value, 0 to 1, to the mean of that name."""
        self.means.setdefault(name, []).append(value)

    def shares(self) -> dict[str, float]:
        """Every score as one number, 0 to 1, by name."""
        means = {name: sum(values) / len(values) for name, values in self.means.items()}
        return {name: tally.share for name, tally in self.tallies.items()} | means

    def to_json(self) -> dict[str, Any]:
        """Every count, mean and miss, for machines."""
        return {
            "tallies": {
                name: {
                    "right": one.right,
                    "wrong": one.wrong,
                    "missing": one.missing,
                    "invented": one.invented,
                    "share": round(one.share, 4),
                    "misses": [
                        {"where": miss.where, "expected": miss.expected, "actual": miss.actual}
                        for miss in one.misses
                    ],
                }
                for name, one in self.tallies.items()
            },
            "means": {
                name: round(sum(values) / len(values), 4) for name, values in self.means.items()
            },
        }

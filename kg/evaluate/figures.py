"""What an evaluation gives back: counts, shares, and every single thing missed or found too much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

KINDS = ("entities", "relations", "values", "events")
SHARES = ("evidence", "modality", "attribution")


@dataclass(slots=True)
class Tally:
    """How many things were found rightly, found but not in gold, and in gold but not found."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was found; 0 where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = 2 * self.right + self.extra + self.missed
        return 2 * self.right / both if both else 0.0

    def record(self) -> dict[str, float]:
        """The figures for JSON, ratios to three places."""
        ratios = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        counts = {"right": self.right, "extra": self.extra, "missed": self.missed}
        return {**counts, **{name: round(value, 3) for name, value in ratios.items()}}


@dataclass(slots=True)
class Share:
    """How many of how many."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Counts one more."""
        self.of += 1
        self.right += right

    @property
    def share(self) -> float:
        """The part that is right; 0 of none."""
        return self.right / self.of if self.of else 0.0

    def record(self) -> dict[str, float]:
        """The figures for JSON."""
        return {"right": self.right, "of": self.of, "share": round(self.share, 3)}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that gold has and the graph has not ("missed"), or the reverse ("extra")."""

    what: str
    kind: str
    lang: str
    article: str
    term: str
    said: str


@dataclass(slots=True)
class Evaluation:
    """The figures of a graph against gold.

    `kinds` are those of KINDS, `languages` the same by language, `terms` by kind and term (an entity's coarse
    class, a relation, a value, a type of event). `shares` are those of SHARES, taken over what was found
    rightly. `identity` is pairs of articles in which one thing has one IRI, `confused` IRIs that stand
    for two things. `absent` are files that gold names and the graph has not.
    """

    kinds: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    languages: dict[str, dict[str, Tally]] = field(default_factory=dict)
    terms: dict[str, dict[str, Tally]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    shares: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in SHARES})
    identity: Share = field(default_factory=Share)
    confused: int = 0
    articles: int = 0
    absent: tuple[str, ...] = ()
    findings: list[Finding] = field(default_factory=list)

    def count(self, what: str, finding: Finding) -> None:
        """Adds one to `right`, `extra` or `missed` of the kind, and of its language and term."""
        by_lang = self.languages.setdefault(finding.lang, {kind: Tally() for kind in KINDS})
        by_term = self.terms[finding.kind].setdefault(finding.term, Tally())
        for tally in (self.kinds[finding.kind], by_lang[finding.kind], by_term):
            setattr(tally, what, getattr(tally, what) + 1)
        if what != "right":
            self.findings.append(finding)

    def figure(self, name: str) -> float:
        """The F1 of a kind, or a share by its name; KeyError for another name."""
        if name == "identity":
            return self.identity.share
        return self.shares[name].share if name in self.shares else self.kinds[name].f1

    def record(self) -> dict[str, Any]:
        """Everything for JSON."""
        return {
            "articles": self.articles,
            "absent": list(self.absent),
            **{kind: tally.record() for kind, tally in self.kinds.items()},
            **{name: share.record() for name, share in self.shares.items()},
            "identity": {**self.identity.record(), "iris_of_two_things": self.confused},
            "languages": {lang: _records(by_kind) for lang, by_kind in sorted(self.languages.items())},
            "terms": {kind: _records(dict(sorted(by.items()))) for kind, by in self.terms.items()},
        }


def _records(tallies: Mapping[str, Tally]) -> dict[str, dict[str, float]]:
    return {name: tally.record() for name, tally in tallies.items()}


FIGURES = (*KINDS, *SHARES, "identity")

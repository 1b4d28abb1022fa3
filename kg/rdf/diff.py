"""What changed from one graph to another, by entity and claim: new, lost, changed, moved, unsupported."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pyoxigraph import Store

from kg.errors import UnknownName, UsageError
from kg.rdf.snapshot import ClaimState, Quote, Snapshot, snapshot


class ChangeKind(StrEnum):
    """What happened; the order is that of the report, gravest first."""

    EVIDENCE_LOST = "evidence-lost"
    CLAIM_LOST = "claims-lost"
    CLAIM_CHANGED = "claims-changed"
    CLAIM_MOVED = "claims-moved"
    CLAIM_NEW = "claims-new"
    EVIDENCE_NEW = "evidence-new"
    ENTITY_LOST = "entities-lost"
    ENTITY_MERGED = "entities-merged"
    ENTITY_SPLIT = "entities-split"
    ENTITY_CHANGED = "entities-changed"
    ENTITY_NEW = "entities-new"
    DISAGREEMENT_NEW = "disagreements-new"
    DISAGREEMENT_LOST = "disagreements-lost"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what it is about in words, what was and what is, and the sentences that matter for it."""

    kind: ChangeKind
    iri: str
    words: str
    before: str = ""
    after: str = ""
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes, in one order; `totals` counts claims, entities and disagreements of the old graph."""

    changes: tuple[Change, ...]
    totals: dict[str, int] = field(default_factory=dict)

    def count(self, kind: ChangeKind) -> int:
        """How many changes are of this kind."""
        return sum(change.kind is kind for change in self.changes)

    def share(self, kind: ChangeKind) -> float:
        """The same as per cent of what the old graph had of the kind; 0 where it had none."""
        total = self.totals.get(_OF[kind], 0)
        return 100 * self.count(kind) / total if total else (100.0 if self.count(kind) else 0.0)


_OF = {
    kind: "claims" if kind.value.startswith(("claims", "evidence")) else kind.value.split("-")[0]
    for kind in ChangeKind
}


def compare(old: Store, new: Store) -> Difference:
    """What changed from the old store to the new one."""
    before, after = snapshot(old), snapshot(new)
    changes = [*_claims(before, after), *_entities(before, after), *_disagreements(before, after)]
    order = list(ChangeKind)
    totals = {
        "claims": len(before.claims),
        "entities": len(before.entities),
        "disagreements": len(before.disagreements),
    }
    changes.sort(key=lambda c: (order.index(c.kind), c.words, c.iri, c.before, c.after))
    return Difference(tuple(changes), totals)


def _claims(before: Snapshot, after: Snapshot) -> Iterable[Change]:
    for iri in sorted(before.claims.keys() & after.claims.keys()):
        yield from _same_claim(before.claims[iri], after.claims[iri])
    lost = [before.claims[iri] for iri in sorted(before.claims.keys() - after.claims.keys())]
    new = [after.claims[iri] for iri in sorted(after.claims.keys() - before.claims.keys())]
    for old, now in _pairs(lost, new, lambda claim: claim.same):
        yield Change(ChangeKind.CLAIM_MOVED, now.iri, now.words, _stance(old), _stance(now), now.quotes)
    for old, now in _pairs(lost, new, lambda claim: (claim.slot, claim.modality, claim.speaker)):
        yield Change(ChangeKind.CLAIM_CHANGED, now.iri, now.words, old.answer, now.answer, now.quotes)
    for claim in lost:
        yield Change(
            ChangeKind.CLAIM_LOST, claim.iri, claim.words, before=_stance(claim), quotes=claim.quotes
        )
    for claim in new:
        yield Change(ChangeKind.CLAIM_NEW, claim.iri, claim.words, after=_stance(claim), quotes=claim.quotes)


def _same_claim(old: ClaimState, now: ClaimState) -> Iterable[Change]:
    """What changed of a claim that kept its IRI; its content changes only where a graph is edited by hand."""
    if old.same != now.same:
        yield Change(ChangeKind.CLAIM_CHANGED, now.iri, now.words, old.words, now.words, now.quotes)
    elif _stance(old) != _stance(now):
        yield Change(ChangeKind.CLAIM_MOVED, now.iri, now.words, _stance(old), _stance(now), now.quotes)
    kept = set(old.quotes) & set(now.quotes)
    gone = tuple(sorted(set(old.quotes) - kept))
    come = tuple(sorted(set(now.quotes) - kept))
    had = f"{len(set(old.quotes))} sentence{'' if len(set(old.quotes)) == 1 else 's'}"
    if gone:
        left = f"{len(kept)} of them left, {len(come)} new"
        yield Change(ChangeKind.EVIDENCE_LOST, now.iri, now.words, had, left, quotes=gone)
    elif come:
        yield Change(ChangeKind.EVIDENCE_NEW, now.iri, now.words, had, f"{len(come)} more", quotes=come)


def _pairs(
    lost: list[ClaimState], new: list[ClaimState], key: Callable[[ClaimState], object]
) -> Iterable[tuple[ClaimState, ClaimState]]:
    """The pairs that alone share a key; both are taken out of the lists."""
    by_key: dict[object, tuple[list[ClaimState], list[ClaimState]]] = defaultdict(lambda: ([], []))
    for side, claims in enumerate((lost, new)):
        for claim in claims:
            by_key[key(claim)][side].append(claim)
    for gone, come in list(by_key.values()):
        if len(gone) == 1 and len(come) == 1:
            lost.remove(gone[0])
            new.remove(come[0])
            yield gone[0], come[0]


def _stance(claim: ClaimState) -> str:
    return (
        f"{claim.modality}, said by {claim.speaker.rsplit('/', 1)[-1]}" if claim.speaker else claim.modality
    )


def _entities(before: Snapshot, after: Snapshot) -> Iterable[Change]:
    became: dict[str, Counter[str]] = defaultdict(Counter)
    was: dict[str, Counter[str]] = defaultdict(Counter)
    for place, entity in before.mentions.items():
        if place in after.mentions:
            became[entity][after.mentions[place]] += 1
            was[after.mentions[place]][entity] += 1
    told: set[str] = set()
    for iri, sources in sorted(was.items()):
        merged = sorted(source for source in sources if source != iri and source not in after.entities)
        if len(sources) > 1 and merged:
            told.update(merged)
            names = ", ".join(sorted(before.entities[source].label for source in sources))
            yield Change(
                ChangeKind.ENTITY_MERGED, iri, after.entities[iri].label, names, after.entities[iri].label
            )
    for iri, targets in sorted(became.items()):
        parted = sorted(target for target in targets if target != iri and target not in before.entities)
        if len(targets) > 1 and parted:
            told.update(parted)
            names = ", ".join(sorted(after.entities[target].label for target in targets))
            yield Change(
                ChangeKind.ENTITY_SPLIT, iri, before.entities[iri].label, before.entities[iri].label, names
            )
    for iri in sorted(before.entities.keys() - after.entities.keys() - told):
        renamed = next((new for new in became[iri] if new not in before.entities), None)
        if renamed is not None and len(became[iri]) == 1:
            told.add(renamed)
            yield Change(ChangeKind.ENTITY_CHANGED, renamed, after.entities[renamed].label, iri, renamed)
        else:
            yield Change(ChangeKind.ENTITY_LOST, iri, before.entities[iri].label)
    for iri in sorted(after.entities.keys() - before.entities.keys() - told):
        yield Change(ChangeKind.ENTITY_NEW, iri, after.entities[iri].label)
    for iri in sorted(before.entities.keys() & after.entities.keys()):
        old, now = set(before.entities[iri].about), set(after.entities[iri].about)
        if old != now:
            gone, come = "; ".join(sorted(old - now)), "; ".join(sorted(now - old))
            yield Change(ChangeKind.ENTITY_CHANGED, iri, after.entities[iri].label, gone, come)


def _disagreements(before: Snapshot, after: Snapshot) -> Iterable[Change]:
    for iri in sorted(after.disagreements.keys() - before.disagreements.keys()):
        yield Change(ChangeKind.DISAGREEMENT_NEW, iri, after.disagreements[iri])
    for iri in sorted(before.disagreements.keys() - after.disagreements.keys()):
        yield Change(ChangeKind.DISAGREEMENT_LOST, iri, before.disagreements[iri])


@dataclass(frozen=True, slots=True)
class Limit:
    """How much of a kind is too much: more than `most`, in per cent of the old graph's where `percent`."""

    kind: ChangeKind
    most: float
    percent: bool

    def broken(self, difference: Difference) -> str:
        """How the limit is broken, in words; "" where it is not."""
        number = difference.count(self.kind)
        value = difference.share(self.kind) if self.percent else number
        if value <= self.most:
            return ""
        sign = "%" if self.percent else ""
        share = f"{difference.share(self.kind):.1f} %"
        return f"{self.kind.value}: {number} ({share}), more than {self.most:g}{sign}"


_LIMIT = re.compile(r"([a-z-]+)(?:\s*>\s*(\d+(?:\.\d+)?)\s*(%?))?")


def limit(text: str) -> Limit:
    """The limit that `claims-lost>5%`, `evidence-lost>3` or `evidence-lost` (any) says.

    Raises UsageError or UnknownName where it says none.
    """
    match = _LIMIT.fullmatch(text.strip())
    if match is None:
        raise UsageError(f"{text!r} is no limit; write claims-lost>5%, evidence-lost>3 or evidence-lost")
    names = [kind.value for kind in ChangeKind]
    if match[1] not in names:
        raise UnknownName("kind of change", match[1], names)
    return Limit(ChangeKind(match[1]), float(match[2] or 0), match[3] == "%")


def broken_limits(difference: Difference, limits: Sequence[Limit]) -> list[str]:
    """How the limits are broken, one line each."""
    return [words for one in limits if (words := one.broken(difference))]

"""Every pattern of every pack gives what it says of its example, and is silent where it must be."""

from __future__ import annotations

from functools import cache

import pytest

from kg.lang.fold import key
from kg.lang.load import load_pack
from kg.lang.pack import Frame, Pack, Phrase
from kg.lang.shared import HERE, codes, given_names
from kg.model import (
    Article,
    Duration,
    EventStatement,
    Money,
    PartialDate,
    Quantity,
    Ratio,
    Relation,
    Text,
    ValueOf,
)
from kg.pipeline.reader import default_reader
from kg.schema import Schema


@cache
def _pack(code: str) -> Pack:
    return load_pack(code, Schema.load())


def _patterns() -> list[tuple[str, str]]:
    out = []
    for code in codes():
        pack = _pack(code)
        out += [(code, frame.id) for frame in pack.frames.values()]
        seen = set()
        for phrase in pack.phrases:
            first = phrase.id.rsplit(".", 1)[0] if phrase.where in seen else phrase.id
            if phrase.where not in seen:
                seen.add(phrase.where)
                out.append((code, first))
    return out


def _pattern(code: str, name: str) -> Frame | Phrase:
    pack = _pack(code)
    return pack.frames[name] if name in pack.frames else next(p for p in pack.phrases if p.id == name)


def _shown(filler: object, surfaces: dict[str, set[str]], want: str) -> bool:
    if isinstance(filler, str):
        return want in surfaces.get(filler, set()) or want == filler
    if isinstance(filler, PartialDate):
        return want == filler.iso
    if isinstance(filler, Duration):
        return want == filler.iso
    if isinstance(filler, Text):
        return want == filler.text
    if isinstance(filler, Money):
        amounts = (f"{filler.low:f}", f"{filler.low:f}-{filler.high:f}")
        return want in [f"{amount} {filler.currency}" for amount in amounts]
    if isinstance(filler, Ratio):
        return want == f"{filler.percent:f}"
    assert isinstance(filler, Quantity)
    return want in (f"{filler.low:f} {filler.unit}".strip(), f"{filler.low:f}")


Roles = dict[str, list[tuple[object, dict[str, set[str]]]]]


def _gives(code: str, term: str, rule: str, sentence: str) -> list[Roles]:
    """The roles of each claim of the term that the rule found in a sentence."""
    reading = default_reader().read(Article("proof", "proof.txt", sentence, code, "0"))
    surfaces: dict[str, set[str]] = {}
    for mention in reading.mentions:
        surfaces.setdefault(mention.entity, set()).add(mention.text)
    out = []
    rule_head = rule.rsplit(".", 1)[0] if "/p" in rule else rule
    for claim in reading.claims:
        if not any(e.rule == rule or e.rule.rsplit(".", 1)[0] == rule_head for e in claim.evidence):
            continue
        s = claim.statement
        roles: Roles = {"modality": [(claim.stance.modality.value, {})]}
        if claim.stance.speaker:
            roles["speaker"] = [(claim.stance.speaker, surfaces)]
        if isinstance(s, EventStatement) and s.type == term:
            for role, filler in s.roles:
                roles.setdefault(role, []).append((filler, surfaces))
        elif isinstance(s, Relation) and s.predicate == term:
            roles |= {"s": [(s.subject, surfaces)], "o": [(s.object, surfaces)]}
            if s.count is not None:
                roles["count"] = [(s.count, surfaces)]
        elif isinstance(s, ValueOf) and s.predicate == term:
            roles |= {"s": [(s.subject, surfaces)], "v": [(s.value, surfaces)]}
        else:
            continue
        out.append(roles)
    return out


@pytest.mark.parametrize(("code", "name"), _patterns())
def test_pattern_gives_its_example_and_nothing_on_its_counter_examples(code: str, name: str) -> None:
    pattern = _pattern(code, name)
    claims = _gives(code, pattern.term, name, pattern.proof.example)
    wanted = dict(pattern.proof.gives)
    symmetric = getattr(Schema.load().relations.get(pattern.term), "symmetric", False)
    swapped = {{"s": "o", "o": "s"}.get(k, k): v for k, v in wanted.items()}
    right = [
        roles
        for roles in claims
        for want in ([wanted, swapped] if symmetric else [wanted])
        if all(any(_shown(f, s, v) for f, s in roles.get(k, ())) for k, v in want.items())
    ]
    assert right, f"{pattern.where}: {pattern.proof.example!r} should give {wanted}, gave {claims}"
    for sentence in pattern.proof.never:
        fired = _gives(code, pattern.term, name, sentence)
        assert not fired, f"{pattern.where}: must not fire on {sentence!r}, gave {fired}"


@pytest.mark.parametrize("code", codes())
def test_pack_loads_and_covers_the_common_sections(code: str) -> None:
    pack = _pack(code)
    assert pack.code == code
    assert len(pack.months) >= 12
    assert set(pack.months.values()) == set(range(1, 13))
    covered = {f.term for f in pack.frames.values()} | {p.term for p in pack.phrases}
    assert "Announcement" in covered


@pytest.mark.parametrize("code", [c for c in codes() if (HERE / c / "words.txt").is_file()])
def test_the_ordinary_words_of_a_pack_are_no_names(code: str) -> None:
    listed = (HERE / code / "words.txt").read_text(encoding="utf-8").split()
    assert len(set(listed)) == len(listed)
    assert all(word == key(word) and not any(ch.isdigit() for ch in word) for word in listed)
    assert given_names().isdisjoint(listed)

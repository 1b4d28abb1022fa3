"""What the examples of a pack state is read in other sentences around them, too."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from fixture_reading import read

from kg.lang.load import load_pack
from kg.model import EventStatement, Reading, Relation
from kg.schema import Schema

AROUND: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("constructions.toml").read_text(encoding="utf-8")
)
QUOTES = '"«“'


def _stated(reading: Reading) -> set[tuple[object, ...]]:
    """The statements of a reading without their speakers; who announces is what other sentences tell."""
    out: set[tuple[object, ...]] = set()
    for claim in reading.claims:
        s = claim.statement
        if isinstance(s, EventStatement):
            if s.type != "Announcement":
                out.add((s.type, *s.roles))
        elif isinstance(s, Relation):
            out.add((s.predicate, s.subject, s.object))
        else:
            out.add((s.predicate, s.subject, str(s.value)))
    return out


def _parts(lang: str, example: str) -> tuple[str, str, str, bool] | None:
    """An example's subject as it opens it and as it stands inside a sentence, what is told of it, and whether
    it is a person; None for one that does not begin with a short subject.
    """
    reading = read(example, lang)
    mentions = sorted(reading.mentions, key=lambda m: m.span.start)
    if not mentions or not example.endswith(".") or ". " in example or any(q in example for q in QUOTES):
        return None
    first = mentions[0]
    subject, told = example[: first.span.end], example[first.span.end : -1]
    before = example[: first.span.start].split()
    if not (told[:1] == " " and told[1:2].islower()) or len(before) > 2 or len(subject.split()) > 5:
        return None
    kind = next((e.type for e in reading.entities if e.id == first.entity), "")
    inside = subject[0].lower() + subject[1:] if before else subject
    return subject, inside, told.strip(), kind == "Person"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "name"), [(lang, name) for lang, rows in AROUND.items() for name in rows["around"]]
)
def test_examples_are_read_in_other_sentences(lang: str, name: str) -> None:
    rows = AROUND[lang]
    pack = load_pack(lang, Schema.load())
    examples = {f.proof.example for f in pack.frames.values()} | {p.proof.example for p in pack.phrases}
    kept, of, lost = 0, 0, []
    for example in sorted(examples):
        stated, parts = _stated(read(example, lang)), _parts(lang, example)
        if not stated or parts is None:
            continue
        subject, inside, told, person = parts
        sentence = rows["around"][name].format(
            s=subject, w=inside, v=told, who=rows["who"][person], aside=rows["aside"][person]
        )
        found = _stated(read(sentence, lang))
        missed = {s for s in stated if not any(set(s) <= set(f) for f in found)}
        kept, of = kept + len(stated) - len(missed), of + len(stated)
        lost += [f"{sentence} {sorted(map(str, missed))}"] if missed else []
    assert of > 80
    assert kept >= rows["floor"] * of, f"{kept} of {of} kept; {'; '.join(lost[:8])}"

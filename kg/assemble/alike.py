"""Names that are one name written otherwise: in another script, or with another language's words.

A name in Arabic letters and one in Latin letters are one where their consonants, the class of the thing and
the story agree and nothing else fits; two names in one script only in different languages, and where no
article has both. What is not clear stays two, for `kg merges` to show.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from kg.lang.fold import bare
from kg.model import Reading
from kg.schema import Schema

# Consonants by what one script makes of the other's; vowels, and letters that stand for them, fall away.
_SOUNDS = {
    "b": "bpبپ",
    "t": "tتطث",
    "d": "dدضذ",
    "g": "gjجغگ",
    "k": "kqكقخک",
    "s": "szسصزظشژ",
    "f": "fvفڤ",
    "l": "lل",
    "m": "mم",
    "n": "nن",
    "r": "rر",
}
_SOUND_OF = {letter: sound for sound, letters in _SOUNDS.items() for letter in letters}
_SPELT = (
    ("sch", "s"),
    ("sh", "s"),
    ("ph", "f"),
    ("ck", "k"),
    ("ch", "k"),
    ("x", "ks"),
    ("تش", "s"),
    ("كس", "ks"),
)
_SOFT_C = re.compile(r"c(?=[eiy])")
_LEAST_SOUNDS = 3
_LEAST_LETTERS = 4


@lru_cache(maxsize=1 << 14)
def sounds(name: str) -> str:
    """The consonants of a name, word by word, alike in Arabic and Latin letters; a word of vowels alone keeps
    its place.

    >>> sounds("Petra Halden") == sounds("بيترا هالدن")
    True
    """
    words = []
    for word in re.findall(r"\w+", bare(name)):
        for spelt, sound in _SPELT:
            word = word.replace(spelt, sound)
        word = _SOFT_C.sub("s", word).replace("c", "k")
        heard = "".join(_SOUND_OF.get(letter, letter if letter.isdigit() else "") for letter in word)
        words.append(re.sub(r"([a-z])\1+", r"\1", heard))
    return " ".join(words)


@dataclass(slots=True)
class _Thing:
    """A named thing of one story: its forms, and the readings that name it."""

    id: str
    kind: str
    known: bool
    forms: set[str] = field(default_factory=set)
    readings: set[int] = field(default_factory=set)
    langs: set[str] = field(default_factory=set)

    @property
    def latin(self) -> bool:
        """Whether it has a name in Latin letters."""
        return any(bare(form).isascii() for form in self.forms)


def alike(
    readings: Sequence[Reading],
    stories: Sequence[int],
    schema: Schema,
    apart: Set[tuple[str, str]] = frozenset(),
) -> dict[str, str]:
    """The ids that are given up, each with the id that stays; `apart` are pairs that are never one."""
    told: dict[int, dict[str, _Thing]] = defaultdict(dict)
    for n, reading in enumerate(readings):
        entities = {e.id: e for e in reading.entities}
        for m in reading.mentions:
            if not m.rule.endswith("/thing") and m.entity in entities:
                e = entities[m.entity]
                things = told[stories[n]]
                thing = things.get(e.id)
                if thing is None:
                    thing = things[e.id] = _Thing(e.id, schema.coarse(e.type), e.known)
                thing.forms.add(m.text)
                thing.readings.add(n)
                thing.langs.add(reading.article.lang)
    out: dict[str, str] = {}
    for story in sorted(told):
        for group in _groups(list(told[story].values()), apart):
            stays = min(group, key=lambda t: (not t.known, not t.latin, -len(t.readings), len(t.id), t.id))
            for thing in group:
                if thing.id != stays.id:
                    out.setdefault(thing.id, stays.id)
    # An id may be given up in one story and stay in another: then it stays.
    kept = {a: b for a, b in out.items() if b not in out}
    return kept | _of_theirs(readings, kept)


def _of_theirs(readings: Sequence[Reading], ids: Mapping[str, str]) -> dict[str, str]:
    """Things without a name are called after whose they are, and change their ids with them."""
    things = {m.entity for r in readings for m in r.mentions if m.rule.endswith("/thing")}
    out = {}
    for thing in things - ids.keys():
        owner = next((a for a in sorted(ids, key=len, reverse=True) if thing.startswith(f"{a}-")), None)
        if owner is not None:
            out[thing] = ids[owner] + thing[len(owner) :]
    return out


def _groups(things: Sequence[_Thing], apart: Set[tuple[str, str]]) -> Iterable[list[_Thing]]:
    """The sets of things that are one, of those whose names are near each other."""
    edges: dict[str, set[str]] = defaultdict(set)
    by_id = {thing.id: thing for thing in things}
    for group in (*_by_sound(things), *_by_word(things)):
        for a in group:
            for b in group:
                if a.id < b.id and (a.id, b.id) not in apart and _may_be_one(a, b):
                    edges[a.id].add(b.id)
                    edges[b.id].add(a.id)
    clear = {one: _clear(one, edges, by_id) for one in edges}
    seen: set[str] = set()
    for one in sorted(edges):
        group, todo = [], [one]
        while todo:
            here = todo.pop()
            if here not in seen:
                seen.add(here)
                group.append(by_id[here])
                todo += [other for other in sorted(clear[here]) if here in clear[other]]
        if len(group) > 1 and sum(t.known for t in group) <= 1 and _no_two_of_one_script(group):
            yield group


def _clear(one: str, edges: Mapping[str, set[str]], things: Mapping[str, _Thing]) -> set[str]:
    """The partners of a thing but those of which an article names two: which of them it is, is not clear."""
    partners = [things[other] for other in sorted(edges[one])]
    return {a.id for a in partners if not any(a.id != b.id and a.readings & b.readings for b in partners)}


def _no_two_of_one_script(group: Sequence[_Thing]) -> bool:
    return not any(
        a.id < b.id and a.latin == b.latin and a.readings & b.readings for a in group for b in group
    )


def _may_be_one(a: _Thing, b: _Thing) -> bool:
    if a.kind != b.kind or (a.known and b.known):
        return False
    # Two names in one language are two things until somebody says otherwise.
    return a.latin != b.latin or not (a.readings & b.readings or a.langs & b.langs)


def _by_sound(things: Sequence[_Thing]) -> Iterable[list[_Thing]]:
    """Things of which one has a Latin name and another has not, of the same sounds."""
    groups: dict[tuple[str, str], list[_Thing]] = defaultdict(list)
    for thing in things:
        for heard in sorted({sounds(form) for form in thing.forms}):
            if len(heard.replace(" ", "")) >= _LEAST_SOUNDS:
                groups[thing.kind, heard].append(thing)
    return (group for group in groups.values() if len({thing.latin for thing in group}) > 1)


def _by_word(things: Sequence[_Thing]) -> Iterable[list[_Thing]]:
    """Things of several words, or one, whose names share a word that no article gives to two of them."""
    groups: dict[tuple[str, str], dict[str, _Thing]] = defaultdict(dict)
    for thing in things:
        for form in thing.forms:
            words = bare(form).split()
            for word in words:
                if len(word) >= _LEAST_LETTERS and word.isalpha() and _tells(thing.kind, words):
                    groups[thing.kind, word][thing.id] = thing
    for group in groups.values():
        members = list(group.values())
        if not any(a.id < b.id and a.readings & b.readings for a in members for b in members):
            yield members


def _tells(kind: str, words: Sequence[str]) -> bool:
    """Whether one word of a name is enough to know the thing by: of an organisation, not of a person."""
    return kind in ("Organization", "Work", "Place") and not any(w.isdigit() for w in words)

"""The class of a name behind the comma that ends what it is: "its new chip for phones, the Gale 5". That the
noun then means the name is told in `kg.spot.namedbehind`.
"""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Noun, Pack, Trigger
from kg.link.appointees import told_by_who
from kg.link.leadins import ware
from kg.schema import Schema
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token

_REACH: Final = 10
_OPENERS: Final = frozenset(("possessive", "indef", "demonstrative"))
_JOINTS: Final = frozenset(("of", "for", "in", "contracted", "by"))
_INNER: Final = frozenset(
    (
        "of",
        "clitic",
        "when",
        "for",
        "in",
        "det",
        "adverb",
        "adjective",
        "other",
        "contracted",
        "by",
        "next",
        "kind_of",
    )
)


def named_behind(pack: Pack, tokens: list[Token], c: Candidate) -> tuple[Noun, bool] | None:
    """The noun of what somebody has, or of something new, that a comma parts from a name right behind it; the
    name's phrase ends with it. With it whether the noun heads its phrase: only adjectives stand before it.
    None where a verb or another name stands between.
    """
    if pack.script != "Latin" or c.first < 3 or not _ends(tokens, c.last):
        return None
    at = c.first - 1
    if _classes(pack, tokens, at) & {"det"}:
        at -= 1
    if tokens[at].text != ",":
        return None
    found: Noun | None = None
    head = at
    for k in range(at - 1, max(0, at - _REACH) - 1, -1):
        if inside_noun(tokens, k, pack):
            continue  # the "données" of "centre de données", which is a participle as well
        tags = tags_at(pack.table, tokens, k)
        noun = next((t.value for end, t in tags if isinstance(t.value, Noun) and end <= at), None)
        classes = _classes(pack, tokens, k)
        newly = "det" in classes and tokens[k + 1].key in pack.new  # "the newest chip of the group, X"
        opens = (newly or bool(classes & _OPENERS)) and not classes & {
            "contracted",
            "of",
        }  # "des" is "of the", too
        if opens and not (k and _classes(pack, tokens, k - 1) & {"of", "for"}):
            joined = any(_classes(pack, tokens, n) & _JOINTS for n in range(k + 1, head))
            office = found is not None and "role" in found.use  # "its rival, X": told elsewhere
            return (found, not joined) if found is not None and not (office and joined) else None
        if isinstance(noun, Noun) and noun.cls and noun.use & {"cue", "thing", "anaphor", "role", "young"}:
            found, head = noun, k
            continue
        plain = tokens[k].kind == "w" and not tokens[k].text[0].isupper()
        verb = any(isinstance(t.value, Trigger) and t.value.feature != "noun" for _, t in tags)
        if not plain or verb or (classes and classes.isdisjoint(_INNER)):
            return None
    return None


def class_behind(pack: Pack, schema: Schema, tokens: list[Token], c: Candidate) -> str | None:
    """A ware's class of the noun whose phrase a comma and the name end; a firm's where the noun heads it
    ("by a Danish maker of chips, Acme").
    """
    found = named_behind(pack, tokens, c)
    if found is None:
        return None
    noun, heads = found
    if heads and not pack.adjective_first and schema.coarse(noun.cls) == "Organization":
        return noun.cls
    return ware(schema, noun.cls) if "role" not in noun.use else None


_FAR: Final = 16
_FINITE: Final = frozenset(("past", "pres", "fut", "cond"))


def officer_behind(pack: Pack, tokens: list[Token], c: Candidate) -> bool:
    """Whether an office with its article, and what it is for, end with a comma and a name of several words
    that another mark closes: "the minister of economy and energy of Norway, Ann Lee, has"; or a pronoun of
    people takes the name up: "NAME, who has".
    """
    if told_by_who(pack, tokens, c):
        return True
    two = c.last - c.first in (2, 3) and c.text.replace(" ", "").replace("-", "").isalpha()
    if pack.script != "Latin" or pack.adjective_first or not two or c.first < 3:
        return False
    if tokens[c.first - 1].text != "," or not _ends(tokens, c.last):
        return False
    for k in range(c.first - 2, max(0, c.first - _FAR) - 1, -1):
        if tokens[k].kind != "w":
            return False
        tags = tags_at(pack.table, tokens, k)
        for end, t in tags:
            office = isinstance(t.value, Noun) and t.value.cls == "Person" and "role" in t.value.use
            if office and end < c.first and k and _classes(pack, tokens, k - 1) & {"det", "contracted"}:
                return True
        if _classes(pack, tokens, k) & {"have", "be", "who", "that"}:
            return False
        features = {t.value.feature for _, t in tags if isinstance(t.value, Trigger)}
        if features & _FINITE and not features & {"noun", "pp"}:
            return False
    return False


def inside_noun(tokens: list[Token], at: int, pack: Pack) -> bool:
    """Whether the word at a token is inside a noun of several words: "langage" of "modèle de langage"."""
    return any(
        end > at and isinstance(tag.value, Noun)
        for k in range(max(0, at - 3), at)
        for end, tag in tags_at(pack.table, tokens, k)
    )


def _ends(tokens: list[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].text in ",.;:()—–"


def _classes(pack: Pack, tokens: list[Token], k: int) -> set[str]:
    """The word classes of the word at a token, taken alone."""
    return {str(t.value) for end, t in tags_at(pack.table, tokens, k) if t.kind == "class" and end == k + 1}

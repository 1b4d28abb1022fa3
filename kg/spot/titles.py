"""Headlines: their verbs, and words that are no names though they have capitals."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Pack, Trigger
from kg.spot.letters import _namelike
from kg.spot.nametable import NameTable
from kg.spot.tokens import Token
from kg.spot.wordtags import tags_alone

_SIGNS: Final[tuple[str, ...]] = ("$", "€", "£", "¥")


def titled(tokens: list[Token]) -> bool:
    """Whether a line writes its words with capitals and has no mark at its end, as headlines do."""
    if tokens[-1].text in ".!?…":
        return False
    words = [t.text for t in tokens if t.kind == "w" and len(t.text) > 3]
    capitals = sum([any(map(str.isupper, word)) for word in words])
    return len(words) > 2 and 4 * capitals > 3 * len(words)


def title_verb(tokens: list[Token], i: int, pack: Pack) -> bool:
    """Whether a capital word inside a headline can only be a verb: "Acme Acquires Tarn"."""
    features = {
        tag.value.feature
        for form, tag in pack.table.get(tokens[i].key, ())
        if form == (tokens[i].key,) and isinstance(tag.value, Trigger)
    }
    return (
        (pack.adjective_first or (bool(i) and titled(tokens) and features <= {"past", "pres"}))
        and bool(features)
        and (
            features <= {"past", "pres", "pp"}
            or ("pres" in features and tokens[i].key.endswith("es") and titled(tokens))  # "Launches"
        )
        and i + 1 < len(tokens)
        and tokens[-1].text not in ".!?"
        and (
            not pack.adjective_first  # whose headlines write the small words small
            or _namelike(tokens[i + 1])
            or tokens[i + 1].kind == "n"
            or tokens[i + 1].text in _SIGNS
        )
    )


def title_word(tokens: list[Token], i: int, names: NameTable) -> bool:
    """Whether a word of a headline only leads to a name: a verb behind its subject, "New" before a model."""
    if i + 1 >= len(tokens):
        return False
    if tokens[i].key in names.pack.new:
        return titled(tokens) and names.at(tokens, i) is None
    verb = i > 0 and (title_verb(tokens, i, names.pack) or _infinitive(tokens, i, names))
    return verb and titled(tokens)


def _infinitive(tokens: list[Token], i: int, names: NameTable) -> bool:
    """Whether a word between "to" and a known name can only be a verb: "Attempt to Control Acme"."""
    to = any(
        tag.kind == "class" and tag.value == "to" for tag in tags_alone(names.pack.table, tokens[i - 1].key)
    )
    return to and names.at(tokens, i) is None and names.at(tokens, i + 1) is not None


def plain_title(tokens: list[Token], i: int, end: int, pack: Pack) -> bool:
    """Whether all words of a run in a headline are nouns and verbs of the pack: "Startups Raise $5M"."""
    return titled(tokens) and all(
        any(len(form) == 1 and tag.kind in ("noun", "trigger") for form, tag in pack.table.get(t.key, ()))
        for t in tokens[i:end]
    )

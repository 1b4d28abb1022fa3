"""What the letters of a name tell."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from kg.lang.pack import Noun, Pack
from kg.lang.shared import common
from kg.spot.tokens import Token


@lru_cache(maxsize=1 << 12)
def _mixed(text: str) -> bool:
    """Whether a word mixes small letters and inner capitals: "oneAPI", "PyTorch", not "Saint-Quentin"."""
    if "-" in text and text[-1] != "-" and all(part.istitle() for part in text.split("-") if part):
        return False
    return (
        len(text) > 3
        and any(c.islower() for c in text)
        and any(c.isupper() for c in text[1:])
        and text[0] != "@"
    )


def _marked(text: str) -> bool:
    return any(ch.isupper() for ch in text[1:]) or any(ch.isdigit() for ch in text)


def code_name(tokens: list[Token], first: int, last: int) -> bool:
    """Whether the words from `first` on stand in marks, or in brackets behind a code: an Acme 7V3 (Oslo)."""
    if not 1 < first < last < len(tokens):
        return False
    before, chip = tokens[first - 1].text, tokens[first - 2]
    coded = chip.kind == "w" and any(ch.isdigit() for ch in chip.text)
    return before + tokens[last].text in ('""', "“”", "«»") or (before == "(" and coded)


def numbered(name: str) -> bool:
    """Whether a name of several words ends in a number that is no year, or in a code: "Acme V5"."""
    words = name.split()
    last = words[-1]
    year = len(last) == 4 and last[:2] in ("19", "20")
    return len(words) > 1 and words[0].isalpha() and any(ch.isdigit() for ch in last) and not year


_INITIAL: Final = re.compile(
    r"(?:[A-Z][\w'’-]+ (?:[A-Z]\. ?)+|(?:[A-Z]\. ?){2,3})[A-Z][\w'’-]+|[A-Z]\. [A-Z][\w'’-]+ [A-Z][\w'’-]+"
)


def with_initial(name: str) -> bool:
    """Whether two words of a name have an initial between them, or two stand before one, or one before two:
    "Ann K. Lee", "A.K. Lee", "A. K. Lee", "A. Karin Lee".
    """
    return "." in name and bool(_INITIAL.fullmatch(name))


def with_syllables(text: str) -> bool:
    """Whether one of two or three words of a name is a given name of two syllables: "Han Seo-jun"."""
    words = text.split()
    if len(words) not in (2, 3) or not all(w[0].isupper() and w.replace("-", "").isalpha() for w in words):
        return False
    parts = [w.partition("-") for w in words]
    return any(b and b.islower() and b in common()["names"]["syllables"] and a.istitle() for a, _, b in parts)


def body_of(words: list[str]) -> str | None:
    """The class of a public body or university, by how its name of several words ends."""
    for end, cls in _bodies().get(words[-1], ()):
        if len(words) > len(end) and words[-len(end) :] == end:
            return cls
    for head, joint in pairwise(words[:-1]):
        if joint in common()["names"]["foreign_of"]:  # "Department of Energy"
            return next((c for c, heads in common()["names"]["bodies_of"].items() if head in heads), None)
    return None


@cache
def _bodies() -> dict[str, list[tuple[list[str], str]]]:
    """The ends of the names of bodies, with their classes, by their last word."""
    out: dict[str, list[tuple[list[str], str]]] = {}
    for cls, ends in common()["names"]["body_suffixes"].items():
        for end in ends:
            out.setdefault(end.split()[-1], []).append((end.split(), cls))
    return out


_FINER: Final = ("PublicBody", "University", "Fund")


def body_class(pack: Pack, word: str) -> str:
    """The class of an institution by the noun that its name begins with, an organisation where that says no
    finer one.
    """
    nouns = (tag.value for form, tag in pack.table.get(word, ()) if form == (word,))
    return next((n.cls for n in nouns if isinstance(n, Noun) and n.cls in _FINER), "Organization")


@lru_cache(maxsize=1 << 12)
def root_of(name: str) -> str:
    """The part of a name before its first digit; the name itself where it has none."""
    return re.split(r"[\s-]?\d", name, maxsplit=1)[0].rstrip("- ")


def accented(pack: Pack, text: str, name: str) -> bool:
    """Whether a word has an ending of the language's words that its accent tells: "Contactée"."""
    shapes = pack.ordinary_shapes
    return any(re.search(x, text.casefold()) and not re.search(x, name) for x in shapes)

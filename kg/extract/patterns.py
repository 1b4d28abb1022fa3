"""Patterns compiled: elements over words, classes of words and typed slots."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kg.errors import PackError
from kg.extract.found import Context
from kg.lang.fold import key
from kg.lang.format import MEASURES
from kg.lang.pack import Pack, Phrase
from kg.spot.item import Item
from kg.spot.offices import nouns_of

if TYPE_CHECKING:
    from kg.extract.places import Places

_SLOT: Final = re.compile(r"\{(\w+)(?:~([\w|-]+))?(?::([\w|!]+))?\}(\??)\Z")


# slots that numbers fill
NUMBERS: Final[tuple[str, ...]] = ("v", "count", "quantity")
# the kinds of numbers; what else such a slot names is a measure told by a word
_KINDS: Final = frozenset(("count", "money", "measure", "percent", "duration"))
NOT_THINGS: Final[tuple[str, ...]] = ("date", "v", "count", "quantity")


_FINITE: Final[tuple[str, ...]] = ("past", "pres", "fut", "cond")


_GAPS: Final = {"..": 3, "…": 8}

# slots that no words of the sentence fill
WORDLESS: Final = frozenset(("topic", "focus", "near", "heading"))
# what sets an apposition off as a comma does
DASHES: Final = frozenset(("–", "—"))


_SIGNS: Final = {"word": "", "noun": "[", "class": "<"}
# how rare in text is what the first letter of a sign tells of
_RARE: Final = {"<": 0, "#": 0, "[": 2, "~": 2}


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern: its kind (slot, class, noun, word, gap), what it takes, whether it
    may be missing.
    """

    kind: str
    name: str
    takes: tuple[str, ...]
    optional: bool
    cue: tuple[str, ...] = ()
    strict: bool = False


@lru_cache(maxsize=4096)
def compile_phrase(say: tuple[str, ...], where: str) -> tuple[Element, ...]:
    """The elements of a pattern; PackError where one is malformed."""
    out = []
    for part in say:
        slot = _SLOT.match(part)
        optional = part.endswith("?") and len(part) > 1
        core = part[:-1] if optional else part
        if slot:
            cue = tuple(slot[2].split("|")) if slot[2] else ()
            takes = tuple(slot[3].replace("!", "").split("|")) if slot[3] else ()
            out.append(Element("slot", slot[1], takes, bool(slot[4]), cue, "!" in (slot[3] or "")))
        elif part in _GAPS:
            out.append(Element("gap", part, (str(_GAPS[part]),), False))
        elif part.startswith("!<") and part.endswith(">"):
            out.append(Element("not", part[2:-1], tuple(part[2:-1].split("|")), False))
        elif core.startswith("<") and core.endswith(">"):
            out.append(Element("class", core[1:-1], tuple(core[1:-1].split("|")), optional))
        elif core.startswith("[") and core.endswith("]"):
            out.append(Element("noun", core[1:-1], tuple(core[1:-1].split("|")), optional))
        elif "{" in part or "<" in part[:1] or "[" in part[:1]:
            raise PackError(
                f"{where}: malformed element {part!r}; use {{slot}}, <class>, [Noun], word, .. or …"
            )
        else:
            out.append(
                Element("word", core, tuple(key(w.replace("_", " ")) for w in core.split("|")), optional)
            )
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A phrase with its elements, the signs, one of each set, that a sentence must hold in this order, and
    the signs of each element; `backwards` are the required ones from the last on. `follows` says what the
    element at `second` asks of what stands behind the first: a `sign`, a `thing`, or nothing; `bracketed`
    are the elements right before brackets or a value, which belong to one thing. `bears` says whether the
    first takes a thing by its class; `words` are those that the elements name.
    """

    phrase: Phrase
    elements: tuple[Element, ...]
    required: tuple[frozenset[str], ...]
    backwards: tuple[tuple[str, ...], ...]
    signs: tuple[tuple[str, ...], ...]
    follows: str
    second: int
    bracketed: tuple[Element, ...]
    bears: bool
    words: frozenset[str]


def compile_pack(pack: Pack) -> tuple[Compiled, ...]:
    """The compiled phrases of a pack, in file order."""
    return tuple(_compile(p) for p in pack.phrases)


def _compile(phrase: Phrase) -> Compiled:
    elements = compile_phrase(phrase.say, phrase.where)
    signs = tuple(signs_of(e) for e in elements)
    required = tuple(frozenset(own) for own, e in zip(signs, elements, strict=True) if own and not e.optional)
    backwards = tuple(tuple(sorted(need)) for need in reversed(required))
    bracketed = tuple(
        e
        for k, e in enumerate(elements[:-1])
        if elements[k + 1].takes == ("(",)
        or elements[k + 1].name == "v"
        or (elements[k + 1].takes == ("of",) and k + 2 < len(elements) and elements[k + 2].name == "v")
    )
    bears = _takes_thing(elements[0])
    words = frozenset(w for e in elements if e.kind == "word" for w in e.takes)
    return Compiled(
        phrase,
        elements,
        required,
        backwards,
        signs,
        _follows(elements),
        _behind(elements),
        bracketed,
        bears,
        words,
    )


def _takes_thing(element: Element) -> bool:
    """Whether an element takes a thing by its class, and cannot do without it."""
    return (
        element.kind == "slot"
        and not element.optional
        and element.name not in NOT_THINGS
        and "its" not in element.cue
        and not _wordless(element)
    )


def _behind(elements: Sequence[Element]) -> int:
    """Where the element stands that takes what is behind the first: one that forbids a word takes none."""
    return next((n for n, e in enumerate(elements[1:], 1) if e.kind != "not"), len(elements))


def _follows(elements: Sequence[Element]) -> str:
    at = _behind(elements)
    second = elements[at] if at < len(elements) else None
    if second is None or second.optional or second.kind == "gap":
        return ""
    if _wordless(elements[0]) or _wordless(second):
        return ""
    if second.name in NUMBERS:
        return ""  # "nearly" or an article may stand before a number
    return "thing" if second.kind == "slot" and "its" not in second.cue else "sign"


def _wordless(element: Element) -> bool:
    """Whether an element takes no words: it asks what the sentences before speak of."""
    return element.cue[:1] in (("topic",), ("focus",), ("near",), ("heading",))


def signs_of(element: Element) -> tuple[str, ...]:
    """What an item must have, one of all, that an element takes; nothing where any item may do.

    A word stands for itself, `<` for a class, `[` for a noun, `~` for a noun that a name took in, `#` for a
    kind of number.
    """
    if element.kind in _SIGNS:
        return tuple(_SIGNS[element.kind] + t for t in element.takes)
    if element.kind != "slot" or _wordless(element):
        return ()
    if element.name == "date":
        return ("#date",)
    if element.name in ("v", "count", "quantity"):
        kinds = element.takes or ("count",)
        worded = (kind in MEASURES and kind not in _KINDS for kind in kinds)
        return tuple(f"<measure:{k}" if word else f"#{k}" for k, word in zip(kinds, worded, strict=True))
    if "its" in element.cue:
        return ("<possessive",)
    return tuple(f"~{cue}" for cue in element.cue)


def _rarity(need: frozenset[str]) -> tuple[int, int, int]:
    """How rarely text has one of some signs, as a rank: long words before nouns, these before short words,
    numbers and classes of words last; a set of few and long words before others.
    """
    kind = min([_RARE.get(sign[0], 3 if len(sign) > 3 else 1) for sign in need])
    return kind, min(map(len, need)), -len(need)


class Rows:
    """The compiled phrases of a pack, found by a word that they cannot do without."""

    def __init__(self, rows: Sequence[Compiled]) -> None:
        self.rows = rows
        self.asked = frozenset(sign for row in rows for signs in row.signs for sign in signs)
        self.always = [n for n, row in enumerate(rows) if not row.required]
        # by a word, what phrases found by it need first besides, and which these are; nothing where they
        # need no more
        self.by_word: dict[str, list[tuple[frozenset[str], list[int]]]] = {}
        # what they need further
        self.besides: list[tuple[frozenset[str], ...]] = []
        by_needs: dict[tuple[str, frozenset[str]], list[int]] = {}
        for n, row in enumerate(rows):
            rarest = max(row.required, key=_rarity, default=frozenset[str]())
            besides = tuple(need for need in row.required if need != rarest)
            self.besides.append(besides[1:])
            for word in rarest:
                by_needs.setdefault((word, besides[0] if besides else frozenset()), []).append(n)
        for (word, need), numbers in by_needs.items():
            self.by_word.setdefault(word, []).append((need, numbers))

    def among(self, places: Places) -> list[tuple[Compiled, int]]:
        """The phrases whose words all stand in a sentence in their order, each with the last item at
        which it may begin.
        """
        by_word, signs = self.by_word, places.signs
        found = set(self.always)
        for word in places.of:
            rows = by_word.get(word)
            if rows is None:
                continue
            for need, numbers in rows:
                if not need or not need.isdisjoint(signs):
                    found.update(numbers)
        out = []
        for n in sorted(found):
            for need in self.besides[n]:
                if need.isdisjoint(signs):
                    break  # what it needs stands nowhere in the sentence
            else:
                row = self.rows[n]
                limit = places.latest(row.backwards)
                if limit >= 0:
                    out.append((row, limit))
        return out


def _noun_names(context: Context, item: Item) -> list[str]:
    names = []
    for noun in nouns_of(item):
        names += [f"[slug:{noun.slug}"] if noun.slug else []
        names += [f"[use:{use}" for use in noun.use]
        cls: str | None = noun.cls
        while cls:
            names.append(f"[{cls}")
            cls = context.schema.classes.get(cls)
    return names


def _cues(item: Item) -> set[str]:
    """The slugs and classes of the nouns that a name took in."""
    cues = item.tags.get("cues")
    return set(cues) if isinstance(cues, tuple) else set()


def word_of(item: Item, pack: Pack, measure: str) -> str:
    """The words of an item that are of the measure: "HBM3" of "HBM3 memory"."""
    forms = {" ".join(form) for form in pack.measures[measure]}
    return next((word for word in item.text.split() if key(word) in forms), item.text)

"""The known names by their first word, and candidates for names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from kg.gazetteer import Gazetteer, KnownName
from kg.lang.fold import bare, key
from kg.lang.pack import Pack
from kg.lang.shared import common
from kg.spot.clitics import led
from kg.spot.tokens import Token, tokenize
from kg.spot.wordtags import tags_at as tags_at
from kg.ties import Ties


@dataclass(slots=True, init=False, unsafe_hash=True)
class Candidate:
    """A run of tokens that may be a name.

    `latin` is its Latin spelling and `cls` its class where the text itself gives them.
    `known` are the gazetteer's names that read so (none for a name found by shape); `sure` says
    that its letters alone are enough to take it for a name; `start` that it begins its sentence;
    `twin` is the
    short or long form of the same name beside it, folded; `made` that it begins with a known firm's name.
    `name` is the name folded, in its Latin spelling where it has one: the same in every script.
    """

    sentence: Final[int]
    first: Final[int]
    last: Final[int]
    text: Final[str]
    known: Final[tuple[KnownName, ...]]
    sure: Final[bool]
    start: Final[bool]
    rule: Final[str]
    latin: Final[str]
    cls: Final[str]
    twin: Final[str]
    made: Final[bool]
    name: str = field(init=False, repr=False, compare=False)

    def __init__(
        self,
        sentence: int,
        first: int,
        last: int,
        text: str,
        known: tuple[KnownName, ...],
        sure: bool,
        start: bool,
        rule: str,
        latin: str = "",
        cls: str = "",
        twin: str = "",
        made: bool = False,
    ) -> None:
        self.sentence, self.first, self.last, self.text = sentence, first, last, text
        self.known, self.sure, self.start, self.rule = known, sure, start, rule
        self.latin, self.cls, self.twin, self.made = latin, cls, twin, made
        self.name = bare(latin or text)


# the last letter of the Latin script, with marks
_LATIN_END: Final = 0x24F
# Classes whose names end in a number of their own.
_NUMBERED: Final = frozenset(
    ("AIModel", "Accelerator", "Processor", "Component", "ComputeSystem", "Hardware", "Product")
)


def _sites(gazetteer: Gazetteer, outlets: frozenset[str]) -> Iterator[KnownName]:
    """The outlets by what their sites are called: "theacme.com" is "The Acme"."""
    for name in gazetteer.names:
        word = bare(name.form.replace(" ", ""))
        if name.entity in outlets and not name.ambiguous and len(word) > 3 and word.isascii():
            for end in common()["names"]["site_ends"]:
                yield replace(name, form=word + end)


def _spelled(gazetteer: Gazetteer, pack: Pack) -> Iterator[KnownName]:
    """The names from abroad as others write their sounds: with another letter."""
    listed = {n.form for n in gazetteer.names} if pack.spellings else set()
    for name in gazetteer.names if pack.spellings else ():
        for letter, other in pack.spellings:
            form = name.form.replace(letter, other)
            if form in listed or len(form) < 5 or form.startswith(pack.article):
                continue
            words = [key(w) for w in form.split()]
            if len(words) > 1 or not (words[0] in pack.table or words[0] in pack.ordinary):
                yield replace(name, form=form)


def _with_makers(gazetteer: Gazetteer) -> Iterator[KnownName]:
    """The names of things behind the name of their maker: "Acme X2" beside "X2"."""
    ties = Ties.load()
    labels = {}
    for thing, entity in gazetteer.entities.items():
        for maker in ties.makers_named(thing) if entity.type in _NUMBERED else ():
            if maker in gazetteer.entities:
                labels[thing] = dict(gazetteer.entities[maker].names).get("en", ("",))[0]
    listed = {n.form.casefold() for n in gazetteer.names if n.entity in labels}
    for name in gazetteer.names:
        label = labels.get(name.entity)
        if not label or not name.form.isascii() or name.form.islower():
            continue
        form = f"{label} {name.form}"
        if form.casefold() not in listed and key(label.split()[0]) != key(name.form.split()[0]):
            yield replace(name, form=form, lang="", ambiguous=False)


class NameTable:
    """The names of the gazetteer by their first word, and which words occur in any name."""

    def __init__(self, gazetteer: Gazetteer, pack: Pack) -> None:
        self.pack = pack
        self.rows: dict[str, dict[tuple[str, ...], list[KnownName]]] = {}
        self.vocabulary: set[str] = set()
        self.bodies = frozenset(
            ("Organization", "PublicBody", "University", "Fund", "MediaOutlet", "Company")
        )
        self.generic = gazetteer.generic()
        # firms by their one-word names, for names of things that begin with their maker's
        self.firms = {
            n.form.casefold(): n.entity
            for n in gazetteer.names
            if " " not in n.form
            and len(n.form) > 2
            and gazetteer.entities[n.entity].type == "Company"
            and not n.form.islower()
        }
        self.makers = frozenset(self.firms.values())
        self._firms = frozenset(slug for slug, e in gazetteer.entities.items() if e.type == "Company")
        self.chip_makers = gazetteer.chip_makers() | frozenset(common()["names"]["chip_makers"])
        self.device_makers = self.chip_makers | frozenset(common()["names"]["hardware_firms"])
        self.chips = frozenset(slug for slug, e in gazetteer.entities.items() if e.type == "Accelerator")
        self.places = frozenset(
            slug
            for slug, e in gazetteer.entities.items()
            if e.type in ("City", "State", "Country", "Region", "Place")
        )
        self.countries = frozenset(slug for slug, e in gazetteer.entities.items() if e.type == "Country")
        self.bearers = frozenset(slug for slug, e in gazetteer.entities.items() if e.type in self.bodies)
        self.outlets = frozenset(slug for slug, e in gazetteer.entities.items() if e.type == "MediaOutlet")
        self.lines = frozenset(slug for slug, e in gazetteer.entities.items() if e.type == "Processor")
        self.families = gazetteer.families
        # whether nothing begins with a word, of the words that were asked
        self.nothing: dict[str, bool] = {}
        self.nothing_at_marks: dict[str, bool] = {}
        self._people = frozenset(slug for slug, e in gazetteer.entities.items() if e.type == "Person")
        self.kinds = frozenset(slug for slug, e in gazetteer.entities.items() if e.type in _NUMBERED)
        made = (*_sites(gazetteer, self.outlets), *_spelled(gazetteer, pack), *_with_makers(gazetteer))
        for name in (*gazetteer.names, *made):
            if pack.script == "Latin" and name.lang and ord(name.form[0]) > _LATIN_END:
                continue  # no text in Latin letters calls it so
            parts = _parts(name.form, pack)
            country = gazetteer.entities[name.entity].type == "Country"
            if parts and (country or not _nothing_of_its_own(parts, pack)):
                self.rows.setdefault(parts[0], {}).setdefault(parts, []).append(name)
                if len(parts) == 1 or len(name.form) > 3:
                    self.vocabulary.update(map(key, _of_names(name.form, parts)))
        self.vocabulary.update(*(form for rows in pack.table.values() for form, _ in rows))
        self.vocabulary.update(pack.person_names)
        # by the first word of names, and by the word behind it ("" any other), how long they are, the
        # longest first
        self.lengths = {first: _lengths(rows) for first, rows in self.rows.items()}

    def people(self, entity: str) -> bool:
        """Whether a known entity is a person."""
        return entity in self._people

    def firm(self, tokens: list[Token], i: int) -> bool:
        """Whether the known name that begins at `i` is a firm's and nothing else's."""
        hit = self.at(tokens, i)
        return hit is not None and all(n.entity in self._firms for n in hit[1])

    def machine(self, tokens: list[Token], i: int) -> bool:
        """Whether the known name that begins at `i` is a machine's whose letters are also a common word."""
        hit = self.at(tokens, i)
        return hit is not None and all(n.ambiguous and n.entity in self.kinds for n in hit[1])

    def numbered(self, tokens: list[Token], i: int, end: int, small: bool) -> bool:
        """Whether the known name at these tokens is of a kind that comes in numbers: a model, or a
        chip with any number; or begins such names though it is also a firm's.
        """
        if small and end == i + 1 and tokens[i].bare in self.families:
            return True
        hit = self.at(tokens, i)
        kinds = self.kinds if small else self.chips
        return hit is not None and hit[0] == end and all(n.entity in kinds for n in hit[1])

    def doubtful_town(self, tokens: list[Token], i: int) -> bool:
        """Whether the word at a token is known for a town's name alone, and is a common word as well, as in
        the longer name "Acme Mobile".
        """
        hit = self.at(tokens, i)
        return hit is not None and all(n.ambiguous and n.entity in self.places for n in hit[1])

    def generic_at(self, tokens: list[Token], i: int) -> bool:
        """Whether the word at a token is a class of things ("GPUs") and not part of a longer known name."""
        hit = self.at(tokens, i)
        return hit is not None and hit[0] == i + 1 and all(n.entity in self.generic for n in hit[1])

    def knows(self, word: str) -> bool:
        """Whether a folded word stands in a name or in the pack's word table."""
        return word in self.vocabulary or bare(word) in self.rows

    def bears(self, word: str) -> bool:
        """Whether a folded word is all of some firm's or body's name."""
        first = bare(word)
        rows = self.rows.get(first, {}).get((first,), ())
        return any(n.entity in self.bearers for n in rows)

    def at(self, tokens: list[Token], i: int) -> tuple[int, tuple[KnownName, ...]] | None:
        """The longest known name that begins at token `i`: its end and who bears it."""
        first = tokens[i].bare
        rows = self.rows.get(first)
        if rows is None:
            if not first.startswith("@"):
                return None
            first = first[1:]
            rows = self.rows.get(first)
            if rows is None:
                return None
        if i + 1 < len(tokens) and tokens[i + 1].text in "$€£¥" and tokens[i].end == tokens[i + 1].start:
            return None  # "US$" is a currency
        left = len(tokens) - i
        lengths = self.lengths[first]
        for length in (lengths.get(tokens[i + 1].bare) if left > 1 else None) or lengths[""]:
            if length > left:
                continue
            found = rows.get((first, *[t.bare for t in tokens[i + 1 : i + length]]))
            if found:
                text = " ".join(t.text for t in tokens[i : i + length])
                fitting = tuple(n for n in found if _case_fits(n.form, text))
                if fitting:
                    return i + length, fitting
        return None


# Names of letters and blanks alone, of which every pack's tokenizer makes their words; in letters of the
# packs with proclitics it may make more of them.
_LATIN_WORDS: Final = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]+(?: [A-Za-zÀ-ÖØ-öø-ɏ]+)*")
_WORDS: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


def _parts(form: str, pack: Pack) -> tuple[str, ...]:
    """The folded words of a name, as the tokenizer divides it."""
    if (_LATIN_WORDS if pack.proclitics else _WORDS).fullmatch(form):
        return tuple(bare(word) for word in form.split(" "))
    # a word of several that begins with a preposition is parted as in a text: "the union of Acme's workers"
    several = " " in form
    return tuple(t.bare for t in tokenize(form, 0, pack, lambda word: not (several and led(word, pack))))


def _lengths(rows: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    """How many words names of one first word have, the longest first, by their second word; under "" how many
    those of a single word have.
    """
    found: dict[str, set[int]] = {"": {len(row) for row in rows if len(row) == 1}}
    for row in rows:
        if len(row) > 1:
            found.setdefault(row[1], set(found[""])).add(len(row))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


def _of_names(form: str, parts: Sequence[str]) -> Iterator[str]:
    """The words of a name that are no small ones: where a script has capitals, those that begin with none."""
    words = form.split(" ")
    for part, word in zip(parts, words, strict=True) if len(parts) == len(words) > 1 else ():
        if not word[:1].islower():
            yield part
    if len(parts) != len(words) or len(parts) == 1:
        yield from parts


def _nothing_of_its_own(parts: Sequence[str], pack: Pack) -> bool:
    """Whether a name says no more than other words do: a few function words alone, or a class noun before
    what is a name in Latin.
    """
    if not pack.article:
        return False
    if len(parts) < 4 and all(p in pack.function_words for p in parts):
        return True
    return len(parts) > 1 and parts[0] in pack.noun_words and all(p.isascii() for p in parts[1:])


_ARTICLE: Final = 3  # letters of an article, at most


def _case_fits(form: str, text: str) -> bool:
    """Whether the letters of a text may be this name: "meta" is not "Meta", "XAI" may be "xAI"."""
    if form.islower() or form.upper() == form.lower():
        return True
    if len(form) <= 2:
        return text.lstrip("@") == form
    article, _, noun = form.partition(" ")
    if len(article) <= _ARTICLE and noun[:1].isupper() and noun.isalpha() and text.split(" ")[-1].islower():
        return False  # "Il giornale" that opens a sentence is any newspaper
    return any(c.isupper() for c in text) or (text.startswith("@"))


def credits(tokens: list[Token], pack: Pack) -> bool:
    """Whether a line is no more than a credit ("Photo: Ann Lee"), which mentions nobody."""
    if not 2 < len(tokens) <= 8 or tokens[1].text != ":":
        return False
    return any(
        form == (tokens[0].key,) and tag.value == "credit" for form, tag in pack.table.get(tokens[0].key, ())
    )

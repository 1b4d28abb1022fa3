"""Names in a script without capitals: found where the text introduces them, then wherever their words return.

A name is introduced by its Latin spelling in brackets, by a class noun before it ("شركة X"), by an
office beside it ("X، the chief executive of …"), by a given name, or as what a verb of speech has beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from kg.lang.fold import has_shape
from kg.lang.pack import Noun, Pack
from kg.spot.appointed import appointed, succeeded
from kg.spot.examplenames import examples, firm_shorts
from kg.spot.firmwords import FirmWords
from kg.spot.introduced import Introduced, Introductions
from kg.spot.marked import marked_name
from kg.spot.nametable import NameTable, tags_at
from kg.spot.sounds import alike, same_name
from kg.spot.tokens import Token
from kg.spot.unmarked import unmarked
from kg.spot.words import PERSON, finite_at

_OPEN, _CLOSE = '«“"‹', '»”"›'
_FIRMS: Final = frozenset(("Company", "Organization", "Fund"))


def introductions(sentences: Sequence[list[Token]], names: NameTable) -> Introductions:
    """What names an article's sentences introduce; nothing where the pack lists no ordinary words."""
    if not names.pack.ordinary:
        return Introductions(())
    found: list[Introduced] = []
    often = Counter(t.bare for tokens in sentences for t in tokens)
    for tokens in sentences:
        reader = _Sentence(tokens, names, often)
        for i in range(len(tokens)):
            found += reader.at(i)
            found += reader.surname(i)
    found = [name for name in found if not _somebody_known(name, names)]
    found += _of_one_line(found, sentences)
    return Introductions(
        [*found, *_shorts(found, names.pack), *firm_shorts(found, names.pack, often)],
        names.pack.proclitics,
        names.pack.clitic_slots[0],
    )


def _of_one_line(found: Sequence[Introduced], sentences: Sequence[list[Token]]) -> list[Introduced]:
    """The names that only their number tells from one introduced: "X-7" beside "the chip X-8"."""
    lines = {n.words[:-1]: n.cls for n in found if n.cls and len(n.words) > 1 and _number(n.words[-1])}
    out = []
    for words, cls in lines.items():
        size = len(words)
        for tokens in sentences:
            bare = [t.bare for t in tokens]
            for i in range(len(tokens) - size):
                if tuple(bare[i : i + size]) == words and _number(bare[i + size]):
                    out.append(Introduced((*words, bare[i + size]), "", cls))
    return out


def _number(word: str) -> bool:
    return word[0] in "-–" and word[1:].isdigit()


def _somebody_known(name: Introduced, names: NameTable) -> bool:
    """Whether a name begins with the whole name of a known person, to whom what goes on does not belong, or
    ends in what something is for.
    """
    if name.cls != PERSON:
        return False
    if len(name.words[-1]) > 4 and name.words[-1].startswith(names.pack.article[1:] * 2):
        return True  # "King Ann for the": what is called after somebody
    if len(name.words) < 3:
        return False
    rows = names.rows.get(name.words[0], {})
    return any(
        1 < len(words) < len(name.words)
        and words == name.words[: len(words)]
        and all(names.people(n.entity) for n in known)
        for words, known in rows.items()
    )


def _shorts(found: Sequence[Introduced], pack: Pack) -> Iterator[Introduced]:
    """The last words of people's names, which stand for them later; a word of the language behind an article
    stands for nobody without it.
    """
    for name in found:
        last = name.words[-1]
        if name.words[-2:-1] == (pack.article,) and (last in pack.vocabulary or last in pack.ordinary):
            continue
        latin = name.latin.split()
        person = name.cls == PERSON or (not name.cls and len(latin) == 2 and all(w.isalpha() for w in latin))
        if person and len(name.words) > 1:
            yield Introduced(name.words[-1:], latin[-1] if latin else "", "", True)


class _Sentence(FirmWords):
    """The ways in which a sentence introduces names; `often` counts the article's words."""

    def __init__(self, tokens: list[Token], names: NameTable, often: Mapping[str, int]) -> None:
        super().__init__(tokens, names)
        self.often = often
        self.adjectives = tuple(re.compile(shape) for shape in self.pack.adjective_shapes)

    def surname(self, i: int) -> Iterator[Introduced]:
        """The last word of a known person's whole name, which stands for the person later."""
        hit = self.names.at(self.tokens, i) if self.tokens[i].kind == "w" else None
        if hit is None or hit[0] < i + 2 or self.tokens[hit[0] - 1].text[0].isascii():
            return
        last = self.tokens[hit[0] - 1]
        people = all(self.names.people(n.entity) for n in hit[1])
        if people and last.key not in self.pack.vocabulary and last.bare not in self.names.rows:
            yield Introduced((last.bare,), "", "", True)

    def _doubtful(self, i: int, end: int) -> bool:
        """Whether one word that stands nowhere else may be the noun's adjective: "a light model"; those of a
        feminine noun have its ending.
        """
        return (
            end == i + 1
            and not has_shape(self.tokens[i - 1].key, self.pack.feminine_nouns)
            and self.often[self.tokens[i].bare] < 2
            and any(shape.search(self.tokens[i].key) for shape in self.adjectives)
        )

    def at(self, i: int) -> Iterator[Introduced]:
        """What is introduced around token `i`."""
        token = self.tokens[i]
        marked = marked_name(self, i) if token.kind == "p" else None
        if token.kind == "p":
            yield from self._listed(i)
        if marked is not None:
            yield marked
        if token.text == "(":
            yield from self._bracket(i)
        elif token.kind == "w":
            yield from self._behind_noun(i)
            yield from self._before_office(i)
            yield from self._given(i)
            yield from self._speaks_in_office(i)
            yield from self._between_commas(i)
            yield from self._behind_verb(i)
            yield from self._behind_maker(i)
            yield from self._listed(i)
            yield from examples(self, i)
            yield from unmarked(self, i, self.often)
            named = appointed(self, i)
            if named is not None:
                yield Introduced(self.words(*named), "", PERSON)
            if before := succeeded(self, i):
                yield Introduced(before, "", PERSON)

    def _bracket(self, i: int) -> Iterator[Introduced]:
        """NAME (Name): as many words before the bracket as sound like what stands in it."""
        tokens = self.tokens
        end = next((k for k in range(i + 1, min(i + 7, len(tokens))) if tokens[k].text == ")"), None)
        if end is None or end == i + 1 or not tokens[i + 1].text[0].isupper():
            return
        latin = "".join(
            (" " if b.start > a.end else "") + b.text
            for a, b in zip(tokens[i:end], tokens[i + 1 : end], strict=False)
        ).strip()
        last = i
        while last > 0 and tokens[last - 1].text in _CLOSE:
            last -= 1
        scored = []
        for size in range(1, min(len(latin.split()) + 2, last) + 1):
            run = tokens[last - size : last]
            if any(t.text[0].isascii() if t.kind == "w" else t.text not in latin for t in run):
                break
            text = " ".join(t.text for t in run)
            if same_name(text, latin):
                scored.append((alike(text, latin), -size))
        if scored:
            size = -max(scored)[1]
            cue = self._noun_before(last - size)
            yield Introduced(self.words(last - size, last), latin, cue)

    def _noun_before(self, i: int) -> str:
        while i > 0 and self.tokens[i - 1].text in _OPEN:
            i -= 1
        behind = i
        while i > 0 and (self.of_class(i - 1, "adjective") or self.of_class(i - 1, "det")):
            i -= 1
        for back in range(1, 5):
            hit = self.noun_at(i - back) if i >= back else None
            if hit is not None and hit[0] == i and "cue" in hit[1].use:
                alone = behind == i and back == 1 and i > 1 and self.of_class(i - 2, "det")
                return "" if alone and i > 2 and finite_at(self.pack, self.tokens, i - 3) else hit[1].cls
        return ""

    def _behind_noun(self, i: int) -> Iterator[Introduced]:
        """شركة X, شركة «X Y», اسم X: the free words behind a class noun without an article."""
        hit = self.noun_at(i)
        if hit is None or not ("cue" in hit[1].use or self._owned_firm(i, hit[1])):
            return
        end, noun = hit
        if noun.cls == PERSON:
            firm = self.pack.org_suffixes  # "its partner X Group" is nobody
            people = self._behind_office(i, end)
            found = [replace(f, cls="Company") if f.words[-1] in firm else f for f in people]
            yield from found or self._behind_long_office(end)
            return
        if i > 0 and (self.of_class(i - 1, "det") or self.of_class(i - 1, "possessive")):
            yield from self._behind_definite(i, end, noun)
            return
        whole = self._firm_for(end) if noun.cls in _FIRMS else end
        if whole > end:
            short = next(k for k in range(end + 1, whole) if self.of_class(k, "to"))
            for last in (whole, short):  # "X for the-software" is X later
                yield Introduced(self.words(end, last), "", noun.cls)
            return
        if noun.cls == "Facility" and self._office_of(i) and self.free(end):
            noun = replace(noun, cls="Organization")  # "the director of the centre X"
        loan = (self._longer_firm(i, end) if noun.cls == "Company" else end) or end
        if loan == end and noun.cls in _FIRMS:
            loan = self._loan_name(end)
        if loan > end and not self.free(loan):
            yield Introduced(self.words(end, loan), "", noun.cls)
            return
        last = self.run(end, 3)
        while end < last < len(self.tokens) and last - end < 4 and self._part_of_name(last):
            last += 1
        cut = self._before_given(end, last) if last > end else last
        if cut == last == end + 3 and self._office_of(i) and self.of_class(last, "that"):
            cut = end + 1
        if cut < last:
            yield Introduced(self.words(end, cut), "", noun.cls)
            yield Introduced(self.words(cut, self._person_end(cut, True)), "", PERSON)
            return
        if noun.cls == "Company" and last >= end + 3 and (long := self._long_name(end)) > end:
            named = end + 2 if long == end + 4 and self._office_of(i) else long
            yield Introduced(self.words(end, named), "", noun.cls)
            if named < long:
                yield Introduced(self.words(named, long), "", PERSON)  # "the head of the firm X Y ANN LEE"
            return
        if last == end and noun.cls in _FIRMS:
            last = self._firm_word(end)
        if (
            end < last <= end + 3
            and self.run(end, 3) < end + 3
            and not self.free(last)
            and not self.named(end, last)
            and not self._doubtful(end, last)
        ):
            # "the university X" is called so, with its noun
            body = end == i + 1 and self.tokens[i].key in self.pack.small_bodies
            yield Introduced(self.words(i if body else end, last), "", noun.cls)

    def _behind_definite(self, i: int, end: int, noun: Noun) -> Iterator[Introduced]:
        """هاتفها الجديد X: behind a noun told by more than its article, unless a verb may follow."""
        k = end
        while k < len(self.tokens) and (self.of_class(k, "adjective") or self.of_class(k, "det")):
            k += 1
        told = self.of_class(i - 1, "possessive") or k > end or end > i + 1 or self._numbered(k, noun)
        if (
            not told
            or not self.free(k)
            or (noun.cls in _FIRMS and self.tokens[k].bare in self.pack.person_names)
        ):
            return
        if has_shape(self.tokens[k].key, self.pack.verb_shapes) and not self._no_verb_behind(i - 1, k):
            return
        last = self.run(k, 3)
        while last < len(self.tokens) and last - k < 4 and self._part_of_name(last):
            last += 1
        if not self.free(last) and not self.named(k, last):
            yield Introduced(self.words(k, last), "", noun.cls)

    def _part_of_name(self, i: int) -> bool:
        """A short word or a version number that goes on a name: "جالكسي إس 4"."""
        token, before = self.tokens[i], self.tokens[i - 1]
        if token.start == before.end and token.text[0] in "-–" and token.text[1:].isdigit():
            return len(token.text) < 5  # "X-7"
        if token.start != before.end + 1:
            return False
        if token.kind == "n" and self.percent(i + 1):
            return False
        if token.kind == "n":
            return len(token.text) <= 2 and (
                i + 1 == len(self.tokens)
                or self.tokens[i + 1].kind == "p"
                or (self.known(i + 1) and not self._counted(i + 1))
            )
        return token.kind == "w" and len(token.key) == 2 and not self.known(i)

    def _counted(self, i: int) -> bool:
        """Whether a number before a token counts: "16 thousand chips"."""
        return any(
            tag.kind in ("scale", "measure", "money", "duration", "month", "noun")
            for _, tag in tags_at(self.pack.table, self.tokens, i)
        )

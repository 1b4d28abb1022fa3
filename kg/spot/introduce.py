"""Names in a script without capitals: found where the text introduces them, then wherever their words return.

A name is introduced by its Latin spelling in brackets, by a class noun before it ("شركة X"), by an office beside it
("X، the chief executive of …"), by a given name, or as what a verb of speech has beside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.lang.pack import Noun, Pack, Trigger
from kg.spot.names import Candidate, NameTable, tags_at
from kg.spot.sounds import alike, same_name
from kg.spot.tokens import Token

_OPEN, _CLOSE = "«“\"‹", "»”\"›"
_PERSON = "Person"
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Introduced:
    """A name that an article introduces: its words folded, its Latin spelling and class where the text gives them.

    `short` marks the last word of a person's name, which stands for the whole one later.
    """

    words: tuple[str, ...]
    latin: str = ""
    cls: str = ""
    short: bool = False


class Introductions:
    """The names that an article introduces, by their first word."""

    def __init__(self, found: Sequence[Introduced], clitics: Sequence[str] = ()) -> None:
        self.rows: dict[str, list[Introduced]] = {}
        best: dict[tuple[str, ...], Introduced] = {}
        for name in found:
            before = best.get(name.words)
            if before is None or (not before.latin and bool(name.latin)) or (before.short and not name.short):
                cls = name.cls or (before.cls if before is not None and not before.short else "")
                best[name.words] = Introduced(name.words, name.latin, cls, name.short)
            elif not before.cls and name.cls:
                best[name.words] = Introduced(before.words, before.latin, name.cls, before.short)
        for name in list(best.values()):
            if (name.words[0][1:], *name.words[1:]) in best and name.words[0][0] in clitics:
                del best[name.words]
        for name in best.values():
            self.rows.setdefault(name.words[0], []).append(name)
        self.words = frozenset(w for name in best.values() for w in name.words)

    def knows_too(self, known: Callable[[str], bool]) -> Callable[[str], bool]:
        """A test of keys that also knows the words of these names."""
        return lambda word: word in self.words or known(word)

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, Introduced] | None:
        """The longest introduced name that begins at token `i`, and its end."""
        rows = [n for n in self.rows.get(tokens[i].bare, ()) if tuple(t.bare for t in tokens[i : i + len(n.words)]) == n.words]
        name = max(rows, key=lambda n: len(n.words), default=None)
        return (i + len(name.words), name) if name is not None else None


def finite_at(pack: Pack, tokens: Sequence[Token], i: int) -> bool:
    """Whether a finite verb of some frame stands at token `i`."""
    return any(isinstance(t.value, Trigger) and t.value.feature in ("past", "pres", "fut") for _, t in tags_at(pack.table, tokens, i))


def introductions(sentences: Sequence[Sequence[Token]], names: NameTable) -> Introductions:
    """What names the sentences of an article introduce; nothing where the pack has no list of ordinary words."""
    if not names.pack.ordinary:
        return Introductions(())
    found: list[Introduced] = []
    for tokens in sentences:
        reader = _Sentence(tokens, names)
        for i in range(len(tokens)):
            found += reader.at(i)
    return Introductions([*found, *_shorts(found)], names.pack.proclitics)


def _shorts(found: Sequence[Introduced]) -> Iterator[Introduced]:
    for name in found:
        latin = name.latin.split()
        person = name.cls == _PERSON or (not name.cls and len(latin) == 2 and all(w.isalpha() for w in latin))
        if person and len(name.words) > 1:
            yield Introduced(name.words[-1:], latin[-1] if latin else "", "", True)


class _Sentence:
    def __init__(self, tokens: Sequence[Token], names: NameTable) -> None:
        self.tokens, self.names, self.pack = tokens, names, names.pack
        self.never = tuple(re.compile(shape) for shape in self.pack.ordinary_shapes)

    def at(self, i: int) -> Iterator[Introduced]:
        """What is introduced around token `i`."""
        token = self.tokens[i]
        if token.text == "(":
            yield from self._bracket(i)
        elif token.kind == "w":
            yield from self._behind_noun(i)
            yield from self._before_office(i)
            yield from self._given(i)
            yield from self._behind_verb(i)
            yield from self._behind_maker(i)

    # kinds of word -----------------------------------------------------------------------------------------

    def free(self, i: int, foreign: bool = True) -> bool:
        """Whether a word is none that the pack knows, and written like one from abroad."""
        if not 0 <= i < len(self.tokens):
            return False
        token = self.tokens[i]
        if token.kind != "w" or not ("\u0620" <= token.text[0] <= "\u06d3") or len(token.key) < 3:
            return False
        if token.key in self.pack.vocabulary or token.key in self.pack.ordinary:
            return False
        if token.bare in self.pack.person_names:
            return True
        plain = "".join(c for c in token.text if not unicodedata.combining(c))
        return not foreign or not any(shape.search(plain) for shape in self.never)

    def named(self, i: int, end: int) -> bool:
        """Whether a name that the lists know for sure begins among these words."""
        hits = (self.names.at(self.tokens, k) for k in range(i, end))
        return any(hit is not None and not any(n.ambiguous for n in hit[1]) for hit in hits)

    def run(self, i: int, most: int = _LONGEST) -> int:
        """The end of the free words from `i` on."""
        end = i
        given = i < len(self.tokens) and self.tokens[i].bare in self.pack.person_names
        while end < len(self.tokens) and end - i < most and self.free(end, foreign=end == i or not given) and (end == i or self.tokens[end].start == self.tokens[end - 1].end + 1):
            end += 1
        return end

    def words(self, i: int, end: int) -> tuple[str, ...]:
        return tuple(t.bare for t in self.tokens[i:end])

    def noun_at(self, i: int) -> tuple[int, Noun] | None:
        for end, tag in tags_at(self.pack.table, self.tokens, i):
            if tag.kind == "noun" and isinstance(tag.value, Noun):
                return end, tag.value
        return None

    def office_at(self, i: int) -> int | None:
        """The end of a person's office that begins at `i`, behind an article or a possessive."""
        while i < len(self.tokens) and any(t.kind == "class" and t.value in ("det", "possessive") for _, t in tags_at(self.pack.table, self.tokens, i)):
            i += 1
        hit = self.noun_at(i) if i < len(self.tokens) else None
        return hit[0] if hit is not None and hit[1].cls == _PERSON else None

    # ways to introduce -------------------------------------------------------------------------------------

    def _bracket(self, i: int) -> Iterator[Introduced]:
        """NAME (Name): as many words before the bracket as sound like what stands in it."""
        tokens = self.tokens
        end = next((k for k in range(i + 1, min(i + 7, len(tokens))) if tokens[k].text == ")"), None)
        if end is None or end == i + 1 or not tokens[i + 1].text[0].isupper():
            return
        latin = "".join((" " if b.start > a.end else "") + b.text for a, b in zip(tokens[i:end], tokens[i + 1 : end], strict=False)).strip()
        last = i
        while last > 0 and tokens[last - 1].text in _CLOSE:
            last -= 1
        scored = []
        for size in range(1, min(len(latin.split()) + 2, last) + 1):
            run = tokens[last - size : last]
            if any(t.kind != "w" or t.text[0].isascii() for t in run):
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
        while i > 0 and (self._is(i - 1, "adjective") or self._is(i - 1, "det")):
            i -= 1
        for back in range(1, 5):
            hit = self.noun_at(i - back) if i >= back else None
            if hit is not None and hit[0] == i and "cue" in hit[1].use:
                alone = behind == i and back == 1 and i > 1 and self._is(i - 2, "det")
                return "" if alone and i > 2 and finite_at(self.pack, self.tokens, i - 3) else hit[1].cls
        return ""

    def _behind_noun(self, i: int) -> Iterator[Introduced]:
        """شركة X, شركة «X Y», اسم X: the free words behind a class noun without an article."""
        hit = self.noun_at(i)
        if hit is None or "cue" not in hit[1].use:
            return
        end, noun = hit
        if noun.cls == _PERSON:
            yield from self._behind_office(end)
            return
        if end < len(self.tokens) and self.tokens[end].text in _OPEN:
            last = next((k for k in range(end + 1, min(end + 6, len(self.tokens))) if self.tokens[k].text in _CLOSE), None)
            definite = i > 0 and self.tokens[i - 1].key == self.pack.article
            if last is not None and last > end + 1 and (not definite or self.free(end + 1)) and all(t.kind == "w" and not t.text[0].isascii() for t in self.tokens[end + 1 : last]):
                yield Introduced(self.words(end + 1, last), "", noun.cls)
            return
        if i > 0 and (self._is(i - 1, "det") or self._is(i - 1, "possessive")):
            yield from self._behind_definite(i, end, noun)
            return
        last = self.run(end, 3)
        while end < last < len(self.tokens) and last - end < 4 and self._part_of_name(last):
            last += 1
        if end < last <= end + 3 and self.run(end, 3) < end + 3 and not self.free(last) and not self.named(end, last):
            yield Introduced(self.words(end, last), "", noun.cls)

    def _behind_definite(self, i: int, end: int, noun: Noun) -> Iterator[Introduced]:
        """هاتفها الجديد X: behind a noun that is told by more than its article, unless what follows may be a verb."""
        k = end
        while k < len(self.tokens) and (self._is(k, "adjective") or self._is(k, "det")):
            k += 1
        told = self._is(i - 1, "possessive") or k > end or end > i + 1
        if not told or not self.free(k) or any(re.search(shape, self.tokens[k].key) for shape in self.pack.verb_shapes):
            return
        last = self.run(k, 3)
        while last < len(self.tokens) and last - k < 4 and self._part_of_name(last):
            last += 1
        if not self.free(last) and not self.named(k, last):
            yield Introduced(self.words(k, last), "", noun.cls)

    def _part_of_name(self, i: int) -> bool:
        """A short word or a version number that goes on a name: "جالكسي إس 4"."""
        token, before = self.tokens[i], self.tokens[i - 1]
        if token.start != before.end + 1:
            return False
        if token.kind == "n":
            return len(token.text) <= 2 and (i + 1 == len(self.tokens) or self.tokens[i + 1].kind == "p" or self._known(i + 1))
        return token.kind == "w" and len(token.key) == 2 and not self._known(i)

    def _known(self, i: int) -> bool:
        return self.tokens[i].key in self.pack.vocabulary

    def _behind_office(self, end: int) -> Iterator[Introduced]:
        """الرئيس التنفيذي [لشركة X] NAME NAME: two or three free words behind an office."""
        k = end
        if k < len(self.tokens) and self._is(k, "to"):
            hit = self.noun_at(k + 1) if k + 1 < len(self.tokens) else None
            k = hit[0] if hit is not None else k + 1
            known = self.names.at(self.tokens, k) if k < len(self.tokens) else None
            if known is not None:
                k = known[0]
            elif k < len(self.tokens) and self.tokens[k].text[0].isascii():
                while k < len(self.tokens) and self.tokens[k].text[0].isascii() and self.tokens[k].kind == "w":
                    k += 1
            else:
                return
        if k < len(self.tokens) and self.tokens[k].text in ",،":
            k += 1
        last = self.run(k, 4)
        if last - k in (2, 3):
            yield Introduced(self.words(k, last), "", _PERSON)
        elif last - k == 1 and self._is(last, "comma"):
            yield Introduced(self.words(k, last), "", _PERSON)

    def _before_office(self, i: int) -> Iterator[Introduced]:
        """NAME NAME، [office]; NAME هو [office]; and NAME NAME و NAME NAME before it."""
        if not self.free(i) or self.free(i - 1):
            return
        last = self.run(i)
        if last >= len(self.tokens) or not (self.tokens[last].text in ",،(" or self._is(last, "copula")):
            return
        copula = self._is(last, "copula")
        if self.office_at(last + 1) is not None and (last - i in (2, 3) or copula and last - i == 1):
            yield Introduced(self.words(i, last), "", _PERSON)

    def _given(self, i: int) -> Iterator[Introduced]:
        """A given name and the free words behind it."""
        if self.tokens[i].bare in self.pack.person_names and not self._is(i, "det") and self.tokens[i].key not in self.pack.vocabulary:
            last = self.run(i + 1, 3)
            if last - i in (2, 3):
                yield Introduced(self.words(i, last), "", _PERSON)

    def _behind_verb(self, i: int) -> Iterator[Introduced]:
        """قال NAME NAME، …: two free words behind a verb whose subject is somebody, and those joined to them by "and"."""
        if not any(isinstance(t.value, Trigger) and t.value.feature in ("past", "pres") and self._of_person(t.value) for _, t in tags_at(self.pack.table, self.tokens, i)):
            return
        k = i + 1
        while k < len(self.tokens) and (self._is(k, "possessive") or self._is(k, "resumptive")):
            k += 1
        last = self.run(k)
        yield from self._people(k, last)

    def _behind_maker(self, i: int) -> Iterator[Introduced]:
        """على يد NAME NAME: whose doing something was."""
        end = next((e for e, t in tags_at(self.pack.table, self.tokens, i) if t.kind == "class" and t.value == "by" and e > i + 1), 0)
        if end:
            yield from self._people(end, self.run(end))

    def _people(self, k: int, last: int) -> Iterator[Introduced]:
        """Two free words are a person; and two more behind them, if the first of them begins with "and"."""
        if last - k == 2 or (last - k == 4 and self._joined(k + 2)):
            yield Introduced(self.words(k, k + 2), "", _PERSON)
            k += 2
            while self._joined(k) and (self.free(k) or self.free(k, foreign=False)) and self.free(k + 1, foreign=False) and not self.free(k + 2):
                yield Introduced((self.tokens[k].bare[1:], self.tokens[k + 1].bare), "", _PERSON)
                k += 2

    def _joined(self, k: int) -> bool:
        return k < len(self.tokens) and self.tokens[k].key[0] in self.pack.clitic_slots[0] and self.free(k, foreign=False)

    def _of_person(self, trigger: Trigger) -> bool:
        frame = self.pack.frames[trigger.frame]
        agents = [role for role, functions in frame.roles.items() if functions[0].split("+")[0] == "subject"]
        return frame.speech or any(_PERSON in frame.types.get(role, ()) for role in agents)

    def _is(self, i: int, cls: str) -> bool:
        if not 0 <= i < len(self.tokens):
            return False
        return any(t.kind == "class" and t.value == cls for _, t in tags_at(self.pack.table, self.tokens, i))


def with_introduced(sentence: int, tokens: Sequence[Token], new: Introductions, spotted: Sequence[Candidate]) -> list[Candidate]:
    """The names spotted in a sentence and the introduced ones, in text order; of two that overlap the longer."""
    if not new.rows:
        return list(spotted)
    out = list(spotted)
    i = 0
    while i < len(tokens):
        hit = new.at(tokens, i)
        if hit is None:
            i += 1
            continue
        end, name = hit
        inside = [c for c in out if c.first < end and i < c.last]
        if name.latin and len(inside) == 1 and inside[0].known and (inside[0].first, inside[0].last) == (i, end):
            # its Latin spelling beside it says that the word is a name here
            out[out.index(inside[0])] = replace(inside[0], sure=True)
        if any(c.last - c.first > end - i or (c.known and c.last - c.first == end - i) for c in inside):
            i += 1
            continue
        text = tokens[i].text + "".join((" " if b.start > a.end else "") + b.text for a, b in zip(tokens[i : end - 1], tokens[i + 1 : end], strict=True))
        out = [c for c in out if c not in inside]
        out.append(Candidate(sentence, i, end, text, (), True, False, "short" if name.short else "introduced", name.latin, name.cls))
        i = end
    return sorted(out, key=lambda c: c.first)

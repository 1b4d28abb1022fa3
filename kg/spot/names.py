"""Names in a sentence: those the gazetteer knows, and those no list knows, found by their shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.gazetteer import Gazetteer, KnownName
from kg.lang.fold import bare, key
from kg.lang.load import common
from kg.lang.pack import Noun, Pack, Tag, Trigger
from kg.spot.acronyms import short_forms
from kg.spot.tokens import Token, TokenRow, tokenize


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of tokens that may be a name.

    `latin` is its Latin spelling and `cls` its class where the text itself gives them.
    `known` are the gazetteer's names that read so (none for a name found by shape); `sure` says
    that its letters alone are enough to take it for a name; `start` that it begins its sentence; `twin` is the
    short or long form of the same name beside it, folded.
    """

    sentence: int
    first: int
    last: int
    text: str
    known: tuple[KnownName, ...]
    sure: bool
    start: bool
    rule: str
    latin: str = ""
    cls: str = ""
    twin: str = ""

    @property
    def name(self) -> str:
        """The name folded, in its Latin spelling where it has one: the same in every script."""
        return bare(self.latin or self.text)


# Classes whose names end in a number of their own.
_NUMBERED = frozenset(("AIModel", "Accelerator", "Processor", "Component", "ComputeSystem", "Hardware", "Product"))


class NameTable:
    """The names of the gazetteer by their first word, and which words occur in any name."""

    def __init__(self, gazetteer: Gazetteer, pack: Pack) -> None:
        self.pack = pack
        self.rows: dict[str, dict[tuple[str, ...], list[KnownName]]] = {}
        self.vocabulary: set[str] = set()
        self.bodies = frozenset(("Organization", "PublicBody", "University", "Fund", "MediaOutlet", "Company"))
        self.generic = gazetteer.generic()
        # firms by their one-word names, for names of things that begin with their maker's
        self.firms = {
            n.form.casefold(): n.entity
            for n in gazetteer.names
            if " " not in n.form and len(n.form) > 2 and gazetteer.entities[n.entity].type == "Company" and not n.form.islower()
        }
        self.chips = frozenset(slug for slug, e in gazetteer.entities.items() if e.type == "Accelerator")
        self.kinds = frozenset(slug for slug, e in gazetteer.entities.items() if e.type in _NUMBERED)
        for name in gazetteer.names:
            parts = tuple(t.bare for t in tokenize(name.form, 0, pack, lambda _: True))
            if parts and not _nothing_of_its_own(parts, pack):
                self.rows.setdefault(parts[0], {}).setdefault(parts, []).append(name)
                self.vocabulary.update((key(p) for p in parts) if len(parts) == 1 or len(name.form) > 3 else ())
        for first, rows in pack.table.items():
            self.vocabulary.add(first)
            self.vocabulary.update(w for form, _ in rows for w in form)
        for given in pack.person_names:
            self.vocabulary.add(given)
        self.longest = {first: max(map(len, rows)) for first, rows in self.rows.items()}

    def numbered(self, tokens: Sequence[Token], i: int, end: int, small: bool) -> bool:
        """Whether the known name at these tokens is of a kind that comes in numbers: a model, or a chip with any number."""
        hit = self.at(tokens, i)
        kinds = self.kinds if small else self.chips
        return hit is not None and hit[0] == end and all(n.entity in kinds for n in hit[1])

    def knows(self, word: str) -> bool:
        """Whether a folded word stands in a name or in the pack's word table."""
        return word in self.vocabulary or bare(word) in self.rows

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, tuple[KnownName, ...]] | None:
        """The longest known name that begins at token `i`: its end and who bears it."""
        first = tokens[i].bare
        rows = self.rows.get(first)
        if rows is None and first.startswith("@"):
            first = first[1:]
            rows = self.rows.get(first)
        if rows is None or (i + 1 < len(tokens) and tokens[i + 1].text in "$€£¥" and tokens[i].end == tokens[i + 1].start):
            return None  # "US$" is a currency
        for length in range(min(self.longest[first], len(tokens) - i), 0, -1):
            found = rows.get((first, *(t.bare for t in tokens[i + 1 : i + length])))
            if found:
                text = " ".join(t.text for t in tokens[i : i + length])
                fitting = tuple(n for n in found if _case_fits(n.form, text))
                if fitting:
                    return i + length, fitting
        return None


def _nothing_of_its_own(parts: Sequence[str], pack: Pack) -> bool:
    """Whether a name says no more than other words do: function words alone, or a class noun before what is a name in Latin."""
    if not pack.article:
        return False
    if all(p in pack.function_words for p in parts):
        return True
    return len(parts) > 1 and parts[0] in pack.noun_words and all(p.isascii() for p in parts[1:])


def _case_fits(form: str, text: str) -> bool:
    """Whether the letters of a text may be this name: "meta" is not "Meta", "XAI" may be "xAI"."""
    if form.islower() or form.upper() == form.lower():
        return True
    if len(form) <= 2:
        return text.lstrip("@") == form
    return any(c.isupper() for c in text) or (text.startswith("@"))


def tags_at(table: Mapping[str, tuple[tuple[tuple[str, ...], Tag], ...]], tokens: Sequence[Token], i: int) -> list[tuple[int, Tag]]:
    """What the pack's word table says of the run that begins at token `i`: (end, tag), longest first."""
    known = tokens.tags if isinstance(tokens, TokenRow) else None
    if known is not None and i in known:
        return known[i]
    out = []
    following = tokens[i + 1].key if i + 1 < len(tokens) else ""
    for form, tag in table.get(tokens[i].key, ()):
        length = len(form)
        if length == 1 or (form[1] == following and (length == 2 or tuple(t.key for t in tokens[i : i + length]) == form)):
            out.append((i + length, tag))
    if known is not None:
        known[i] = out
    return out


def credits(tokens: Sequence[Token], pack: Pack) -> bool:
    """Whether a line is no more than a credit ("Photo: Ann Lee"), which mentions nobody."""
    if not 2 < len(tokens) <= 8 or tokens[1].text != ":":
        return False
    return any(form == (tokens[0].key,) and tag.value == "credit" for form, tag in pack.table.get(tokens[0].key, ()))


def spot_names(sentence: int, tokens: Sequence[Token], names: NameTable, headline: bool) -> list[Candidate]:
    """The names of one sentence, left to right, none inside another.

    In a headline that capitalises its words only known names and unmistakable shapes count.
    """
    out: list[Candidate] = []
    i = 0
    while i < len(tokens):
        hit = names.at(tokens, i)
        if hit and (_cut_short(tokens, i, hit[0], names) or _overlapped(tokens, i, hit[0], names)):
            hit = None
        shape = _run(tokens, i, names, headline)
        if hit and hit[0] >= shape:
            end, known = hit
            out.append(_candidate(sentence, tokens, i, end, known, "known"))
            i = end
        elif hit and shape > hit[0] and not _longer_name(tokens, i, hit[0], shape, names):
            end, known = hit
            out.append(_candidate(sentence, tokens, i, end, known, "known"))
            i = end
        elif shape > i:
            known = hit[1] if hit and _suffix(tokens, hit[0], shape, names.pack) else ()
            out.append(_candidate(sentence, tokens, i if known else _with_noun(tokens, i, names.pack), shape, known, "shape"))
            i = shape
        else:
            i += 1
    return _with_titles(sentence, tokens, names, _with_short_forms(sentence, tokens, names, out))


def _with_noun(tokens: Sequence[Token], i: int, pack: Pack) -> int:
    """Where a name begins whose class noun is part of it, though written small: "ley Acme", "loi Acme"."""
    for k in range(i - 1, max(-1, i - 4), -1):
        if any(end == i and isinstance(tag.value, Noun) and "named" in tag.value.use for end, tag in tags_at(pack.table, tokens, k)):
            return k
    return i


_WORKS = frozenset(("Work", "Legislation", "Film", "Book", "Letter", "Report", "Video", "BlogPost"))


def _with_titles(sentence: int, tokens: Sequence[Token], names: NameTable, found: list[Candidate]) -> list[Candidate]:
    """The candidates with quoted titles as whole names: “…” beside the noun of a work ("the novel “…”")."""
    closers = dict(names.pack.quotes)
    for i, token in enumerate(tokens):
        closer = closers.get(token.text)
        if closer is None:
            continue
        end = next((k for k in range(i + 1, min(i + 10, len(tokens))) if tokens[k].text == closer), None)
        if end is None or end < i + 2 or not tokens[i + 1].text[0].isupper() and names.pack.script == "Latin":
            continue
        long = [t for t in tokens[i + 1 : end] if t.kind == "w" and len(t.text) > 4]
        if names.pack.script == "Latin" and sum(t.text[0].islower() for t in long) > 2:
            continue  # a sentence, no title
        if not (_work_noun(tokens, max(0, i - 3), i, names.pack) or _work_noun(tokens, end + 1, end + 7, names.pack)):
            continue
        hit = names.at(tokens, i + 1)
        known = hit[1] if hit is not None and hit[0] == end else ()
        found = [c for c in found if not (c.first < end and i < c.last)]
        found.append(_candidate(sentence, tokens, i + 1, end, known, "known" if known else "title"))
    return sorted(found, key=lambda c: c.first)


def _work_noun(tokens: Sequence[Token], low: int, high: int, pack: Pack) -> bool:
    for k in range(low, min(high, len(tokens))):
        for _, tag in tags_at(pack.table, tokens, k):
            if isinstance(tag.value, Noun) and tag.value.cls in _WORKS:
                return True
    return False


def _cut_short(tokens: Sequence[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether a known name that begins with its noun is the first part of a longer one: "supercomputer Acme" of "supercomputer Acme West"."""
    if end >= len(tokens) or not tokens[i].text[0].islower() or not tokens[end - 1].text[0].isupper():
        return False
    return _namelike(tokens[end]) and tokens[end].start == tokens[end - 1].end + 1 and names.at(tokens, end) is None


def _with_short_forms(sentence: int, tokens: Sequence[Token], names: NameTable, found: list[Candidate]) -> list[Candidate]:
    """The candidates with each pair of long and short form as two whole names, twins of each other."""
    for long, short in short_forms(tokens):
        texts = [bare(_text(tokens, *long)), bare(_text(tokens, *short))]
        found = [c for c in found if not (c.first < long[1] and long[0] < c.last) and not (c.first < short[1] and short[0] < c.last)]
        for (first, last), twin in ((long, texts[1]), (short, texts[0])):
            hit = names.at(tokens, first)
            known = hit[1] if hit is not None and hit[0] == last else ()
            made = _candidate(sentence, tokens, first, last, known, "known" if known else "short-form")
            found.append(replace(made, twin=twin))
    return sorted(found, key=lambda c: c.first)


def _small(number: str) -> bool:
    """Whether a number may be that of a version: 6 or 3.5, not 100."""
    return bool(re.fullmatch(r"[12]?\d(?:[.,]\d)?", number))


def _overlapped(tokens: Sequence[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether a name that begins with an article ends inside a longer one: "El País" in "El País Vasco"."""
    later = names.at(tokens, i + 1) if end > i + 1 and _function_word(tokens[i], names.pack) else None
    return later is not None and later[0] > end


def _longer_name(tokens: Sequence[Token], i: int, known_end: int, run_end: int, names: NameTable) -> bool:
    """Whether a capitalised run that begins with a known name is a longer name, not two beside each other."""
    rest = tokens[known_end:run_end]
    if names.at(tokens, known_end) is not None:
        return False
    if len(rest) == 1 and rest[0].kind == "n" and names.numbered(tokens, i, known_end, _small(rest[0].text)):
        return True  # "Acme 6" is not the "Acme" that the lists know
    return not all(t.kind == "n" for t in rest)


def _suffix(tokens: Sequence[Token], start: int, end: int, pack: Pack) -> bool:
    return all(t.bare.rstrip(".") in pack.org_suffixes for t in tokens[start:end])


def _candidate(sentence: int, tokens: Sequence[Token], i: int, end: int, known: Iterable[KnownName], rule: str) -> Candidate:
    text = _text(tokens, i, end)
    known = tuple(known)
    sure = bool(known) and not any(n.ambiguous for n in known)
    if not known:
        sure = end - i > 1 or _odd(tokens[i].text)
    return Candidate(sentence, i, end, text, known, sure, i == 0 or all(t.kind == "p" for t in tokens[:i]), rule)


def _text(tokens: Sequence[Token], i: int, end: int) -> str:
    out = tokens[i].text
    for before, token in zip(tokens[i : end - 1], tokens[i + 1 : end], strict=True):
        out += (" " if token.start > before.end else "") + token.text
    return out


def _odd(word: str) -> bool:
    """Whether a word's letters are those of a name and of nothing else: xAI, H100, iPhone, DBRX."""
    inner = any(c.isupper() for c in word[1:])
    digits = any(c.isdigit() for c in word) and any(c.isupper() for c in word)
    return inner or digits or word.startswith("@")


def _namelike(token: Token) -> bool:
    if token.kind != "w" or token.text[0] == "@":
        return False
    if "-" in token.text and any(part.islower() and len(part) > 3 for part in token.text.split("-")[1:]):
        return False
    return token.text[0].isupper() or _odd(token.text)


def _heads_body(tokens: Sequence[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether a run holds the noun of an institution ("Centre", "Ministry"), which may go on behind "of"."""
    for k in range(i, end):
        for form, tag in names.pack.table.get(tokens[k].key, ()):
            if form == (tokens[k].key,) and isinstance(tag.value, Noun) and tag.value.cls in names.bodies:
                return True
    return False


def _own_suffix(tokens: Sequence[Token], i: int, at: int, names: NameTable) -> bool:
    """Whether a word that is no name alone ends the name of a new firm ("Acme AI"), where nouns do not stand behind their adjectives."""
    pack = names.pack
    return not pack.adjective_first and tokens[at].bare in pack.org_suffixes and names.at(tokens, i) is None


def _run(tokens: Sequence[Token], i: int, names: NameTable, headline: bool) -> int:
    """The end of the run of name-like words that begins at `i`; `i` itself where there is none."""
    pack = names.pack
    first = tokens[i]
    if first.kind == "w" and first.text.startswith("@") and len(first.text) > 2:
        return i + 1
    if not _namelike(first) or first.bare in pack.not_names or (_function_word(first, pack) and not _own_article(tokens, i, pack)) or first.text in common()["units"]:
        return i
    initial = i == 0 or tokens[i - 1].text in ".:“\"«—–-•(" or all(t.kind == "p" for t in tokens[:i])
    end = i + 1
    while end < len(tokens) and tokens[end - 1].end + 1 >= tokens[end].start:
        token = tokens[end]
        if _namelike(token) and (token.bare not in pack.not_names or _own_suffix(tokens, i, end, names)) and token.start == tokens[end - 1].end + 1:
            if names.at(tokens, end) is not None and (names.at(tokens, i) or (0, ()))[0] == end:
                break
            end += 1
        elif _particle(tokens, end, names.pack):
            end += 2
        elif token.text == "." and len(tokens[end - 1].text) == 1 and end + 1 < len(tokens):
            end += 1
        elif token.kind == "n" and _version(tokens, end, pack):
            end += 1
        elif end + 1 < len(tokens) and _namelike(tokens[end + 1]) and token.text.islower() and _joins(token, pack) and _heads_body(tokens, i, end, names):
            end += 2
        else:
            break
    if tokens[end - 1].text == ".":
        end -= 1
    whole = _institution(tokens, i, end, pack)
    if whole > end:
        return whole
    strong = any(_odd(t.text) for t in tokens[i:end])
    if initial and end - i > 1 and _verb_first(tokens, i, end, names):
        return i
    if pack.capital_nouns and not strong and not (bare(first.text) in pack.person_names and end - i > 1):
        return i
    if headline and not strong:
        return i
    if initial and end - i == 1 and (not strong or _tagged(first, pack)) and _tagged(first, pack):
        return i
    if end - i == 1 and not strong and _noun(first, pack) and not first.text.isupper():
        return i  # "the Centre" is the noun, whatever its letter
    if first.text.isupper() and len(first.text) == 1 and end - i == 1:
        return i
    if end - i == 1 and not strong and any(form == (first.key,) and isinstance(tag.value, Noun) for form, tag in pack.table.get(first.key, ())):
        return i  # "our Supercomputer": a class noun with a capital
    return end


def _institution(tokens: Sequence[Token], i: int, end: int, pack: Pack) -> int:
    """The end of an institution's name of which the first word alone is capital: its noun, an adjective, what it is of."""
    if end != i + 1 or tokens[i].key not in pack.bodies:
        return end
    k = _adjectives(tokens, end, pack)
    if k == end:
        return end
    for _ in range(2):
        j = k
        while j < len(tokens) and any(tag.kind == "class" and tag.value in ("of", "det", "for") for _, tag in tags_at(pack.table, tokens, j)):
            j += 1
        word = tokens[j] if k < j < len(tokens) else None
        if word is None or word.kind != "w" or any(tag.kind in ("trigger", "class", "cue") for _, tag in tags_at(pack.table, tokens, j)):
            break
        k = _adjectives(tokens, j + 1, pack)
    return k


def _adjectives(tokens: Sequence[Token], k: int, pack: Pack) -> int:
    while k < len(tokens) and tokens[k].key in pack.body_adjectives:
        k += 1
    return k


def _verb_first(tokens: Sequence[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether a run at the head of a sentence is a verb and a name: "Desarrolla Acme-2", "Habló Ana Ruiz"."""
    first, pack = tokens[i], names.pack
    if _odd(first.text) or names.at(tokens, i) is not None:
        return False
    if any(form == (first.key,) and isinstance(tag.value, Trigger) and tag.value.feature in ("past", "pres", "fut", "cond")
           for form, tag in pack.table.get(first.key, ())):  # fmt: skip
        return True
    return pack.pro_drop and end - i > 2 and tokens[i + 1].bare in pack.person_names and not _tagged(first, pack) and first.bare not in pack.person_names


def _particle(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a small word belongs to a person's name: "John von Neumann"."""
    return (
        at + 1 < len(tokens)
        and tokens[at].key in common()["names"]["particles"]
        and _namelike(tokens[at + 1])
        and tokens[at - 1].bare in pack.person_names
    )


def _joins(token: Token, pack: Pack) -> bool:
    return any(form == (token.key,) and tag.kind == "class" and tag.value in ("of", "for") for form, tag in pack.table.get(token.key, ()))


def _own_article(tokens: Sequence[Token], i: int, pack: Pack) -> bool:
    """Whether a capitalised article inside a sentence belongs to the name behind it: "the daily La Stampa"."""
    if not 0 < i < len(tokens) - 1 or not tokens[i - 1].text.islower() or not pack.table.get(tokens[i].key):
        return False
    article = any(form == (tokens[i].key,) and tag.value == "det" for form, tag in pack.table[tokens[i].key])
    return article and _namelike(tokens[i + 1]) and tokens[i + 1].start == tokens[i].end + 1


def _function_word(token: Token, pack: Pack) -> bool:
    return any(form == (token.key,) and tag.kind in ("class", "month", "date", "cue", "comparator", "number", "scale", "duration", "money", "measure")
               for form, tag in pack.table.get(token.key, ()))  # fmt: skip


def _noun(token: Token, pack: Pack) -> bool:
    return any(form == (token.key,) and tag.kind == "noun" for form, tag in pack.table.get(token.key, ()))


def _tagged(token: Token, pack: Pack) -> bool:
    return any(form == (token.key,) for form, _ in pack.table.get(token.key, ()))


def _version(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a number behind a name belongs to it: "Model 3.1", but not "Acme 500 employees"."""
    number = tokens[at]
    if tokens[at - 1].end + 1 != number.start or len(number.text) > 4 or any(c in number.text for c in "\u00a0\u202f, "):
        return False
    if len(number.text) == 4 and number.text[:2] in ("19", "20"):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and following.kind == "w" and following.start == number.end:
        return False  # "100k" counts
    if following is None or following.kind == "p":
        return following is None or following.text not in "%$€£°"
    return not any(tag.kind in ("measure", "scale", "month", "duration", "money", "noun", "number") for _, tag in tags_at(pack.table, tokens, at + 1)) and not _namelike(following)  # fmt: skip

"""Names in a sentence: those the gazetteer knows, and those no list knows, found by their shape."""

from __future__ import annotations

from dataclasses import replace

from kg.gazetteer import KnownName
from kg.lang.fold import bare
from kg.lang.pack import Noun, Pack
from kg.spot.acronyms import explained, said_short_forms, short_forms
from kg.spot.candidates import candidate, text_of
from kg.spot.capitalfields import without_capital_fields
from kg.spot.definite_bodies import definite_bodies
from kg.spot.ends import _office, of_no_class
from kg.spot.firmnames import of_two, several_short, with_suffixes
from kg.spot.firstwords import _function_word
from kg.spot.foreign import coded, dashed, foreign_marked, foreign_titles, numbered
from kg.spot.lawnames import law_names
from kg.spot.letters import _namelike
from kg.spot.longer import longer_name
from kg.spot.marked import fills_marks
from kg.spot.namesakes import named_after, of_licence, with_site
from kg.spot.nametable import Candidate, NameTable, tags_at
from kg.spot.officefields import without_fields
from kg.spot.plaintitles import plain_titles
from kg.spot.shapes import _run
from kg.spot.smallbodies import small_bodies
from kg.spot.splits import joint
from kg.spot.tokens import Token
from kg.spot.words import finite_at
from kg.spot.wordtags import starts_of
from kg.spot.worktitles import with_titles


def spot_names(sentence: int, tokens: list[Token], names: NameTable, headline: bool) -> list[Candidate]:
    """The names of one sentence, left to right, none inside another.

    In a headline that capitalises its words only known names and unmistakable shapes count.
    """
    out = _left_to_right(sentence, tokens, names, headline)
    out = without_capital_fields(sentence, tokens, out, names)
    out = with_titles(sentence, tokens, names, _with_short_forms(sentence, tokens, names, out))
    if names.pack.small_bodies:
        told = small_bodies(tokens, names, {c.first: c.last for c in out})
        for first, last, cls in list(definite_bodies(tokens, names) if names.pack.article else told):
            if any(c.sure and c.known and c.first <= first and last <= c.last for c in out):
                continue
            out = [c for c in out if not (c.first < last and first < c.last)]
            out.append(replace(candidate(sentence, tokens, first, last, (), "title"), cls=cls))
    for first, last, cls in [*law_names(tokens, names), *plain_titles(tokens, names)]:
        if not any(c.sure and c.known and c.first <= first and last <= c.last for c in out):
            known = next((c.known for c in out if (c.first, c.last) == (first, last)), ())
            out = [c for c in out if not (c.first < last and first < c.last)]
            out.append(replace(candidate(sentence, tokens, first, last, known, "title"), cls=cls))
    out = [replace(c, sure=True) if fills_marks(tokens, c, names.pack) else c for c in out]
    for first, last in foreign_marked(tokens, names.pack):
        inside = [c for c in out if c.first < last and first < c.last]
        if len(inside) > 1 or any((c.first, c.last) != (first, last) for c in inside):
            out = [c for c in out if c not in inside]
            out.append(replace(candidate(sentence, tokens, first, last, (), "shape"), sure=True))
    for first, last in foreign_titles(tokens, names.pack):
        out = [c for c in out if not (c.first < last and first < c.last)]
        out.append(replace(candidate(sentence, tokens, first, last, (), "title"), cls="Report"))
    out = [c for c in out if not (named_after(tokens, c, names) or of_licence(tokens, c))]
    out = [with_site(tokens, c, names.pack) for c in out]
    out = without_fields(tokens, out, names)
    return sorted(out, key=lambda c: c.first)


def _left_to_right(sentence: int, tokens: list[Token], names: NameTable, headline: bool) -> list[Candidate]:
    """The known names and the runs of name-like words, each from where the one before ends."""
    out: list[Candidate] = []
    i = 0
    while i < len(tokens):
        if nothing_begins(tokens[i], names):
            i += 1
            continue
        hit = names.at(tokens, i)
        if hit and (_cut_short(tokens, i, hit[0], names) or _overlapped(tokens, i, hit[0], names)):
            hit = None
        if hit and hit[1][0].entity in names.places and _of_nation(tokens, i, hit[0], names):
            hit = None
        if hit and joint(tokens, i, hit[0], names):
            out.append(replace(candidate(sentence, tokens, i, i + 2, (), "shape"), cls="Company"))
            i += 2
            continue
        office = max(_office(tokens, i, names.pack), of_no_class(tokens, i, names.pack)) if hit is None else i
        if office > i:
            i = office
            continue
        if hit is None and begins_none(tokens[i], names.pack):
            i += 1
            continue
        both = of_two(tokens, i, names) if hit is not None else 0
        if both:
            out.append(replace(candidate(sentence, tokens, i, both, (), "shape"), cls="Company"))
            i = both
            continue
        shape = _run(tokens, i, names, headline)
        if hit and (hit[0] >= shape or not longer_name(tokens, i, hit[0], shape, names)):
            out.append(_known(sentence, tokens, i, *hit, names))
            i = out[-1].last
        elif shape == i and hit is None and coded(tokens, i, names.pack):
            out.append(candidate(sentence, tokens, i, i + 1, (), "shape"))
            i += 1
        elif shape > i:
            known = (
                hit[1]
                if hit
                and not all(n.entity in names.places or n.entity in names.kinds for n in hit[1])
                and _suffix(tokens, hit[0], shape, names.pack)
                else ()
            )
            out.append(
                candidate(
                    sentence, tokens, i if known else _with_noun(tokens, i, names.pack), shape, known, "shape"
                )
            )
            i = shape
        else:
            i += 1
    return [_with_dot(c, tokens) for c in with_suffixes(tokens, out, names.pack)]


def _with_dot(c: Candidate, tokens: list[Token]) -> Candidate:
    """The candidate with the dot that shortens its last word inside a sentence: "Acme Inc. has"."""
    if (
        c.last + 1 < len(tokens)
        and tokens[c.last].text == "."
        and tokens[c.last].start == tokens[c.last - 1].end
        and (
            tokens[c.last - 1].bare in ("inc", "corp", "ltd", "co", "bros")
            or _initials(tokens[c.last - 1].text)
        )
        and c.last - c.first > 1
    ):
        return replace(c, last=c.last + 1, text=c.text + ".")
    return c


def _initials(word: str) -> bool:
    """Whether a word is of single letters with dots between: "e.V", "S.A", "S.r.l"."""
    return len(word) > 2 and all(len(part) == 1 for part in word.split("."))


def _known(
    sentence: int,
    tokens: list[Token],
    i: int,
    end: int,
    known: tuple[KnownName, ...],
    names: NameTable,
) -> Candidate:
    """A known name; with a number behind it the next of its line, named as the one that the lists know."""
    number = ""
    if numbered(tokens, end, names.pack) and names.numbered(tokens, i, end, True):
        number = tokens[end].text
    elif dashed(tokens, end, names.pack) and names.numbered(tokens, i, end, True):
        number = tokens[end].text[1:]
    if not number:
        return candidate(sentence, tokens, i, end, known, "known")
    latin = f"{known[0].entity.replace('-', ' ')} {number}"
    return replace(candidate(sentence, tokens, i, end + 1, (), "shape"), latin=latin)


def nothing_begins(token: Token, names: NameTable) -> bool:
    """Whether a word or mark, as most do, begins neither a name nor a noun of several words, whatever follows
    it.
    """
    if token.kind == "n":
        return False
    asked = names.nothing if token.kind == "w" else names.nothing_at_marks
    found = asked.get(token.text)
    if found is None:
        rows = names.pack.table.get(token.key, ())
        found = (
            token.bare not in names.rows
            and not token.text[0].isupper()
            and begins_none(token, names.pack)
            and not any(
                len(form) > 1 and isinstance(tag.value, Noun) and not tag.value.cls for form, tag in rows
            )
        )
        if len(asked) < 1 << 16:
            asked[token.text] = found
    return found


def begins_none(word: Token, pack: Pack) -> bool:
    """Whether the letters of a word that no list knows alone tell that no name begins there."""
    return not (pack.article or word.text[0] == "@" or _namelike(word))


def _with_noun(tokens: list[Token], i: int, pack: Pack) -> int:
    """Where a name begins whose class noun is part of it, though written small: "ley Acme", "loi Acme"."""
    nouns = starts_of(pack.table, tokens, "noun")
    for k in range(i - 1, max(-1, i - 4), -1):
        if k in nouns and any(
            end == i and isinstance(tag.value, Noun) and "named" in tag.value.use
            for end, tag in tags_at(pack.table, tokens, k)
        ):
            return k
    return i


def _cut_short(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether a known name that begins with its noun is the first part of a longer one:
    "supercomputer Acme" of "supercomputer Acme West".
    """
    if end >= len(tokens) or not tokens[i].text[0].islower() or not tokens[end - 1].text[0].isupper():
        return False
    return (
        _namelike(tokens[end])
        and tokens[end].start == tokens[end - 1].end + 1
        and names.at(tokens, end) is None
    )


def _with_short_forms(
    sentence: int, tokens: list[Token], names: NameTable, found: list[Candidate]
) -> list[Candidate]:
    """The candidates with each pair of long and short form as two whole names, twins of each other."""
    said = [pair for pair in said_short_forms(tokens) if names.at(tokens, pair[1][0]) is None]
    for long, short in [*short_forms(tokens), *said]:
        texts = [bare(text_of(tokens, *long)), bare(text_of(tokens, *short))]
        if texts[1] in names.pack.not_names:
            continue  # "Artificial Intelligence (AI)" is nobody
        if several_short(tokens[short[0]].text) and names.at(tokens, long[0]) is None:
            # "Graphics Processing Units (GPUs)": a class of things
            found = [c for c in found if c.last <= long[0] or c.first >= max(long[1], short[1])]
            continue
        found = [
            c
            for c in found
            if not (c.first < long[1] and long[0] < c.last) and not (c.first < short[1] and short[0] < c.last)
        ]
        for (first, last), twin in ((long, texts[1]), (short, texts[0])):
            hit = names.at(tokens, first)
            known = hit[1] if hit is not None and hit[0] == last else ()
            made = candidate(sentence, tokens, first, last, known, "known" if known else "short-form")
            found.append(replace(made, twin=twin))
    return explained(tokens, sorted(found, key=lambda c: c.first), names)


def _of_nation(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether a country's name that is written like the adjective of its nation is that adjective, where
    adjectives stand behind their noun: it is a name behind a verb or a preposition, or first.
    """
    pack = names.pack
    if not pack.article or not all(t.bare in pack.function_words for t in tokens[i:end]) or i == 0:
        return False
    before = tokens[i - 1]
    if before.kind == "p":
        return before.text not in ",،.:(-"
    if finite_at(pack, tokens, i - 1):
        return False
    kinds = {t.value for e, t in tags_at(pack.table, tokens, i - 1) if e == i and t.kind == "class"}
    return not kinds & {"in", "to", "from", "on", "by", "with", "other_prep", "that"} or "possessive" in kinds


def _overlapped(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether a name that begins with an article ends inside a longer one: "El País" in "El País Vasco"."""
    later = names.at(tokens, i + 1) if end > i + 1 and _function_word(tokens[i], names.pack) else None
    return later is not None and later[0] > end


def _suffix(tokens: list[Token], start: int, end: int, pack: Pack) -> bool:
    return all(t.bare.rstrip(".") in pack.org_suffixes for t in tokens[start:end])

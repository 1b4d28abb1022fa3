"""Names of institutions, which go on behind their noun in small letters."""

from __future__ import annotations

import re

from kg.lang.pack import Noun, Pack, Trigger
from kg.spot.bodyheads import heads_body
from kg.spot.letters import _namelike
from kg.spot.nametable import NameTable, tags_at
from kg.spot.tokens import Token
from kg.spot.wordtags import classes_alone

_DEFINITE = frozenset(("det", "demonstrative", "contracted"))


def _institution(tokens: list[Token], i: int, end: int, pack: Pack) -> int:
    """The end of an institution's name of which the first word alone is capital: its noun, an
    adjective, what it is of.
    """
    if end != i + 1 and tokens[end - 1].key in pack.bodies:
        return _of_what(tokens, end, pack)
    if end != i + 1 or tokens[i].key not in pack.bodies:
        return end
    k = _adjectives(tokens, end, pack)
    if k == end:
        return _of_field(tokens, i, end, pack)
    for _ in range(2):
        j = k
        while j < len(tokens) and any(
            tag.kind == "class" and tag.value in ("of", "det", "for")
            for _, tag in tags_at(pack.table, tokens, j)
        ):
            j += 1
        word = tokens[j] if k < j < len(tokens) else None
        if (
            word is None
            or word.kind != "w"
            or not _names_field(tokens, j, pack)
            or any(_indefinite(t, pack) for t in tokens[k:j])
        ):
            break
        k = _adjectives(tokens, j + 1, pack)
    return _up_to_bracket(tokens, k)


def _names_field(tokens: list[Token], j: int, pack: Pack) -> bool:
    """Whether a word may tell of what an institution is: a noun, though it names a deed as well ("the
    Authority of competition", not "the Authority of the purchase of X").
    """
    deeds = False
    for _, tag in tags_at(pack.table, tokens, j):
        if tag.kind in ("class", "cue"):
            return False
        if isinstance(tag.value, Trigger):
            if tag.value.feature not in ("noun", "pres"):  # "la concurrence", behind an article no verb
                return False
            deeds = True
    return not (deeds and j + 1 < len(tokens) and _joins(tokens[j + 1], pack))


def _of_field(tokens: list[Token], i: int, end: int, pack: Pack) -> int:
    """Where the name of an institution ends whose capital noun stands behind an article and goes on with its
    field alone: "the Authority of competition".
    """
    if not i or pack.adjective_first or pack.script != "Latin" or tokens[i].text.isupper():
        return end
    before = [tag for k in (max(0, i - 2), i - 1) for _, tag in tags_at(pack.table, tokens, k)]  # "a new"
    if any(
        isinstance(tag.value, Noun) and last > end for last, tag in tags_at(pack.table, tokens, i)
    ) or not any(t.kind == "class" and t.value in _DEFINITE for t in before):
        return end
    if end >= len(tokens) or not _joins(tokens[end], pack):
        return end
    k = end
    while k < len(tokens) and _joins(tokens[k], pack) and tokens[k].text.islower():
        j = k + 1
        while j < len(tokens) and tokens[j].text.islower() and _small_joint(tokens[j], pack):
            j += 1
        word = tokens[j] if j < len(tokens) else None
        if word is None or word.kind != "w" or word.text[0].isupper():
            return end  # "the Department of communication of Acme" is part of Acme
        if not word.text.islower() or not _names_field(tokens, j, pack):
            break
        k = _adjectives(tokens, j + 1, pack)
    return _up_to_bracket(tokens, k)


def of_place(tokens: list[Token], i: int, end: int, names: NameTable) -> int:
    """Where the name of a public body ends whose capital noun stands behind an article and before the place
    that it is of: "the Court of Oslo"; `end` where none follows.
    """
    pack = names.pack
    if not i or pack.adjective_first or pack.script != "Latin" or tokens[i].text.isupper():
        return end
    if tokens[i].key not in pack.bodies or end >= len(tokens) or not _joins(tokens[end], pack):
        return end
    body = any(
        isinstance(tag.value, Noun) and tag.value.cls == "PublicBody" and last == end
        for last, tag in tags_at(pack.table, tokens, i)
    )
    k = end + 1
    while k < len(tokens) and tokens[k].text[:1].islower() and _small_joint(tokens[k], pack):
        k += 1
    known = names.at(tokens, k) if body and k < len(tokens) else None
    placed = known is not None and any(n.entity in names.places for n in known[1])
    return known[0] if known is not None and placed else end


def up_to_place(tokens: list[Token], k: int, names: NameTable) -> int:
    """Where an institution's name ends that goes on at `k` with the place that it is of, past one more word:
    "Caisse de crédit | et prévoyance de Bretagne"; `k` itself where no place follows.
    """
    at, pack = k, names.pack
    if at + 3 < len(tokens) and _and(tokens[at], pack) and tokens[at + 1].text.islower():
        at += 2 if _names_field(tokens, at + 1, pack) else 0
    if at + 1 >= len(tokens) or not _joins(tokens[at], pack):
        return k
    while at < len(tokens) and tokens[at].text[:1].islower() and _small_joint(tokens[at], pack):
        at += 1
    known = names.at(tokens, at) if at < len(tokens) else None
    placed = known is not None and all(n.entity in names.places for n in known[1])
    return known[0] if known is not None and placed else k


def _up_to_bracket(tokens: list[Token], k: int) -> int:
    """Where the small words behind an institution's name end before its short form in brackets: "Institut
    national de recherche en sciences et techniques (INST)"; `k` itself where none follows.
    """
    end = k
    while end < min(len(tokens), k + 10) and tokens[end].kind == "w" and tokens[end].text.islower():
        end += 1
    bracket = tokens[end : end + 3]
    short = len(bracket) == 3 and bracket[0].text == "(" and bracket[2].text == ")"
    return end if short and bracket[1].text[0].isupper() and len(bracket[1].text) < 9 else k


def of_capitals(tokens: list[Token], i: int, end: int, names: NameTable) -> int:
    """How many tokens behind the noun of an institution tell in capitals of what it is: "Centre des
    Sciences", "Fondation pour la Science et la Technologie"; 0 before a known name ("Direction d'Acme").
    """
    pack = names.pack
    headed = end == i + 1 or (end == i + 2 and tokens[i + 1].key in pack.body_adjectives)
    if pack.adjective_first or pack.script != "Latin" or not headed or tokens[i].key not in pack.bodies:
        return 0
    k = end
    while k < len(tokens) and k < end + 3 and tokens[k].text[:1].islower() and _small_joint(tokens[k], pack):
        k += 1
    if k == end or not _joins(tokens[end], pack) or not _field(tokens, k, names, alone=False):
        return 0
    return field_row(tokens, k, names) - end


def fields_at(tokens: list[Token], k: int, names: NameTable) -> int:
    """Where the fields of government end that begin at `k`; 0 where a known name or none stands there."""
    return field_row(tokens, k, names) if _field(tokens, k, names, alone=False) else 0


def field_row(tokens: list[Token], k: int, names: NameTable) -> int:
    """Where the fields that an institution is of end, the first of which stands at `k`."""
    pack = names.pack
    more = _one_field(tokens, k, names)
    last = more
    while (
        last + 1 < len(tokens) and tokens[last].text == "," and (at := _further(tokens, last, names)) > last
    ):
        last = at
    if last > more and last + 1 < len(tokens) and _and(tokens[last], pack):
        more = last  # "of Physics, Chemistry and Biology"
    if more + 2 < len(tokens) and _and(tokens[more], pack):
        more = _further(tokens, more, names)
    while more + 1 < len(tokens) and tokens[more].text.islower() and _joins(tokens[more], pack):
        if (further := _further(tokens, more - 1, names, ordinary=True)) == more - 1:
            break
        more = further  # "Agency of Supervision of the Artificial Intelligence"
    return more


def _one_field(tokens: list[Token], k: int, names: NameTable) -> int:
    """The end of a field's words in capitals and the adjective behind them: "Enseignement supérieur"."""
    while k < len(tokens) and _field(tokens, k, names, alone=False):
        k += 1
    return _adjectives(tokens, k, names.pack)


def _further(tokens: list[Token], k: int, names: NameTable, ordinary: bool = False) -> int:
    """Where the next field of an institution ends, behind what joins it at `k` and small words; `k` where
    none follows, or another institution. An `ordinary` one is a word of the language.
    """
    at = k + 1
    while at < min(len(tokens), k + 4) and tokens[at].text.islower() and _small_joint(tokens[at], names.pack):
        at += 1
    if at >= len(tokens) or not _field(tokens, at, names, alone=False):
        return k
    several = tokens[at].key.endswith("s")  # "of Science, Innovation and Universities"
    if not several and (tokens[at].key in names.pack.bodies or heads_body(tokens, at, at + 1, names)):
        return k
    if (ordinary or at == k + 1) and not _plain_word(tokens[at], names.pack):
        return k  # "the Ministry of Defence and Acme"
    return _one_field(tokens, at, names)


def _plain_word(token: Token, pack: Pack) -> bool:
    """Whether a word with a capital is one of the language, by the lists or its ending."""
    listed = token.bare in pack.not_names or token.key in pack.vocabulary
    return listed or any(re.search(shape, token.key) for shape in pack.ordinary_shapes)


def _and(token: Token, pack: Pack) -> bool:
    return "and" in {str(t.value) for form, t in pack.table.get(token.key, ()) if form == (token.key,)}


def _small_joint(token: Token, pack: Pack) -> bool:
    """Whether a word is "of", "for" or an article."""
    return not {"of", "for", "det"}.isdisjoint(
        str(t.value)
        for form, t in pack.table.get(token.key, ())
        if form == (token.key,) and t.kind == "class"
    )


def _of_what(tokens: list[Token], end: int, pack: Pack) -> int:
    """Where an institution's name ends that goes on with "of" and one word: "Large Centre of computing"."""
    if pack.adjective_first or end + 1 >= len(tokens) or not tokens[end + 1].text.islower():
        return end
    of = {str(tag.value) for form, tag in pack.table.get(tokens[end].key, ()) if form == (tokens[end].key,)}
    plain = not any(
        tag.kind in ("trigger", "class", "cue") for _, tag in tags_at(pack.table, tokens, end + 1)
    )
    return end + 2 if plain and "of" in of and "contracted" not in of else end


def _indefinite(token: Token, pack: Pack) -> bool:
    """Whether a word is an indefinite article and nothing else ("des" is "of the", too): in no such name."""
    classes = classes_alone(pack.table, token.key)
    return "indef" in classes and "of" not in classes


def _adjectives(tokens: list[Token], k: int, pack: Pack) -> int:
    while k < len(tokens) and tokens[k].key in pack.body_adjectives:
        k += 1
    return k


def _joins(token: Token, pack: Pack) -> bool:
    return any(
        form == (token.key,) and tag.kind == "class" and tag.value in ("of", "for")
        for form, tag in pack.table.get(token.key, ())
    )


def _another_body(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether the institution behind "of the" is one of its own, which that of several words before it is a
    part of: "Laboratorio Nacional Brisa del Departamento de Pesca".
    """
    contracted = any(
        form == (tokens[end].key,) and tag.kind == "class" and tag.value == "contracted"
        for form, tag in names.pack.table.get(tokens[end].key, ())
    )
    return contracted and end - i > 1 and heads_body(tokens, end + 1, end + 2, names)


def _fields(tokens: list[Token], end: int, names: NameTable) -> int:
    """The end of the further fields that an institution is of ("Ministerio de Ciencia, Innovación y
    Universidades"); `end` without any.
    """
    k = end
    while k + 1 < len(tokens) and tokens[k].text == "," and _field(tokens, k + 1, names):
        k += 2
    closed = k + 1 < len(tokens) and any(
        form == (tokens[k].key,) and tag.kind == "class" and tag.value == "and"
        for form, tag in names.pack.table.get(tokens[k].key, ())
    )
    if not closed or not _field(tokens, k + 1, names):
        return end
    return k + 2 if k > end or tokens[k + 1].bare in names.pack.not_names else end


def _field(tokens: list[Token], k: int, names: NameTable, alone: bool = True) -> bool:
    """Whether a word alone with a capital may be a field of government: no name that the lists know."""
    text = tokens[k].text if k < len(tokens) else ""
    lone = not alone or k + 1 >= len(tokens) or not tokens[k + 1].text[:1].isupper()
    return text.isalpha() and text.istitle() and lone and names.at(tokens, k) is None


def _known_to(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether the lists know a name of several words that ends here: what it is "of" is none of it."""
    known = names.at(tokens, i)
    return known is not None and known[0] == end and end - i > 2


def _of_one_more(tokens: list[Token], end: int, pack: Pack) -> bool:
    """Whether an institution is of one thing more: "Ministero dell'Energia e della Casa"."""
    return (
        end + 2 < len(tokens)
        and any(tag.kind == "class" and tag.value == "and" for _, tag in tags_at(pack.table, tokens, end))
        and _joins(tokens[end + 1], pack)
        and _namelike(tokens[end + 2])
    )

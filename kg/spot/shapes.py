"""Names by their shape: runs of capitalised or odd words."""

from __future__ import annotations

import re
from typing import Final

from kg.lang.pack import Noun, Pack
from kg.lang.shared import common
from kg.spot.asides import ticker
from kg.spot.bodies import (
    _another_body,
    _fields,
    _institution,
    _joins,
    _known_to,
    _of_one_more,
    _plain_word,
    of_capitals,
    of_place,
    up_to_place,
)
from kg.spot.bodyheads import heads_body, heads_of
from kg.spot.ends import (
    _agency,
    _before_title,
    _cut_off,
    _family_name,
    _goes_on,
    _kind_behind,
    _number_of_line,
    _office,
    _partners,
    _plain_parts,
    _shortened,
    _sized,
    _told,
    _version,
    field_inside,
)
from kg.spot.fieldbodies import by_fields
from kg.spot.firmnames import form_behind_comma
from kg.spot.firstwords import (
    _adverb,
    _capital_noun,
    _colon_inside,
    _function_word,
    _lettered,
    _loud,
    _noun_alone,
    _opens,
    _own_article,
    _own_word,
    _role,
    before_month,
    given_here,
    kind_of_firm,
    leads_to_firm,
    nations_body,
    something_new,
)
from kg.spot.letters import _namelike, _odd, _unit, behind_number
from kg.spot.longer import person_behind_body
from kg.spot.nametable import NameTable, tags_at
from kg.spot.nonames import no_name
from kg.spot.particles import foreign_and, past_initials, with_particle
from kg.spot.titles import title_verb, title_word, titled
from kg.spot.tokens import Token
from kg.spot.towns import town_goes_on

_RELEASE: Final = re.compile(r"v\d[\w.]*(?:-[a-z]+)?")

_ROMAN: Final = re.compile(r"[IVX]+")


def _own_suffix(tokens: list[Token], i: int, at: int, names: NameTable) -> bool:
    """Whether a word that is no name alone ends a new firm's ("Acme AI") where nouns come first."""
    pack = names.pack
    known = names.at(tokens, i) is not None and not names.machine(tokens, i)
    if tokens[at].bare not in pack.org_suffixes or known:
        return False
    if tokens[at].bare in common()["names"]["fields"] and not pack.adjective_first:
        return not _plain_word(tokens[i], pack)  # "Projet IA" is no firm
    # "Acme AI chips" are AI chips of Acme
    after = at + 1
    return (
        not pack.adjective_first
        or after == len(tokens)
        or (
            not _namelike(tokens[after])
            and tokens[after].kind != "n"
            and not any(isinstance(tag.value, Noun) for _, tag in tags_at(pack.table, tokens, at))
            and not any(isinstance(tag.value, Noun) for _, tag in tags_at(pack.table, tokens, after))
        )
    )


def _run(tokens: list[Token], i: int, names: NameTable, headline: bool) -> int:
    """The end of the run of name-like words that begins at `i`; `i` itself where there is none."""
    first = tokens[i]
    if first.kind == "w" and first.text.startswith("@") and len(first.text) > 2:
        return i + 1
    if not _namelike(first):
        return i
    if (whole := by_fields(tokens, i, names)) > i:
        return whole
    if (family := past_initials(tokens, i)) > i and not _function_word(tokens[family], names.pack):
        return max(family + 1, _reach(tokens, family, names))
    if not _may_begin(tokens, i, names):
        return i
    end = _reach(tokens, i, names)
    if end == i:
        return i
    known = names.at(tokens, i)
    # where the lists know an institution they know where its name ends
    whole = end if known and known[0] > end else _institution(tokens, i, end, names.pack)
    whole = of_place(tokens, i, end, names) if whole == end == i + 1 else whole
    if whole > end:
        return up_to_place(tokens, _with_code(tokens, whole, names), names)
    return i if no_name(tokens, i, end, names, headline) else end


def _with_code(tokens: list[Token], k: int, names: NameTable) -> int:
    """Where an institution's name ends that goes on at `k` with a name in letters of its own: "Centre of
    excellence AB/oneC". A plain name there is a short form or somebody's.
    """
    end = _reach(tokens, k, names) if k < len(tokens) and _namelike(tokens[k]) else k
    return end if any(_odd(t.text) and not t.text.isupper() for t in tokens[k:end]) else k


def _may_begin(tokens: list[Token], i: int, names: NameTable) -> bool:
    """Whether a name of which no list knows may begin at a word whose letters may be a name's."""
    first, pack = tokens[i], names.pack
    pair = f"{first.bare} {tokens[i + 1].bare}" if i + 1 < len(tokens) else ""
    if (
        pair in pack.not_names
        or (
            first.bare in pack.not_names
            and not nations_body(tokens, i, pack)
            and not given_here(tokens, i, names)
            and not _letters_of_firm(tokens, i, names)
        )
        or ticker(first.text)
        or before_month(tokens, i, pack)
        or _people_of(tokens, i, pack)
        or (i and _ROMAN.fullmatch(first.text) and tokens[i - 1].bare in pack.not_names)  # "Tier III"
        or (_unit(first.text) or behind_number(tokens, i))
        or _role(first, pack)
        or kind_of_firm(tokens, i, pack)
        or (pack.adjective_first and titled(tokens) and leads_to_firm(tokens, i, pack))
    ):
        return False
    opening = _opens(tokens, i) and (_adverb(tokens, i, pack) or something_new(tokens, i, names))
    if opening or _loud(first, pack) or (pack.adjective_first and title_word(tokens, i, names)):
        return False
    units = common()["units"]
    if "-" in first.text and all(part in names.firms for part in first.key.split("-")):
        return False  # "an Acme-Borea machine": two firms that have names of their own
    return not (
        (_function_word(first, pack) and not _own_article(tokens, i, pack) and not _own_word(tokens, i, pack))
        or first.text in units
        or _plain_parts(first, pack)
        or (len(first.text) > 4 and first.text.casefold() in units)
        or _capital_noun(tokens, i, pack)  # "Model ABx2": the noun is none of the name
    )


def _people_of(tokens: list[Token], i: int, pack: Pack) -> bool:
    """Whether a word alone is the plural of an adjective of nations or parties: "two Norwegians"."""
    first, behind = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
    more = behind is not None and _namelike(behind) and behind.start == first.end + 1
    plural = pack.adjective_first and first.bare.endswith("s") and first.text.istitle()
    return plural and first.bare[:-1] in pack.not_names and not more


def _letters_of_firm(tokens: list[Token], i: int, names: NameTable) -> bool:
    """Whether capitals that are no name alone stand before the last word of a firm's name: "DNS Capital"."""
    first, behind = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
    if behind is None or not first.text.isupper() or not first.text.isalpha() or len(first.text) < 3:
        return False
    return (
        behind.start == first.end + 1
        and behind.text.istitle()
        and behind.bare in names.pack.org_suffixes
        and behind.key not in names.pack.table
        and first.bare not in common()["names"]["fields"]
    )


def _reach(tokens: list[Token], i: int, names: NameTable) -> int:
    """Where the name-like words from `i` end, with numbers, marks and joints; `i` where a title's follow."""
    pack = names.pack
    end, joined = i + 1, 0
    while end < len(tokens) and tokens[end - 1].end + 1 >= tokens[end].start:
        token = tokens[end]
        if ticker(token.text) or (end == i + 1 and (_agency(tokens, i, pack) or _told(tokens, i, pack))):
            break
        if (
            _namelike(token)
            and (
                token.bare not in pack.not_names
                or (end == i + 1 and _own_article(tokens, i, pack))  # "the daily El Europeo"
                or _own_suffix(tokens, i, end, names)
                or field_inside(tokens, end, pack)
                or _family_name(tokens, i, end, names.pack)
                or heads_body(tokens, i, end, names)  # an institution named by several nouns and adjectives
            )
            and token.start == tokens[end - 1].end + 1
        ):
            if _another_begins(tokens, i, end, names):
                break
            end += 1
        elif more := _part_without_capital(tokens, i, end, names) or of_capitals(tokens, i, end, names):
            end += more
        elif (
            end + 1 < len(tokens)
            and _namelike(tokens[end + 1])
            and token.text.islower()
            and _joins(token, pack)
            and heads_of(tokens, i, end, names)
            and not _another_body(tokens, i, end, names)
            and not _known_to(tokens, i, end, names)
            and not _another_firm(tokens, i, end, names)
        ):
            known = names.at(tokens, end + 1)  # "the Department of Energy of the U.S.": up to its end
            joined, end = end, max(end + 2, known[0] if known is not None else 0)
        elif joined and _of_one_more(tokens, end, pack):
            joined, end = end, end + 3
        elif joined and (more := _fields(tokens, end, names)) > end:
            end = more
            break
        else:
            break
    if tokens[end - 1].text == ".":
        end -= 1
    if joined and joined + 2 == end and _cut_off(tokens, end, pack):
        end = joined
    return _before_title(tokens, i, end, names)


def _another_firm(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether what joins two names leads from a firm with a suffix to another ("left Acme Labs for Brisk
    Inc"), or from a body of three words or more to whose it is ("Fondo Crescita Energia di Acme Capital").
    """
    k = end + 1
    while k < len(tokens) and tokens[k].text[:1].isupper():
        k += 1
    suffixes = names.pack.org_suffixes
    whole = end - i > 2 or tokens[end - 1].bare in suffixes
    return whole and k > end + 2 and tokens[k - 1].bare in suffixes


def _another_begins(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether a name-like word behind a run is none of it: a name of its own, a verb of a title, an office
    or, where nouns stand behind, a class of things.
    """
    known = names.at(tokens, i)
    if known is not None and known[0] == end and names.at(tokens, end) is not None:
        return not names.doubtful_town(tokens, end)
    given = tokens[end].bare.split("-")[0] in names.pack.person_names
    if given and known is not None and known[0] == end and all(n.entity in names.places for n in known[1]):
        return not names.pack.adjective_first  # "le Suisse Ann Lee": the nation is none of the name
    acts = (end > i + 1 or known is not None or titled(tokens)) and title_verb(tokens, end, names.pack)
    if acts or person_behind_body(tokens, i, end, names):
        return True
    return _office(tokens, end, names.pack) > end or (
        names.pack.adjective_first
        and (
            (names.generic_at(tokens, end) and not _ends_firm(tokens, i, end, names))
            or _kind_behind(tokens, end, names.pack)
        )
    )


def _ends_firm(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether a class of things with a capital ends the name of a firm of one word more that no list knows:
    "Acme Semiconductors".
    """
    alone = end == i + 1 and names.at(tokens, i) is None and tokens[i].bare not in names.pack.not_names
    return alone and tokens[end].text.istitle() and tokens[end].bare in names.pack.org_suffixes


def _part_without_capital(tokens: list[Token], i: int, end: int, names: NameTable) -> int:
    """How many tokens behind a run belong to it though they are no name-like words; 0 where none does."""
    token, pack = tokens[end], names.pack
    more = with_particle(tokens, end, names) or foreign_and(tokens, end, pack)
    more = more or form_behind_comma(tokens, end)
    if more := more or 2 * town_goes_on(tokens, i, end, names):
        return more
    if not pack.adjective_first and token.text in common()["names"]["foreign_of"]:
        more = end + 1 + (end + 1 < len(tokens) and tokens[end + 1].text == "the")
        return more + 1 - end if more < len(tokens) and _namelike(tokens[more]) else 0
    if token.kind == "n":
        if tokens[end - 1].kind != "n" and (
            _version(tokens, end, pack) or _number_of_line(tokens, i, end, names)
        ):
            return 1
        if _sized(tokens, end):
            return 2  # "Acme 7B"
    if _RELEASE.fullmatch(token.text):
        return 1  # "Acme X2 v4"
    if token.kind == "n" and pack.script == "Arabic" and (more := _goes_on(tokens, end, pack)):
        return more
    if token.text == ":" and _colon_inside(tokens, end):
        return 2  # "Acme:ai"
    if token.text == "&":
        return 2 if _partners(tokens, i, end, names) else 0
    short = len(tokens[end - 1].text) == 1 or (end == i + 1 and _shortened(tokens[i], pack))
    initial = token.text == "." and short and end + 1 < len(tokens)
    initial = initial and not (end > i + 1 and _noun_alone(tokens[end - 2], pack))  # "the X Series S."
    if initial and end > i + 1 and tokens[end - 2].bare not in pack.person_names:
        behind = tokens[end + 1].key  # "the X U. Jointly": no family name
        initial = len(behind) < 3 or not any(re.search(shape, behind) for shape in pack.ordinary_shapes)
    return int(initial and not (end - 1 == i and _lettered(tokens, i, pack)))

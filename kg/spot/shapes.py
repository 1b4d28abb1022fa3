"""Names by their shape: runs of capitalised or odd words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lang.fold import bare
from kg.lang.pack import Noun, Pack, Trigger
from kg.lang.shared import common
from kg.spot.asides import ticker
from kg.spot.ends import (
    _before_title,
    _cut_off,
    _goes_on,
    _number_of_line,
    _office,
    _particle,
    _plain_parts,
    _title_verb,
)
from kg.spot.letters import _namelike, _odd, _small
from kg.spot.nametable import NameTable, tags_at
from kg.spot.tokens import Token

_FINITE = ("past", "pres", "fut", "cond")


def _heads_body(tokens: Sequence[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether a run holds the noun of an institution ("Centre", "Ministry"), which may go on behind "of"."""
    for k in range(i, end):
        for form, tag in names.pack.table.get(tokens[k].key, ()):
            if (
                form == (tokens[k].key,)
                and isinstance(tag.value, Noun)
                and tag.value.cls in names.bodies
                and "role" not in tag.value.use
            ):
                return True
    return False


def _own_suffix(tokens: Sequence[Token], i: int, at: int, names: NameTable) -> bool:
    """Whether a word that is no name alone ends the name of a new firm ("Acme AI"), where nouns do
    not stand behind their adjectives.
    """
    pack = names.pack
    if tokens[at].bare not in pack.org_suffixes or names.at(tokens, i) is not None:
        return False
    # "Acme AI chips" are AI chips of Acme
    after = at + 1
    return not pack.adjective_first or (
        after < len(tokens)
        and not _namelike(tokens[after])
        and tokens[after].kind != "n"
        and not any(isinstance(tag.value, Noun) for _, tag in tags_at(pack.table, tokens, at))
        and not any(isinstance(tag.value, Noun) for _, tag in tags_at(pack.table, tokens, after))
    )


def _run(tokens: Sequence[Token], i: int, names: NameTable, headline: bool) -> int:
    """The end of the run of name-like words that begins at `i`; `i` itself where there is none."""
    pack = names.pack
    first = tokens[i]
    if first.kind == "w" and first.text.startswith("@") and len(first.text) > 2:
        return i + 1
    if (
        not _namelike(first)
        or first.bare in pack.not_names
        or ticker(first.text)
        or (_function_word(first, pack) and not _own_article(tokens, i, pack))
        or first.text in common()["units"]
        or _plain_parts(first, pack)
        or (len(first.text) > 4 and first.text.casefold() in common()["units"])
    ):
        return i
    initial = i == 0 or tokens[i - 1].text in '.:“"«—–-•(' or all(t.kind == "p" for t in tokens[:i])
    if _capital_noun(tokens, i, pack):
        return i  # "Model ABx2": the noun is none of the name
    end, joined = i + 1, 0
    while end < len(tokens) and tokens[end - 1].end + 1 >= tokens[end].start:
        token = tokens[end]
        if ticker(token.text):
            break
        if (
            _namelike(token)
            and (token.bare not in pack.not_names or _own_suffix(tokens, i, end, names))
            and token.start == tokens[end - 1].end + 1
        ):
            if names.at(tokens, end) is not None and (names.at(tokens, i) or (0, ()))[0] == end:
                break
            if _title_verb(tokens, end, pack) and (end > i + 1 or names.at(tokens, i) is not None):
                break
            if _office(tokens, end, pack) > end or (pack.adjective_first and names.generic_at(tokens, end)):
                break
            end += 1
        elif _particle(tokens, end, names):
            end += 2
        elif (
            token.kind == "n"
            and tokens[end - 1].kind != "n"
            and (_version(tokens, end, pack) or _number_of_line(tokens, i, end, names))
        ):
            end += 1
        elif token.kind == "n" and _sized(tokens, end):
            end += 2  # "Acme 7B"
        elif re.fullmatch(r"v\d[\w.]*(?:-[a-z]+)?", token.text):
            end += 1  # "Acme X2 v4"
        elif token.kind == "n" and pack.script == "Arabic" and (more := _goes_on(tokens, end, pack)):
            end += more
        elif token.text == "." and len(tokens[end - 1].text) == 1 and end + 1 < len(tokens):
            end += 1  # an initial
        elif (
            end + 1 < len(tokens)
            and _namelike(tokens[end + 1])
            and token.text.islower()
            and _joins(token, pack)
            and _heads_body(tokens, i, end, names)
        ):
            joined, end = end, end + 2
        else:
            break
    if tokens[end - 1].text == ".":
        end -= 1
    if joined and joined + 2 == end and _cut_off(tokens, end, pack):
        end = joined
    end = _before_title(tokens, i, end, names)
    if end == i:
        return i
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
    if (
        end - i == 1
        and not strong
        and any(
            form == (first.key,) and isinstance(tag.value, Noun)
            for form, tag in pack.table.get(first.key, ())
        )
    ):
        return i  # "our Supercomputer": a class noun with a capital
    return end


def _sized(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number behind a name says how many parameters a model has: "7B", "8x22B"."""
    if at + 1 >= len(tokens) or tokens[at - 1].end + 1 != tokens[at].start:
        return False
    unit = tokens[at + 1]
    return unit.start == tokens[at].end and bool(re.fullmatch(r"(?:x\d+)?[BM]", unit.text))


def _capital_noun(tokens: Sequence[Token], i: int, pack: Pack) -> bool:
    """Whether a class noun of things with a capital stands before letters that are a name alone."""
    if pack.adjective_first or i + 1 >= len(tokens) or not _odd(tokens[i + 1].text) or _odd(tokens[i].text):
        return False
    return _namelike(tokens[i + 1]) and any(
        form == (tokens[i].key,)
        and isinstance(tag.value, Noun)
        and tag.value.cls in ("AIModel", "Accelerator", "ComputeSystem")
        and "cue" in tag.value.use
        for form, tag in pack.table.get(tokens[i].key, ())
    )


def _institution(tokens: Sequence[Token], i: int, end: int, pack: Pack) -> int:
    """The end of an institution's name of which the first word alone is capital: its noun, an
    adjective, what it is of.
    """
    if end != i + 1 or tokens[i].key not in pack.bodies:
        return end
    k = _adjectives(tokens, end, pack)
    if k == end:
        return end
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
            or any(tag.kind in ("trigger", "class", "cue") for _, tag in tags_at(pack.table, tokens, j))
            or any(_indefinite(t, pack) for t in tokens[k:j])
        ):
            break
        k = _adjectives(tokens, j + 1, pack)
    return k


def _indefinite(token: Token, pack: Pack) -> bool:
    """Whether a word is an indefinite article, which stands in no institution's name."""
    return any(
        form == (token.key,) and tag.kind == "class" and tag.value == "indef"
        for form, tag in pack.table.get(token.key, ())
    )


def _adjectives(tokens: Sequence[Token], k: int, pack: Pack) -> int:
    while k < len(tokens) and tokens[k].key in pack.body_adjectives:
        k += 1
    return k


def _verb_first(tokens: Sequence[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether a run at the head of a sentence is a verb and a name: "Desarrolla Acme-2", "Habló Ana Ruiz"."""
    first, pack = tokens[i], names.pack
    if _odd(first.text) or names.at(tokens, i) is not None:
        return False
    if any(
        form == (first.key,)
        and isinstance(tag.value, Trigger)
        and tag.value.feature
        in (
            ("past", "pres", "fut", "cond", "ger")
            if pack.adjective_first
            else ("past", "pres", "fut", "cond")
        )
        for form, tag in pack.table.get(first.key, ())
    ):
        return True
    return (
        pack.pro_drop
        and end - i > 2
        and tokens[i + 1].bare in pack.person_names
        and not _tagged(first, pack)
        and first.bare not in pack.person_names
    )


def _joins(token: Token, pack: Pack) -> bool:
    return any(
        form == (token.key,) and tag.kind == "class" and tag.value in ("of", "for")
        for form, tag in pack.table.get(token.key, ())
    )


def _own_article(tokens: Sequence[Token], i: int, pack: Pack) -> bool:
    """Whether a capitalised article inside a sentence belongs to the name behind it: "the daily La
    Stampa".
    """
    if not 0 < i < len(tokens) - 1 or not tokens[i - 1].text.islower() or not pack.table.get(tokens[i].key):
        return False
    article = any(form == (tokens[i].key,) and tag.value == "det" for form, tag in pack.table[tokens[i].key])
    return article and _namelike(tokens[i + 1]) and tokens[i + 1].start == tokens[i].end + 1


def _function_word(token: Token, pack: Pack) -> bool:
    return any(
        form == (token.key,)
        and tag.kind
        in ("class", "month", "date", "cue", "comparator", "number", "scale", "duration", "money", "measure")
        for form, tag in pack.table.get(token.key, ())
    )


def _noun(token: Token, pack: Pack) -> bool:
    return any(form == (token.key,) and tag.kind == "noun" for form, tag in pack.table.get(token.key, ()))


def _tagged(token: Token, pack: Pack) -> bool:
    return any(form == (token.key,) for form, _ in pack.table.get(token.key, ()))


def _version(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a number behind a name belongs to it: "Model 3.1", "Acme 3 chips", not "Acme 500 employees"."""
    number = tokens[at]
    if (
        tokens[at - 1].end + 1 != number.start
        or len(number.text) > 4
        or any(c in number.text for c in "\u00a0\u202f, ")
    ):
        return False
    if len(number.text) == 4 and number.text[:2] in ("19", "20"):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and following.kind == "w" and following.start == number.end:
        return False  # "100k" counts
    if (
        following is not None
        and following.text in ".,"
        and at + 2 < len(tokens)
        and tokens[at + 2].start == following.end == number.end + 1
    ):
        return False  # "1.2x"
    if following is None or following.kind == "p":
        return following is None or following.text not in "%$€£°"
    kinds = {tag.kind for _, tag in tags_at(pack.table, tokens, at + 1)}
    if pack.adjective_first and _small(number.text) and kinds & {"noun", "measure"}:
        # who counts puts the number before what it counts: "its Halo 3 chips", "12 chips of Halo"
        return not kinds & {"scale", "month", "duration", "money", "number"}
    return not any(
        tag.kind in ("measure", "scale", "month", "duration", "money", "noun", "number")
        for _, tag in tags_at(pack.table, tokens, at + 1)
    ) and not _namelike(following)

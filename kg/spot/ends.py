"""Where a run of words with capitals ends: before an office, a verb or a class noun, behind a number."""

from __future__ import annotations

import re
from typing import Final

from kg.lang.fold import bare
from kg.lang.pack import Noun, Pack, Tag, Trigger
from kg.lang.shared import common
from kg.spot.letters import _namelike, _small
from kg.spot.nametable import NameTable, tags_at
from kg.spot.tokens import Token
from kg.spot.variants import day_behind, goes_from
from kg.spot.wordtags import classes_alone

_PARAMETERS: Final = re.compile(r"(?:x\d+)?[BM](?:-A\d+(?:\.\d+)?B)?")
_SIZES: Final[tuple[str, ...]] = ("B", "M", "T", "b")
# the uses of nouns that stand for a part or a group of something else
_NAMELESS: Final = frozenset(("container", "group"))


def _plain_parts(token: Token, pack: Pack) -> bool:
    """Whether a word of two parts is made of what are no names: months ("Mar-Jul"), a word in small letters
    before a slash ("memory/GPU").
    """
    first, slash, _ = token.text.partition("/")
    if slash and len(first) > 2 and first.isalpha() and first.islower():
        return True
    parts = token.key.split("-")
    if len(parts) == 2 and token.text[0].islower() and token.text.split("-")[1][:1].isupper():
        return bare(parts[1]) in pack.not_names  # "non-Canadian"
    if parts[0] in common()["names"]["prefixes"] and all(x.istitle() for x in token.text.split("-")):
        return len(parts) > 1  # "Pre-Training", "Fine-Tuning"
    return len(parts) > 1 and all(
        any(tag.kind in ("month", "date") for form, tag in pack.table.get(part, ()) if form == (part,))
        for part in parts
    )


def _cut_off(tokens: list[Token], end: int, pack: Pack) -> bool:
    """Whether what "for" or "of" joined to a name goes on with words that are none: "Centre for Open
    AI Studies" ends before "for" where "AI" is no name.
    """
    return (
        end < len(tokens) and tokens[end].start == tokens[end - 1].end + 1 and tokens[end].text[0].isupper()
    )


def _partners(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether "&" joins the names of a firm's partners: "Barton, Lee & Olsen LLP", "Lee & Lee"."""
    k = end + 1
    if k >= len(tokens) or not _namelike(tokens[k]):
        return False
    if names.at(tokens, i) is not None or names.at(tokens, k) is not None:
        return False
    while k < min(len(tokens), end + 4) and _namelike(tokens[k]):
        if tokens[k].bare.rstrip(".") in names.pack.org_suffixes:
            return True
        k += 1
    return tokens[end + 1].bare == tokens[end - 1].bare or (
        end == i + 1
        and all(
            tokens[k].text.istitle() and len(tokens[k].text) > 2 and tokens[k].key not in names.pack.table
            for k in (end - 1, end + 1)
        )
    )


def _shortened(token: Token, pack: Pack) -> bool:
    """Whether a word is a short form with a dot that begins a place's name: "Mt. Olsen"."""
    return (
        len(token.text) == 2
        and token.key in pack.abbreviations
        and not any(tag.kind == "noun" for form, tag in pack.table.get(token.key, ()) if form == (token.key,))
    )


def _kind_behind(tokens: list[Token], end: int, pack: Pack) -> bool:
    """Whether a word with capitals behind a number is a noun of chips: "Acme 9825 SoC"."""
    return any(ch.isdigit() for ch in tokens[end - 1].text) and any(
        form == (tokens[end].key,)
        and isinstance(tag.value, Noun)
        and tag.value.cls in ("Processor", "Accelerator")
        for form, tag in pack.table.get(tokens[end].key, ())
    )


def _before_title(tokens: list[Token], i: int, end: int, names: NameTable) -> int:
    """Where a run ends that goes on with a class noun and a known thing: before the noun in "ABC
    Supercomputer Acme".
    """
    for k in range(i, end - 1):
        hit = names.at(tokens, k + 1)
        if (
            hit is not None
            and hit[0] == end
            and not any(n.ambiguous for n in hit[1])
            and all(n.entity in names.kinds for n in hit[1])
            and any(
                e == k + 1 and isinstance(tag.value, Noun) and "cue" in tag.value.use
                for e, tag in tags_at(names.pack.table, tokens, k)
            )
        ):
            return k
    return end


def _number_of_line(tokens: list[Token], i: int, at: int, names: NameTable) -> bool:
    """Whether a number of four digits or more is that of one processor of a known line: "Acme Xeta 7302"."""
    hit = names.at(tokens, i)
    text = tokens[at].text
    return (
        hit is not None
        and hit[0] <= at
        and all(n.entity in names.lines for n in hit[1])
        and tokens[at].start == tokens[at - 1].end + 1
        and text.isdigit()
        and 4 <= len(text) <= 5
        and text[:2] not in ("19", "20")
    )


def _office(tokens: list[Token], i: int, pack: Pack) -> int:
    """The end of an office with a capital that begins at `i` and is no part of a name: "Acme Chief
    Scientist Ann Lee"; `i` itself where there is none. Where nouns stand before names all its words, several,
    have capitals ("Ann Lee, Country Director di Acme").
    """
    if not tokens[i].text[0].isupper() or pack.capital_nouns:
        return i
    ends = [
        end
        for end, tag in tags_at(pack.table, tokens, i)
        if isinstance(tag.value, Noun)
        and "role" in tag.value.use
        and tag.value.cls == "Person"
        and (pack.adjective_first or (end > i + 1 and all(t.text[0].isupper() for t in tokens[i:end])))
        # "Acme Research analyst": the first word is the firm's
        and not (i and end > i + 1 and tokens[end - 1].text.islower() and _namelike(tokens[i - 1]))
    ]
    return max(ends, default=i)


def of_no_class(tokens: list[Token], i: int, pack: Pack) -> int:
    """The end of a noun of several words at `i` that names nothing of its own, however it is written ("Series
    B", "Board of Directors"); `i` where there is none, or where a name goes on behind it.
    """
    tags = tags_at(pack.table, tokens, i)
    if not tags or tags[0][0] == i + 1:
        return i  # no run of words begins here: the longest stands first
    ends = [
        end
        for end, tag in tags
        if isinstance(tag.value, Noun) and not tag.value.cls and end > i + 1 and tag.value.use & _NAMELESS
    ]
    end = max(ends, default=i)
    return end if end > i and not (end < len(tokens) and _namelike(tokens[end])) else i


def _goes_on(tokens: list[Token], at: int, pack: Pack) -> int:
    """How many tokens from a number on belong to a Latin name among words of another script: "Acme 2.0 Lite",
    "Acme 13B"; 0 where the number counts something.
    """
    number = tokens[at]
    if tokens[at - 1].end + 1 != number.start or at + 1 >= len(tokens):
        return 0
    after = tokens[at + 1]
    if after.start == number.end and after.text in _SIZES:
        behind = tags_at(pack.table, tokens, at + 2) if at + 2 < len(tokens) else []
        return 0 if any(tag.kind in ("measure", "money") for _, tag in behind) else 2
    named = _namelike(after) and after.text[0].isascii() and after.text not in common()["units"]
    return 1 if named and _small(number.text) and after.start == number.end + 1 else 0


def _sized(tokens: list[Token], at: int) -> bool:
    """Whether a number behind a name says how many parameters a model has: "7B", "8x22B"."""
    if at + 1 >= len(tokens) or tokens[at - 1].end + 1 != tokens[at].start:
        return False
    unit = tokens[at + 1]
    return unit.start == tokens[at].end and bool(_PARAMETERS.fullmatch(unit.text))


def _version(tokens: list[Token], at: int, pack: Pack) -> bool:
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
    if following.text in common()["units"] or following.key in common()["names"]["times"]:
        return False
    kinds = {tag.kind for _, tag in tags_at(pack.table, tokens, at + 1)}
    if "duration" in kinds and day_behind(tokens, at + 2, pack):
        return True  # "the model Acme 3 (on) day the-Friday"
    if pack.adjective_first and _small(number.text) and kinds & {"noun", "measure"}:
        # who counts puts the number before what it counts: "its Halo 3 chips", "12 chips of Halo"
        return not kinds & {"scale", "month", "duration", "money", "number"}
    if pack.adjective_first and number.text.isdigit() and singular(tokens, at + 1, pack):
        return True  # "the Halo 300 chip": 300 of them would be chips
    acting = number.text != "1" and goes_from(tokens, at + 1, pack)
    return not any(
        tag.kind in ("measure", "scale", "month", "duration", "money", "noun", "number")
        and not acts(tag)
        and not (acting and tag.kind == "noun")
        for _, tag in tags_at(pack.table, tokens, at + 1)
    ) and not _namelike(following)


def singular(tokens: list[Token], at: int, pack: Pack) -> bool:
    """Whether a class noun that speaks of one thing stands at a token, so that no number counts it."""
    if at >= len(tokens) or tokens[at].start != tokens[at - 1].end + 1:
        return False
    return any(
        isinstance(tag.value, Noun) and (not tokens[end - 1].key.endswith("s") or tag.value.slug == "line")
        for end, tag in tags_at(pack.table, tokens, at)
    )


def acts(tag: Tag) -> bool:
    """Whether a measure's word is a verb or compares, so that no number counts it: "Acme 3 exceeds"."""
    return tag.kind == "measure" and tag.value in ("more", "less", "employs", "staff_change")


def _family_name(tokens: list[Token], i: int, end: int, pack: Pack) -> bool:
    """Whether a word that is no name elsewhere ends a person's behind the given one: "Carlos Domingo"."""
    return (
        end == i + 1
        and not pack.adjective_first
        and tokens[i].bare in pack.person_names
        and len(tokens[end].text) > 3
        and tokens[end].text.istitle()
        and not (end + 1 < len(tokens) and _namelike(tokens[end + 1]))
    )


def _agency(tokens: list[Token], i: int, pack: Pack) -> bool:
    """Whether letters stand before a person's whole name: "told ABC Ann Lee", where nouns come first."""
    return (
        not pack.adjective_first
        and tokens[i].text.isupper()
        # "wrote on X Ann Lee", but "X Lee" for short
        and (1 < len(tokens[i].text) <= 5 or (i > 0 and _place(tokens[i - 1], pack)))
        and i + 2 < len(tokens)
        and tokens[i + 1].bare in pack.person_names
        and _namelike(tokens[i + 2])
        and not tokens[i + 2].text.isupper()
    )


def _told(tokens: list[Token], i: int, pack: Pack) -> bool:
    """Whether the name of an agency stands behind a verb of speech and "to" before a person's whole name:
    "has told Acme Ann Lee".
    """
    if pack.adjective_first or i < 2 or i + 2 >= len(tokens) or tokens[i].bare in pack.person_names:
        return False
    return (
        tokens[i + 1].bare in pack.person_names
        and _namelike(tokens[i + 2])
        and "to" in classes_alone(pack.table, tokens[i - 1].key)
        and any(
            isinstance(tag.value, Trigger) and pack.frames[tag.value.frame].speech
            for form, tag in pack.table.get(tokens[i - 2].key, ())
            if form == (tokens[i - 2].key,)
        )
    )


def _place(token: Token, pack: Pack) -> bool:
    """Whether a word says where something is."""
    return not classes_alone(pack.table, token.key).isdisjoint(("in", "on"))


def field_inside(tokens: list[Token], end: int, pack: Pack) -> bool:
    """Whether letters for a field stand between the words of a name: "Acme AI Gale", not "Acme AI chips"."""
    if tokens[end].bare not in common()["names"]["fields"] or end + 1 >= len(tokens):
        return False
    behind = tokens[end + 1]
    return (
        behind.start == tokens[end].end + 1
        and behind.text.istitle()
        and behind.bare not in pack.not_names
        and behind.key not in pack.vocabulary
    )

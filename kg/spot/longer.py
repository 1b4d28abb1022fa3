"""Whether a run of capitalised words that begins with a known name is a longer name, or two."""

from __future__ import annotations

import re

from kg.lang.pack import Noun, Pack, Trigger
from kg.lang.shared import common, wares
from kg.spot.ends import _number_of_line
from kg.spot.firmnames import of_no_firm
from kg.spot.firstwords import _class_noun
from kg.spot.letters import _odd, _small
from kg.spot.nametable import NameTable
from kg.spot.tokens import Token


def longer_name(tokens: list[Token], i: int, known_end: int, run_end: int, names: NameTable) -> bool:
    """Whether a capitalised run that begins with a known name is a longer name, not two beside each other."""
    rest = tokens[known_end:run_end]
    if names.at(tokens, known_end) is not None and not names.doubtful_town(tokens, known_end):
        return False
    if len(rest) == 2 and _person(rest, names) and names.firm(tokens, i):
        return False  # "il capo di Acme Ann Lee"
    if len(rest) == 2 and _told_to(tokens, i, known_end, names) and all(t.text.istitle() for t in rest):
        return False  # "ha detto a Acme Ann Lee": who told it to an outlet
    if rest and rest[0].kind == "w" and _title(tokens, names.pack) and not _odd(rest[0].text):
        return False  # "Acme Drops Its Plan": a title goes on with a verb that no list knows
    if len(rest) == 1 and rest[0].bare in names.pack.org_suffixes and names.machine(tokens, i):
        return True  # "Aurora Labs" is a firm, whatever machine is called Aurora
    if names.pack.adjective_first and rest and all(t.bare in names.pack.not_names for t in rest):
        return False  # "the Acme Board"
    noun = len(rest) == 1 and rest[0].text[1:].islower() and _class_noun(rest[0], names.pack)
    if noun and of_no_firm(tokens, i, known_end, names):
        return False  # "an Acme Handset": the noun tells what it is
    if len(rest) == 1 and rest[0].kind == "n" and names.numbered(tokens, i, known_end, _small(rest[0].text)):
        return True  # "Acme 6" is not the "Acme" that the lists know
    if len(rest) == 1 and _number_of_line(tokens, i, known_end, names):
        return True
    if len(rest) == 1 and re.fullmatch(r"\d\.\d", rest[0].text):
        return True  # "Acme 3.1" is a thing of the firm Acme, and no count
    return not all(t.kind == "n" for t in rest)


def _told_to(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether an outlet stands behind a verb of saying and "to", where who speaks follows."""
    hit, pack = names.at(tokens, i), names.pack
    if pack.adjective_first or i < 2 or hit is None or hit[0] != end:
        return False
    if not all(n.entity in names.outlets for n in hit[1]):
        return False
    to = any(f == (tokens[i - 1].key,) and t.value == "to" for f, t in pack.table.get(tokens[i - 1].key, ()))
    verb = pack.table.get(tokens[i - 2].key, ())
    return to and any(isinstance(t.value, Trigger) and pack.frames[t.value.frame].speech for _, t in verb)


def _person(rest: list[Token], names: NameTable) -> bool:
    """Whether two words behind a firm's name are somebody's, where class nouns stand before names."""
    return (
        not names.pack.adjective_first
        and rest[0].bare in names.pack.person_names
        and all(t.text.istitle() for t in rest)
        and rest[1].bare not in wares()
        and rest[1].bare not in names.pack.org_suffixes
    )


def _title(tokens: list[Token], pack: Pack) -> bool:
    """Whether a line has most words with capitals and no mark at its end, where verbs follow subjects."""
    words = [t.text for t in tokens if t.kind == "w"]
    capitals = sum(w[0].isupper() for w in words)
    return (
        pack.adjective_first
        and tokens[-1].text not in ".!?…"
        and len(words) > 4
        and 3 * capitals > 2 * len(words)
    )


def person_behind_body(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether somebody's two names begin behind an institution's: "Tarn University Ann Lee"."""
    if end < i + 2 or end + 1 >= len(tokens) or not tokens[end - 1].text[0].isupper():
        return False
    family, pack = tokens[end + 1], names.pack
    if not (family.text.istitle() and family.text.isalpha() and family.start == tokens[end].end + 1):
        return False
    more = tokens[end + 2] if end + 2 < len(tokens) else None
    if more is not None and more.text[0].isupper() and more.start == family.end + 1:
        return False
    if tokens[end - 1].bare in common()["names"]["foreign_bodies"]:
        return tokens[end].text.istitle() and not pack.adjective_first
    return tokens[end].bare in pack.person_names and any(
        isinstance(tag.value, Noun) and tag.value.cls in names.bodies
        for t in tokens[i:end]
        for form, tag in pack.table.get(t.key, ())
        if form == (t.key,)
    )

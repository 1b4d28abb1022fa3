"""Whether a run of words has its capitals from its place in the text, or from what it is."""

from __future__ import annotations

from typing import Final

from kg.lang.fold import bare
from kg.lang.pack import Noun, Trigger
from kg.spot.bodies import _joins
from kg.spot.bodyheads import heads_of
from kg.spot.firstwords import _class_noun, _noun_alone, _opens, _tagged
from kg.spot.letters import _odd
from kg.spot.nametable import NameTable, tags_at
from kg.spot.titles import plain_title
from kg.spot.tokens import Token

_FINITE: Final[tuple[str, ...]] = ("past", "pres", "fut", "cond")


def no_name(tokens: list[Token], i: int, end: int, names: NameTable, headline: bool) -> bool:
    """Whether a run has its capitals from its place in the text, or from what it is: a noun, a letter."""
    first, pack = tokens[i], names.pack
    single = end - i == 1
    strong = any(_odd(t.text) for t in tokens[i:end])
    if _opens(tokens, i) and (_tagged(first, pack) if single else _verb_first(tokens, i, end, names)):
        return True
    if not strong and pack.adjective_first and plain_title(tokens, i, end, pack):
        return True
    if not strong and (
        (headline and not _whole_body(tokens, i, end, names))
        or (pack.capital_nouns and (single or bare(first.text) not in pack.person_names))
    ):
        return True
    if end - i > 2 and " ".join(t.bare for t in tokens[i:end]) in pack.not_names:
        return True  # "High Performance Computing"
    if not single:
        # "the Academic Secretary", "a Data Center": an office, a class noun, whatever its letters
        none = {"role", "anaphor"} if pack.adjective_first else {"role", "thing"}
        if all(t.text[0].isupper() or _joins(t, pack) for t in tokens[i:end]) and any(
            t.key in pack.body_adjectives for t in tokens[i:end]
        ):
            none = {"role"}  # "the National Centre of Computing" is the one that is called so
        return any(
            e == end
            and isinstance(tag.value, Noun)
            and not none.isdisjoint(tag.value.use)
            # "the Supreme Court" is one all the same
            and not ("thing" in tag.value.use and tag.value.cls in names.bodies)
            for e, tag in tags_at(pack.table, tokens, i)
        )
    if pack.adjective_first and first.text.isupper() and _class_noun(first, pack):
        return True  # "the OS"
    if first.bare in pack.org_suffixes or (len(first.text) == 1 and first.text.isupper()):
        return True  # "Inc." behind a name that ends in a mark, a letter
    if len(first.text) == 2 and first.text[0] in "vV" and first.text[1].isdigit():
        return True  # "the architecture V3": a version of what is named elsewhere
    return not strong and _noun_alone(first, pack)


def _whole_body(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether a run names an institution by its noun and what it is of or for: "Centre for Weather Studies",
    which no title has its capitals from.
    """
    return any(tokens[k].text.islower() and heads_of(tokens, i, k, names) for k in range(i + 1, end - 1))


def _verb_first(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether a run at the head of a sentence is a verb and a name: "Desarrolla Acme-2", "Habló Ana Ruiz"."""
    first, pack = tokens[i], names.pack
    if _odd(first.text) or names.at(tokens, i) is not None or tokens[i + 1].text == ":":
        return False
    if first.bare in pack.person_names and not (pack.pro_drop or pack.article):
        return False  # "Marie Lenoir": no verb stands there without its subject
    if any(
        form == (first.key,)
        and isinstance(tag.value, Trigger)
        and tag.value.feature in ((*_FINITE, "ger") if pack.adjective_first else _FINITE)
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

"""Whether a number behind a name counts what follows it, and whether a word there is that of an edition."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Pack
from kg.lang.shared import common
from kg.spot.ends import acts, singular
from kg.spot.letters import _namelike
from kg.spot.nametable import NameTable, tags_at
from kg.spot.titles import title_verb
from kg.spot.tokens import Token

# how nouns and participles of several end where adjectives follow
_MANY: Final = ("s", "x", "i")
_COUNTED: Final = frozenset(("measure", "scale", "month", "duration", "money", "number", "noun"))
_SPOKEN_FOR: Final = frozenset(("noun", "month", "date", "measure", "scale", "class", "cue", "trigger"))


def nothing_counted(tokens: list[Token], at: int, table: NameTable) -> bool:
    """Whether a number ends its phrase: a mark, a word of grammar or another name's word follows."""
    if at + 1 == len(tokens) or tokens[at + 1].kind == "p" or _edition(tokens, at + 1, table):
        return True
    tags = [tag for end, tag in tags_at(table.pack.table, tokens, at + 1) if end == at + 2]
    kinds = {"class" if acts(tag) else tag.kind for tag in tags}
    if "trigger" in kinds and not table.pack.adjective_first and not tokens[at + 1].key.endswith(_MANY):
        kinds.discard(
            "noun"
        )  # "the Acme 800 made by": a participle of one thing, though it is a noun as well
    return bool(kinds) and kinds <= {"class", "cue", "trigger"}


def _goes_on(tokens: list[Token], at: int, pack: Pack) -> bool:
    """Whether a name goes on at `at`: what a given name stands before is a person."""
    return (
        at < len(tokens)
        and tokens[at].start == tokens[at - 1].end + 1
        and _namelike(tokens[at])
        and not any(tag.kind == "noun" for _, tag in tags_at(pack.table, tokens, at))
    )


def _counts(tokens: list[Token], at: int, pack: Pack) -> bool:
    """Whether a number counts or measures what stands behind it."""
    if pack.adjective_first and singular(tokens, at + 1, pack):
        return False
    return at + 1 < len(tokens) and (
        tokens[at + 1].text in "%$€£°"
        or any(tag.kind in _COUNTED and not acts(tag) for _, tag in tags_at(pack.table, tokens, at + 1))
    )


def _edition(tokens: list[Token], at: int, table: NameTable) -> bool:
    """Whether a capitalised Latin word names one of a line of things ("Light", "Pro-X") and nothing else."""
    token = tokens[at]
    if (
        token.start != tokens[at - 1].end + 1
        or not _namelike(token)
        or not token.text[0].isascii()
        or token.text in common()["units"]
        or table.at(tokens, at) is not None
        or (token.bare in table.pack.person_names and _goes_on(tokens, at + 1, table.pack))
        or title_verb(tokens, at, table.pack)
    ):
        return False
    return not any(tag.kind in _SPOKEN_FOR for _, tag in tags_at(table.pack.table, tokens, at))

"""What a name between marks is by the noun that takes it up in the next sentence, in a script without
capitals: "… that «Acme» is growing. And-the-firm has".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kg.gazetteer import Gazetteer
from kg.lang.pack import Noun, Pack
from kg.link.markedfirms import marked
from kg.schema import Schema
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token
from kg.spot.wordtags import classes_alone

_OPEN: Final = '«“"'
# how far into a sentence the noun that takes a name up may stand: "and-says the-firm"
_REACH: Final = 4


def marked_taken_up(
    sentences: Sequence[list[Token]],
    candidates: Sequence[Candidate],
    votes: Mapping[str, Mapping[str, int]],
    pack: Pack,
    schema: Schema,
    gazetteer: Gazetteer,
) -> Iterator[tuple[str, str]]:
    """Name and class of each name between marks for which nothing speaks, alone of such in its sentence,
    that a definite noun near the head of the next takes up, where that sentence names no thing of the
    kind, and the name's own none but somebody's whose noun stands before.
    """
    if not pack.article:
        return
    for n in range(1, len(sentences)):
        noun = _opening(sentences[n], pack)
        if noun is None:
            continue
        fresh = {
            c.name
            for c in candidates
            if c.sentence == n - 1 and not c.known and not votes.get(c.name) and marked(sentences[n - 1], c)
        }
        coarse = schema.coarse(noun.cls)
        if coarse != "Organization" and _introduced(sentences[n - 1], candidates, n - 1, noun, pack):
            continue
        kinds = {gazetteer.entities[k.entity].type for c in candidates if c.sentence == n for k in c.known}
        kinds |= {cls for c in candidates if c.sentence == n for cls in votes.get(c.name, ())}
        if len(fresh) == 1 and (coarse == "Organization" or coarse not in map(schema.coarse, kinds)):
            yield fresh.pop(), noun.cls


def _introduced(tokens: list[Token], candidates: Sequence[Candidate], n: int, noun: Noun, pack: Pack) -> bool:
    """Whether a sentence has a noun of the same class without an article and without a name behind it: in
    "«Acme» builds a plant. And-has the-plant" that one is taken up, which has no name.
    """
    named = {c.first for c in candidates if c.sentence == n}
    for k in range(1, len(tokens)):
        if "det" in classes_alone(pack.table, tokens[k - 1].key):
            continue
        for end, tag in tags_at(pack.table, tokens, k):
            same = isinstance(tag.value, Noun) and tag.value.cls == noun.cls
            if same and not named & {end, end + 1}:
                return True
    return False


def _opening(tokens: list[Token], pack: Pack) -> Noun | None:
    """The definite noun of a thing, with no name behind it, among the first words of a sentence."""
    for k in range(1, min(_REACH, len(tokens))):
        if "det" not in classes_alone(pack.table, tokens[k - 1].key) or tokens[k - 1].end != tokens[k].start:
            continue
        hit = max(
            ((end, tag.value) for end, tag in tags_at(pack.table, tokens, k) if isinstance(tag.value, Noun)),
            key=lambda row: row[0],
            default=None,
        )
        if hit is None:
            return None
        end, noun = hit
        if "anaphor" not in noun.use or not noun.use.isdisjoint(("role", "part", "pair")):
            return None
        if _tells_nothing(noun) or end >= len(tokens) or tokens[end].text in _OPEN:
            return None
        return noun
    return None


def _tells_nothing(noun: Noun) -> bool:
    """Whether a noun tells of nothing that a name between marks may be alone."""
    return noun.cls in ("", "Person", "City", "Country", "Report", "Letter")

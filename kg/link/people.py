"""People by what stands around their names: two behind a plural, and surnames that are firms' names, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

from kg.gazetteer import Gazetteer
from kg.lang.pack import PREPOSITIONS, Noun, Pack
from kg.schema import Schema
from kg.spot.nametable import Candidate
from kg.spot.tokens import Token
from kg.spot.wordtags import classes_alone


def both_people(
    pack: Pack, votes: Mapping[str, Counter[str]], tokens: Sequence[Token], row: Sequence[Candidate]
) -> bool:
    """Whether two names of two words that nothing but "and" parts are people's: the first one is, and a
    plural of people stands before it ("the editors Ann Lee and Wojt Olsen").
    """
    between = tokens[row[0].last : row[1].first]
    first = votes[row[0].name]
    return (
        len(between) == 1
        and "and" in classes_alone(pack.table, between[0].key)
        and all(x.name.count(" ") == 1 for x in row)
        and first["Person"] > 0
        and first["Person"] == max(first.values())
        and row[1].name.split()[1] not in pack.org_suffixes
        and row[0].first > 0
        and tokens[row[0].first - 1].key.endswith("s")
        and any(
            isinstance(tag.value, Noun) and tag.value.cls == "Person"
            for form, tag in pack.table.get(tokens[row[0].first - 1].key, ())
            if len(form) == 1
        )
    )


def surnames_alone(
    candidates: Collection[Candidate],
    pack: Pack,
    gazetteer: Gazetteer,
    schema: Schema,
    cue: Callable[[Candidate], str | None],
    sentences: Sequence[Sequence[Token]],
) -> set[str]:
    """The names of known firms and places that the article uses as somebody's surname alone: "Ann Acme heads
    Brisk. Acme said …" is her, where the firm was not named before, nor beside her, nor with a noun of
    firms; a place has no preposition or article before it, either.
    """
    firms: dict[str, list[Candidate]] = {}
    for c in candidates:
        if c.known and c.sure and " " not in c.name:
            firms.setdefault(c.name, []).append(c)
    if not firms:
        return set()
    bearers = {
        c.name.split()[1]: c.sentence
        for c in sorted(candidates, key=lambda c: -c.sentence)
        if not c.known and c.name.count(" ") == 1 and c.name.split()[0] in pack.person_names
    }
    return {
        name
        for name, places in firms.items()
        if name in bearers
        and all(c.sentence > bearers[name] and cue(c) in (None, "Person") for c in places)
        and _bare_enough(
            pack,
            {schema.coarse(gazetteer.entities[n.entity].type) for n in places[0].known},
            places,
            sentences,
        )
    }


def _bare_enough(
    pack: Pack, kinds: Collection[str], places: Sequence[Candidate], sentences: Sequence[Sequence[Token]]
) -> bool:
    """Whether a name known for a firm's, or a place's nowhere told as one, may be a surname alone."""
    if kinds != {"Place"}:
        return kinds == {"Organization"}
    before = [sentences[c.sentence][c.first - 1] for c in places if c.first]
    classes = [classes_alone(pack.table, t.key) for t in before]
    return not any(x & {*PREPOSITIONS, "det", "and"} for x in classes) and not any(
        t.text == "(" for t in before
    )

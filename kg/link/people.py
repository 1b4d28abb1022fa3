"""Two names that "and" joins behind a plural of people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.lang.pack import Noun, Pack
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

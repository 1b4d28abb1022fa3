"""Whether a name is that of a fair or a congress, which is no thing of the ontology."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Noun, Pack, Trigger
from kg.spot.nametable import tags_at
from kg.spot.tokens import Token

# how many words may tell more of a fair between its noun and its name: "the yearly fair for developers X"
_BETWEEN: Final = 4


def at_fair(pack: Pack, tokens: list[Token], first: int, last: int) -> bool:
    """Whether the noun of a fair names what stands in the tokens from `first` to before `last`: it stands
    before the name, inside it, or behind it where nouns do.
    """
    if tokens[first].bare in pack.person_names:
        return False  # "the conference of Ann Lee"
    if any(_fair(pack, tokens, k, last) for k in range(first, last) if tokens[k].text[0].isupper()):
        return True
    if pack.adjective_first and last < len(tokens) and _fair(pack, tokens, last, len(tokens)):
        return True
    if _explained(pack, tokens, last):
        return True
    first = _motto(tokens, first)
    for k in range(first - 1, max(-1, first - 2 - _BETWEEN), -1):
        if tokens[k].text[0].islower() and _fair(pack, tokens, k, first):
            return True
        if not _tells_more(pack, tokens, k):
            return False
    return False


def _explained(pack: Pack, tokens: list[Token], last: int) -> bool:
    """Whether the noun of a fair with its article explains the name before: "at X, the yearly fair"."""
    if last + 2 >= len(tokens) or tokens[last].text != ",":
        return False
    det = {str(tag.value) for _, tag in tags_at(pack.table, tokens, last + 1) if tag.kind == "class"}
    return bool(det & {"det", "indef"}) and any(
        tokens[k].text[0].islower() and _fair(pack, tokens, k, len(tokens))
        for k in range(last + 2, min(len(tokens), last + 4))
        if all(_tells_more(pack, tokens, n) for n in range(last + 2, k))
    )


def _motto(tokens: list[Token], first: int) -> int:
    """Where the name begins whose motto behind a colon goes on at `first`: "the conference Brisk: Building
    the Future"; `first` where none does.
    """
    k = first - 1
    while k > 1 and (tokens[k].text[0].isupper() or tokens[k].text in ("the", "of", "for")):
        k -= 1
    if k < 1 or tokens[k].text != ":" or not tokens[k - 1].text[0].isupper():
        return first
    while k and (tokens[k].text == ":" or tokens[k].text[0].isupper()):
        k -= 1
    return k + 1


def _fair(pack: Pack, tokens: list[Token], k: int, stop: int) -> bool:
    return tokens[k].key in pack.fairs and any(
        end <= stop and isinstance(tag.value, Noun) and "fair" in tag.value.use
        for end, tag in tags_at(pack.table, tokens, k)
    )


def _tells_more(pack: Pack, tokens: list[Token], k: int) -> bool:
    """Whether a word may stand between the noun of a fair and its name."""
    token = tokens[k]
    if token.kind != "w" or not token.text[0].islower():
        return token.text in '"“«'
    tags = [tag for _, tag in tags_at(pack.table, tokens, k)]
    classes = {str(tag.value) for tag in tags if tag.kind == "class"}
    if any(isinstance(tag.value, Trigger) and tag.value.feature != "pp" for tag in tags):
        return False
    return not classes or bool(classes & {"of", "det", "contracted", "for", "adjective"})

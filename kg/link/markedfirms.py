"""Names between marks that are firms by where they stand, in a script without capitals: behind a verb in
the form that firms take, behind an office or what firms have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kg.lang.fold import has_shape
from kg.lang.pack import PREPOSITIONS, Noun, Pack, Trigger
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token
from kg.spot.words import finite_at
from kg.spot.wordtags import classes_alone

_OPEN, _CLOSE = '«“"', '»”"'
_OPENS: Final = frozenset(("and", "that", "who", "have", "adverb", "clause", "neg"))
_UNDER: Final = frozenset(("to", "in", "at"))
# how far before the marks the noun of an office may stand: "the head the-financial in «X»"
_REACH: Final = 6
_FRAME_REACH: Final = 8
_PREPS: Final = frozenset(PREPOSITIONS)
_FIRMS: Final = frozenset(("Organization", "Company", "Fund", "University"))
_NEVER: Final = frozenset(("City", "Legislation", "Person"))


def marked(tokens: Sequence[Token], c: Candidate) -> bool:
    """Whether a name alone stands between marks."""
    return (
        0 < c.first < c.last < len(tokens)
        and tokens[c.first - 1].text in _OPEN
        and tokens[c.last].text in _CLOSE
    )


def under_or_joined(tokens: Sequence[Token], c: Candidate, pack: Pack) -> bool:
    """Whether a preposition, "and", "that" or nothing stands before the marks around a name."""
    before = tokens[c.first - 2] if c.first > 1 else None
    if before is None or before.kind == "p":
        return True
    deed = any(isinstance(tag.value, Trigger) for _, tag in tags_at(pack.table, list(tokens), c.first - 2))
    return deed or bool(classes_alone(pack.table, before.key) & (_PREPS | {"and", "that", "other_prep"}))


def marked_firms(
    sentences: Sequence[list[Token]],
    candidates: Sequence[Candidate],
    votes: Mapping[str, Mapping[str, int]],
    pack: Pack,
) -> Iterator[tuple[str, str]]:
    """Name and class of each name between marks for which nothing speaks and that stands where firms do, of
    those that "and" joins to it, and of what is said to be some such thing.
    """
    if not pack.article:
        return
    ends = {(c.sentence, c.last): c for c in candidates}
    told: set[str] = set()
    for c in sorted(candidates, key=lambda c: (c.sentence, c.first)):
        tokens = sentences[c.sentence]
        if c.known or votes.get(c.name) or any(map(str.isdigit, c.name)) or not marked(tokens, c):
            continue
        before = _joined_to(tokens, c, ends, pack)
        at = c.first - 1
        firm = before in told or _behind_verb(tokens, at, pack) or _of_office(tokens, at, pack)
        cls = "Company" if firm or _of_frame(tokens, at, pack) else _predicate(tokens, c.last + 1, pack)
        if cls:
            told |= {c.name} if cls == "Company" else set()
            yield c.name, cls


def _joined_to(
    tokens: Sequence[Token], c: Candidate, ends: Mapping[tuple[int, int], Candidate], pack: Pack
) -> str:
    """The name between marks that nothing but "and" parts from this one; "" where there is none."""
    k = c.first - 2
    if k < 2 or not _is(tokens[k], "and", pack) or tokens[k - 1].text not in _CLOSE:
        return ""
    other = ends.get((c.sentence, k - 1))
    return other.name if other is not None else ""


def _behind_verb(tokens: list[Token], at: int, pack: Pack) -> bool:
    """Whether a verb in the form that firms take stands right before the marks that open at `at`."""
    k = at - 1
    if k < 0 or tokens[k].kind != "w" or not has_shape(tokens[k].key, pack.feminine_shapes):
        return False
    verbal = finite_at(pack, tokens, k) or tokens[k].key in pack.ordinary or _is(tokens[k], "light", pack)
    verbal = verbal or _is(tokens[k], "have", pack) or not tags_at(pack.table, tokens, k)
    opens = k == 0 or tokens[k - 1].kind == "p" or bool(classes_alone(pack.table, tokens[k - 1].key) & _OPENS)
    return verbal and opens and not has_shape(tokens[k].text, pack.noun_shapes)


def _of_office(tokens: list[Token], at: int, pack: Pack) -> bool:
    """Whether an office, a rival or the like stands before the marks that open at `at`, of which these name
    the firm: right before, or with a preposition and adjectives between.
    """
    k = at - 1
    under = k > 0 and bool(classes_alone(pack.table, tokens[k].key) & _UNDER)
    k -= under
    for j in range(k, max(-1, k - _REACH), -1):
        hits = [
            (end, tag.value) for end, tag in tags_at(pack.table, tokens, j) if isinstance(tag.value, Noun)
        ]
        if any("role" in noun.use and noun.slug and end - 1 <= k for end, noun in hits):
            role_end = max(end for end, noun in hits if "role" in noun.use)
            the = j > 0 and bool(classes_alone(pack.table, tokens[j - 1].key) & {"det", "possessive"})
            return role_end == k + 1 and not the if not under else _described(tokens, role_end, k, pack)
    return False


def _of_frame(tokens: list[Token], at: int, pack: Pack) -> bool:
    """Whether a verb stands before the marks that open at `at` which people alone do, to firms: "founded
    «X»", "works in «X»".
    """
    preps = classes_alone(pack.table, tokens[at - 1].key) & _PREPS if at else frozenset()
    for j in range(at - 1, max(-1, at - _FRAME_REACH), -1):
        if tokens[j].kind == "p":
            return False
        for _, tag in tags_at(pack.table, tokens, j):
            if not isinstance(tag.value, Trigger) or tag.value.particle:
                continue
            frame = pack.frames[tag.value.frame]
            whom, places = frame.types.get("o", ()), frame.roles.get("o", ())
            people = {cls.rstrip("!") for cls in frame.types.get("s", ())} == {"Person"}
            firms = not whom or {cls.rstrip("!") for cls in whom} <= _FIRMS
            if people and firms and (preps & set(places) or (not preps and "object" in places)):
                return True
    return False


def _predicate(tokens: list[Token], k: int, pack: Pack) -> str:
    """The class that a noun without an article gives the name between marks that close right before `k`:
    "«X» is a firm of", "«X», a start-up"; "" where none does.
    """
    while k < len(tokens) and (
        tokens[k].text in ",،" or bool(classes_alone(pack.table, tokens[k].key) & {"copula", "and"})
    ):
        k += 1
    for end, tag in tags_at(pack.table, tokens, k) if k < len(tokens) else ():
        noun = tag.value
        if isinstance(noun, Noun) and noun.cls and {"cue", "anaphor"} <= noun.use and "role" not in noun.use:
            named = end < len(tokens) and tokens[end].text in _OPEN
            return "" if named or noun.cls in _NEVER else noun.cls
    return ""


def _described(tokens: Sequence[Token], first: int, last: int, pack: Pack) -> bool:
    """Whether only adjectives and what an article joins stand between an office and its preposition."""
    return all(
        bool(classes_alone(pack.table, t.key) & {"det", "adjective"})
        or t.key.startswith(pack.article)
        or bool(classes_alone(pack.table, tokens[n].key) & {"det"})
        for n, t in enumerate(tokens[first : last + 1], first - 1)
    )


def _is(token: Token, cls: str, pack: Pack) -> bool:
    return cls in classes_alone(pack.table, token.key)

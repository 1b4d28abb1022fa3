"""Whether a name ends what leads in to a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.lang.pack import PREPOSITIONS, Cue, Noun, Pack, Trigger
from kg.schema import Schema
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token
from kg.spot.wordtags import classes_alone

_LEADS: Final = frozenset(PREPOSITIONS) | {"other_prep", "like"}
_OPENING: Final = _LEADS | {"called"}
_FINITE: Final = frozenset(("past", "pres", "fut", "cond"))
_REACH: Final = 16


def leads_in(pack: Pack, tokens: list[Token], c: Candidate) -> bool:
    """Whether the noun behind a name and a comma is the subject of the sentence that the name leads in to,
    and explains nothing ("According to Acme, the chip made by Brisk will have"); false where the noun closes
    with a comma of its own or takes a relative clause. So does a short form in brackets, and who is told to
    have said it ("As has said the Institute (INS), the new chip will").
    """
    first, last = c.first, c.last
    if first > 0 and last < len(tokens) and tokens[first - 1].text == "(" and tokens[last].text == ")":
        first, last = first - 1, last + 1
    if not first or last >= len(tokens) or tokens[last].text not in ",،":
        return False
    opens = [
        end
        for end, tag in tags_at(pack.table, tokens, 0)
        if (tag.kind == "class" and tag.value in _OPENING)
        or (isinstance(tag.value, Trigger) and tag.value.feature == "pp" and not pack.adjective_first)
    ]
    if not opens or max(opens) > first:
        return False
    cues = (tag.value for _, tag in tags_at(pack.table, tokens, 0) if isinstance(tag.value, Cue))
    told = any(cue.modality == "according" for cue in cues)
    if any(
        tokens[k].kind == "p" or (not told and _finite(pack, tokens, k)) for k in range(max(opens), first)
    ):
        return False
    for k in range(last + 1, min(len(tokens), last + _REACH)):
        classes = {tag.value for _, tag in tags_at(pack.table, tokens, k) if tag.kind == "class"}
        if tokens[k].text == "," and _apposed_name(pack, tokens, k):
            return True  # "told Acme, the head of Brisk, Ann Lee, says": who says it has a name
        if tokens[k].text in ",،.;:()" or "who" in classes:
            return False
        if _finite(pack, tokens, k):
            return True
    return False


def _apposed_name(pack: Pack, tokens: list[Token], at: int) -> bool:
    """Whether a comma, a name of two words or three, a comma and a verb stand at a token."""
    end = at + 1
    while end < len(tokens) and tokens[end].kind == "w" and tokens[end].text[0].isupper():
        end += 1
    if end - at - 1 not in (2, 3) or end + 1 >= len(tokens) or tokens[end].text != ",":
        return False
    return _finite(pack, tokens, end + 1)


def _finite(pack: Pack, tokens: list[Token], k: int) -> bool:
    """Whether a verb with a subject of its own is at a token, "have" and "be" among them; a form that may be
    a participle is none.
    """
    features: set[str] = set()
    for _, tag in tags_at(pack.table, tokens, k):
        if tag.kind == "class" and tag.value in ("have", "be"):
            return True
        if isinstance(tag.value, Trigger):
            features.add(tag.value.feature)
    return "pp" not in features and bool(features & _FINITE)


def owner_end(pack: Pack, tokens: list[Token], c: Candidate, candidates: list[Candidate]) -> int:
    """Where the name ends that tells whose a thing is ("the X2 of Acme, a chip"); 0 without it or a comma."""
    at = c.last
    if pack.script != "Latin" or at + 2 >= len(tokens):
        return 0
    if not any(t.kind == "class" and t.value == "of" for _, t in tags_at(pack.table, tokens, at)):
        return 0
    end = next((o.last for o in candidates if o.sentence == c.sentence and o.first == at + 1), 0)
    return end if 0 < end < len(tokens) and tokens[end].text == "," else 0


def ware(schema: Schema, cls: str | None) -> str | None:
    """A class, where things that somebody makes are of it."""
    return cls if cls is not None and schema.coarse(cls) in ("Hardware", "AIModel", "Product") else None


def towns_firm(
    pack: Pack, sentences: Sequence[list[Token]], candidates: Sequence[Candidate], c: Candidate, noun: Noun
) -> bool:
    """Whether what stands between an article and the noun of a firm is where it is: "the Oslo company", in an
    article that says elsewhere that something is in Oslo.
    """
    if noun.cls != "Company" or "anaphor" not in noun.use or c.known or c.last - c.first != 1 or not c.first:
        return False
    if not _is(pack, sentences[c.sentence][c.first - 1], "det"):
        return False
    return any(
        o.name == c.name
        and o.first > 0
        and o.last - o.first == 1
        and _is(pack, sentences[o.sentence][o.first - 1], "in")
        for o in candidates
    )


def _is(pack: Pack, token: Token, cls: str) -> bool:
    return cls in classes_alone(pack.table, token.key)


def unexplained(pack: Pack, tokens: list[Token], c: Candidate, candidates: list[Candidate]) -> bool:
    """Whether the noun behind a name and a comma is none of its own: who acts or speaks next."""
    return leads_in(pack, tokens, c) or speakers_office(pack, tokens, c, candidates)


def speakers_office(pack: Pack, tokens: list[Token], c: Candidate, candidates: list[Candidate]) -> bool:
    """Whether the office behind a name and a comma is that of who speaks next: "Acme bought X, its head
    said", "…, the head of Acme, Ann Lee, said".
    """
    if not pack.adjective_first or c.last >= len(tokens) or tokens[c.last].text != ",":
        return False
    if not any(_finite(pack, tokens, k) or _says(pack, tokens, k) for k in range(c.first)):
        return False
    office = [
        end
        for k in range(c.last + 1, min(c.last + 5, len(tokens)))
        for end, tag in tags_at(pack.table, tokens, k)
        if isinstance(tag.value, Noun) and "role" in tag.value.use
    ]
    if not office:
        return False
    at = max(office)
    for joint in ("of", ","):
        if at + 1 < len(tokens) and joint in (tokens[at].text, tokens[at].key):
            at = next(
                (o.last for o in candidates if o.sentence == c.sentence and o.first == at + 1), len(tokens)
            )
    at += at < len(tokens) and tokens[at].text == ","
    return at < len(tokens) and _says(pack, tokens, at)


def _says(pack: Pack, tokens: list[Token], k: int) -> bool:
    values = [tag.value for _, tag in tags_at(pack.table, tokens, k)]
    return any(
        isinstance(v, Trigger) and v.feature in _FINITE and pack.frames[v.frame].speech for v in values
    )

"""What of an article goes into its reading: the entities that are used, the mentions of things."""

from __future__ import annotations

from kg.model import (
    Article,
    Claim,
    EventStatement,
    Mention,
    Ratio,
    Relation,
    Span,
)


def _slugs_of(claim: Claim, part: str) -> list[str]:
    """The entities that a part of a claim's evidence names."""
    s = claim.statement
    if isinstance(s, EventStatement):
        return [f for r, f in s.roles if r == part and isinstance(f, str)]
    if part == "subject":
        return [s.subject]
    return [s.object] if part == "object" and isinstance(s, Relation) else []


def _used(claims: list[Claim]) -> set[str]:
    """The entities that the claims speak of."""
    out: set[str] = set()
    for claim in claims:
        s = claim.statement
        out.update(x for x in (claim.stance.speaker, *claim.stance.reporters) if x)
        if isinstance(s, EventStatement):
            out.update(f for _, f in s.roles if isinstance(f, str))
        elif isinstance(s, Relation):
            out |= {s.subject, s.object}
        else:
            out.add(s.subject)
            if isinstance(s.value, Ratio) and s.value.relative_to:
                out.add(s.value.relative_to)
    return out


def _mention(article: Article, sentence: int, start: int, end: int, entity: str, rule: str) -> Mention:
    return Mention(sentence, Span(start, end), article.text[start:end], entity, rule)

"""From what patterns found to claims: one for each filler, checked against the ontology, with
stance and evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final

from kg.extract.found import Context, Fill, Found
from kg.extract.implied import with_implied
from kg.extract.makers import built, of_another
from kg.extract.plausible import implausible
from kg.extract.quoted import Speech
from kg.extract.silent import of_unmade, says_nothing, within_others
from kg.extract.speech import speaker_of
from kg.extract.stance import modality_of
from kg.extract.ties import as_known, without_told
from kg.extract.twice import said_twice
from kg.lang.shared import common
from kg.link.named import UNTYPED
from kg.link.slugs import slugify
from kg.model import (
    Claim,
    Duration,
    EventStatement,
    Evidence,
    Modality,
    Money,
    PartialDate,
    Quantity,
    Ratio,
    Relation,
    Span,
    Stance,
    Statement,
    Text,
    ValueOf,
)

# the end of the name of a line of machines, as its slug has it
_MODALITIES: Final = {modality.value: modality for modality in Modality}
_LINE: Final = re.compile(r"-[a-z]{1,4}\d{3,5}[a-z]?$")


def claims_of(context: Context, found: list[Found], spoken: list[Speech]) -> list[Claim]:
    """The claims of an article, in text order, equal ones once with all their evidence."""
    out: dict[tuple[Statement, Stance], list[Evidence]] = {}
    told = without_told(list(with_implied(context, list(as_known(context, found)))))
    verbs = {pair for f in told if "/p" not in f.rule for pair in _run_by(context, f)}
    for f in told:
        pairs = _run_by(context, f) if "/p" in f.rule else set()
        if pairs and pairs <= verbs:
            continue  # a verb of the sentence says it, in its own tense
        stance = _stance(context, f, spoken)
        if reason := says_nothing(context, f, stance):
            context.drop(f.sentence, f.rule, reason, "")
            continue
        for statement, parts in _statements(context, f):
            rows = out.setdefault((statement, stance), [])
            for evidence in _evidence(context, f, parts):
                if evidence not in rows:
                    rows.append(evidence)
    wider = _wider(s for s, stance in out if stance.modality is Modality.ASSERTED)
    wider |= _measured(context, out)
    planned = any(stance.modality is not Modality.ASSERTED for _, stance in out)
    for key in list(said_twice(out)) if planned else ():
        context.drop(out[key][0].sentence, out[key][0].rule, "the same words say that it is to come", "")
        del out[key]
    for key in within_others(out):
        context.drop(out[key][0].sentence, out[key][0].rule, "another event says this and more", "")
        del out[key]
    for key in of_unmade(out) if planned else ():
        context.drop(out[key][0].sentence, out[key][0].rule, "of what was not made", "")
        del out[key]
    for (statement, _), rows in out.items() if wider else ():
        if statement in wider:
            context.drop(rows[0].sentence, rows[0].rule, "a closer tie or a value says the same", "")
    if not wider:
        return [Claim(s, stance, tuple(rows)) for (s, stance), rows in out.items()]
    return [Claim(s, stance, tuple(rows)) for (s, stance), rows in out.items() if s not in wider]


def _run_by(context: Context, f: Found) -> set[tuple[int, str, object, object]]:
    """Whose things without a name are by a find of a relation that their ids tell, too; empty for others."""
    if f.term not in common()["told_by_id"]:
        return set()
    unnamed = {*context.things, *context.lasting.values()}
    things = [o.content for o in f.roles["o"] if o.content in unnamed]
    return {(f.sentence, f.term, s.content, o) for s in f.roles["s"] for o in things}


def _wider(stated: Iterable[Statement]) -> set[Statement]:
    """The relations that say no more than a closer one of the same two: who heads a firm belongs to it."""
    return {
        Relation(s.subject, row["than"], s.object)
        for s in stated
        if isinstance(s, Relation)
        for row in common()["closer"]
        if row["relation"] == s.predicate
    }


def _measured(context: Context, stated: Iterable[tuple[Statement, Stance]]) -> set[Statement]:
    """The relations to a class of things that a value of the same subject tells: who has memory of a type has
    no part besides.
    """
    statements = [s for s, _ in stated]
    valued = {(s.subject, s.predicate) for s in statements if isinstance(s, ValueOf)}
    return {
        s
        for s in statements
        if isinstance(s, Relation)
        for row in common()["valued"]
        if s.predicate == row["relation"]
        and context.fits(context.classes.get(s.object, ""), (row["class"],))
        and (s.subject, row["value"]) in valued
    }


def _own(f: Found, speech: Speech) -> bool:
    """Whether a find names the speaker with the very words that introduce the speech ("X, head of
    Y, said"): no part of it.
    """
    start, end = speech.span.start, speech.span.end
    for fills in f.roles.values():
        for fill in fills:
            if fill.span.start == start and fill.span.end == end:
                return True
    return False


def _stance(context: Context, f: Found, spoken: list[Speech]) -> Stance:
    modality = _MODALITIES[modality_of(context, f)]
    if f.speaker is not None:
        return Stance(modality, f.speaker)
    at = f.trigger.start
    around = [s for s in spoken if s.scope.start <= at < s.scope.end and not _own(f, s)]
    holds = speaker_of(f, around)
    if not holds:
        return Stance(modality)
    reporters = tuple(dict.fromkeys(s.speaker for s in reversed(holds[1:]) if s.speaker != holds[0].speaker))
    return Stance(modality, holds[0].speaker, reporters)


def _statements(context: Context, f: Found) -> Iterator[tuple[Statement, list[tuple[str, Fill]]]]:
    schema = context.schema
    if f.term in schema.events:
        yield from _event(context, f)
    elif f.term in schema.relations:
        yield from _relations(context, f)
    else:
        yield from _values(context, f)


def _event(context: Context, f: Found) -> Iterator[tuple[Statement, list[tuple[str, Fill]]]]:
    parts = [
        (role, fill) for role, fills in f.roles.items() for fill in fills if role in context.schema.roles
    ]
    if not any(role in ("agent", "object") for role, _ in parts):
        context.drop(f.sentence, f.rule, "an event needs an agent or an object", "")
        return
    if any(
        row["event"] == f.term and r == row["role"] and x.cls in row["classes"]
        for row in common()["never_done"]
        for r, x in parts
    ):
        context.drop(f.sentence, f.rule, "that is done to no such thing", "")
        return
    does = {x.content for r, x in parts if r == "agent"}
    if any(x.content in does for r, x in parts if r in ("object", "recipient")):
        context.drop(f.sentence, f.rule, "nobody does it to himself", "")
        return
    parts = [(r, x) for r, x in parts if r != "source" or x.content not in does]
    if f.term in common()["of_makers"] and any(_ware(context, x) for r, x in parts if r == "object"):
        parts = [(r, x) for r, x in parts if r != "agent" or x.cls not in common()["tellers"]]
    if f.term in common()["named_only"] and any(
        x.content in context.generic for r, x in parts if r == "object"
    ):
        context.drop(f.sentence, f.rule, "a whole class of things is no one thing shown", "")
        return
    for row in common()["pairs"]:
        if row["event"] == f.term and sum(role == row["role"] for role, _ in parts) < 2:
            context.drop(f.sentence, f.rule, f"it takes two to fill {row['role']}", "")
            return
    roles: list[tuple[str, str | PartialDate | Quantity]] = []
    for role, fill in parts:
        content = fill.content
        if isinstance(content, Money):
            # the number of an event may be an amount; its currency stands with the value that goes with it
            content = Quantity(content.low, content.high, "", content.comparator)
        if isinstance(content, str | PartialDate | Quantity) and (role, content) not in roles:
            roles.append((role, content))
    yield EventStatement(f.term, tuple(sorted(roles, key=_role_key))), parts


def _role_key(pair: tuple[str, str | PartialDate | Quantity]) -> tuple[str, str]:
    role, content = pair
    return role, content if isinstance(content, str) else repr(content)


def _relations(context: Context, f: Found) -> Iterator[tuple[Statement, list[tuple[str, Fill]]]]:
    symmetric = context.schema.relations[f.term].symmetric
    for s, o in product(f.roles.get("s", ()), f.roles.get("o", ())):
        if not (isinstance(s.content, str) and isinstance(o.content, str)):
            continue
        fault = _fault(context, f, s, o)
        if fault:
            context.drop(f.sentence, f.rule, fault, f"{s.content} {o.content}")
            continue
        a, b = (o, s) if symmetric and o.content < s.content else (s, o)
        term = built(context, f, s, o)
        yield Relation(str(a.content), term, str(b.content), f.count), [("subject", a), ("object", b)]


def _ware(context: Context, fill: Fill) -> bool:
    return context.schema.coarse(fill.cls) in ("AIModel", "Hardware")


def _fault(context: Context, f: Found, s: Fill, o: Fill) -> str:
    """Why two things are in no such relation; empty where nothing speaks against it."""
    term = context.schema.relations[f.term]
    maker = f.term in common()["makers"].values()
    if s.content == o.content:
        return "subject and object are the same"
    if UNTYPED in (s.cls, o.cls):
        return "a name of no type"
    if f.term in common()["of_makers"] and s.cls in common()["tellers"] and _ware(context, o):
        return "who tells of a thing has not made it"
    if maker and ("/p" in f.rule or "→" in f.rule) and of_another(context, str(o.content), str(s.content)):
        return "the name says that another makes it"  # "the Acme X2 of Brisk": whose it is, not who makes it
    if (maker or (f.term in common()["told_by_id"] and f.count is None)) and o.content in context.generic:
        return "nobody makes a whole class of things"  # who makes "GPUs" makes some of a kind
    if any(f.term == row[0] and s.cls in row[1] and o.cls == row[2] for row in common()["no_parts"]):
        return "a part has no whole in it"
    if f.term in common()["not_of_lines"] and _LINE.search(str(o.content)):
        return "a line of machines is nobody's own"
    # a verb says it: "Acme runs a data centre", "is building one"
    spoken = "own" in f.extra or ("/p" not in f.rule and "→" not in f.rule)
    told = not spoken and f.term in common()["told_by_id"]
    if told and _named_after(context, str(o.content), str(s.content)):
        return "whose a thing without a name is, its id says"
    if s.content in context.generic:
        return "a whole class of things has nothing of its own"  # "12 servers with 8 GPUs each"
    if not context.fits(s.cls, tuple(term.domain)) or not context.fits(o.cls, tuple(term.range)):
        return "the ontology does not allow these classes"
    if term.symmetric and context.schema.coarse(s.cls) != context.schema.coarse(o.cls):
        return "joins things of one kind, and these are of two"
    return ""


def _values(context: Context, f: Found) -> Iterator[tuple[Statement, list[tuple[str, Fill]]]]:
    term = context.schema.values[f.term]
    for s, v in product(f.roles.get("s", ()), f.roles.get("v", ())):
        value = _typed(v.content, term.kind)
        if not isinstance(s.content, str) or value is None:
            context.drop(f.sentence, f.rule, f"the value is no {term.kind}", "")
        elif s.content in context.generic:
            context.drop(f.sentence, f.rule, "a whole class of things has nothing of its own", s.content)
        elif not context.fits(s.cls, tuple(term.domain)):
            context.drop(f.sentence, f.rule, "the ontology does not allow this subject", s.content)
        elif fault := implausible(context, f.term, s.cls, value):
            context.drop(f.sentence, f.rule, fault, s.content)
        else:
            yield ValueOf(s.content, f.term, value), [("subject", s), ("value", v)]


def _typed(content: object, kind: str) -> Quantity | Money | Ratio | Duration | Text | None:
    fits = {
        "integer": isinstance(content, Quantity)
        and content.unit == ""
        and content.low == content.low.to_integral(),
        "quantity": isinstance(content, Quantity) and content.unit != "",
        "money": isinstance(content, Money) and not _of_thousands(content),
        "ratio": isinstance(content, Ratio),
        "duration": isinstance(content, Duration),
        "string": isinstance(content, Text),
    }
    if fits.get(kind) and isinstance(content, Quantity | Money | Ratio | Duration | Text):
        return content
    return None


def _of_thousands(money: Money) -> bool:
    """Whether a sum has a comma that may part thousands or decimals: nothing costs 1.099 dollars."""
    return any(
        amount is not None and amount < 1000 and amount.as_tuple().exponent == -3
        for amount in (money.low, money.high)
    )


def _evidence(context: Context, f: Found, parts: Sequence[tuple[str, Fill]]) -> Iterator[Evidence]:
    """One piece for the sentence of the trigger, one for each other sentence that names a filler."""
    here = [("trigger", f.trigger)] if f.trigger is not None else []
    here += [(role, fill.span) for role, fill in parts if fill.sentence == f.sentence]
    yield Evidence(context.article, f.sentence, _clean(here), f.rule)
    for other in sorted({fill.sentence for _, fill in parts} - {f.sentence}):
        there = [(role, fill.span) for role, fill in parts if fill.sentence == other]
        yield Evidence(context.article, other, _clean(there), f.rule)


def _clean(parts: Sequence[tuple[str, Span]]) -> tuple[tuple[str, Span], ...]:
    return tuple(dict.fromkeys(parts))


def _named_after(context: Context, thing: str, owner: str) -> bool:
    """Whether a thing without a name has its id of whose it is and nothing else tells it ("the data centre
    of Acme"): of one that stands somewhere ("of Acme in Oslo") it is told.
    """
    keys = [key for key in context.things if context.lasting.get(key) == thing]
    named = any(thing == slugify(f"{owner}-{context.things[key].kind}") for key in keys)
    return named and not any(context.sites.get(key) for key in keys)

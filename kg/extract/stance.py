"""Who says it and how sure it is: quotations, reported speech, and the clause's own marks of modality."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kg.extract.converbs import done_by, past_front
from kg.extract.cuebounds import clause_of, governed_from, told_aside_from
from kg.extract.found import Context, Found
from kg.extract.newsites import future, new_site, planned_before, put_into
from kg.extract.plans import (
    doubt_before,
    first_to,
    future_sum,
    helped,
    joined_to_planned,
    meant_for,
    obliged,
    purpose_before,
    to_come,
    use_planned,
)
from kg.extract.reach import called_untrue, denies, doubted, reaches, told_anew
from kg.extract.tellers import to_be_done
from kg.lang.pack import Pack
from kg.spot.item import Item

# "so that it" as it is written with a verb that no list knows; other first letters are verbal nouns' as well
_SO_THAT: Final = "لي"
_AIMS: Final = frozenset(("for", "destined"))  # what stands before what is meant to be done
_STRENGTH: Final = {"asserted": 0, "planned": 1, "possible": 2, "negated": 3}


def modality_of(context: Context, f: Found) -> str:
    """The modality of the clause around a trigger: its tense, then the cues whose reach it lies in."""
    if f.modality is not None:
        return f.modality
    items = context.lines[f.sentence].items
    if f.feature in ("inf", "past") and _since(items, f.at):
        return "asserted"
    if called_untrue(items, f.at):
        return "negated"
    low, high = clause_of(items, f.at)
    low = max(low, past_front(items, f.at))
    end = f.extra.get("end")
    aimed = isinstance(end, int) and _aimed_at(items[f.at : end], context.pack.present_prefixes)
    unnamed = isinstance(end, int) and _unnamed(context, f)
    if isinstance(end, int) and (aimed or (unnamed and f.term in context.schema.relations)):
        # "plans to build a plant in Oslo": there is no plant outside of the plan; nor "plans to extend X so
        # that it holds 20 chips"
        end = None
    inside = isinstance(end, int)
    phrase = not inside and isinstance(f.extra.get("end"), int)
    if phrase:
        low = max(low, told_aside_from(context.pack, items, f.at))
    # "will build a plant in Oslo for 40 million": what it costs is as much to come as the plant
    site = (phrase or (unnamed and f.term in context.schema.values)) and new_site(
        context.pack, items[low : f.at]
    )
    if isinstance(end, int):
        # a phrase is marked by the words inside it alone: "did not buy the plant in Oslo" leaves
        # the plant in Oslo
        low, high = min(governed_from(items, f.at), doubt_before(items, f.at, end)), end
        if "with" in items[f.at].classes:  # "with 500 chips, X is expected to lead"
            high = next((k for k in range(f.at, end) if "comma" in items[k].classes), end)
        site = site or use_planned(context.pack, items, f.at, end)
    opens = f.feature == "inf" and any("for" in x.classes for x in items[low : f.at][:2])
    # "to build X it took 40 days": what a purpose opens with is told behind it
    done = _done(items[low : end if isinstance(end, int) else high if opens else f.at])
    grown = aimed and any(future(x, context.pack) for x in items[low : f.at])  # "will grow so that it holds"
    planned = grown or (aimed and purpose_before(items, f.at, low))
    planned = planned or _meant(context, f, items, done or inside)
    spoken = any(context.pack.frames[t.frame].speech for _, t in items[f.at].triggers)
    if f.speech or (context.pack.adjective_first and f.feature == "past" and spoken):
        low = max(low, _says_from(items, f.at))
    nearest = f.extra.get("low")
    low = max(low, nearest) if isinstance(nearest, int) else low
    planned = planned or joined_to_planned(context.pack, f.feature, items, f.at)
    worst = "planned" if planned or site or _behind_future(context.pack, f, items, low) else "asserted"
    if worst == "asserted" and f.feature == "cond":
        worst = "possible"
    worst = _stronger(worst, _by_doer(context.pack, f, items))
    if low and not inside:
        worst = _stronger(worst, doubted(items, low))
    apposed = inside and low + 1 < len(items) and items[low + 1].text == ","  # "whether X, the Oslo firm,"
    if low and not apposed and "cue" in items[low - 1].tags and "clause" in items[low - 1].classes:
        low -= 1  # "if X bought Y": the word that opens the clause marks it
    cued = _of_cues(context.pack, f, items, range(low, min(high, len(items))), inside, done)
    return _stronger(worst, cued)


def _says_from(items: list[Item], at: int) -> int:
    """Where the words begin that may mark a verb of saying at `at`: not beyond the comma that parts what is
    said from who says it ("Acme will buy chips, said Ann Lee").
    """
    least = max(0, at - 4)
    return next((k + 1 for k in range(at - 1, least - 1, -1) if items[k].text in ",،"), least)


def _meant(context: Context, f: Found, items: list[Item], told: bool) -> bool:
    """Whether the form of a trigger says that what it tells of is meant to be; `told` says that an infinitive
    behind "for" is none, for it was done or is a phrase's own.
    """
    if f.feature == "fut" or (f.feature == "cond" and _reported_future(context, items, f.at)):
        return True
    if f.feature == "inf" and (obliged(items, f.at) or to_be_done(items, f.at)):
        return True
    event = f.term in context.schema.events
    if f.feature == "noun" and event and not told and meant_for(context, items, f.at):
        return True
    if (
        f.feature == "inf"
        and f.at
        and not told
        and (f.term in context.schema.events or f.term in context.schema.values or "→" in f.rule)
        and (
            items[f.at - 1 - ("det" in items[f.at - 1].classes and f.at > 1)].classes & _AIMS
            or items[f.at - 1].text == ":"
            or (f.at == 1 and items[0].kind == "mark")  # "- To open a plant"
        )
    ):
        return True  # "a deal to build", "the aim: to build"
    if (
        context.pack.adjective_first
        and not told
        and items[f.at].kind != "number"  # "has close to 40": "to" is the number's
        and (
            f.feature in ("inf", "pres") or (f.feature in ("pp", "past") and "be" in items[f.at - 1].classes)
        )
        and (f.term in context.schema.events or f.term in context.schema.values or "→" in f.rule)
        and not f.speech
        and _to_do(context.pack, items, f.at)
    ):
        return True
    return (
        f.feature in ("inf", "pres")
        and context.pack.adjective_first
        and _announced(context.pack, items, f.at)
    )


def _by_doer(pack: Pack, f: Found, items: list[Item]) -> str:
    """The modality that stands beside who does what opens the clause: "a comprare X sarà (non sarà, sarebbe)
    Acme".
    """
    doer = done_by(items, f.at - 1, f.at) if f.feature == "inf" and f.at else None
    worst = "asserted"
    for item in items[f.at + 1 : doer] if doer is not None else ():
        if "neg" in item.classes:
            return "negated"
        worst = _stronger(worst, "planned" if _will(item, pack) else "asserted")
        if item.cue is not None and item.cue.modality in ("possible", "negated"):
            worst = _stronger(worst, item.cue.modality)
    return worst


def _will(item: Item, pack: Pack) -> bool:
    """Whether a word is a verb in the future, an auxiliary among them."""
    return future(item, pack) or (item.cue is not None and item.cue.modality == "planned")


def _to_do(pack: Pack, items: list[Item], at: int) -> bool:
    """Whether "to" stands before a bare form, with an adverb or without: "a deal to build", "soon
    to be built".
    """
    k = at - 1
    while k > 0 and items[k].classes & {"adverb", "be"}:
        k -= 1
    return k > 0 and "to" in items[k].classes and not helped(items, k) and not first_to(pack, items, k)


def _behind_future(pack: Pack, f: Found, items: list[Item], low: int) -> bool:
    """Whether a verb in the future before what has no tense of its own tells when it is; `low` is where its
    clause begins.
    """
    if pack.adjective_first and f.rule.endswith("/unit"):
        verb = next((k for k in range(f.at - 1, low, -1) if items[k].triggers), 0)
        if verb and _to_do(pack, items, verb):
            return not _done(items[low:verb])  # "a deal to build a 40 MW plant"
    if f.rule.endswith("/unit") and to_come(items[low : f.at], pack):
        return True
    if f.feature == "inf":
        # "will build a plant of 40 MW in Oslo with an investment of 40 million": the sum is to come, too
        by_it = pack.order == "vso" and f.at > low and "with" in items[f.at - 1].classes
        near = items[low if by_it else max(low, f.at - 7) : f.at]
    elif f.feature == "noun":  # "will go on with the sale of X", "will put 40 million into building X"
        summed = put_into(items, f.at)
        wide = 12 if summed else 2
        if any("with" in x.classes for x in items[max(low, f.at - 4) : f.at + 1]):
            wide = f.at - low  # "will build a plant in Oslo with an investment of 40 million"
            if "with" in items[f.at].classes and planned_before(items[low : f.at]):
                return True
        near = items[max(low, f.at - wide) : f.at]
        if (pack.order == "vso" and future_sum(pack, f, items)) or (summed and planned_before(near)):
            return True
    elif f.feature == "ger":
        near = items[max(low, f.at - 1) : f.at]  # "will end up buying X"
    elif not f.feature and f.rule.endswith("/unit"):
        near = items[low : f.at]  # "will use 300 megawatts", of a verb that no list knows
    else:
        return False
    return any(future(x, pack) for x in near)


def _since(items: list[Item], at: int) -> bool:
    """Whether the noun of a deed tells since when something is: the deed is done."""
    k = at - 1
    while k > 0 and items[k].classes & {"det", "possessive"}:
        k -= 1
    return k >= 0 and "since" in items[k].classes


def _of_cues(pack: Pack, f: Found, items: list[Item], where: range, inside: bool, done: bool) -> str:
    """The modality by the cues and negations among some items; `inside` says that they are a phrase's own
    words, `done` that what a purpose tells of was done.
    """
    worst = "asserted"
    aside = f.extra.get("aside")
    for k in where:
        item = items[k]
        if isinstance(aside, range) and k in aside:
            continue  # "Acme, which has not sold Brisk, is part of": what is told in passing
        if (k < f.at or inside) and told_anew(pack, items, k, f):
            continue
        cue = item.cue if "cue" in item.tags else None
        if (
            cue is not None
            and cue.modality in ("planned", "possible", "negated")
            and not (done and "for" in item.classes)
            and reaches(cue, items, k, f, inside, pack)
        ):
            told = cue.reach != "told" or _told_before(pack, items, k)
            worst = _stronger(worst, cue.modality if told else "possible")
        before = (k < f.at or inside) and f.at - k <= 4
        # "has bought neither X nor Y"; what "ne" opens behind a verb is the next one's: "dit ne pas vendre"
        behind = k == f.at + 1 and "neg_opener" not in item.classes
        if "neg" in item.classes and (before or behind) and denies(pack, items, k, f.at):
            worst = _stronger(worst, "negated")
    return worst


def _told_before(pack: Pack, items: list[Item], k: int) -> bool:
    """Whether somebody's past words go on to a cue at `k` with their subject alone between: "Acme said on
    Monday it would".
    """
    for item in reversed(items[max(0, k - 12) : k]):
        joint = "who" in item.classes and "demonstrative" not in item.classes
        if item.kind == "mark" or joint or "and" in item.classes:
            return False
        if item.kind == "word" and any(
            t.feature in ("past", "pp") and pack.frames[t.frame].speech for _, t in item.triggers
        ):
            return True
    return False


def _announced(pack: Pack, items: list[Item], at: int) -> bool:
    """Whether an infinitive right behind its subject is a headline's future: "Acme to build Brisk"."""
    if at < 2 or "to" not in items[at - 1].classes or items[at - 2].kind not in ("name", "noun"):
        return False
    if helped(items, at - 1) or first_to(pack, items, at - 1):
        return False
    verbs = (x for x in items[: at - 1] if x.classes & {"be", "have"} or (x.kind == "word" and x.triggers))
    return not items[at - 2].prep and next(verbs, None) is None


def _done(items: list[Item]) -> bool:
    """Whether what a purpose behind these items tells of was done: "it took 40 days to build X"."""
    cues = (x.cue for x in items if "cue" in x.tags)
    return any(cue is not None and cue.modality == "asserted" for cue in cues)


def _reported_future(context: Context, items: list[Item], at: int) -> bool:
    """Whether a conditional is the future of somebody's past words ("said that it would …")."""
    joint = next((k for k in range(at - 1, max(-1, at - 9), -1) if "that" in items[k].classes), None)
    if joint is None:
        return False
    said = (t for x in items[max(0, joint - 5) : joint] if x.kind == "word" for _, t in x.triggers)
    return any(t.feature in ("past", "pp") and context.pack.frames[t.frame].speech for t in said)


def _aimed_at(items: list[Item], present: tuple[str, ...]) -> bool:
    """Whether a present that is written with "for" tells what something is done for ("so that it holds"),
    where presents are known by their first letters.
    """
    if not present:
        return False
    for x, y in pairwise(items):
        if x.kind != "word":
            continue
        if "for" in x.classes and y.kind == "word":
            if any(t.feature == "pres" for _, t in y.triggers) or "comparator" in y.tags:
                return True
        elif not x.classes and x.key.startswith(_SO_THAT) and len(x.key) > 4:
            return True
    return False


def _unnamed(context: Context, f: Found) -> bool:
    """Whether a find is about a thing without a name that this sentence is the first to speak of."""
    here = {new for old, new in context.lasting.items() if _stands_in(context, old, f.sentence)}
    return any(fill.content in here for fills in f.roles.values() for fill in fills)


def _stands_in(context: Context, key: str, sentence: int) -> bool:
    line = context.lines[sentence]
    at = key[1:].partition(":")[0]
    return key.startswith("@") and at.isdigit() and line.start <= int(at) < line.end


def _stronger(a: str, b: str) -> str:
    return a if _STRENGTH[a] >= _STRENGTH[b] else b

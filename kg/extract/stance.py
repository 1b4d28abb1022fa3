"""Who says it and how sure it is: quotations, reported speech, and the clause's own marks of modality."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.found import Context, Found
from kg.lang.fold import has_shape
from kg.lang.pack import Cue, Pack
from kg.spot.item import Item

# "so that it" as it is written with a verb that no list knows; other first letters are verbal nouns' as well
_SO_THAT = "لي"


def modality_of(context: Context, f: Found) -> str:
    """The modality of the clause around a trigger: its tense, then the cues whose reach it lies in."""
    if f.modality is not None:
        return f.modality
    items = context.lines[f.sentence].items
    low, high = _clause(items, f.at)
    end = f.extra.get("end")
    aimed = isinstance(end, int) and _aimed_at(items[f.at : end], context.pack.present_prefixes)
    if isinstance(end, int) and (aimed or _unnamed(context, f)):
        # "plans to build a plant in Oslo": there is no plant outside of the plan; nor "plans to extend X so
        # that it holds 20 chips"
        end = None
    if isinstance(end, int):
        # a phrase is marked by the words inside it alone: "did not buy the plant in Oslo" leaves
        # the plant in Oslo
        low, high = f.at, end
        if "with" in items[f.at].classes:  # "with 500 chips, X is expected to lead"
            high = next((k for k in range(f.at, end) if "comma" in items[k].classes), end)
    worst = {"fut": "planned", "cond": "possible"}.get(f.feature, "asserted")
    if f.feature == "cond" and _reported_future(context, items, f.at):
        worst = "planned"
    if aimed and _purpose_before(items, f.at, low):
        worst = "planned"
    done = _done(items[low : end if isinstance(end, int) else f.at])
    if (
        f.feature == "inf"
        and f.at
        and not done
        and not isinstance(end, int)
        and (f.term in context.schema.events or f.term in context.schema.values or "→" in f.rule)
        and items[f.at - 1 - ("det" in items[f.at - 1].classes and f.at > 1)].classes & {"for", "destined"}
    ):
        worst = "planned"  # "a deal to build"
    if f.feature in ("inf", "pres") and context.pack.adjective_first and _announced(items, f.at):
        worst = "planned"
    low = max(low, f.at - 4) if f.speech else low
    nearest = f.extra.get("low")
    low = max(low, nearest) if isinstance(nearest, int) else low
    if f.feature == "inf" and any(_future(x, context.pack) for x in items[max(low, f.at - 7) : f.at]):
        worst = "planned"
    if (
        not f.feature
        and f.rule.endswith("/unit")
        and any(_future(x, context.pack) for x in items[low : f.at])
    ):
        worst = "planned"  # "will use 300 megawatts", of a verb that no list knows
    near = 12 if _put_into(items, f.at) else 2
    if f.feature == "noun" and any(_future(x, context.pack) for x in items[max(low, f.at - near) : f.at]):
        worst = "planned"  # "will go on with the sale of X", "will put 40 million into building X"
    if (
        low
        and not isinstance(end, int)
        and "that" in items[low - 1].classes
        and any("neg" in x.classes for x in items[max(0, low - 6) : low - 1])
    ):
        worst = _stronger(worst, "possible")  # "has not said that …", "nothing shows that …"
    if low and "cue" in items[low - 1].tags and "clause" in items[low - 1].classes:
        low -= 1  # "if X bought Y": the word that opens the clause marks it
    for k in range(low, min(high, len(items))):
        item = items[k]
        cue = item.tags.get("cue")
        if (
            isinstance(cue, tuple)
            and isinstance(cue[1], Cue)
            and cue[1].modality in ("planned", "possible", "negated")
            and not (done and "for" in item.classes)
        ) and _reaches(cue[1], items, k, f, isinstance(end, int), context.pack.present_prefixes):
            worst = _stronger(worst, cue[1].modality)
        if (
            "neg" in item.classes
            and "comparator" not in item.tags  # "no less than"
            and not _only(items, k)
            and not _numbers(items, k)
            and not _of_one_word(context.pack, items, k, f.at)
            and (k < f.at or isinstance(end, int))
            and f.at - k <= 4
        ):
            worst = _stronger(worst, "negated")
    return worst


def _announced(items: Sequence[Item], at: int) -> bool:
    """Whether an infinitive right behind its subject is a headline's future: "Acme to build Brisk"."""
    if at < 2 or "to" not in items[at - 1].classes or items[at - 2].kind not in ("name", "noun"):
        return False
    verbs = (x for x in items[: at - 1] if x.classes & {"be", "have"} or (x.kind == "word" and x.triggers))
    return not items[at - 2].prep and next(verbs, None) is None


def _put_into(items: Sequence[Item], at: int) -> bool:
    """Whether a noun of a deed is what a sum right before it goes into: "40 million for the building"."""
    before = items[max(0, at - 3) : at]
    if not any(x.kind == "word" and x.classes & {"to", "for", "in"} for x in before):
        return False
    for x in reversed(items[max(0, at - 6) : at]):
        if x.kind in ("mark", "name"):
            return False
        if x.kind == "number":
            return x.number is not None and x.number.kind == "money"
    return False


def _done(items: Sequence[Item]) -> bool:
    """Whether what a purpose behind these items tells of was done: "it took 40 days to build X"."""
    cues = (x.tags["cue"] for x in items if "cue" in x.tags)
    return any(isinstance(c, tuple) and isinstance(c[1], Cue) and c[1].modality == "asserted" for c in cues)


def _reported_future(context: Context, items: Sequence[Item], at: int) -> bool:
    """Whether a conditional is the future of somebody's past words ("said that it would …")."""
    joint = next((k for k in range(at - 1, max(-1, at - 9), -1) if "that" in items[k].classes), None)
    if joint is None:
        return False
    said = (t for x in items[max(0, joint - 5) : joint] if x.kind == "word" for _, t in x.triggers)
    return any(t.feature in ("past", "pp") and context.pack.frames[t.frame].speech for t in said)


def _reaches(
    cue: Cue, items: Sequence[Item], k: int, f: Found, inside: bool, present: tuple[str, ...]
) -> bool:
    """Whether a cue at item `k` marks the trigger; `inside` says that it stands in a phrase's own words."""
    if k <= f.at and items[f.at].tokens[0] < items[k].tokens[0] + len(cue.words) and not inside:
        return False  # "has denied" is itself the trigger
    if cue.reach == "clause":
        return True
    if cue.reach == "before":
        return f.at < k <= f.at + 6
    if cue.reach == "behind":  # "the launch of X, due in May"
        return f.feature == "noun" and f.at < k <= f.at + 7 and not any(map(_parts, items[f.at + 1 : k]))
    if not (k < f.at or inside) or f.at - k > 12:
        return False
    if cue.reach == "present":
        return _before_present(items, k, present)
    if cue.reach == "noun":  # "an offer to buy", "the end of talks on a purchase": the deed right behind it
        return f.feature in ("noun", "inf") and k < f.at <= k + len(cue.words) + 1
    # a verb that is a plan only with an infinitive behind it: "compte doubler", not "compte 500 puces"
    return cue.reach != "inf" or _infinitive(items, f)


def _parts(item: Item) -> bool:
    """Whether an item begins or is the verb of something else than the noun before it."""
    return "and" in item.classes or (
        item.kind == "word" and bool(item.triggers or item.classes & {"be", "have"})
    )


def _aimed_at(items: Sequence[Item], present: tuple[str, ...]) -> bool:
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


def _purpose_before(items: Sequence[Item], at: int, low: int) -> bool:
    """Whether the nearest deed before a trigger is what something is done for: "a plan to extend X"."""
    k = next((k for k in range(at - 1, max(low, at - 5), -1) if items[k].triggers), 0)
    return k > 0 and "for" in items[k - 1].classes and any(t.feature == "inf" for _, t in items[k].triggers)


def _future(item: Item, pack: Pack) -> bool:
    """Whether a word is a verb in the future, by its reading or, where no list knows it, by its shape."""
    if item.kind != "word" or item.classes:
        return False
    if item.triggers:
        return all(t.feature == "fut" for _, t in item.triggers)
    return has_shape(item.key, pack.future_shapes)


def _unnamed(context: Context, f: Found) -> bool:
    """Whether a find is about a thing without a name that this sentence is the first to speak of."""
    here = {new for old, new in context.lasting.items() if _stands_in(context, old, f.sentence)}
    return f.term in context.schema.relations and any(
        fill.content in here for fills in f.roles.values() for fill in fills
    )


def _stands_in(context: Context, key: str, sentence: int) -> bool:
    line = context.lines[sentence]
    at = key[1:].partition(":")[0]
    return key.startswith("@") and at.isdigit() and line.start <= int(at) < line.end


def _before_present(items: Sequence[Item], k: int, prefixes: tuple[str, ...]) -> bool:
    """Whether the verb behind a word is in the present: by its form where it is known, else by its
    first letter.
    """
    verb = next((x for x in items[k + 1 : k + 4] if not x.classes & {"neg", "adverb"}), None)
    if verb is None or verb.kind != "word" or verb.classes & {"have", "been"}:
        return False
    features = {t.feature for _, t in verb.triggers}
    if features & {"past", "pres"}:
        return "past" not in features
    return verb.key.startswith(prefixes)


def _infinitive(items: Sequence[Item], f: Found) -> bool:
    """Whether a trigger is an infinitive, or the participle of a passive one ("to be built", not
    "has been built").
    """
    if f.feature in ("inf", "refl"):
        return True
    been = next((k for k in range(f.at - 1, max(-1, f.at - 4), -1) if "been" in items[k].classes), None)
    if f.feature != "pp" or been is None:
        return False
    return not any("have" in x.classes for x in items[max(0, been - 3) : been])


def _of_one_word(pack: Pack, items: Sequence[Item], k: int, at: int) -> bool:
    """Whether a negation is of the name behind it alone ("40 cores, not X-threaded, and 2 GB"),
    where it always stands right before its verb.
    """
    behind = items[k + 1] if k + 1 < len(items) else None
    return pack.pro_drop and behind is not None and behind.kind == "name" and at > k + 1


def _numbers(items: Sequence[Item], k: int) -> bool:
    """Whether a word that could deny is short for "number" instead: "No. 41"."""
    point, number = (*items[k + 1 : k + 3], None, None)[:2]
    return point is not None and number is not None and point.text == "." and number.text[:1].isdigit()


def _only(items: Sequence[Item], k: int) -> bool:
    """Whether a word that opens a negation goes on with "but" instead ("ne vend que …"): it
    restricts, and denies nothing.
    """
    if "neg_opener" not in items[k].classes:
        return False
    for item in items[k + 1 : k + 8]:
        if "restrictive" in item.classes:
            return True
        if "neg" in item.classes or item.kind == "mark":
            return False
    return False


def _stronger(a: str, b: str) -> str:
    order = ("asserted", "planned", "possible", "negated")
    return max(a, b, key=order.index)


def _goes_on(items: Sequence[Item], k: int) -> bool:
    """Whether "that" only carries on: behind a cue ("it is expected that"), or behind "and" ("and that")."""
    if "that" not in items[k].classes or k == 0:
        return False
    if "and" in items[k - 1].classes:
        return True
    cues = ((j, items[j].tags.get("cue")) for j in range(max(0, k - 4), k))
    return any(
        isinstance(cue, tuple)
        and cue[1].modality in ("planned", "possible")
        and int(cue[0]) >= items[k].tokens[0]
        for _, cue in cues
    )


_JOINTS = frozenset(("that", "clause", "who"))


def _clause(items: Sequence[Item], at: int) -> tuple[int, int]:
    low = at
    while low > 0:
        item = items[low - 1]
        if item.text in ';؛:”»"':
            break
        if item.classes and not item.classes.isdisjoint(_JOINTS) and not _goes_on(items, low - 1):
            break
        low -= 1
    high = at + 1
    while high < len(items):
        item = items[high]
        if item.text in ";؛:" or "clause" in item.classes:
            break
        high += 1
    return low, high

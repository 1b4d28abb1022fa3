"""How far it reaches what marks a clause as planned, possible or denied."""

from __future__ import annotations

from typing import Final

from kg.extract.cuebounds import ends_cue, restricts
from kg.extract.found import Found
from kg.lang.fold import has_shape
from kg.lang.pack import Cue, Pack
from kg.spot.item import Item


def reaches(cue: Cue, items: list[Item], k: int, f: Found, inside: bool, pack: Pack) -> bool:
    """Whether a cue at item `k` marks the trigger; `inside` says that it stands in a phrase's own words."""
    present = pack.present_prefixes
    if k <= f.at and items[f.at].tokens[0] < items[k].tokens[0] + len(cue.words) and not inside:
        return False  # "has denied" is itself the trigger
    if cue.reach == "clause":
        return True
    if cue.reach == "before":
        return f.at < k <= f.at + 6
    if cue.reach == "behind":  # "the launch of X, due in May"
        # where presents are known by their first letters the noun of a deed is its infinitive, too
        deed, far = f.feature == "noun" or (f.feature == "inf" and bool(present)), 20 if present else 7
        return deed and f.at < k <= f.at + far and not any(map(_parts, items[f.at + 1 : k]))
    far = 20 if f.feature == "noun" and f.term[:1].islower() else 12  # a sum may be named late
    if not (k < f.at or inside) or f.at - k > far or _of_aside(items, k, f) or _done_before(items, k, f):
        return False
    if cue.reach == "present":
        return _before_present(items, k, pack)
    if cue.reach == "noun":  # "an offer to buy", "the end of talks on a purchase": the deed right behind it
        return f.feature in ("noun", "inf", "ger") and k < f.at <= k + len(cue.words) + 1
    if cue.reach == "inf" and cue.modality != "planned" and "besides" in items[f.at - 1].classes:
        return False  # "is weighing the market after buying X"
    if cue.reach == "inf" and cue.modality == "negated" and "for" in items[f.at - 1].classes:
        return False  # "without leave … to train X": what is done for it is done
    if cue.reach == "inf" and present and k < f.at - 1 and "other_prep" in items[f.at - 1].classes:
        return False  # "expected more sales after the purchase of X", where the noun is the infinitive, too
    # a verb that is a plan only with an infinitive behind it: "compte doubler", not "compte 500 puces"
    if cue.reach != "inf" or _infinitive(items, f) or _of_infinitive(items, k, f):
        return True
    return bool(present) and _verbal_noun(items, k, f)


def _verbal_noun(items: list[Item], k: int, f: Found) -> bool:
    """Whether a deed soon behind a cue is named by its noun, or by a past that is written like it, where such
    nouns stand for infinitives.
    """
    if f.feature == "past":
        return f.at - k <= 3 and any(t.feature == "inf" for _, t in items[f.at].triggers)
    return f.feature == "noun" and f.at - k <= 6


def _done_before(items: list[Item], k: int, f: Found) -> bool:
    """Whether a gerund tells behind what somebody told of a plan: "announced plans to grow after raising"."""
    return (
        f.feature == "ger"
        and 0 < k < f.at
        and "besides" in items[f.at - 1].classes
        and any(t.feature in ("past", "pp") for x in items[k - 1 : k + 1] for _, t in x.triggers)
    )


def _of_aside(items: list[Item], k: int, f: Found) -> bool:
    """Whether a cue stands in an aside that another comma closes before the verb: "X, expected to cost 3
    million, stands in Oslo", "X, which plans to buy Y, sold Z".
    """
    low = k
    while low > 1 and items[low - 1].classes & {"be", "have", "who"}:
        low -= 1
    relative = "who" in items[low].classes
    end = f.extra.get("end")
    stop = end if isinstance(end, int) and relative and k > f.at else f.at
    if low < 2 or k >= stop or items[low - 1].text != ",":
        return False
    if items[low].classes & {"be", "have", "clause"} and not relative:
        return False
    closed = next((n for n in range(stop - 1, k, -1) if items[n].text == ","), 0)
    if closed == f.at - 1 and f.feature == "inf" and relative and items[k + 1].text == ",":
        return False  # "X, which may, in May, buy Y"
    return bool(closed) and (
        stop != f.at or all(x.classes & {"adverb", "have", "be"} for x in items[closed + 1 : f.at])
    )


def doubted(items: list[Item], low: int) -> str:
    """The modality of a clause that "that" opens at `low`: negated behind what denies it ("denied that"),
    possible where it is not said or not shown ("has not said that", "nothing shows that").
    """
    that = "that" in items[low - 1].classes or {"who", "demonstrative"} <= items[low - 1].classes
    if not that and not ends_cue(items, low - 1, ("negated",)):
        return "asserted"
    before = items[max(0, low - 6) : low - 1]
    denies = next((k for k in range(len(before) - 1, -1, -1) if _denying(before[k])), len(before))
    unsaid = any("neg" in x.classes for k, x in enumerate(before) if k != denies)  # "it is not true that"
    if denies < len(before) and not unsaid:
        rest = before[denies + 1 :]
        if not any(x.triggers or x.kind == "mark" for x in rest):
            return "negated"
    return "possible" if unsaid or any(_denying(x) for x in before) else "asserted"


def called_untrue(items: list[Item], at: int) -> bool:
    """Whether a trigger tells what a report says that the sentence calls untrue: "reports that X is worth 40
    million are wrong"; the noun of the report and its "that" open the sentence.
    """
    opens = next((k for k in range(1, min(6, at)) if items[k].classes & {"that", "who"}), 0)
    if not opens or any(x.classes & {"be", "have"} or x.kind == "name" for x in items[:opens]):
        return False
    for k in range(at + 1, len(items)):
        if items[k].text in ",;:،؛" and not opens:
            return False
        if "untrue" in items[k].classes and not items[k - 1].classes & {"det", "neg"}:
            return any(x.classes & {"be", "copula"} for x in items[max(at, k - 3) : k])
    return False


def _denying(item: Item) -> bool:
    """Whether an item is a cue that denies: "denied", "dismissed reports"."""
    return "cue" in item.tags and item.cue is not None and item.cue.modality == "negated"


def _parts(item: Item) -> bool:
    """Whether an item begins or is the verb of something else than the noun before it."""
    return "and" in item.classes or (
        item.kind == "word" and bool(item.triggers or item.classes & {"be", "have"})
    )


def _before_present(items: list[Item], k: int, pack: Pack) -> bool:
    """Whether the verb behind a word is in the present: by its form where it is known, else by its
    first letter.
    """
    verb = next((x for x in items[k + 1 : k + 4] if not x.classes & {"neg", "adverb"}), None)
    if verb is None or verb.kind != "word" or verb.classes & {"have", "been"}:
        return False
    features = {t.feature for _, t in verb.triggers}
    if features & {"past", "pres"}:
        return "past" not in features or ("pres" in features and _of_woman(items, k, verb, pack))
    return verb.key.startswith(pack.present_prefixes)


def _of_woman(items: list[Item], k: int, verb: Item, pack: Pack) -> bool:
    """Whether a form that may be a past of a man or a present of a woman is told of a feminine noun, right
    before the word at `k` or right behind the verb: "may the firm X sign".
    """
    at = next(n for n in range(k, len(items)) if items[n] is verb)
    near = [*items[max(0, k - 1) : k], *items[at + 1 : at + 3]]
    nouns = (str(x.tags.get("with_noun", x.key if x.kind == "noun" else "")) for x in near)
    return any(has_shape(noun, pack.feminine_nouns) for noun in nouns)


def _of_infinitive(items: list[Item], k: int, f: Found) -> bool:
    """Whether a number without a verb of its own is the object of an infinitive behind a cue: "is to give
    3 MW", not "expects 3 MW".
    """
    if f.feature or not f.rule.endswith("/unit") or k + 1 >= f.at:
        return False
    verb = next((x for x in items[k + 1 : f.at] if "adverb" not in x.classes), None)
    if verb is None or verb.kind != "word" or "comparator" in verb.tags:
        return False
    return any(t.feature == "inf" for _, t in verb.triggers) or not (verb.classes or verb.triggers)


# what stands before an infinitive alone, of the words that stand before "have"
_RULES: Final = frozenset(("of", "to", "by"))


def _infinitive(items: list[Item], f: Found) -> bool:
    """Whether a trigger is an infinitive, or the participle of a passive one ("to be built", not
    "has been built").
    """
    opens = items[f.at - 1].classes & {"to", "that"} if f.at else frozenset()
    if f.feature in ("inf", "refl") or (f.feature == "pres" and opens):
        return True
    having = f.feature == "pp" and f.at > 1 and "have" in items[f.at - 1].classes
    if having and items[f.at - 2].classes & _RULES:
        return True  # "accused of having bought X"
    been = next((k for k in range(f.at - 1, max(-1, f.at - 4), -1) if "been" in items[k].classes), None)
    if f.feature != "pp" or been is None:
        return False
    return not any("have" in x.classes for x in items[max(0, been - 3) : been])


def told_anew(pack: Pack, items: list[Item], k: int, f: Found) -> bool:
    """Whether "and" begins anew between a mark at `k` and the trigger, with a verb that has a tense: in "is
    no longer made and has been replaced", "might buy X and has built Y" the first verb alone is marked.
    """
    end = f.extra.get("end")
    last = end if isinstance(end, int) else f.at + 1
    if "cue" in items[k].tags and _ends_cue_with_that(items, k):
        return False  # "it is false that X was bought and has been closed"
    if not items[k].classes & {"neg", "light", "be", "have"} and not _denying(items[k]):
        return False  # "perhaps X was bought and has been closed"
    for j in range(k + 1, last - 1):
        if "and" not in items[j].classes or "neg" in items[j].classes:
            continue
        n = j + 1
        while n < last and items[n].classes & {"adverb", "clitic", "reflexive"} and not items[n].triggers:
            n += 1
        if n == last or items[n].kind != "word" or items[n].classes & {"neg", "light"}:
            continue
        tensed = any(t.feature in ("past", "pres") for _, t in items[n].triggers) and not (
            pack.adjective_first or any(t.feature == "pp" for _, t in items[n].triggers)
        )
        # "denied having bought X and having sold Y"
        again = _denying(items[k]) and any(x.key == items[n].key for x in items[k:j])
        if (tensed or (items[n].classes & {"have", "be"} and n < last - 1)) and not again:
            return True
    return False


def _ends_cue_with_that(items: list[Item], k: int) -> bool:
    """Whether the cue at `k` ends with "that"."""
    cue = items[k].tags.get("cue")
    last = next((x for x in items[k:] if isinstance(cue, tuple) and x.tokens[1] >= int(cue[0])), None)
    return last is not None and bool(last.classes & {"that", "who"})


def denies(pack: Pack, items: list[Item], k: int, at: int) -> bool:
    """Whether a negation at `k` denies what the trigger at `at` tells, and nothing else."""
    return (
        "comparator" not in items[k].tags  # "no less than"
        and not restricts(items, k)
        and not _numbers(items, k)
        and not _of_one_word(pack, items, k, at)
    )


def _of_one_word(pack: Pack, items: list[Item], k: int, at: int) -> bool:
    """Whether a negation is of the name behind it alone ("40 cores, not X-threaded, and 2 GB"),
    where it always stands right before its verb.
    """
    behind = items[k + 1] if k + 1 < len(items) else None
    if "and" in items[k].classes:
        return False  # "né Acme né Brisk hanno comprato": neither has
    return pack.pro_drop and behind is not None and behind.kind == "name" and at > k + 1


def _numbers(items: list[Item], k: int) -> bool:
    """Whether a word that could deny is short for "number" instead: "No. 41"."""
    point, number = (*items[k + 1 : k + 3], None, None)[:2]
    return point is not None and number is not None and point.text == "." and number.text[:1].isdigit()

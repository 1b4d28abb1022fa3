"""Subjects that stand in the clause though no list knows them: beside them none is to be supplied."""

from __future__ import annotations

import re
from typing import Final

from kg.lang.pack import PREPOSITIONS
from kg.spot.item import Item

# forms of a verb that has an object of its own
_GOVERN: Final = frozenset(("past", "pres", "fut", "cond", "inf"))
_PREPS: Final = frozenset(PREPOSITIONS) | {"other_prep"}
_PLURAL: Final = re.compile("[^su]s$")
_PLAIN: Final = frozenset(
    (
        "adverb",
        "adjective",
        "owed",
        "other",
        "when",
        "kin",
        "orders",
        "blames",
        "reacts",
        "whole",
        "plans",
        "stage",
    )
)
# what is made and sold, which behind a verb is most often its object
_THINGS: Final[tuple[str, ...]] = ("Hardware", "AIModel", "Product")


def overt_subject(items: list[Item], low: int, at: int) -> bool:
    """Whether an article and plain words stand as a phrase of their own between `low` and a verb at `at`:
    "the project" in "the project will open". A phrase behind a preposition, or with a name or class noun
    as its head, does not count; those are asked elsewhere.
    """
    for k in range(low, at):
        item = items[k]
        if _counted(items, k, at) and not any(_acts(x) for x in items[low:k]):
            return True  # "the five big groups have": they do, whichever they are
        if item.kind != "word" or not item.classes & {"det", "demonstrative"} or item.classes & _PREPS:
            continue
        if "contracted" in item.classes or (k and items[k - 1].classes & _PREPS):
            continue
        if k + 1 < at and "when" in items[k + 1].classes:
            continue  # "el martes": nobody acts there
        if k + 1 < at and (plain(items[k + 1]) or _deed(items[k + 1])) and not _clitic(items, k):
            head = next((x for x in items[k + 1 : k + 4] if not plain(x)), None)
            if head is None or head.kind not in ("name", "noun", "date", "number"):
                return True
    return False


def _counted(items: list[Item], k: int, at: int) -> bool:
    """Whether a number at `k` counts people or firms under no preposition, before the verb at `at`."""
    item = items[k]
    if item.number is None or item.number.kind != "count" or item.prep or k + 1 >= at:
        return False
    head = items[k + 1]
    noun = head.kind == "noun" and head.coarse in ("Organization", "Person", "") and not head.held
    return (noun and "refers" not in head.tags) or plain(head)


def _deed(item: Item) -> bool:
    """Whether a word is the noun of a deed and no form of a verb: "this purchase lets X compete"."""
    return item.kind == "word" and {t.feature for _, t in item.triggers} == {"noun"}


def acts_before(items: list[Item], low: int) -> bool:
    """Whether somebody acts in the clause before the one that begins at `low`, in the same sentence: "the X
    is built on Y but brings Z" goes on with the X, whatever the sentences before spoke of.
    """
    if not low or not any("clause" in x.classes for x in items[max(0, low - 2) : low + 1]):
        return False
    verb = next((k for k, x in enumerate(items[:low]) if _acts(x)), low)
    return overt_subject(items, 0, verb) or any(
        x.kind in ("name", "noun") and not x.prep and not x.held and (x.kind == "name" or bool(x.det))
        for x in items[:verb]
    )


def _acts(item: Item) -> bool:
    return _finite(item) or (item.kind == "word" and bool(item.classes & {"be", "have", "copula"}))


# what stands between a relative pronoun and its verb
_BESIDE_VERB: Final = frozenset(("have", "be", "been", "modal", "adverb", "neg", "clitic", "reflexive"))


def before_verb(items: list[Item], low: int, at: int) -> int:
    """Where the word before the verb at `at` and its small words stands; `low` at the least."""
    k = at - 1
    while k > low and not items[k].classes.isdisjoint(_BESIDE_VERB):
        k -= 1
    return k


def strange_antecedent(items: list[Item], low: int, at: int) -> bool:
    """Whether the verb at `at` is that of a relative clause told of a plain noun: "some sources that told of
    X", where nobody who was named before acts.
    """
    k = before_verb(items, low, at)
    if k <= low + 1 or "who" not in items[k].classes:
        return False
    noun = items[k - 1].noun
    if noun is not None and "opaque" in noun.use:
        return True
    if noun is not None and items[k - 1].kind == "noun" and "refers" not in items[k - 1].tags:
        # "Acme investors who say": they are not Acme
        return items[k - 2].kind == "name" and bool(_PLURAL.search(items[k - 1].key))
    if not plain(items[k - 1]):
        return False
    for item in reversed(items[max(low, k - 4) : k - 1]):
        if item.classes == {"of"}:
            continue  # "a site of pictures that"
        if item.classes & {"det", "indef", "contracted", "demonstrative"}:
            return True
        if not plain(item):
            return False
    return False


def before_purpose(items: list[Item], low: int, at: int) -> int | None:
    """Where what acts "in order to" do what the infinitive at `at` says is looked for from, to the left: who
    does what comes before ("X has met Y to buy Z"), unless the verb engages somebody for it ("has chosen Y
    to build Z"). None where no such words stand before the infinitive.
    """
    opens = next(
        (k for k in range(at - 1, max(low, at - 4), -1) if items[k].classes & {"for", "other_prep"}), 0
    )
    if not opens and at and "of" in items[at - 1].classes:  # "with the aim of buying Z"
        opens = next((k for k in range(at - 2, max(low, at - 5), -1) if "with" in items[k].classes), 0)
    if not opens or any(x.kind != "word" for x in items[opens + 1 : at]) or items[opens].classes & {"by"}:
        return None
    for k in range(opens - 1, low, -1):
        if "engages" in items[k].classes or items[k].text in ";:":
            return None
        if items[k].kind == "word" and (_finite(items[k]) or "have" in items[k].classes):
            return _past_closed(items, low, k - 1)
    return None


def _past_closed(items: list[Item], low: int, k: int) -> int:
    """The item before a relative clause that the comma at `k` closes: "X, of which Ann Lee is head, has"; `k`
    where it closes none that hangs on a name.
    """
    if items[k].text != ",":
        return k
    opening = next((j for j in range(k - 1, low, -1) if items[j].text == ","), low)
    told = opening > low and items[opening - 1].kind == "name" and not items[opening - 1].prep
    return opening - 1 if told and any("who" in x.classes for x in items[opening + 1 : k]) else k


def plain_subject(items: list[Item], low: int, at: int) -> bool:
    """Whether a plural that no list knows, or a noun of people nobody knows, stands right before a verb as
    its subject, where nouns follow their adjectives: "Acme users said", "which executives claimed".
    """
    k = at - 1
    while k > low and items[k].classes & {"have", "be", "been", "modal", "adverb", "neg"}:
        k -= 1
    head = items[k]
    if (
        k < low
        or head.prep
        or not (
            (head.noun is not None and "opaque" in head.noun.use)
            or (plain(head) and not head.classes and head.text[0].islower() and _PLURAL.search(head.key))
        )
    ):
        return False
    while k > low and (plain(items[k]) or items[k].kind in ("name", "noun")) and not items[k].prep:
        k -= 1
    return not (items[k].prep or items[k].classes & _PREPS or items[k].kind == "number")


def unnamed_antecedent(items: list[Item], low: int, at: int) -> bool:
    """Whether the verb at `at` is that of a relative clause told of something new without a name: "a model
    that could rival X".
    """
    k = at - 1
    while k > low and (items[k].classes & {"have", "be", "adverb"} or "cue" in items[k].tags):
        k -= 1
    if k <= low or "who" not in items[k].classes or items[k].kind != "word":
        return False
    noun = items[k - 1]
    return noun.kind == "noun" and noun.det == "indef" and not {"refers", "of_name"} & noun.tags.keys()


def strange_object(items: list[Item], k: int, high: int) -> bool:
    """Whether a plain noun phrase stands at `k` and a comma ends it: "announced the first delay, calling the
    X1 a surprise".
    """
    if k >= high or items[k].classes & (_PREPS | {"contracted"}):
        return False
    own = "possessive" in items[k].classes
    if not own and "det" not in items[k].classes:
        return False
    first = k = k + 1
    while k < high and plain(items[k]):
        k += 1
    # "has extended its presence in X with Y": its presence, whatever follows
    ends = items[k].text == "," or (own and items[k].classes & _PREPS - {"of"}) if k < high else False
    return first < k and bool(ends)


def plain(item: Item) -> bool:
    """Whether a word that no table knows for anything else may be a noun or an adjective."""
    return (
        item.kind == "word"
        and item.text.isalpha()
        and not item.triggers
        and not item.classes - _PLAIN
        and "cue" not in item.tags
        and not item.measure
    )


def uncounted(item: Item) -> bool:
    """Whether a number before an item counts no machine: a plain word, or people nobody knows."""
    return plain(item) or (item.noun is not None and "opaque" in item.noun.use and not item.measure)


def _clitic(items: list[Item], k: int) -> bool:
    """Whether an article stands for an object before its verb: what follows it is no noun."""
    behind = items[k + 1]
    verb = bool(behind.triggers) and not _deed(behind)
    return "clitic" in items[k].classes and (verb or "have" in behind.classes)


def in_opening_relative(items: list[Item], at: int) -> bool:
    """Whether a name stands in the relative clause of the noun that opens its sentence ("The firm that makes
    X has shown Y").
    """
    for k in range(at - 1, 0, -1):
        item = items[k]
        if item.kind in ("mark", "name"):
            return False
        if "who" in item.classes and item.kind == "word":
            return items[k - 1].kind == "noun" and k < 4
    return False


def joins_verb(items: list[Item], k: int) -> bool:
    """Whether "and" joins a verb that governs an object of its own: one of a list, what begins a plan, or a
    word that no list knows ("buys X and rents the power to Y").
    """
    if "and" not in items[k].classes or k + 3 >= len(items):
        return False
    verb = items[k + 1]
    if verb.kind == "word" and ("cue" in verb.tags or any(t.feature in _GOVERN for _, t in verb.triggers)):
        return True
    if not plain(verb):
        return False
    # "and rents of-the power": a partitive
    classes = items[k + 3 if items[k + 2].classes == {"of"} else k + 2].classes
    return bool(classes & {"det", "possessive", "indef"}) and not classes & (_PREPS | {"contracted"})


def object_of_verb(items: list[Item], at: int) -> bool:
    """Whether a verb stands before a thing in its own clause, so that the thing is no subject: "the deal
    comes after the failure to buy X". Behind what is said, the subject stands behind its verb.
    """
    for k in range(at - 1, -1, -1):
        item = items[k]
        if item.kind == "mark":
            return False
        if not item.triggers or item.kind != "word":
            continue
        if any(t.feature in ("inf", "past", "pres", "fut", "cond") for _, t in item.triggers):
            return (
                k > 0 and items[k - 1].kind != "mark" and not any(t.feature == "pp" for _, t in item.triggers)
            )
    return False


def behind_bare_verb(items: list[Item], at: int) -> bool:
    """Whether the verb before a thing has no subject before it: "Uses X chips" goes on with what was spoken
    of.
    """
    if items[at].coarse not in _THINGS:
        return False
    verb = next((k for k, x in enumerate(items[:at]) if _finite(x)), None)
    return verb is not None and not any(
        x.kind in ("name", "noun") and not x.prep and not x.held for x in items[:verb]
    )


def _finite(item: Item) -> bool:
    features = {t.feature for _, t in item.triggers}
    return item.kind == "word" and bool(features & {"past", "pres", "fut", "cond"})


def acted(items: list[Item], low: int, at: int) -> bool:
    """Whether a verb or the noun of a deed stands between `low` and the one at `at`."""
    return any(
        x.kind == "word" and any(not t.particle for _, t in x.triggers) for x in items[max(0, low + 1) : at]
    )


def before_phrase(items: list[Item], low: int, at: int, prep: str) -> range:
    """Where to look to the left from a verb for what hangs on it: past a participle with what is its own
    between two commas right before the verb ("X, seen in Oslo by Y, has opened"); for where a participle has
    its `prep`, no farther than a comma ("made in Oslo, has outdone X, a machine built with").
    """
    if prep == "in":
        low = next((k for k in range(at - 1, low, -1) if items[k].text == ","), low)
    k = at - 1
    while k > low and items[k].classes & {"have", "be", "been", "modal", "adverb"}:
        k -= 1
    if k <= low or items[k].text != ",":
        return range(at - 1, low, -1)
    opening = next((j for j in range(k - 1, low, -1) if items[j].text == ","), None)
    if opening is None or items[opening - 1].kind not in ("name", "noun"):
        return range(at - 1, low, -1)
    told = items[opening + 1]
    past = plain(told) or any(t.feature == "pp" for _, t in told.triggers)
    return range(opening - 1 if past else at - 1, low, -1)

"""Where a clause ends: at marks, brackets and the words that open another clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from kg.extract.quoted import end_of_said
from kg.lang.fold import has_shape
from kg.lang.pack import Pack
from kg.spot.item import Item

_WINDOW: Final = 32
_BORDERS: Final = frozenset("()[];؛:")
_BORDER_CLASSES: Final = frozenset(("clause", "that", "neg", "besides"))


class Borders(NamedTuple):
    """Where a clause may end in a sentence: `items` ascending, of the others `lowest` and `highest` ask
    nothing; `quoted` says that a quotation opens in it, `told` behind which commas somebody only tells it,
    `joins` where "and" begins a clause with a subject of its own.
    """

    items: Sequence[int]
    quoted: bool
    told: frozenset[int] = frozenset()
    joins: frozenset[int] = frozenset()


def borders(items: list[Item], pack: Pack) -> Borders:
    """The borders of a sentence."""
    openers = {opener for opener, _ in pack.quotes}
    ends, quoted, told, joins = [], False, [], []
    for k, item in enumerate(items):
        if item.kind == "word" and not item.classes and "cue" not in item.tags:
            continue  # as most words are
        if item.text in openers:
            quoted = True
        if "clause" in item.classes and "adverb" in item.classes and k and _auxiliary(items[k - 1]):
            continue  # "a toutefois rappelé"
        if pack.order == "svo" and "and" in item.classes and joins_clause(items, k, pack):
            joins.append(k)
            ends.append(k)
        elif (
            item.text in _BORDERS
            or (item.classes and not item.classes.isdisjoint(_BORDER_CLASSES))
            or "cue" in item.tags
            or (pack.order == "svo" and _opens_infinitive(items, k))
        ):
            ends.append(k)
        elif item.text == "," and _told_behind(items, k, pack):
            ends.append(k)
            told.append(k)
    return Borders(ends, quoted, frozenset(told), frozenset(joins))


def _told_behind(items: list[Item], comma: int, pack: Pack) -> bool:
    """Whether a verb of speech and who tells it stand behind a comma: "will send 500 chips to X, has told Y
    the head of it, Ann Lee".
    """
    if pack.order != "svo" or pack.adjective_first:
        return False
    k, likewise = comma + 1, False
    if k < len(items) and _as_told(items[k]):
        k, likewise = k + 1, True
    while k < len(items) and items[k].classes & {"have", "reflexive", "adverb", "clitic"}:
        k += 1
    if k + 1 >= len(items) or "who" in items[k].classes:
        return False
    if _according(items[comma + 1]):
        return _names_teller(items[k : k + 7], ends=True)
    if not items[k].triggers:
        return False
    perfect = "have" in items[k - 1].classes
    # ", as Reuters published": no verb of saying alone
    features = {t.feature for _, t in items[k].triggers if likewise or pack.frames[t.frame].speech}
    if not features & ({"pp"} if perfect else {"past", "pres"}):
        return False
    return _names_teller(items[k + 1 : k + 7], likewise)


def _names_teller(behind: list[Item], ends: bool) -> bool:
    """Whether somebody is named before the next mark, which is no comma where the sentence ends so: "has
    shown, as Ann Lee said, the robot" goes on.
    """
    end = next((n for n, x in enumerate(behind) if x.kind == "mark"), len(behind))
    if ends and end < len(behind) and behind[end].text == ",":
        return False
    return any(x.kind == "name" and x.coarse in ("Person", "Organization") for x in behind[:end])


def _as_told(item: Item) -> bool:
    """Whether a word is "as" or "according to": ", como publicó Brisk", ", según contó Brisk"."""
    return item.kind == "word" and (_according(item) or item.classes >= {"as", "like"})


def lowest(items: list[Item], at: int, ends: Borders) -> int:
    """Where the clause of the item at `at` begins, by the items that a clause may end at."""
    low, depth = max(0, at - _WINDOW), 0
    for k in reversed(ends.items):
        if k >= at:
            continue
        if k < low:
            break
        item = items[k]
        if item.text in ")]":
            depth += 1
        elif item.text in "([":
            if depth == 0:
                return k + 1
            depth -= 1
        elif depth == 0 and (
            item.text in ";؛:"
            or "clause" in item.classes
            or k in ends.joins
            or ("that" in item.classes and item.kind == "word" and "who" not in item.classes)
        ):
            return k + 1
    return low


def highest(items: list[Item], at: int, end: int, ends: Borders, pack: Pack, speech: bool) -> int:
    """The item behind the clause of the words from `at` to `end`, by the items that a clause may end at."""
    most = len(items) if speech else end_of_said(items, at, pack, ends.quoted)
    high, depth = max(end, min(most, end + _WINDOW)), 0
    for k in ends.items:
        if k < end:
            continue
        if k >= high:
            break
        item = items[k]
        if item.text in "([":
            depth += 1
        elif item.text in ")]":
            if depth == 0:
                return k
            depth -= 1
        elif depth == 0 and (
            item.text in ";؛"
            or k in ends.told
            or (pack.adjective_first and _according(item))
            or "clause" in item.classes
            or ever(items, k)
            or k in ends.joins
            or _opens_doing(items, end, k, pack)
            or (
                "that" in item.classes
                and not speech
                and (k > end + 1 or (pack.pro_drop and "det" not in item.classes))
            )
        ):
            return k
    return high


def joins_clause(items: list[Item], k: int, pack: Pack) -> bool:
    """Whether "and" behind a comma, at `k`, opens a clause with its own subject: ", and Acme will"; where
    adjectives come first the last of a list has a comma before its "and", too.
    """
    if pronoun_clause(items, k):
        return True
    if not k or items[k - 1].text != ",":
        return False
    at = _subject(items, k + 1)
    if at + 1 >= len(items):
        return False
    unknown = items[at].kind == "word" and not items[at].classes and items[at].text[:1].isupper()
    if not unknown and items[at].kind not in ("name", "noun"):
        return False
    if pack.adjective_first and items[at].group >= 0:
        return False
    behind = items[at + 1]
    if behind.text in "»”" or "reflexive" in behind.classes:  # "and « Acme » s'est allié"
        behind = next((x for x in items[at + 1 : at + 4] if _is_verbal(x)), behind)
    if behind.text == "," and items[at].kind == "noun" and (n := at + 3) + 1 < len(items):
        # ", and its chip chief, Ann Lee, said"
        behind = items[n + 1] if items[n - 1].kind == "name" and items[n].text == "," else behind
    return behind.kind == "word" and (
        "cue" in behind.tags
        or bool(behind.classes & {"be", "have"})
        or (
            bool(behind.triggers)
            and all(t.feature in ("past", "pres", "fut", "pp") for _, t in behind.triggers)
            and any(t.feature in ("past", "pres") for _, t in behind.triggers)
        )
    )


def _auxiliary(item: Item) -> bool:
    """Whether an item is "have" or "be"."""
    return not item.classes.isdisjoint(("have", "be"))


def _is_verbal(item: Item) -> bool:
    """Whether an item is no closing quote and no reflexive."""
    return item.text not in "»”" and "reflexive" not in item.classes


def pronoun_clause(items: list[Item], k: int) -> bool:
    """Whether a pronoun and its verb stand behind "and": "joined Brisk in April and it had bought Acme"."""
    pronoun, verb = (*items[k + 1 : k + 3], None, None)[:2]
    if pronoun is None or verb is None or pronoun.kind != "word" or pronoun.classes.isdisjoint(("he", "it")):
        return False
    if pronoun.classes & {"possessive", "clitic", "det"}:
        return False
    return verb.kind == "word" and (
        "cue" in verb.tags
        or bool(verb.classes & {"be", "have", "modal"})
        or any(t.feature in ("past", "pres", "fut", "cond") for _, t in verb.triggers)
    )


def _subject(items: list[Item], at: int) -> int:
    """Where the noun or name stands that a phrase from an item on is built on: "the firm's new chief"."""
    while at < len(items) and items[at].classes & {"det", "possessive"}:
        at += 1
    last, end = at, min(at + 6, len(items))
    while at < end and (
        items[at].kind in ("name", "noun") or items[at].unlisted or "possessor" in items[at - 1].tags
    ):
        last = at if items[at].kind in ("name", "noun") else last
        at += 1
    return last


def _according(item: Item) -> bool:
    """Whether an item begins by whose words something is so: whoever they are has no part in it."""
    return item.cue is not None and item.cue.modality == "according"


def ever(items: list[Item], k: int) -> bool:
    """Whether a negation right behind a noun and before a participle only measures a superlative: "the
    largest machine ever built in Europe".
    """
    behind = items[k + 1] if k + 1 < len(items) else None
    return (
        "neg" in items[k].classes
        and k > 0
        and items[k - 1].kind in ("noun", "name")
        and behind is not None
        and any(t.feature == "pp" for _, t in behind.triggers)
    )


def _opens_doing(items: list[Item], end: int, k: int, pack: Pack) -> bool:
    """Whether a preposition and a form in "-ing", or an infinitive, begin what somebody does besides: "after
    dropping X", "por comprar X".
    """
    if k <= end or k + 1 >= len(items):
        return False
    if not pack.adjective_first:
        return pack.order == "svo" and _opens_infinitive(items, k)
    item, behind = items[k], items[k + 1]
    return (
        "besides" in item.classes
        and behind.kind == "word"
        and not behind.classes
        and has_shape(behind.key, pack.doing_shapes)
    )


def _opens_infinitive(items: list[Item], k: int) -> bool:
    """Whether a preposition at `k` stands before an infinitive that has things of its own, of when or why
    another deed was done: "tras comprar X", "por haber comprado X"; behind "to" and a name "of" does so, too.
    """
    item, behind = items[k], items[k + 1 : k + 3]
    asked = "of" in item.classes and k > 0 and items[k - 1].kind == "name" and items[k - 1].prep == "to"
    if item.kind != "word" or not behind or not (asked or item.classes & {"other_prep", "by"}):
        return False
    if "have" in behind[0].classes:
        return len(behind) > 1 and any(t.feature == "pp" for _, t in behind[1].triggers)
    return any(t.feature == "inf" for _, t in behind[0].triggers)


def opens_clause(items: list[Item], at: int, k: int, feature: str) -> bool:
    """Whether the preposition before a thing opens the clause of the verb at `at` right behind it, whose
    subject the thing is: "a week after Acme launched X".
    """
    before = items[k].tags.get("prep_item")
    return (
        isinstance(before, Item)
        and feature in ("past", "pres", "fut", "cond")
        and {"besides", "other_prep"} <= before.classes
        and all(x.classes & {"have", "adverb"} for x in items[k + 1 : at])
    )


def kind_before(items: list[Item], low: int, at: int) -> bool:
    """Whether a known noun with its article stands right before the verb at `at` of a clause that begins at
    `low`: "the series replaces X" tells of that series, whichever it is.
    """
    k = at - 1
    while k > low and items[k].classes & {"have", "be", "been", "modal", "adverb", "neg", "clitic"}:
        k -= 1
    item = items[k]
    return k > low and item.kind == "noun" and item.det == "def" and not item.prep and not item.held


def behind_relative(items: list[Item], at: int) -> int:
    """Where the clause of the verb at `at` goes on behind a relative clause between commas: "X, which Y had
    tried to buy, has opened"; 0 where none is closed right before the verb.
    """
    k = at
    while k > 0 and items[k - 1].classes & {"have", "be", "been", "adverb", "reflexive", "clitic", "neg"}:
        k -= 1
    if k < 4 or items[k - 1].text != "," or not _tensed(items[k]):
        return 0
    for q in range(k - 2, 1, -1):
        if items[q].kind == "mark" and items[q].text != ",":
            return 0
        if items[q].classes & {"who", "that", "whose"} and items[q - 1].text == ",":
            told = items[q - 2].kind in ("name", "noun") and any(map(_tensed, items[q + 1 : k - 1]))
            return k if told else 0
    return 0


def past_relative(items: list[Item], at: int) -> int:
    """Where the clause of the verb at `at` begins behind a relative clause of what leads in to the sentence:
    "Made for X, which shall keep it, the system cost 4 million and has"; 0 without one.
    """
    for c in range(at - 2, 3, -1):
        if items[c].kind == "mark" and items[c].text != ",":
            return 0
        verb = after_subject(items, c + 1) if items[c].text == "," else 0
        if not verb or verb > at or (verb + 1 < len(items) and items[verb + 1].text == ","):
            continue
        for q in range(c - 1, 1, -1):
            if items[q].text == ",":
                told = q + 1 < c and items[q + 1].classes & {"who", "whose"}
                opened = told and items[q - 1].kind in ("name", "noun")
                return c + 1 if opened and any(map(_tensed, items[q + 2 : c])) else 0
    return 0


def after_subject(items: list[Item], at: int) -> int:
    """Where the verb stands right behind a subject that begins at `at`; 0 where no clause begins there."""
    subject = _subject(items, at)
    if subject + 1 >= len(items) or items[subject].kind not in ("name", "noun") or items[subject].prep:
        return 0
    return subject + 1 if _tensed(items[subject + 1]) else 0


def _tensed(item: Item) -> bool:
    """Whether an item is a verb that has a tense, or a word that marks one."""
    tensed = any(t.feature in ("past", "pres", "fut", "cond") for _, t in item.triggers)
    return item.kind == "word" and (tensed or "cue" in item.tags or bool(item.classes & {"have", "be"}))

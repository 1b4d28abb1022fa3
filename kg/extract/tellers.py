"""Who tells something, where a verb of speech stands behind what is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from kg.extract.overt import plain
from kg.extract.plans import planned_by
from kg.lang.frame import Frame
from kg.lang.pack import PREPOSITIONS, Pack
from kg.spot.item import Item

if TYPE_CHECKING:
    from kg.extract.clause import ClauseBounds

_SAID: Final = frozenset(("it", "he", "we", "be", "have", "modal"))


def teller_behind(items: list[Item], end: int, pack: Pack) -> bool:
    """Whether a firm or somebody stands bare right behind a verb of speech, before the sentence ends or
    goes on with a preposition: "…, indique la start-up dans son rapport".
    """
    behind = items[end : end + 3]
    if pack.order != "svo" or pack.adjective_first or len(behind) < 2 or "det" not in behind[0].classes:
        return False
    who, after = behind[1], behind[-1]
    return (
        who.kind == "noun"
        and who.coarse in ("Organization", "Person")
        and not who.prep
        and (after.text in ".,»" or bool(after.classes & {"in", "on", "to"}))
    )


def one_of_them(items: list[Item], k: int, pack: Pack) -> bool:
    """Whether somebody unnamed speaks: "said one of its investors, who …"."""
    behind = items[k + 1 : k + 2]
    several = bool(behind) and "of" in behind[0].classes
    one = "indef" in items[k].classes or items[k].kind == "number"
    return several and one and not pack.adjective_first


def closes_quote(items: list[Item], at: int) -> bool:
    """Whether the closing mark of a quotation stands right before the verb, with a comma or without."""
    before = [x for x in items[max(0, at - 4) : at] if x.kind == "mark"]
    return any(x.text in '»”"' for x in before[-2:])


def behind_quotation(items: list[Item], low: int, at: int, pack: Pack) -> bool:
    """Whether a verb stands right behind what is quoted, no word in which governs it: "« what X sells »,
    says Ann Lee".
    """
    low = max(low, at - 4)
    closed = next((k for k in range(at - 1, low - 1, -1) if items[k].text in '»”"'), -1)
    return pack.order == "svo" and closed >= low and not any("who" in x.classes for x in items[closed:at])


# how many items a subject may have that a quotation stands before
_SUBJECT: Final = 12


def quotes_soon(behind: list[Item]) -> bool:
    """Whether a few words lead from a verb to a quotation: "invoque la « ... »", "adds Ann Lee: “...”"."""
    for k, item in enumerate(behind[:7]):
        if item.text in "«“" or (item.text == ":" and k + 1 < len(behind) and behind[k + 1].text in '«“"'):
            return True
        if item.kind in ("mark", "number") or item.classes & {"who", "that", "clause", "and"} or item.acts:
            return False
    return False


def quote_before(items: list[Item], at: int) -> bool:
    """Whether only who speaks stands between a quotation and the verb at `at`: "“…,” Ann Lee, its head, wrote
    on".
    """
    named = False
    for k in range(at - 1, max(-1, at - _SUBJECT), -1):
        item = items[k]
        if item.text in "”»" or (item.text == '"' and sum(x.text == '"' for x in items[:k]) % 2):
            return named and items[k + 1].classes.isdisjoint(("and", "who", "that", "clause"))
        named |= item.kind in ("name", "noun")
        if item.acts or "cue" in item.tags or (item.kind == "mark" and item.text != ","):
            return False
    return False


def only_said(frame: Frame, frames: Mapping[str, Frame], items: list[Item], at: int) -> bool:
    """Whether a verb that speaks behind a quotation does so here, and is no deed: "«…», a salué X"."""
    if frame.speech or len(items[at].triggers) < 2:
        return False
    said = [frames[t.frame] for _, t in items[at].triggers]
    return any(f.speech and f.voice == "inverted" for f in said) and closes_quote(items, at)


def paper_tells(frame: Frame, items: list[Item], low: int, at: int) -> bool:
    """Whether a paper is the subject of a verb that is no verb of saying: "ce document présente X" tells of X
    and releases nothing.
    """
    if frame.speech:
        return False
    for item in reversed(items[low:at]):
        if item.kind in ("name", "noun") and not item.prep:
            return item.kind == "noun" and item.coarse == "Work" and not item.held
        if item.kind == "mark" or item.classes & {"who", "that", "be"}:
            return False
    return False


def only_called(items: list[Item], end: int, feature: str, pack: Pack) -> bool:
    """Whether a participle with "as" behind it only tells what a thing is taken for: "présentée comme un
    progrès" shows nothing.
    """
    behind = items[end].classes if end < len(items) else frozenset()
    return feature == "pp" and "as" in behind and "like" in behind and not pack.adjective_first


def things_to_do(items: list[Item], at: int, feature: str) -> bool:
    """Whether an infinitive tells what the plain noun right before it does, or what is done with it: in "X
    trains machines to sell Y" X sells nothing.
    """
    if feature != "inf" or at < 3 or "to" not in items[at - 1].classes or "for" in items[at - 1].classes:
        return False
    head, article = items[at - 2], items[at - 3]
    other = head.kind == "noun" and head.coarse not in ("Organization", "Person")
    return (plain(head) or other) and ("indef" in article.classes or article.kind == "number")


def ordered(items: list[Item], low: int, at: int) -> int | None:
    """Where the verb stands that asks somebody to do what the infinitive at `at` says, right behind "to":
    "has ordered X to sell Y"; None where none does.
    """
    asked = _asked_bare(items, at)
    if asked is not None and "orders" in items[asked].classes:
        return asked
    if at < 2 or not items[at - 1].classes & {"of", "to", "on", "with"}:
        return None
    for k in range(at - 2, max(low - 1, at - 9), -1):
        if "orders" in items[k].classes:
            return k
        if items[k].text in ";:" or (items[k].kind == "word" and items[k].classes & {"that", "who"}):
            return None
    return None


def _blamed(items: list[Item], at: int, feature: str) -> int:
    """Where the one stands, behind "to" and right before "for" or "of", to whom a verb lays what an
    infinitive tells: "ha acusado a X de comprar Y", "multó a X por haber comprado Y"; -1 where nobody does.
    """
    k = at - 1
    if feature == "pp" and k > 0 and "have" in items[k].classes:
        k -= 1
    elif feature != "inf":
        return -1
    told = items[k - 1] if k > 1 and items[k].classes & {"by", "of"} else None
    person = told is not None and told.kind == "name" and told.prep == "to"
    return k - 1 if person else -1


def _asked_bare(items: list[Item], at: int) -> int | None:
    """Where the verb stands that asks the one right before an infinitive for it, with no word between: "pidió
    a X comprar Y", "ha permitido a X comprar Y"; None where none does.
    """
    if at < 3 or items[at - 1].prep != "to" or items[at - 1].kind not in ("name", "noun"):
        return None
    k = at - 2
    while k > 0 and items[k].kind == "word" and items[k].classes & {"to", "det", "contracted", "adverb"}:
        k -= 1
    return k if k < at - 2 and items[k].classes & {"orders", "engages"} else None


def to_be_done(items: list[Item], at: int) -> bool:
    """Whether the infinitive at `at` tells what somebody is asked or plans to do."""
    return planned_by(items, at) >= 0 or ordered(items, max(0, at - 12), at) is not None


def commands(items: list[Item], i: int) -> bool:
    """Whether a verb at `i` asks somebody to do something, so that nothing is bought: "has ordered X to"."""
    if "orders" not in items[i].classes:
        return False
    for k in range(i + 1, min(i + 8, len(items) - 1)):
        item, behind = items[k], items[k + 1]
        if item.kind in ("number", "mark"):
            return False
        if k > i + 1 and item.classes & {"of", "to"} and behind.kind == "word":
            return any(t.feature == "inf" for _, t in behind.triggers) or (
                plain(behind) and not behind.classes and "contracted" not in item.classes
            )
    return False


def engaged(items: list[Item], low: int, at: int, feature: str) -> int | None:
    """Where the one stands whom a verb before engages to do what an infinitive behind "for" tells: "has
    called upon X, big in chips, to sell Y"; -1 where nobody is named, None where no such verb stands before.
    Where "to" opens it the verb has an object: "urged the state to build Y".
    """
    if feature not in ("inf", "pres", "pp"):
        return None
    if (blamed_for := _blamed(items, at, feature)) >= 0:
        return blamed_for
    if feature == "inf" and (planner := planned_by(items, at)) >= 0:
        return planner
    opened = any("for" in x.classes for x in items[max(low, at - 3) : at])
    bare = feature in ("inf", "pres") and at - low > 2 and "to" in items[at - 1].classes
    blamed = feature == "pp" and at - low > 2 and "have" in items[at - 1].classes
    if blamed and "of" in items[at - 2].classes:
        verb = next(
            (k for k in range(at - 3, max(low - 1, at - 9), -1) if "blames" in items[k].classes), None
        )
        return None if verb is None else _first_name(items, verb, at)
    if feature == "inf" and at > low and "engages" in items[at - 1].classes:
        return -1  # "permite combinar 300 chips": whoever does it
    if feature == "inf" and items[at - 1].kind == "name" and _asked_bare(items, at) is not None:
        return at - 1
    verb = ordered(items, low, at) if feature == "inf" else None
    if verb is None and feature == "inf":
        verb = _asked_bare(items, at)
    if verb is None:
        if not bare and (feature != "inf" or not opened):
            return None
        verb = next((k for k in range(at - 1, low, -1) if "engages" in items[k].classes), None)
        if bare and not opened and verb is not None and not _asks_of(items, verb, at):
            return None
    if verb is None or any(x.text in ";:" for x in items[verb:at]) or _sum(items[verb + 1]):
        return None
    return _first_name(items, verb, at)


def _first_name(items: list[Item], verb: int, at: int) -> int | None:
    """The first name right behind a verb, -1 where none stands there, None where it is nobody's."""
    k = next((k for k in range(verb + 1, min(verb + 5, at)) if items[k].kind == "name"), -1)
    if k > 0 and items[k].prep == "by":  # "Brisk was chosen by Acme to build it"
        k = next((k for k in range(verb - 1, -1, -1) if items[k].kind == "name" and not items[k].prep), -1)
    return None if k >= 0 and items[k].coarse not in ("Organization", "Person") else k


def names_by_kind(items: list[Item], at: int) -> bool:
    """Whether "this" and a noun for a person that no list knows stand at `at`: "says this engineer of 38"."""
    if at + 1 >= len(items) or "demonstrative" not in items[at].classes or "that" in items[at].classes:
        return False
    noun = items[at + 1]
    return (
        plain(noun)
        or "former" in noun.classes
        or (noun.coarse == "Person" and noun.noun is not None and "role" in noun.noun.use)
    )


def _sum(item: Item) -> bool:
    """Whether an item is a sum, or what a comparison before one begins with: "paid $40 to build it"."""
    return (item.number is not None and item.number.kind == "money") or "comparator" in item.tags


def _asks_of(items: list[Item], verb: int, at: int) -> bool:
    """Whether somebody stands between a verb that asks for a deed and the "to" that opens the deed."""
    between = items[verb + 1 : at - 1]
    return 0 < len(between) < 8 and not any(
        (x.classes & {"by", "that", "who", "and", "to"} and not (x is between[0] and "to" in x.classes))
        or (x.kind == "word" and x.triggers and x is not between[-1])
        for x in between
    )


def stopped(clause: ClauseBounds) -> bool:
    """Whether a word of stopping governs the noun or infinitive of a deed: "the shutdown of X", "stopped
    making X" tell of no start.
    """
    if clause.trigger.feature not in ("inf", "noun", "ger") or clause.at <= clause.low:
        return False
    first = clause.context.pack.order == "vso"
    reach = 6 if first or clause.trigger.feature == "noun" else 4
    parted = False
    for k in range(clause.at - 1, max(0 if first else clause.low, clause.at - reach) - 1, -1):
        item = clause.items[k]
        if "stops" in item.classes:
            return True
        if item.coarse == "Organization" and (parted or (item.kind == "name" and k == clause.at - 1)):
            continue  # "stopped the firm X the running of", "stopped X from": verbs stand first
        parted = parted or (first and k == clause.at - 1 and "from" in item.classes)
        if clause.trigger.feature == "noun" and (item.kind == "number" or plain(item)):
            continue  # "has ended its three-year supply deal with X"
        if not item.classes & {"det", "of", "possessive", "resumptive", "to", "from"} or item.triggers:
            return False
    return False


def said_by_another(clause: ClauseBounds) -> bool:
    """Whether an article and a noun of no speaker stand right behind a verb of saying: "which reports
    say".
    """
    behind = clause.items[clause.end : clause.end + 2]
    if len(behind) < 2 or "det" not in behind[0].classes or behind[0].end != behind[1].start:
        return False
    unlisted = behind[1].kind == "word" and not behind[1].classes and not behind[1].triggers
    return unlisted or (behind[1].kind == "noun" and behind[1].coarse not in ("Organization", "Person"))


def says_on(clause: ClauseBounds) -> bool:
    """Whether what somebody says stands behind a verb of saying."""
    return any("that" in x.classes or x.text in ':«“"' for x in clause.items[clause.end : clause.end + 7])


def told_of(clause: ClauseBounds) -> bool:
    """Whether "of it" stands right behind a verb of saying: somebody told of it, the thing told nothing."""
    behind = clause.items[clause.end : clause.end + 2]
    return (
        len(behind) == 2
        and bool(behind[0].classes & set(PREPOSITIONS))
        and bool(behind[1].classes & {"possessive", "resumptive"})
    )


def of_paper(items: list[Item], k: int) -> bool:
    """Whether a firm's name stands right before the noun of its paper."""
    behind = items[k + 1] if k + 1 < len(items) else None
    return (
        items[k].coarse == "Organization"
        and behind is not None
        and behind.kind == "noun"
        and behind.coarse == "Work"
    )


def opens_said(pack: Pack, item: Item) -> bool:
    """Whether what is said has begun at an item, where no word need open it: a pronoun, a verb that has a
    subject of its own, a quotation mark.
    """
    if item.kind == "mark":
        return any(item.text == opener for opener, _ in pack.quotes)
    return item.kind == "word" and (bool(item.classes & _SAID) or _finite(item))


def _finite(item: Item) -> bool:
    """Whether a word is a verb in a form that only stands with a subject."""
    features = {t.feature for _, t in item.triggers}
    return "pres" in features and not features & {"inf", "pp", "noun"}


def undated(items: list[Item]) -> list[Item]:
    """The items without the commas right behind a date: "posted on 3 May, 2024, that it works"."""
    return [x for k, x in enumerate(items) if x.text != "," or not k or items[k - 1].kind != "date"]


def said_between(clause: ClauseBounds, low: int, at: int) -> bool:
    """Whether a verb of saying stands between two items: "a report from X says Acme bought Brisk"."""
    frames = clause.context.pack.frames
    return any(frames[t.frame].speech for x in clause.items[low + 1 : at] for _, t in x.triggers)

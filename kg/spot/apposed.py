"""Nouns in apposition and predicates, which stand for the name that they explain."""

from __future__ import annotations

import itertools
from typing import Final

from kg.lang.pack import Pack
from kg.lang.shared import common
from kg.spot.asides import called
from kg.spot.explained import THINGS, before_head, possessed, told_of
from kg.spot.item import Item
from kg.spot.leadin import leads_in
from kg.spot.openers import opens_list, subject_of_opening
from kg.spot.predicates import behind_bracket, predicate

_STANDS: Final = ("Place", "Hardware")


def _appose(items: list[Item], pack: Pack) -> None:
    """Let a class noun in apposition ("NAME, a chip …") stand for the name it explains, not for a
    thing of its own.
    """
    _owned_place(items)
    called(items)
    if pack.adjective_first:
        _explained(items)
    elif pack.order == "svo":
        opens_list(items)
    if "(" in [item.text for item in items]:
        _abbreviated(items)
    if pack.article:
        _name_behind_comma(items)
    if pack.order == "svo" and not pack.adjective_first:
        _of_arms(items)
    for i, item in enumerate(items[:-2]):
        if item.kind != "name":
            continue
        be = behind_bracket(items, i + 1)
        if not item.prep and items[be].classes & {"be", "copula"}:
            predicate(items, i, be)
        if items[i + 1].text in (",", "،", "(") or (
            items[i + 1].text in ("—", "–")
            and ("indef" in items[i + 2].classes or _dashed(items, i + 1) or _last_dash(items, i + 1))
        ):
            k = _explanation(items, i, pack)
        elif items[i + 1].text == ":" and all(x.kind in ("mark", "number") for x in items[:i]):
            k = _explanation(items, i, pack)  # "X: a machine built by Acme", in a list
            if k is not None and items[k].coarse != item.coarse:
                k = None
        else:
            continue
        if k is not None and (
            _reported_by(items, i)
            or _seat(item, items[k])
            or (pack.order == "svo" and subject_of_opening(items, k))
        ):
            continue
        if k is not None and not (pack.order == "vso" and items[k].det == "def" and _ends_aside(items, i)):
            items[k].held = True
            items[k].tags["of_name"] = i


def _seat(name: Item, noun: Item) -> bool:
    """Whether a name is a town's or a country's, which no noun of a firm explains."""
    return name.coarse == "Place" and name.cls != "Facility" and noun.coarse == "Organization"


def _ends_aside(items: list[Item], i: int) -> bool:
    """Whether the comma behind a name closes what another explains the subject by: in "founded Ann Lee, the
    former head of Acme, the firm" the firm is not Acme but what she founded.
    """
    office = next((k for k in range(i - 1, 0, -1) if items[k].kind in ("noun", "mark")), 0)
    bearer = items[office].tags.get("of_name")
    if not items[i].prep or not isinstance(bearer, int) or bearer >= office or items[bearer].prep:
        return False
    return items[bearer + 1].kind == "mark" and bearer > 0 and bool(items[bearer - 1].triggers)


def _dashed(items: list[Item], at: int) -> bool:
    """Whether another dash closes what one opens, no other mark between: "X – the machine of Acme – has"."""
    mark = next((x for x in items[at + 1 : at + 10] if x.kind == "mark"), None)
    return mark is not None and mark.text == items[at].text


def _last_dash(items: list[Item], at: int) -> bool:
    """Whether the one dash of a sentence opens with an article what explains the name before it to the end:
    "now leads Brisk – the firm behind two apps".
    """
    return (
        "det" in items[at + 1].classes
        and any(x.acts for x in items[: at - 1])
        and not any(x.text in ("—", "–", ":", ";") for x in (*items[:at], *items[at + 1 :]))
    )


def _closes(items: list[Item], k: int, pack: Pack) -> bool:
    """Whether a noun behind a name is in apposition to it, and does not begin a clause of its own
    ("…, the firm now employs").
    """
    if items[k].det == "indef" or pack.script != "Latin" or k + 1 >= len(items):
        return True
    j = k + 1
    while (
        not pack.adjective_first
        and j + 1 < len(items)
        and j - k < 4
        and items[j].kind == "word"
        and not items[j].triggers
        and not items[j].classes - {"adverb"}
    ):
        j += 1  # adjectives behind their noun
    after = items[j]
    if after.kind != "word":
        return True
    if any(t.feature in ("pp", "ger") for _, t in after.triggers):
        # "…, the firm said.": with nothing behind it the form is no participle
        past = pack.adjective_first and any(t.feature == "past" for _, t in after.triggers)
        return not (past and (j + 1 == len(items) or items[j + 1].text in ".,"))
    return bool(after.classes - {"adverb", "be", "have", "neg", "reflexive", "light"})


def _reported_by(items: list[Item], i: int) -> bool:
    """Whether the name at `i` is the paper whose words a sentence gives: "according to rumours gathered by
    NAME, the firm founded by" explains no paper.
    """
    if items[i].cls not in common()["tellers"]:
        return False
    for x in reversed(items[max(0, i - 8) : i]):
        if x.kind in ("mark", "name"):
            return False
        if x.cue is not None and x.cue.modality in ("according", "possible"):
            return True
    return False


def _owned_place(items: list[Item]) -> None:
    """Let the noun of "the factory of OWNER in NAME", with or without a word for "of", and of "at its
    factory in NAME" stand for the place of that name.
    """
    for i, item in enumerate(items[:-2]):
        if item.kind != "noun" or item.coarse != "Place" or (item.det == "poss" and not item.prep):
            continue
        at = i + 1
        if item.det != "poss":
            at += "of" in items[at].classes
            owner = items[at]
            if owner.kind != "name" or (owner.prep != "of" if at == i + 1 else item.det != "def"):
                continue
            at += 1
        within = at + 1 < len(items) and "in" in items[at].classes
        at += within
        name = items[at] if at < len(items) else item
        if name.kind == "name" and name.cls == item.cls and (within or (not name.prep and at == i + 2)):
            item.held = True
            item.tags["of_name"] = at


def _explanation(items: list[Item], i: int, pack: Pack) -> int | None:
    """Where the noun stands behind a name's comma or bracket that says what the name is; None without."""
    for k in range(i + 2, min(i + 9, len(items))):
        after = items[k]
        if pack.adjective_first and (before_head(items, k) or (k < i + 4 and possessed(items, i, k, pack))):
            continue
        if (
            after.noun is not None
            and after.noun.cls
            and (not after.prep or after.kind == "name")
            and after.group < 0
            and "modifier" not in after.tags
        ):
            if {after.coarse, items[i].coarse} == {"Person", "Organization"}:
                return None  # "… by Ann Lee, the firm said": nobody is a firm
            if items[i].coarse == "Organization" and after.coarse in _STANDS and "acts" not in after.noun.use:
                return None  # "with the aid of Acme, a plant in Oslo": no firm is a plant
            says = not after.noun.use.isdisjoint(("cue", "anaphor"))
            if "role" in after.noun.use and after.coarse == "Person" and items[i].coarse in THINGS:
                return None  # "for the machine X, the head of Acme": a machine holds no office
            if says and not pack.adjective_first and leads_in(items, i, k):
                return None  # "unlike X, the system of Acme is free": another system
            return k if says and _closes(items, k, pack) else None
        if (
            after.kind == "name"
            and (after.det == "indef" or (after.det == "def" and told_of(items, k)))
            and "modifier" not in after.tags
            and _kind_of(after, items[i], pack)
        ):
            return k  # "X, a Y model made by Z": made is the X
        if not _before_explanation(items, k, k == i + 2, pack):
            return None
    return None


def _before_explanation(items: list[Item], k: int, opens: bool, pack: Pack) -> bool:
    """Whether an item may stand between a comma and the noun that explains a name; `opens` says that it is
    the first behind the comma.
    """
    item = items[k]
    if "modifier" in item.tags or (pack.adjective_first and (item.kind == "number" or item.text == "-")):
        return True
    if item.text == "," and pack.adjective_first and k + 1 < len(items):
        return items[k - 1].kind == items[k + 1].kind == "number"  # "a $3 billion, 280-megawatt site"
    if "demonstrative" in item.classes and pack.article:
        return False
    if any(x.text[0] == "-" and x.text in pack.enclitics for x in items[k : k + 2]):
        return True  # "an Acme-built supercomputer"
    if item.classes & {"and", "copula"} and (
        not opens or (k + 1 < len(items) and "copula" in items[k + 1].classes)
    ):
        return True  # "NAME, and it is the chip …"
    return (
        item.kind == "word"
        and not item.triggers
        and "cue" not in item.tags
        and (
            not item.classes
            or bool(item.classes & {"det", "possessive", "adverb"})
            or (item.classes == {"other"} and not pack.adjective_first)  # "X, premier système d'Europe,"
        )
    )


def _name_behind_comma(items: list[Item]) -> None:
    """Let a definite noun stand for the name that follows between commas: "the firm of the town, NAME, …"."""
    for i, item in enumerate(items[:-3]):
        if item.kind != "noun" or item.noun is None or item.det != "def" or not item.coarse:
            continue
        if "role" in item.noun.use or item.held or "of_name" in item.tags:
            continue
        for k in range(i + 1, min(i + 15, len(items) - 1)):
            after = items[k]
            if after.text in ",،":
                name = items[k + 1]
                closed = k + 2 == len(items) or items[k + 2].kind == "mark"
                if name.kind == "name" and name.coarse == item.coarse and not name.prep and closed:
                    item.tags["of_name"] = k + 1
                break
            if (
                (after.kind in ("name", "noun") and not after.prep)
                or after.kind in ("mark", "number")
                or after.classes & {"who", "that", "clause"}
                or any(t.feature in ("past", "pres", "fut", "cond") for _, t in after.triggers)
            ):
                break


def _of_arms(items: list[Item]) -> None:
    """Hold a kind of thing that only tells what the noun of a firm right before it deals in: "l'activité
    serveurs de X".
    """
    for before, item in itertools.pairwise(items):
        if (
            item.kind == "name"
            and item.noun is not None
            and item.text[:1].islower()
            and item.coarse in ("Hardware", "Product", "AIModel")
            and before.kind == "noun"
            and before.coarse == "Organization"
        ):
            item.held = True


def _explained(items: list[Item]) -> None:
    """Let a class noun stand for the names that explain it behind a comma or colon, up to the next mark: "its
    new chip, the X2.", "two models: A and B".
    """
    for i, item in enumerate(items[:-2]):
        if item.held or item.group >= 0 or items[i + 1].text not in (",", ":", "—", "–"):
            continue
        if item.noun is None or item.kind != "noun":
            if not (item.tags.get("class_of_things") and item.text.islower()):
                continue  # a kind of chips that the lists know explains its name as well
        elif not item.noun.use & {"cue", "anaphor", "thing"} or "role" in item.noun.use:
            continue
        k = i + 2
        while k < len(items) and (items[k].classes & {"det", "possessive"} or items[k].text in '"“«'):
            k += 1
        if k >= len(items) or items[k].kind != "name" or items[k].coarse != item.coarse or items[k].prep:
            continue
        end = max((j for j, x in enumerate(items) if x.group >= 0 and x.group == items[k].group), default=k)
        if end + 1 == len(items) or items[end + 1].kind == "mark":
            item.held = True
            item.tags["of_name"] = k


def _abbreviated(items: list[Item]) -> None:
    """Let a class of things in brackets behind what it abbreviates be a plain word: "a large language
    model (LLM)".
    """
    for before, opening, short, closing in zip(items, items[1:], items[2:], items[3:], strict=False):
        if (
            opening.text == "("
            and closing.text == ")"
            and short.tags.get("class_of_things")
            and before.kind in ("name", "noun")
        ):
            short.kind = "word"


def _kind_of(after: Item, item: Item, pack: Pack) -> bool:
    """Whether a name with a class noun behind it only tells what kind of thing an earlier name is."""
    return pack.adjective_first and bool(after.tags.get("cues")) and after.coarse == item.coarse

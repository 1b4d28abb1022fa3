"""Who acts in forms without a subject of their own: in a gerund who acts in its main clause, not what it is
done to; in what a goal is, nobody who is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kg.extract.bounds import is_finite
from kg.extract.clause import _is_finite
from kg.extract.overt import overt_subject, plain
from kg.lang.fold import has_shape
from kg.lang.pack import Frame, Pack
from kg.spot.item import Item

_LOOSE: Final = frozenset(("adverb", "neg", "clitic", "reflexive", "have"))
_BESIDE_VERB: Final = _LOOSE | {"be", "been", "modal"}
_NO_VERB: Final = frozenset(
    ("det", "indef", "contracted", "demonstrative", "possessive", "neg", "than", "like")
)
_LEADS: Final = frozenset(("by", "in", "for", "from", "other_prep"))


def main_actor(
    items: list[Item], low: int, at: int, frames: Mapping[str, Frame], *, bare: bool
) -> int | None:
    """Where the subject of the main clause stands whose gerund is at `at` ("X beat Y by buying Z", "X has
    beaten Y, buying Z"); -1 where it is nobody's name, None where the gerund belongs to what is nearest.

    `bare` says that the language needs no comma or preposition before such a form. What a verb of speech
    reports has a subject of its own, unless the gerund speaks too.
    """
    k = at - 1
    while k > low and items[k].classes & _LOOSE:
        k -= 1
    if items[k].classes & {"be", "been", "progressive"}:
        return None  # "X is making Y" has its own subject
    if "and" in items[k].classes:
        k = _first_gerund(items, low, k)
    if not (bare or items[k].text == "," or items[k].classes & _LEADS):
        return None
    speaks = any(frames[t.frame].speech for _, t in items[at].triggers)
    start = low if speaks else _past_speech(items, low, k, frames)
    things = [j for j in range(start, k + 1) if _bare(items[j])]
    if not bare and (it := _pronoun_acts(items, low, things[0] if things else k)) is not None:
        return it
    if len(things) < 2 or 0 <= items[things[0]].group == items[things[-1]].group:
        strange = len(things) == 1 and overt_subject(items, start, things[0]) and not speaks
        return -1 if strange and _acts(items[things[0] - 1 : things[0]]) else None
    first, last = things[0], things[-1]
    if overt_subject(items, start, first):
        return -1
    return first if _acts(items[first + 1 : last]) else None


def _pronoun_acts(items: list[Item], low: int, high: int) -> int | None:
    """Where the pronoun stands that is the subject of the clause before: "it opened a site after raising"."""
    it = next((k for k in range(low, high) if items[k].classes & {"it", "he"}), None)
    if it is None or any(x.kind in ("name", "noun") for x in items[low:it]):
        return None
    return it if any(x.acts for x in items[it + 1 : it + 4]) else None


def behind_lead(items: list[Item], end: int) -> tuple[int, int] | None:
    """The comma that ends what leads in to a sentence and whose first verb ends at `end`, and the subject of
    the main clause behind it ("After buying X in May, Acme has"); None where nobody acts there.
    """
    for comma in (k for k in range(end, len(items) - 2) if items[k].text == ","):
        k = comma + 1 + bool(items[comma + 1].classes & {"det"})
        item = items[k]
        behind = items[k + 1 : k + 4]
        acts = any(_is_finite(x) or "have" in x.classes for x in behind)
        acts = acts or (bool(behind) and plain(behind[0]) and not behind[0].classes)
        # "Acme opened a plant", but "a plant opened by Acme" does nothing
        past = bool(behind) and any(t.feature == "past" for _, t in behind[0].triggers)
        acts = acts or (past and not any("by" in x.classes for x in behind[1:2]))
        if item.kind in ("name", "noun") and not item.prep and not item.held and acts:
            return comma, k
    return None


def doing_behind(items: list[Item], low: int, high: int, shapes: tuple[str, ...]) -> int:
    """Where the first form behind a comma or "and" tells what somebody does besides; else `high`."""
    for k in range(low, high):
        before, item = items[k - 1], items[k]
        if item.kind != "word" or not (before.text in ",،" or "and" in before.classes):
            continue
        if has_shape(item.key, shapes) or any(t.feature == "ger" for _, t in item.triggers):
            return k
    return high


def done_by(items: list[Item], low: int, at: int) -> int | None:
    """Where who does it stands behind "is", where what is done opens the clause: "a comprare X è stata Acme";
    None where nobody does.
    """
    if at != low + 1 or "to" not in items[low].classes:
        return None
    be = next((k for k in range(at + 1, min(at + 12, len(items) - 1)) if "be" in items[k].classes), 0)
    if not be or any(x.text in ";:" or x.classes & {"have", "that"} for x in items[at:be]):
        return None
    k = be + 1
    while k < len(items) - 1 and items[k].kind == "word" and _leads_on(items, k):
        k += 1
    return k if items[k].kind in ("name", "noun") and not items[k].prep else None


def _leads_on(items: list[Item], k: int) -> bool:
    """Whether a word may stand between "is" and who it is: an article, an adjective behind one."""
    told = items[k].unlisted or "adjective" in items[k].classes
    return bool(items[k].classes & {"been", "adverb", "det"}) or (told and "det" in items[k - 1].classes)


def _first_gerund(items: list[Item], low: int, k: int) -> int:
    """What leads in to the gerund that "and" at `k` joins another to: "by delaying it and announcing X"; `k`
    where there is none.
    """
    for j in range(k - 1, low, -1):
        if _is_finite(items[j]):
            break
        if items[j].classes & _LEADS and j + 1 < k and items[j + 1].key.endswith("ing"):
            return j
    return k


def is_goal(items: list[Item], low: int, at: int, feature: str) -> bool:
    """Whether a verb of a form says what a plain noun is: "a project whose aim is to build X"."""
    k = at - 1
    if feature != "inf" and (k < 0 or "to" not in items[k].classes):
        return False
    while k > low and items[k].classes & {"of", "to", "for"}:
        k -= 1
    if k <= low or "be" not in items[k].classes:
        return False
    noun = items[k - 1]  # a word that marks plans ("aim") among them
    return plain(noun) or (
        noun.kind == "word" and "cue" in noun.tags and not noun.classes and not noun.triggers
    )


def _past_speech(items: list[Item], low: int, k: int, frames: Mapping[str, Frame]) -> int:
    """Where what the last verb of speech reports begins."""
    for j in range(k - 1, low, -1):
        if "that" in items[j].classes or (
            _is_finite(items[j]) and any(frames[t.frame].speech for _, t in items[j].triggers)
        ):
            return j + 1
    return low


def _bare(item: Item) -> bool:
    if item.noun is not None and "role" in item.noun.use:
        return False  # "Acme's chief engineer, Ann Lee": she acts
    return item.kind in ("name", "noun") and not item.prep and not item.held and "possessor" not in item.tags


def _acts(between: list[Item]) -> bool:
    """Whether a verb may stand there: one that is known, or a word that no table knows."""
    return any(x.triggers or x.classes & {"be", "have"} or plain(x) for x in between if x.kind == "word")


def made_for(items: list[Item], k: int, pro_drop: bool) -> bool:
    """Whether "to" at `k` begins what something is for: it has things of its own."""
    behind = items[k + 1]
    return (
        "for" in items[k].classes
        and behind.kind == "word"
        and (
            any(t.feature == "inf" for _, t in behind.triggers)
            or (pro_drop and plain(behind) and not behind.classes)
        )
    )


def told_of_noun(items: list[Item], at: int, pack: Pack) -> int:
    """The thing right before a present participle, of which that tells ("16 sites appartenant à X"); 0
    where another word parts them, or where such a form is no participle but tells what somebody does besides.
    """
    if pack.adjective_first or pack.pro_drop or pack.order != "svo" or at < 2:
        return 0
    k = at - 1 - items[at - 1].unlisted
    return k if items[k].kind in ("name", "noun") else 0


def verb_and_doer(items: list[Item]) -> bool:
    """Whether a word that may be a verb no frame has and a name behind it are all of a relative clause."""
    if len(items) != 2 or items[1].kind != "name" or items[0].kind != "word":
        return False
    return not items[0].classes or (not items[1].prep and items[0].classes.isdisjoint(_NO_VERB))


def over_before(items: list[Item], who: int, at: int, pack: Pack) -> bool:
    """Whether the relative clause that opens at `who` is over where the verb at `at` stands, since it has a
    verb of its own: "the firm that Ann Lee founded has bought Y", "the firm that runs Ann Lee has bought Y".
    """
    inside = items[who + 1 : at]
    while inside and inside[-1].kind == "word" and inside[-1].classes & _BESIDE_VERB:
        inside = inside[:-1]
    if any(x.kind == "mark" for x in inside):
        return False
    verbs = (_is_finite(x) or "have" in x.classes for x in inside)
    row = [x for x in inside if not x.classes & {"adverb", "clitic"}]
    return any(verbs) or (pack.inverts and verb_and_doer(row))


def over_insertion(items: list[Item], low: int, comma: int, pack: Pack) -> int:
    """Where the one stands of whom a relative clause tells that ends before an insertion between commas, the
    second of them at `comma`: the group in "el grupo que preside Ann Lee, en cambio, compró"; -1 where none
    does.
    """
    if not pack.inverts or pack.adjective_first or comma <= low or items[comma].text != ",":
        return -1
    opening = next((k for k in range(comma - 1, low, -1) if items[k].text == ","), low)
    if items[opening + 1].kind == "name" and not items[opening + 1].prep:
        return -1  # "el directivo que fichó Brisk, Ann Lee, dijo": she did
    for k in range(opening - 1, low, -1):
        if items[k].kind == "mark" or "and" in items[k].classes:
            break
        if items[k].kind == "word" and "who" in items[k].classes:
            plain_head = items[k - 1].kind == "noun" and not items[k - 1].prep
            return k - 1 if plain_head and over_before(items, k, opening, pack) else -1
    return -1


def having(items: list[Item], at: int, feature: str) -> bool:
    """Whether a participle is that of an infinitive behind a preposition: "dopo aver comprato Y"."""
    if feature != "pp" or at < 2:
        return False
    return "have" in items[at - 1].classes and "other_prep" in items[at - 2].classes


def past_front(items: list[Item], at: int) -> int:
    """Where the main clause of the verb at `at` begins, behind an infinitive that a preposition leads in and
    a comma ends: "senza aver comprato X, Acme ha"; 0 where none is fronted.
    """
    if not items or not items[0].classes & {"other_prep", "besides"}:
        return 0
    verb = next((k for k in range(1, min(4, at)) if items[k].triggers), 0)
    forms = {t.feature for _, t in items[verb].triggers}
    if not verb or not (having(items, verb, "pp") or forms & {"inf", "ger"}):
        return 0
    lead = behind_lead(items, verb + 1)
    return lead[0] + 1 if lead is not None and lead[0] < at else 0


def of_doing(items: list[Item], k: int) -> bool:
    """Whether "of" at `k` stands before an infinitive, which tells what somebody says of himself: "has said
    of having sold it", "of wanting to".
    """
    if "of" not in items[k].classes or items[k].classes & {"contracted"}:
        return False
    behind = items[k + 1]
    return bool("have" in behind.classes or "cue" in behind.tags) or any(
        t.feature == "inf" for _, t in behind.triggers
    )


def told_to(items: list[Item], low: int, at: int, frames: Mapping[str, Frame]) -> int:
    """Where the verb of speech stands whose subject says of himself to somebody what the perfect infinitive
    at `at` tells: "Acme has told Brisk of having bought X"; -1 where none does.
    """
    k = at - 1
    while k > low and items[k].classes & {"adverb", "been"}:
        k -= 1
    if k <= low + 2 or "have" not in items[k].classes or not of_doing(items, k - 1):
        return -1
    told = next((j for j in range(k - 2, low, -1) if items[j].triggers), low)
    said = told > low and any(frames[t.frame].speech for _, t in items[told].triggers)
    return told if said and any(x.prep == "to" for x in items[told:k]) else -1


def past_teller(items: list[Item], low: int, at: int, frames: Mapping[str, Frame]) -> int:
    """Where the comma stands that opens who tells what the infinitive at `at` behind it goes on with: "It
    will serve, says Ann Lee, to build X"; -1 where nobody does.
    """
    k = at - 1
    while k > low and items[k].classes & {"to", "for", "of"}:
        k -= 1
    if k <= low + 2 or items[k].text != ",":
        return -1
    opening = next((j for j in range(k - 1, max(low, k - 7), -1) if items[j].text == ","), -1)
    behind = items[opening + 1 : opening + 3] if opening > low else []
    return opening if any(frames[t.frame].speech for x in behind for _, t in x.triggers) else -1


def before_subject(items: list[Item], comma: int) -> int:
    """The comma that a bare name with its verb stands behind, if what stands behind `comma` has none:
    "Founded by Ann Lee, once at X, Y employs" tells of Y.
    """
    commas = [k for k in range(comma, len(items)) if items[k].text in ",،"]
    for k, end in zip(commas, [*commas[1:], len(items)], strict=True):
        if any(is_finite(x) or x.acts for x in items[k + 1 : end]):
            name = items[k + 1]
            return k if name.kind == "name" and not name.held else comma
    return comma

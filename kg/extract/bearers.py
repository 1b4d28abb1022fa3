"""Whose a number is: the thing of its clause that may have the value, else what was just spoken of."""

from __future__ import annotations

from kg.extract.asides import apposed_name
from kg.extract.asked import asked_for
from kg.extract.attributives import (
    attribute,
    behind,
    beside_kin,
    each_gives,
    has_alone,
    is_site,
    led_in,
    member_alone,
    of_the_other,
    opened_with,
    past_aside,
    set_against,
)
from kg.extract.clause import _preps
from kg.extract.comparisons import comparand, of_rival, only_an_example, told_right_behind
from kg.extract.coordination import (
    another_part,
    before_gerund,
    before_next_verb,
    coordinate,
    is_share,
    listed_before,
    several_have,
    several_with,
)
from kg.extract.found import Context, Fill, Line
from kg.extract.headings import heading, is_field
from kg.extract.maybeacts import behind_verb
from kg.extract.newthings import just_told, new_with
from kg.extract.nounsizes import (
    beside_portions,
    of_its_noun,
    of_nameless,
    of_new_site,
    of_site,
    opens_apposed,
    per_what,
    told_of_word,
)
from kg.extract.openings import whose_site
from kg.extract.outlets import only_tells
from kg.extract.ownsubjects import has_subject, may_be_subject, site_with_relative
from kg.extract.pronouns import pronoun
from kg.extract.refer import refer
from kg.extract.relatives import (
    compared,
    has_in_relative,
    in_brackets_of,
    in_relative,
    of_another,
    tells_of_another,
)
from kg.extract.shares import counted_there, firm_acts, is_portion, of_a_site
from kg.extract.topics import another_topic, previous_focus, previous_subject
from kg.extract.untold import closed_off
from kg.extract.verbfirstbearers import relative_has, verb_first_bearer
from kg.extract.which import compared_before
from kg.link.named import UNTYPED
from kg.spot.item import Item


def bearer(
    context: Context,
    line: Line,
    i: int,
    wanted: tuple[str, ...],
    domain: tuple[str, ...],
    never: tuple[str, ...] = (),
) -> Fill | None:
    """What the number at `i` is told of, things of the classes `never` passed over."""
    items = line.items
    named = i > 1 and items[i - 2].kind == "name" and "memory_type" not in items[i - 2].measure
    if named and items[i - 1].text == "(":
        # "8 chips X (80 GB)": what stands in brackets is the thing's before them, or nobody's
        return refer(context, line, items[i - 2], wanted)
    own = items[i].number
    if items[i].prep in ("against", "than") and own is not None and own.kind == "measure":
        return behind(context, line, i, wanted)  # "7 MW against the 12 of X"
    bracket = in_brackets_of(items, i)
    if bracket is not None and "memory_type" in items[bracket - 1].measure:
        bracket = None  # "memory HBM (80 GB)": what has the memory has its size
    if bracket is not None and not any(
        x.kind == "name" and context.fits(x.cls, wanted) for x in items[bracket + 1 : i]
    ):
        return refer(context, line, items[bracket - 1], wanted)
    if each := per_what(context, items, i):
        if context.fits(each, ("ComputeSystem",)):
            return None  # "4 X and 384 GB per server": the server's, whichever it is
        wanted = ("Accelerator",)
    apposed = apposed_name(items, i)
    if apposed >= 0 and (own is None or own.kind != "percent"):
        fill = refer(context, line, items[apposed], wanted)
        if fill is not None:
            return fill
    if told_of_word(items, i) or of_new_site(context, items, i, wanted):
        return None
    led = led_in(context, line, i, wanted)
    if led is not None:
        return led
    if set_against(items, i):
        return of_the_other(context, line, i, wanted)
    told, fill = each_gives(context, line, i, wanted)
    if told:
        return fill
    if of_nameless(context, line, i):
        return None
    for ask in (of_its_noun, attribute, beside_portions):
        told, fill = ask(context, line, i, wanted)
        if told:
            return fill
    head = past_aside(context, line, i, wanted)
    told, fill = (True, head) if head is not None else _before(context, line, i, wanted, domain, never)
    if told:
        return fill
    fill = behind(context, line, i, wanted) or opened_with(context, line, i, wanted)
    if fill is not None:
        return fill
    if has_subject(context, items, i) or may_be_subject(context, items, i, domain) or opens_apposed(items):
        return None  # a subject of the sentence's own, though it is not known which
    if context.pack.article and another_part(items, -1, i):
        return None  # "a camera and memory of 4 GB"
    if beside_kin(context, items, i, wanted):
        return None
    if own is not None and own.kind == "count" and context.pack.pro_drop and of_a_site(items, i):
        return None
    counted = own is not None and own.kind == "count" and context.pack.order == "svo"
    if counted and not context.fits("Facility", wanted) and counted_there(items, i):
        return None  # "in the plant 20 people work": not all whom the firm has
    said = any(x.classes & {"possessive", "he", "it"} for x in items[:i])
    if own is not None and own.kind == "percent" and not (said or context.pack.pro_drop):
        return None  # a comparison has its two sides in one sentence
    fill = _told(context, line, wanted)
    return None if fill is None or compared(line, i, fill) or compared_before(context, line, fill) else fill


def _before(
    context: Context,
    line: Line,
    i: int,
    wanted: tuple[str, ...],
    domain: tuple[str, ...],
    never: tuple[str, ...],
) -> tuple[bool, Fill | None]:
    """Whether what stands before a number settles whose it is, and whose: the nearest thing without a
    preposition, else the nearest that hangs on another by a genitive.
    """
    items, svo, own = line.items, context.pack.order == "svo", line.items[i].number
    listed = listed_before(items, i) if own is not None and own.kind != "percent" else frozenset()
    told, fill = (False, None) if svo else verb_first_bearer(context, line, i, wanted)
    if told:
        return True, fill
    fallback: Fill | None = None
    skipped = False  # whether a thing that has no such value stands between
    for k in range(i - 1, -1, -1):
        item = items[k]
        if item.kind == "mark" and item.text in ";؛":
            break
        if _opens_what_is_said(context, items, k):
            return True, fallback
        if svo and tells_of_another(context, items, k, i, domain):
            return True, None  # "lets Acme, which runs 40 MW in Oslo, grow": the 40 MW are Acme's
        told, fill = has_in_relative(context, line, k, i, wanted) if svo else (False, None)
        if told and fallback is None:
            return True, fill
        if item.classes & {"he", "it"} and fallback is None:
            if skipped or _of_others(context, items, k):
                return True, None
            return True, _taken_up(context, line, item, wanted)
        if item.kind not in ("name", "noun"):
            continue
        kind = item.tags.get("class_of_things") and not item.prep and context.fits(item.cls, wanted)
        if kind and fallback is not None:
            return True, None  # "each GPU of Acme has 80 GB": the GPU's
        if item.kind == "name" and item.noun is not None and "refers" not in item.tags:
            if has_alone(items, k, i):
                return True, None
            continue  # a class of things ("chips") has no such value
        if "stage" in item.tags or new_with(context, items, k, i, wanted):
            return True, None  # "the first phase of X has 8 MW": not all that X has
        if told_right_behind(items, k, i):
            return True, refer(context, line, item, wanted)
        if k in listed or not _may_bear(items, k, i, svo):
            continue
        if member_alone(items, k):
            return True, None
        fill = refer(context, line, item, wanted)
        if fill is None:
            if _may_though_unnoted(context, line, k, i, domain):
                return True, None
            continue
        governing = _preps(item)
        town = fill.cls == UNTYPED and {"in", "to"} <= governing  # "emploie 280 personnes à X"
        if fill.cls in never or "than" in governing:
            skipped = skipped or fill.cls in never
            continue
        if own is not None and own.kind == "count" and svo and site_with_relative(items, k, i):
            return True, None
        if town or several_have(item, own) or several_with(items, k, i):
            continue  # "has 8 X with 640 GB": what all of them have is the whole's
        if not item.prep or item.weak or is_share(items, i, k) or (not svo and relative_has(items, k, i)):
            return True, fill
        if fallback is None and _hangs(context, items, k, i, wanted):
            fallback = fill
    if fallback is not None and (any("stranger" in x.tags for x in items[:i]) or opens_apposed(items)):
        return True, None  # "(a name let go), owned by X, employs 250 people": they are not X's
    return fallback is not None, fallback


def _may_though_unnoted(context: Context, line: Line, k: int, i: int, domain: tuple[str, ...]) -> bool:
    """Whether the thing at `k` has the number at `i`, though such values are not noted of its kind."""
    item, own = line.items[k], line.items[i].number
    if not item.prep and refer(context, line, item, domain) is not None:
        return True  # "the chip draws 600 W": it may, though it is not noted of its kind
    # "the plant of Acme employs 400 people": they are the plant's
    return own is not None and own.kind == "count" and is_site(line.items, k)


def _hangs(context: Context, items: list[Item], k: int, i: int, wanted: tuple[str, ...]) -> bool:
    """Whether the thing at `k` hangs on another by a genitive and may still have the number at `i`."""
    item, own = items[k], items[i].number
    hangs = item.prep in ("of", "with", "in") or {"to", "for"} <= _preps(item)
    hangs = hangs or asked_for(context, items, k) or (bool(context.pack.article) and item.prep == "at")
    if not hangs or closed_off(items, k, i) or (context.pack.article and of_rival(items, k)):
        return False
    count = own is not None and own.kind == "count" and of_site(context, items, k)
    return not (count or of_another(context, items, k, wanted))


def _of_others(context: Context, items: list[Item], k: int) -> bool:
    """Whether a pronoun at `k` is the place of what is counted ("in them 20 people will work"), or a firm's
    that its sentence names otherwise: "the firm said it will secure 3 gigawatts".
    """
    if context.pack.order == "svo" and k and "in" in items[k - 1].classes:
        return True
    return context.pack.adjective_first and firm_acts(items, k)


def _taken_up(context: Context, line: Line, item: Item, wanted: tuple[str, ...]) -> Fill | None:
    """What a pronoun before a number takes up: the subject spoken of before, else what was spoken of last."""
    if "latter" in item.classes:
        return pronoun(context, line, item, wanted)
    own = {
        x.entity: x
        for x in line.items
        if x.kind == "name" and x.end <= item.start and not x.prep and not x.held and x.noun is None
    }
    named = [x for x in own.values() if x.cls != UNTYPED and context.fits(x.cls, wanted)]
    if len(named) == 1 and context.pack.order == "svo":
        # "the X is small; it has 3 billion"
        return Fill(named[0].entity, item.head, line.index, named[0].cls)
    if another_topic(context, line, wanted):
        return just_told(context, line, wanted)
    before = previous_subject(context, line, wanted)
    before = before or previous_focus(context, line, wanted, until=item.start)
    if before is not None and whose_site(context, before):
        return None
    return before or just_told(context, line, wanted)


def _may_bear(items: list[Item], k: int, i: int, svo: bool) -> bool:
    """Whether the thing at `k` has a part in the clause that the number at `i` stands in."""
    item = items[k]
    if [x.text for x in items[k + 1 : i] if x.text in ("(", ")")][:1] == [")"]:
        return False  # "the X2 (Gale) has 80 GB": what stands in brackets is no subject
    if item.kind == "name" and k + 1 < len(items) and is_portion(items[k + 1]):
        return False  # "16 X cores": a kind of core
    return (
        not item.held
        and not (only_an_example(items, k) or comparand(items, k) or only_tells(items, k, i))
        and "memory_type" not in item.measure
        and not in_relative(items, k, i)
        and not (not svo and another_part(items, k, i))
        and not (svo and (before_next_verb(items, k, i) or coordinate(items, k, i)))
        and not (svo and before_gerund(items, k, i))
    )


def _told(context: Context, line: Line, wanted: tuple[str, ...]) -> Fill | None:
    """What the sentence before, or a heading, speaks of, unless somebody only has or uses it there."""
    if is_field(line.items):
        return heading(context, line, wanted)
    if another_topic(context, line, wanted):
        return just_told(context, line, wanted)
    fill = previous_subject(context, line, wanted) or previous_focus(context, line, wanted)
    if fill is None:
        return just_told(context, line, wanted)
    if fill.sentence == line.index:
        return None  # a thing of the sentence itself that did not bear the number where it stands
    return None if behind_verb(context, line, fill, any_verb=True) else fill


def _opens_what_is_said(context: Context, items: list[Item], k: int) -> bool:
    """Whether a word opens what somebody is told to say, which has a subject of its own: "they say that
    requests top 5 gigawatts".
    """
    return (
        k > 0
        and "that" in items[k].classes
        and context.pack.adjective_first
        and any(context.pack.frames[t.frame].speech for _, t in items[k - 1].triggers)
    )

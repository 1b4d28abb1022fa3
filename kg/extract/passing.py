"""Who is named in passing: a member of a row, a source, the page where something stands."""

from __future__ import annotations

from typing import Final

from kg.extract.found import Context, Line
from kg.extract.openings import opening
from kg.extract.outlets import outlet_quoted
from kg.extract.overt import plain
from kg.extract.which import Named
from kg.lang.pack import PREPOSITIONS
from kg.lang.shared import common
from kg.link.named import UNTYPED
from kg.model import Span
from kg.spot.item import Item
from kg.spot.wordtags import classes_alone

_STOPS: Final = frozenset('.!?;:"«»“”')
_EACH: Final = frozenset(("det", "indef"))
_FIRM: Final = frozenset(("anaphor",))


def in_passing(context: Context, named: Named) -> bool:
    """Whether a firm named before is none that the text goes on to speak of: one of a row ("among them X, Y
    and Z"), whom "according to" names, on whose page something stands ("online at X").
    """
    items = context.lines[named[0]].items
    k = next((n for n, x in enumerate(items) if x.is_at(named[3])), None)
    if k is None or items[k].kind != "name":
        return False
    if items[k].prep == "on" or _in_row(items, k) or is_source(items, k) or outlet_quoted(context, named, k):
        return True
    if _example(items, k) or _led_by(items, k) or _beside_told(items, k):
        return True
    if also_told(items, k) and _told_before(context, named):
        return True
    if _of_aside_clause(items, k):
        return True
    return _second_clause(items, k) or _once(context, items, k) or _of_apposed(items, k)


def _of_aside_clause(items: list[Item], k: int) -> bool:
    """Whether a name acts in a clause between commas that tells of a plain word: "the savings, which Acme
    puts at 5 million, come from". The text goes on to speak of no Acme.
    """
    if k < 3 or items[k].prep or "who" not in items[k - 1].classes or items[k - 2].text != ",":
        return False
    told = items[k - 3]
    return plain(told) and not told.triggers and any(x.text == "," for x in items[k + 1 :])


def also_told(items: list[Item], k: int) -> bool:
    """Whether a name, or the row that it begins, stands behind a verb and a word that says who else takes
    part: "to the round have contributed also X and Y".
    """
    first = k if items[k].group < 0 else next(n for n, x in enumerate(items) if x.group == items[k].group)
    while first and (items[first - 1].kind == "noun" or "det" in items[first - 1].classes):
        first -= 1
    if first < 2 or "also" not in items[first - 1].classes:
        return False
    return any(x.triggers or x.classes & {"have", "be"} for x in items[max(0, first - 3) : first - 1])


def _told_before(context: Context, named: Named) -> bool:
    """Whether a sentence before spoke of another firm."""
    return any(
        topic
        and n < named[0]
        and e != named[1]
        and c != UNTYPED
        and context.schema.coarse(c) == "Organization"
        for n, e, c, _, topic in context.recent
    )


def _of_apposed(items: list[Item], k: int) -> bool:
    """Whether a name is what the relative clause of an apposition has for its object: "Acme, the fund that
    controls Brisk, sells": the text goes on to speak of no Brisk.
    """
    if items[k].prep:
        return False
    verb = k - 1
    while verb > 2 and items[verb].kind == "word" and items[verb].classes & {"det", "adverb"}:
        verb -= 1
    who = verb - 1
    while who > 2 and items[who].classes & {"have", "adverb", "been"}:
        who -= 1
    if who < 3 or not items[verb].triggers or "who" not in items[who].classes:
        return False
    noun = items[who - 1]
    lead = who - 2
    while lead > 1 and items[lead].classes & {"det", "indef"}:
        lead -= 1
    told = noun.kind == "noun" and noun.coarse == "Organization" and not noun.prep
    return told and items[lead].text == "," and items[lead - 1].kind == "name"


def _once(context: Context, items: list[Item], k: int) -> bool:
    """Whether a name is whose office somebody only once had: "Ann Lee, former head of Acme, takes over. The
    firm …".
    """
    if items[k].prep not in ("of", "in", "by") or k < 2:
        return False
    office = next((x for x in reversed(items[max(0, k - 4) : k]) if x.kind == "noun"), None)
    if office is None or office.noun is None or "role" not in office.noun.use:
        return False
    word = office.key.split(" ")[0]
    return "former" in classes_alone(context.pack.table, word)


def _second_clause(items: list[Item], k: int) -> bool:
    """Whether a name is the subject of a clause that "and" joins to one about nobody named: "the building was
    given to others and Acme will sell the racks".
    """
    if k < 3 or k + 1 >= len(items) or "and" not in items[k - 1].classes or items[k].prep:
        return False
    if not items[k + 1].acts:
        return False
    verb = next((n for n, x in enumerate(items[: k - 1]) if x.acts), k)
    return 0 < verb < k and all(x.kind not in ("name", "noun") for x in items[:verb])


def _beside_told(items: list[Item], k: int) -> bool:
    """Whether "the firm" stands before a firm's name in its sentence, of which it is said what it is to that
    one: "the firm's clients are X": the text goes on to speak of the firm.
    """
    start = next((n for n in range(k - 1, -1, -1) if items[n].text in _STOPS), -1)
    for n in range(start + 1, k):
        x = items[n]
        known = x.kind == "noun" and x.noun is not None and x.noun.use >= _FIRM and x.det == "def"
        if known and x.cls == items[k].cls and not x.count and items[n + 1].text != ",":
            return all(y.kind != "name" for y in items[start + 1 : n])
    return False


def _in_row(items: list[Item], k: int) -> bool:
    """Whether two more of a row stand beside a name, whether or not they are known as names."""
    item = items[k]
    if _each(items, k):
        return True
    row = [x for x in items if item.group >= 0 and x.group == item.group and x.coarse == item.coarse]
    if len({x.entity for x in row}) > 2:
        return True
    return _joined(items, k, -1) + _joined(items, k, 1) > 1


def _each(items: list[Item], k: int) -> bool:
    """Whether a name is of a row that words for "each of" open: "in the round took part each of X and Y"."""
    while k and items[k - 1].kind == "noun":
        k -= 1
    before = items[k - 1] if k else items[k]
    if k > 1 and "and" in before.classes:
        return items[k - 2].kind == "name" and _each(items, k - 2)
    return before.classes >= _EACH and before.tokens[1] - before.tokens[0] > 1


def _joined(items: list[Item], k: int, step: int) -> int:
    """To how many names, or words with a capital, commas and "and" join a name on one side."""
    count, joint = 0, False
    k += step
    while 0 <= k < len(items):
        x = items[k]
        if x.text == "," or "and" in x.classes:
            joint = True
        elif x.kind == "name" or (x.kind == "word" and x.text[:1].isupper() and k):
            count, joint = count + joint, False
        elif x.kind != "noun" and "det" not in x.classes:
            break
        k += step
    return count


def _led_by(items: list[Item], k: int) -> bool:
    """Whether a preposition of two words' sense opens a sentence, its names right behind: "between X, sold in
    May, and Y, the firm …".
    """
    first = next((x for x in items[1:3] if "det" not in x.classes), items[0])
    opened = "other_prep" in items[0].classes and first.kind == "name"
    if opened and first.coarse == "Place" and items[k - 1].text == ",":
        return False  # "since Oslo, Acme has begun": the subject
    return opened and not any(x.classes & {"have", "be"} or x.kind == "noun" for x in items[1:k])


def _example(items: list[Item], k: int) -> bool:
    """Whether a name is an example of others: "firms of the valley such as X"."""
    first = k if items[k].group < 0 else next(n for n, x in enumerate(items) if x.group == items[k].group)
    return first > 0 and "like" in items[first - 1].classes


def is_source(items: list[Item], k: int) -> bool:
    """Whether a name is whose words a sentence gives: "according to (the site) X", "according to rumours
    gathered by X".
    """
    if items[k].prep in ("by", "of") and items[k].cls in common()["tellers"]:
        before = next((n for n in range(k - 1, max(-1, k - 8), -1) if items[n].kind in ("mark", "name")), -1)
        cues = [x.cue for x in items[max(0, before) : k] if x.cue is not None]
        if any(cue.modality in ("according", "possible") for cue in cues):
            return True
    while k and (items[k - 1].kind == "noun" or "det" in items[k - 1].classes):
        k -= 1
    cue = items[k - 1].cue if k else None
    return cue is not None and cue.modality == "according"


def strange_doer(context: Context, named: Named) -> bool:
    """Whether a firm named before is what another acts on whose name is not known: "the parent of Y has
    engaged X".
    """
    items = context.lines[named[0]].items
    k = next((n for n, x in enumerate(items) if x.is_at(named[3])), 0)
    return any(
        x.kind == "noun"
        and x.coarse == "Organization"
        and not x.prep
        and not x.held
        and not x.tags.keys() & {"refers", "refers_all"}
        and not isinstance(x.tags.get("of_name"), int)
        and any(y.classes & {"have", "be"} or y.triggers for y in items[n + 1 : k])
        for n, x in enumerate(items[:k])
    )


def of_deed(context: Context, line: Line, named: Named) -> bool:
    """Whether a plain noun, nobody's, opens a sentence and its "of" hangs a firm on it: in "the round of X
    values the firm" that firm is X.
    """
    items = line.items
    k = next((n for n, x in enumerate(items) if x.is_at(named[3])), 0)
    if context.pack.adjective_first or context.pack.order != "svo" or items[k].prep != "of":
        return False
    return not any(x.kind in ("name", "mark") or x.coarse in ("Person", "Organization") for x in items[:k])


def explains_stranger(context: Context, line: Line, item: Item) -> bool:
    """Whether a noun behind a comma explains a name that was let go: "Zibel, le modèle de la firme"; or takes
    up a body that was just brought in without a name.
    """
    if _just_brought_in(context, line, item):
        return True
    if context.pack.adjective_first or context.pack.order != "svo" or item.det != "def":
        return False
    k = line.items.index(item) - 1
    while k > 0 and "det" in line.items[k].classes:
        k -= 1
    if k < 2 or line.items[k].text != "," or opening(line.items) == k:
        return False
    before = line.items[k - 1]
    return "stranger" in before.tags or (before.kind == "word" and before.text[:1].isupper() and k > 1)


def _just_brought_in(context: Context, line: Line, item: Item) -> bool:
    """Whether the two sentences before bring in a body by the same noun, with an indefinite article and no
    name: "A and B open a laboratory. The laboratory …" is neither of them.
    """
    noun = item.noun
    if item.kind != "noun" or item.coarse != "Organization" or noun is None or noun.cls == "Company":
        return False
    return any(
        x.kind == "noun"
        and x.det == "indef"
        and x.key == item.key
        and not x.held
        and not x.tags.keys() & {"refers", "of_name"}
        and not any("be" in y.classes or y.text == "," for y in before.items[max(0, j - 2) : j])
        for before in context.lines[max(0, line.index - 2) : line.index]
        for j, x in enumerate(before.items)
    )


def in_clause_of(context: Context, sentence: int, span: Span, others: list[Span]) -> bool:
    """Whether a thing stands in a relative clause that tells of another of those before it: in "released X, a
    model that beats Y" the text goes on to speak of X.
    """
    items = context.lines[sentence].items
    return any(
        "who" in x.classes
        and other.end <= x.start < span.start
        and not any(y.acts for y in items if other.end <= y.start < x.start)
        for other in others
        if other.end <= span.start
        for x in items
    )


def does_in_relative(line: Line, at: int) -> bool:
    """Whether a name does what a relative clause behind the sentence's verb tells: in "takes part in the sale
    that Acme has opened", "sells chips, half of which Acme buys" somebody else is spoken of.
    """
    items, k = line.items, at - 1
    while k > 1 and items[k].kind == "word" and items[k].classes & {"det", "adjective"}:
        k -= 1
    k -= items[k].kind == "noun"
    while k > 1 and items[k].kind == "word" and items[k].classes & {"det", "adjective"}:
        k -= 1
    if k < 2 or not items[k].classes & {"who"}:
        return False
    if k > 3 and items[k - 1].classes & {"det", "contracted"}:  # "chips, of the which Acme", "del que Acme"
        k -= 1 if "contracted" in items[k - 1].classes else 2
        if items[k].classes.isdisjoint(PREPOSITIONS):
            return False
        before = items[k - 1 - (items[k - 1].text == ",")]
        return before.kind != "mark" and not (before.classes or before.triggers or items[at].prep)
    if items[k - 1].text == ",":
        return False
    told = items[k - 1].kind in ("name", "noun", "number") or plain(items[k - 1])
    return told and not items[k - 1].triggers and at + 1 < len(items) and not items[at].prep


def told_in_relative(context: Context, sentence: int, span: Span) -> bool:
    """Whether the name at a span does what a relative clause behind its sentence's verb tells."""
    line = context.lines[sentence]
    at = next((k for k, x in enumerate(line.items) if x.is_at(span)), 0)
    return at > 0 and does_in_relative(line, at)


def spoke_of_stranger(context: Context, line: Line) -> bool:
    """Whether the sentence before is about somebody or something whose name was let go, of which this one
    may go on to tell.
    """
    before = context.lines[line.index - 1].items if line.index else []
    return bool(before) and "stranger" in before[0].tags and not line.items[0].prep

"""Phrases: patterns over words, classes of words and typed slots, for what no verb states.

A pattern is a row of elements divided by blanks:

    {s}  {o:Company|Person}    a thing of the class the term wants, or of the classes named;
    articles before it are skipped
    {o:Hardware!}              a thing already known to be of the class: a name of no type is not
    taken for one
    {s~ceo}                    a name that took in a noun of this slug or class ("chief executive Ann Lee")
    {o~its}                    a possessive, for what it refers to ("its chief executive")
    {s~topic}  {s~focus}       no words: the topic of the sentences before, or the one thing that
    they speak of
    {s~heading}                no words: what the heading above a line of the kind "key: value" names
    {o~near}                   no words: the one thing of its kind that this sentence speaks of, else
    the topic before
    {v:money}  {count}         a number of a kind, a count
    {date}                     a date; a slot that stands twice takes both ("{agent} and {agent}")
    <of>  <of|by>              a word of a class            [Company]  [slug:memo]   a class noun
    <measure:accelerators>     a word of a measure
    word  word|other           these words                  ..  …      up to 3, up to 8 words, no
    thing among them
    ?                          behind an element: it may be missing

Patterns are tried where the words and kinds of things they cannot do without all stand in the sentence,
in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.bounds import is_finite
from kg.extract.closed import of_the_deal, predicated, tells_no_more
from kg.extract.coordination import apart
from kg.extract.found import Context, Fill, Found, Line
from kg.extract.gapped import again
from kg.extract.holders import holders_in
from kg.extract.matcher import _Matcher
from kg.extract.newsites import future
from kg.extract.patterns import Compiled, Rows, _cues, compile_pack
from kg.extract.places import Places
from kg.extract.shares import lesser_share
from kg.extract.unsaidphrases import goes_on_with, joined_verbs, left_out, shared, verb_at
from kg.extract.untold import in_office, speakers_office
from kg.lang.pack import Pack
from kg.lang.shared import common
from kg.model import Quantity, Span
from kg.spot.item import Item


def extractor(pack: Pack) -> Callable[[Context, Line], Iterator[Found]]:
    """The extractor of a pack's phrases, compiled once, for `kg.plugins`."""
    rows = Rows(compile_pack(pack))

    def find(context: Context, line: Line) -> Iterator[Found]:
        yield from phrases_in(context, line, rows)
        yield from holders_in(context, line)

    return find


def phrases_in(context: Context, line: Line, rows: Rows) -> Iterator[Found]:
    """What the compiled phrases find in a sentence, in text order of the patterns' first words."""
    places = Places(context, line, rows.asked)
    verb, joined = verb_at(context, line), joined_verbs(context, line)
    for row, limit in rows.among(places):
        for at, subject in joined:
            matcher = _Matcher(context, line, row)
            fill = shared(matcher, at, subject) if at <= limit else None
            match = _match(matcher, at, fill) if fill is not None else None
            if match is not None:
                yield from (x for one in apart(line, match[0]) for x in again(context, line, one))
        if 0 <= verb <= limit and (match := _unsaid(context, line, row, verb)) is not None:
            yield from (x for one in apart(line, match[0]) for x in again(context, line, one))
            continue
        starts = places.starts(row)
        if not starts or starts[0] > limit:
            continue
        last = -1
        matcher = _Matcher(context, line, row)
        for start in starts:
            if start > limit:
                break
            if start <= last:
                continue
            match = _match(matcher, start)
            if match is not None:
                found, last = match
                for one in apart(line, found):
                    yield from again(context, line, one)


def _unsaid(context: Context, line: Line, row: Compiled, verb: int) -> tuple[Found, int] | None:
    """What a phrase finds whose first thing goes without saying before the verb that opens a sentence."""
    matcher = _Matcher(context, line, row)
    fill = left_out(matcher, verb)
    match = _match(matcher, verb, fill) if fill is not None else None
    if fill is not None and match is not None:
        goes_on_with(matcher, verb, fill)
    return match


def _match(matcher: _Matcher, start: int, unsaid: Fill | None = None) -> tuple[Found, int] | None:
    context, line, row = matcher.context, matcher.line, matcher.row
    matcher.slots, matcher.taken = {}, set()
    if unsaid is not None:
        matcher.slots[row.elements[0].name] = [unsaid]
    end = matcher.run(0, start) if unsaid is None else matcher.run_behind(start)
    if end is None or not matcher.slots or not matcher.grounded() or _anothers(line.items, row, start, end):
        return None
    if _ends_with_name(row) and predicated(line.items, start):
        return None
    if row.phrase.term in context.schema.values and of_the_deal(line.items, start):
        return None
    if _leads_in(line.items, row, start, end) or _named_after(line.items, start):
        return None
    if _grows(context, line.items, start, end) or _stopped(line.items, row, start):
        return None
    if row.phrase.term in common()["majority"] and lesser_share(line.items[start:end]):
        return None
    if row.elements[0].kind == "slot" and tells_no_more(context.pack, line.items, start, end):
        return None
    term = in_office(context, line.items, row, start, end)
    if term is None:
        return None
    term = _of_site(line.items, term, matcher.slots)
    items = line.items[start:end]
    spans = [x.head for k, x in enumerate(items, start) if k not in matcher.taken and x.kind != "mark"]
    trigger = Span(spans[0].start, spans[-1].end) if spans else Span(items[0].start, items[-1].end)
    roles: dict[str, list[Fill]] = {}
    count: Quantity | None = None
    for name, fills in matcher.slots.items():
        if name == "count":
            value = fills[0].content
            count = value if isinstance(value, Quantity) else None
            if row.phrase.term in context.schema.events:
                roles["quantity"] = fills
        else:
            roles[name] = fills
    if not _each_other(context, row.phrase.term, roles):
        return None
    for role, content in row.phrase.fixed.items():
        if role != "modality":
            roles.setdefault(role, [Fill(content, trigger, line.index, context.classes.get(content, ""))])
    found = Found(
        term,
        roles,
        trigger,
        line.index,
        row.phrase.id,
        row.phrase.fixed.get("modality"),
        at=start,
        count=count,
    )
    found.extra["end"] = end
    found.extra["aside"] = matcher.aside
    features = {
        t.feature
        for k, x in enumerate(items, start)
        if k not in matcher.taken and k not in matcher.aside and x.kind == "word"
        for _, t in x.triggers
    }
    if any(x.key in row.words and future(x, context.pack) for x in items):
        features.add("fut")
    found.feature = "fut" if "fut" in features else next(iter(features)) if len(features) == 1 else ""
    return found, end - 1


def _ends_with_name(row: Compiled) -> bool:
    """Whether a pattern leads to a thing behind a comma."""
    last = row.elements[-2:]
    return len(row.elements) > 2 and last[1].kind == "slot" and "," in last[0].takes


def _of_site(items: list[Item], term: str, slots: dict[str, list[Fill]]) -> str:
    """The term that holds of whose a site is, which is made as no chip is: "Acme's Brisk wind farm"."""
    row = common()["sites_of"].get(term)
    made = {fill.span for fill in slots.get("o", ())} if row is not None else ()
    sites = row is not None and any(x.head in made and _is_site(x, row["noun"]) for x in items)
    return str(row["relation"]) if sites else term


def _is_site(item: Item, noun: str) -> bool:
    """Whether a name has the noun of a site among its words, or is that noun: "the wind farms of Acme"."""
    return noun in _cues(item) or (item.kind == "noun" and item.noun is not None and item.noun.slug == noun)


def _anothers(items: list[Item], row: Compiled, start: int, end: int) -> bool:
    """Whether an office between commas is that of the person before it, not of who stands behind: "Ann Lee,
    (treasurer and) head of Acme, Tom Reed".
    """
    if items[start].coarse == "Person" and _of_pupil(items, start):
        return True
    if len(row.elements) < 3 or row.elements[-2].takes != (",",) or row.elements[-1].kind != "slot":
        return False
    head = items[start - 1] if start and "contracted" in items[start].classes else None
    if head is not None and head.kind == "noun" and head.coarse == items[end - 1].coarse != "Person":
        return True  # "the start-up of the owner of X, Y": Y is the start-up
    if _of_kin(items, start) and items[end - 1].coarse == "Person":
        return True
    joined = start > 0 and "and" in items[start - 1].classes
    back = range(start - 1, max(0, start - (6 if joined else 2)), -1)
    comma = next((k for k in back if items[k].text in ",،"), 0)
    before = items[comma - 1]
    return comma > 0 and before.kind == "name" and before.coarse == items[end - 1].coarse == "Person"


def _leads_in(items: list[Item], row: Compiled, start: int, end: int) -> bool:
    """Whether what stands behind a thing and a comma is the subject of the sentence that the thing leads in
    to: "Twice as large as X, the machine of Acme will have".
    """
    if end >= len(items) or len(row.elements) < 3 or row.elements[1].takes != (",",):
        return False
    if row.elements[0].kind != "slot" or items[start + 1].text != ",":
        return False
    if speakers_office(items, start, end):
        return True
    if not items[start].prep:
        return False
    after = next((x for x in items[end : end + 3] if "adverb" not in x.classes), None)
    if after is None or not (after.classes & {"have", "be"} or is_finite(after)):
        return False
    return not any(x.classes & {"have", "be"} or is_finite(x) for x in items[:start])


def _named_after(items: list[Item], start: int) -> bool:
    """Whether a word of a source tells after whom a thing is called: "nommée d'après X" quotes nobody."""
    cue = items[start].cue
    return cue is not None and cue.modality == "according" and "called" in items[start - 1].classes


def _stopped(items: list[Item], row: Compiled, start: int) -> bool:
    """Whether a word of stopping governs the noun that a match begins with: "scrapped a deal between"."""
    k = start - 1
    while k > 0 and items[k].classes & {"det", "possessive", "of"}:
        k -= 1
    return k >= 0 and row.elements[0].kind != "slot" and "stops" in items[k].classes


def _grows(context: Context, items: list[Item], start: int, end: int) -> bool:
    """Whether a match tells by what a thing grows: "the extension of X with 40 chips"."""
    k = start - 1
    while k > 0 and items[k].kind == "word" and items[k].classes & {"of", "det", "contracted"}:
        k -= 1
    if 0 <= k < start - 1 and _adds(context, items[k], "noun"):
        return True
    number = next((n for n in range(start + 1, end) if items[n].kind == "number"), 0)
    return (
        number > 0
        and "with" in items[number - 1].classes
        and any(_adds(context, x) for x in items[start:number])
    )


def _adds(context: Context, item: Item, feature: str = "") -> bool:
    return any(
        feature in ("", t.feature) and context.pack.frames[t.frame].term in common()["adding"]
        for _, t in item.triggers
    )


def _of_pupil(items: list[Item], start: int) -> bool:
    """Whether an office behind a name goes on with what is told of another before a comma: "Ann Lee, a pupil
    of Tom Reed, co-founder of Acme".
    """
    k = start - 1
    while k > 0 and items[k].kind == "word" and items[k].classes & {"det", "of", "contracted"}:
        k -= 1
    if k >= start - 1 or k < 2 or "kin" not in items[k].classes:
        return False
    return k > 1 and items[k - 1 - bool(items[k - 1].classes & {"det", "indef"})].text == ","


def _of_kin(items: list[Item], start: int) -> bool:
    """Whether an office is that of whose kin or friend stands before it: in "the son of the head of Acme, Tom
    Reed" he may be the son.
    """
    k = start - 1
    while k > 0 and items[k].kind == "word" and items[k].classes & {"det", "of", "contracted"}:
        k -= 1
    return start - 2 <= k < start - 1 and k >= 0 and "kin" in items[k].classes


def _each_other(context: Context, term: str, roles: dict[str, list[Fill]]) -> bool:
    """Whether what is said of several has several; the two of a list are to each other what a relation
    without direction says: "the rivalry between A and B".
    """
    relation = context.schema.relations.get(term)
    if relation is not None and relation.symmetric and set(roles) == {"s"}:
        both = roles["s"]
        roles["s"], roles["o"] = both[:1], both[1:]
        return len({x.content for x in both}) == 2
    between = [row["role"] for row in common()["pairs"] if row["event"] == term]
    return not between or len({x.content for role in between for x in roles.get(role, ())}) > 1

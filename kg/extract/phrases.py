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
    {v:money}  {count}         a number of a kind, a count
    {date}                     a date; a slot that stands twice takes both ("{agent} and {agent}")
    <of>  <of|by>              a word of a class            [Company]  [slug:memo]   a class noun
    <measure:accelerators>     a word of a measure
    word  word|other           these words                  ..  …      up to 3, up to 8 words, no
    thing among them
    ?                          behind an element: it may be missing

Patterns are tried where the words they cannot do without all stand in the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.extract.found import Context, Fill, Found, Line
from kg.extract.matcher import _Matcher
from kg.extract.patterns import Compiled, Element, Rows, _noun_names, compile_pack
from kg.lang.pack import Pack
from kg.model import Quantity, Span
from kg.spot.item import Item


def extractor(pack: Pack) -> Callable[[Context, Line], Iterator[Found]]:
    """The extractor of a pack's phrases, compiled once, for `kg.plugins`."""
    rows = Rows(compile_pack(pack))
    return lambda context, line: phrases_in(context, line, rows)


def phrases_in(context: Context, line: Line, rows: Rows) -> Iterator[Found]:
    """What the compiled phrases find in a sentence, in text order of the patterns' first words."""
    items = line.items
    starts = _Starts(items)
    for row, limit in rows.among(_present(context, items)):
        last = -1
        for start in starts.of(row.elements[0]):
            if start > limit:
                break
            if start <= last:
                continue
            match = _match(context, line, row, start)
            if match is not None:
                found, last = match
                yield found


class _Starts:
    """Where in a sentence the first element of a pattern can stand."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.all = range(len(items))
        self.things = [
            k for k, x in enumerate(items) if x.kind not in ("word", "mark") or x.classes & {"he", "it"}
        ]
        self.possessives = [k for k, x in enumerate(items) if "possessive" in x.classes]
        self.words: dict[str, list[int]] = {}
        for k, x in enumerate(items):
            for word in (x.key, *(f"<{c}" for c in x.classes), *(f"<measure:{m}" for m in x.measure)):
                self.words.setdefault(word, []).append(k)

    def of(self, element: Element) -> Iterable[int]:
        """The items at which a match may begin."""
        if element.optional or element.kind == "gap":
            return self.all
        if element.kind == "slot":
            return self.possessives if "its" in element.cue else self.things
        if element.kind == "noun":
            return self.things
        sign = "<" if element.kind == "class" else ""
        return sorted({k for take in element.takes for k in self.words.get(sign + take, ())})


def _present(context: Context, items: Sequence[Item]) -> dict[str, int]:
    """The words, classes and nouns of a sentence, each with the last item that is or has it."""
    out: dict[str, int] = {}
    for k, item in enumerate(items):
        out[item.key] = k
        for c in item.classes:
            out[f"<{c}"] = k
        for m in item.measure:
            out[f"<measure:{m}"] = k
        if item.noun is not None:
            for name in _noun_names(context, item):
                out[name] = k
    return out


def _match(context: Context, line: Line, row: Compiled, start: int) -> tuple[Found, int] | None:
    matcher = _Matcher(context, line, row)
    end = matcher.run(0, start)
    if end is None or not matcher.slots or not matcher.grounded():
        return None
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
    for role, content in row.phrase.fixed.items():
        if role != "modality":
            roles.setdefault(role, [Fill(content, trigger, line.index, context.classes.get(content, ""))])
    found = Found(
        row.phrase.term,
        roles,
        trigger,
        line.index,
        row.phrase.id,
        row.phrase.fixed.get("modality"),
        at=start,
        count=count,
    )
    found.extra["end"] = end
    features = {
        t.feature
        for k, x in enumerate(items, start)
        if k not in matcher.taken and x.kind == "word"
        for _, t in x.triggers
    }
    found.feature = next(iter(features)) if len(features) == 1 else ""
    return found, end - 1

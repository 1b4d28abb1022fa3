"""Phrases: patterns over words, classes of words and typed slots, for what no verb states.

A pattern is a row of elements divided by blanks:

    {s}  {o:Company|Person}    a thing of the class the term wants, or of the classes named; articles before it are skipped
    {o:Hardware!}              a thing already known to be of the class: a name of no type is not taken for one
    {s~ceo}                    a name that took in a noun of this slug or class ("chief executive Ann Lee")
    {o~its}                    a possessive, for what it refers to ("its chief executive")
    {s~topic}  {s~focus}       no words: the topic of the sentences before, or the one thing that they speak of
    {v:money}  {count}         a number of a kind, a count
    {date}                     a date; a slot that stands twice takes both ("{agent} and {agent}")
    <of>  <of|by>              a word of a class            [Company]  [slug:memo]   a class noun
    <measure:accelerators>     a word of a measure
    word  word|other           these words                  ..  …      up to 3, up to 8 words, no thing among them
    ?                          behind an element: it may be missing

Patterns are tried where the words they cannot do without all stand in the sentence.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.errors import PackError
from kg.extract.found import Context, Fill, Found, Line
from kg.extract.refer import owner, previous_focus, previous_subject, pronoun, refer
from kg.lang.fold import key
from kg.lang.pack import Pack, Phrase
from kg.link import UNTYPED
from kg.model import Quantity, Span
from kg.spot.items import Item

_SLOT = re.compile(r"\{(\w+)(?:~([\w|-]+))?(?::([\w|!]+))?\}(\??)\Z")
_FINITE = ("past", "pres", "fut", "cond")
_GAPS = {"..": 3, "…": 8}


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern: its kind (slot, class, noun, word, gap), what it takes, whether it may be missing."""

    kind: str
    name: str
    takes: tuple[str, ...]
    optional: bool
    cue: tuple[str, ...] = ()
    strict: bool = False


@lru_cache(maxsize=4096)
def compile_phrase(say: tuple[str, ...], where: str) -> tuple[Element, ...]:
    """The elements of a pattern; PackError where one is malformed."""
    out = []
    for part in say:
        slot = _SLOT.match(part)
        optional = part.endswith("?") and len(part) > 1
        core = part[:-1] if optional else part
        if slot:
            cue = tuple(slot[2].split("|")) if slot[2] else ()
            takes = tuple(slot[3].replace("!", "").split("|")) if slot[3] else ()
            out.append(Element("slot", slot[1], takes, bool(slot[4]), cue, "!" in (slot[3] or "")))
        elif part in _GAPS:
            out.append(Element("gap", part, (str(_GAPS[part]),), False))
        elif part.startswith("!<") and part.endswith(">"):
            out.append(Element("not", part[2:-1], tuple(part[2:-1].split("|")), False))
        elif core.startswith("<") and core.endswith(">"):
            out.append(Element("class", core[1:-1], tuple(core[1:-1].split("|")), optional))
        elif core.startswith("[") and core.endswith("]"):
            out.append(Element("noun", core[1:-1], tuple(core[1:-1].split("|")), optional))
        elif "{" in part or "<" in part[:1] or "[" in part[:1]:
            raise PackError(f"{where}: malformed element {part!r}; use {{slot}}, <class>, [Noun], word, .. or …")
        else:
            out.append(Element("word", core, tuple(key(w) for w in core.split("|")), optional))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A phrase with its elements and the words, one of each set, that a sentence must hold."""

    phrase: Phrase
    elements: tuple[Element, ...]
    required: tuple[frozenset[str], ...]


def compile_pack(pack: Pack) -> tuple[Compiled, ...]:
    """The compiled phrases of a pack, in file order."""
    return tuple(_compile(p) for p in pack.phrases)


def _compile(phrase: Phrase) -> Compiled:
    elements = compile_phrase(phrase.say, phrase.where)
    signs = {"word": "", "noun": "[", "class": "<"}
    required = tuple(frozenset(signs[e.kind] + t for t in e.takes) for e in elements if e.kind in signs and not e.optional)
    return Compiled(phrase, elements, required)


def extractor(pack: Pack) -> Callable[[Context, Line], Iterator[Found]]:
    """The extractor of a pack's phrases, compiled once, for `kg.plugins`."""
    rows = Rows(compile_pack(pack))
    return lambda context, line: phrases_in(context, line, rows)


class Rows:
    """The compiled phrases of a pack, found by a word that they cannot do without."""

    def __init__(self, rows: Sequence[Compiled]) -> None:
        self.rows = rows
        self.always = [n for n, row in enumerate(rows) if not row.required]
        self.by_word: dict[str, list[int]] = {}
        for n, row in enumerate(rows):
            # a set of few and long words is the rarest in text
            for word in max(row.required, key=lambda need: (min(map(len, need)), -len(need)), default=()):
                self.by_word.setdefault(word, []).append(n)

    def among(self, present: Mapping[str, int]) -> Iterator[tuple[Compiled, int]]:
        """The phrases whose words all stand in a sentence (word → its last item), each with the last item at
        which it may begin."""
        numbers = {n for word in present for n in self.by_word.get(word, ())}
        for n in sorted(numbers.union(self.always)):
            row = self.rows[n]
            limit = min((max(present.get(w, -1) for w in need) for need in row.required), default=sys.maxsize)
            if limit >= 0:
                yield row, limit


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
        self.things = [k for k, x in enumerate(items) if x.kind not in ("word", "mark") or x.classes & {"he", "it"}]
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


def _noun_names(context: Context, item: Item) -> list[str]:
    assert item.noun is not None
    names = [f"[slug:{item.noun.slug}"] if item.noun.slug else []
    names += [f"[use:{use}" for use in item.noun.use]
    cls: str | None = item.noun.cls
    while cls:
        names.append(f"[{cls}")
        cls = context.schema.classes.get(cls)
    return names


def _cues(item: Item) -> set[str]:
    """The slugs and classes of the nouns that a name took in."""
    cues = item.tags.get("cues")
    return set(cues) if isinstance(cues, tuple) else set()


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
    found = Found(row.phrase.term, roles, trigger, line.index, row.phrase.id, row.phrase.fixed.get("modality"), at=start, count=count)
    found.extra["end"] = end
    features = {t.feature for k, x in enumerate(items, start) if k not in matcher.taken and x.kind == "word" for _, t in x.triggers}
    found.feature = next(iter(features)) if len(features) == 1 else ""
    return found, end - 1


class _Matcher:
    """Backtracking over the elements of one pattern from one item on."""

    def __init__(self, context: Context, line: Line, row: Compiled) -> None:
        self.context, self.line, self.items, self.row = context, line, line.items, row
        self.slots: dict[str, list[Fill]] = {}
        self.taken: set[int] = set()

    def _is_possessor(self, e: int, i: int) -> bool:
        """Whether the thing at `i` only owns what is meant ("Acme's plant") and the pattern does not ask for an owner."""
        following = self.row.elements[e + 1] if e + 1 < len(self.row.elements) else None
        asked = following is not None and any(t in self.context.pack.enclitics for t in following.takes)
        return "possessor" in self.items[i].tags and not asked

    def grounded(self) -> bool:
        """Whether some filler is of a known class; a pattern of names alone ("A of B") wants all of them known."""
        classes = [fill.cls for fills in self.slots.values() for fill in fills if isinstance(fill.content, str)]
        worded = any(e.kind in ("word", "noun") and any(w.isalpha() or ":" in w for w in e.takes) for e in self.row.elements)
        untyped = classes.count(UNTYPED)
        return untyped == 0 or (worded and untyped <= len(classes)) or any(e.cue for e in self.row.elements)

    def run(self, e: int, i: int) -> int | None:
        """The item behind the match of the elements from `e` on at item `i`, None where they do not match."""
        if e == len(self.row.elements):
            return i
        element = self.row.elements[e]
        if element.kind == "not":
            there = i < len(self.items) and any(t in self.items[i].classes for t in element.takes)
            return None if there else self.run(e + 1, i)
        if element.kind == "gap":
            return self._gap(e, i, int(element.takes[0]))
        if element.cue and element.cue[0] in ("topic", "focus"):
            find = previous_subject if element.cue[0] == "topic" else previous_focus
            fill = find(self.context, self.line, element.takes or self._wanted(element.name))
            if fill is None:
                return None
            self.slots[element.name] = [fill]
            return self.run(e + 1, i)
        if element.kind == "slot" and "its" not in element.cue:
            i = self._thing_at(i)
        if i < len(self.items):
            ends = self._one(element, i)
            for end in ends:
                before = dict(self.slots), set(self.taken)
                if element.kind == "slot" and (self._is_possessor(e, i) or not self._fill(element, i)):
                    continue
                rest = self.run(e + 1, end)
                if rest is not None:
                    return rest
                self.slots, self.taken = before
        if element.optional:
            return self.run(e + 1, i)
        return None

    def _thing_at(self, i: int) -> int:
        """Where the thing stands whose article, possessive or adjectives begin at `i`."""
        k, opened = i, False
        while k < len(self.items) and k - i < 4:
            item = self.items[k]
            if item.classes & {"det", "possessive", "demonstrative"}:
                opened = True
            elif not (opened and item.kind == "word" and not item.classes and not item.triggers):
                break
            k += 1
        return k if k < len(self.items) and self.items[k].kind in ("name", "noun", "number", "date") else i

    def _gap(self, e: int, i: int, most: int) -> int | None:
        # behind "NAME ," stands an apposition, which ends before a verb ("Ann Lee, has met the head of Acme")
        apposed = most <= _GAPS[".."] and e > 0 and self.row.elements[e - 1].takes == (",",)
        for k in range(i, min(i + most, len(self.items)) + 1):
            if k > i:
                item = self.items[k - 1]
                if apposed and (item.classes & {"have", "reflexive"} or any(t.feature in _FINITE for _, t in item.triggers)):
                    return None
                if ((item.kind == "name" and not (item.coarse == "Place" and item.prep)) or (item.kind == "mark" and item.text in ".;:()؛")) and not item.held:
                    return None
                if item.kind == "mark" and item.text in ",،" and most < 8:
                    return None
            rest = self.run(e + 1, k)
            if rest is not None:
                return rest
        return None

    def _one(self, element: Element, i: int) -> list[int]:
        item = self.items[i]
        if element.kind == "slot":
            return [self._list_end(i)]
        if element.kind == "class":
            hit = any(t in item.classes or (t.startswith("measure:") and t[8:] in item.measure) for t in element.takes)
            return [i + 1] if hit else []
        if element.kind == "noun":
            names = _noun_names(self.context, item) if item.noun is not None else []
            return [i + 1] if any(f"[{t}" in names for t in element.takes) else []
        for word in element.takes:
            if item.key == word:
                return [i + 1]
        return []

    def _list_end(self, i: int) -> int:
        group = self.items[i].group
        if group < 0:
            return i + 1
        return max(k for k, x in enumerate(self.items) if x.group == group) + 1

    def _fill(self, element: Element, i: int) -> bool:
        item = self.items[i]
        if element.name == "date":
            if item.kind != "date" or item.date is None:
                return False
            self.slots["date"] = [Fill(item.date, item.head, self.line.index)]
            self.taken.add(i)
            return True
        if element.name in ("v", "count", "quantity"):
            return self._fill_number(element, i, item)
        if "its" in element.cue:
            return self._fill_possessive(element, i, item)
        if item.classes & {"he", "it"} and item.kind == "word" and not element.cue:
            return self._fill_pronoun(element, i, item)
        if item.kind not in ("name", "noun"):
            return False
        named = item.tags.get("of_name")
        if isinstance(named, int) and not element.cue and self.items[named].coarse != "Person":
            return self._fill(element, named)
        if element.cue and not (_cues(item) & set(element.cue)):
            return False
        if element.strict and self._part_of(item):
            return False
        if element.strict and item.kind == "name" and item.noun is not None and "refers" not in item.tags:
            return False
        if item.cls == UNTYPED and (element.strict or not self._plausible(item, element)):
            return False
        members = [i] if item.group < 0 else [k for k, x in enumerate(self.items) if x.group == item.group and k >= i]
        fills = []
        for k in members:
            fill = refer(self.context, self.line, self.items[k], element.takes or self._wanted(element.name))
            if fill is not None:
                fills.append(fill)
                self.taken.add(k)
        if i not in self.taken or not fills:
            return False
        self.slots[element.name] = self.slots.get(element.name, []) + fills
        return True

    def _part_of(self, item: Item) -> bool:
        """Whether a thing is what a machine or site before it is made of: "a cluster of X" is told of the cluster."""
        before = item.tags.get("prep_item")
        at = next((k for k, x in enumerate(self.items) if x is before), 0)
        head = self.items[at - 1] if at else None
        return item.prep == "of" and head is not None and head.kind in ("name", "noun") and head.coarse in ("Hardware", "Place") and item.coarse == "Hardware"

    def _plausible(self, item: Item, element: Element) -> bool:
        """Whether a name of no type may be taken for what a slot wants: a plain word is no chip, a number no person."""
        schema = self.context.schema
        coarse = {schema.coarse(w) for w in element.takes or self._wanted(element.name)}
        odd = any(c.isdigit() for c in item.text) or any(c.isupper() for c in item.text[1:] if " " not in item.text)
        return odd or bool(coarse & {"Organization", "Person", "Place"})

    def _fill_possessive(self, element: Element, i: int, item: Item) -> bool:
        if "possessive" not in item.classes:
            return False
        taken = frozenset(x.content for fills in self.slots.values() for x in fills)
        fill = owner(self.context, self.line, item, element.takes or self._wanted(element.name), taken)
        if fill is None:
            return False
        self.slots[element.name] = [fill]
        self.taken.add(i)
        return True

    def _fill_pronoun(self, element: Element, i: int, item: Item) -> bool:
        wanted = element.takes or self._wanted(element.name)
        fill = pronoun(self.context, self.line, item, wanted) if wanted else None
        if fill is None:
            return False
        self.slots[element.name] = [fill]
        self.taken.add(i)
        return True

    def _fill_number(self, element: Element, i: int, item: Item) -> bool:
        kinds = element.takes or ("count",)
        if item.kind != "number" or item.number is None or item.number.kind not in kinds or item.number.vague:
            return False
        self.slots[element.name] = [Fill(item.number.value, item.head, self.line.index)]
        self.taken.add(i)
        return True

    def _wanted(self, role: str) -> tuple[str, ...]:
        schema, term = self.context.schema, self.row.phrase.term
        if term in schema.relations:
            return tuple(sorted(schema.relations[term].domain if role == "s" else schema.relations[term].range)) if role in "so" else ()
        if term in schema.values:
            return tuple(sorted(schema.values[term].domain))
        return tuple(sorted(schema.roles.get(role, ())))

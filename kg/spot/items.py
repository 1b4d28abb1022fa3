"""A sentence as the patterns read it: a row of items, each a word, a named thing, a class noun, a number or a date.

A name takes in the class nouns before it ("the training cluster Acme" is one item), so that the nearest thing to
a verb is the thing meant; every item that stands for a thing knows its preposition, its determiner, the count
before it, and the other members of its list.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from kg.lang.pack import PREPOSITIONS, Noun, Pack, Trigger
from kg.link import Named
from kg.model import Comparator, PartialDate, Span
from kg.spot.asides import called, explains, fold_asides, makers, of_container, possesses
from kg.spot.connectors import nominal, settle
from kg.spot.names import tags_at
from kg.spot.numbers import Number
from kg.spot.tokens import Token

_PREPS = frozenset(PREPOSITIONS)


@dataclass(slots=True)
class Item:
    """One item. `kind` is word, mark, name, noun, number or date; offsets are the article's.

    `head` is the span of the name or noun itself, without what it took in; `classes` are the word classes,
    of a word; `entity` and `cls` those of a name; `prep` governs the thing ("" none); `weak` says that its
    preposition may be a partitive article; `count` is the number before it; `group` numbers its list.
    """

    kind: str
    start: int
    end: int
    text: str
    key: str
    head: Span
    classes: frozenset[str] = frozenset()
    triggers: tuple[tuple[int, Trigger], ...] = ()
    entity: str = ""
    cls: str = ""
    noun: Noun | None = None
    number: Number | None = None
    date: PartialDate | None = None
    measure: frozenset[str] = frozenset()
    prep: str = ""
    weak: bool = False
    det: str = ""
    count: Number | None = None
    group: int = -1
    held: bool = False
    tokens: tuple[int, int] = (0, 0)
    owner: str = ""
    coarse: str = ""
    tags: dict[str, object] = field(default_factory=dict)

    def head_text(self) -> str:
        """The words of the name or noun itself."""
        return self.text


def build_items(
    tokens: Sequence[Token],
    pack: Pack,
    names: Sequence[Named],
    numbers: Sequence[Number],
    dates: Mapping[int, tuple[int, PartialDate | None]],
    classes: Mapping[str, str],
    generic: frozenset[str] = frozenset(),
    coarse: Mapping[str, str] | None = None,
) -> list[Item]:
    """The items of one sentence; `classes` maps an entity to its class, `generic` are classes of things ("GPU").

    `coarse` maps a class to its coarse class.
    """
    named = {n.first: n for n in names}
    numbered = {n.first: n for n in numbers}
    items: list[Item] = []
    i = 0
    while i < len(tokens):
        if i in named and not (named[i].entity in generic and _longer_noun(tokens, i, named[i].last, pack)):
            n = named[i]
            items.append(_make("name", tokens, i, n.last, entity=n.entity, cls=classes[n.entity], pack=pack))
            items[-1].tags["class_of_things"] = n.entity in generic
            items[-1].measure = frozenset(str(t.value) for _, t in tags_at(pack.table, tokens, i) if t.kind == "measure")
            if n.entity in generic:
                items[-1].noun = _noun_at(tokens, i, n.last, pack)
            items[-1].measure = frozenset(
                str(t.value) for k in range(i, n.last) for e, t in tags_at(pack.table, tokens, k) if t.kind == "measure" and e <= n.last
            )
            i = n.last
        elif i in dates:
            end, value = dates[i]
            items.append(_make("date", tokens, i, end, date=value, pack=pack))
            i = end
        elif i in numbered:
            number = numbered[i]
            items.append(_make("number", tokens, i, number.last, number=number, pack=pack))
            i = number.last
        else:
            item, i = _word(tokens, i, pack, named)
            items.append(item)
    for item in items:
        item.coarse = (coarse or {}).get(item.cls, "")
    fold_asides(items)
    for item in items:
        item.coarse = (coarse or {}).get(item.cls, "")
    _absorb(items, pack, generic, coarse or {})
    settle(items, pack)
    nominal(items)
    _govern(items, pack)
    _group(items)
    _appose(items, pack)
    return items


def _make(kind: str, tokens: Sequence[Token], i: int, end: int, pack: Pack, **more: object) -> Item:
    start, stop = tokens[i].start, tokens[end - 1].end
    text, key = tokens[i].text, tokens[i].key
    if end > i + 1:
        text, key = " ".join(t.text for t in tokens[i:end]), " ".join(t.key for t in tokens[i:end])
    item = Item(kind, start, stop, text, key, Span(start, stop), tokens=(i, end))
    for name, value in more.items():
        setattr(item, name, value)
    if kind in ("name", "noun"):
        item.triggers = ()
    return item


def _longer_noun(tokens: Sequence[Token], i: int, end: int, pack: Pack) -> bool:
    """Whether a class noun of the pack goes on behind a known class of things: "chip" in "chip de IA"."""
    return any(e > end and isinstance(t.value, Noun) for e, t in tags_at(pack.table, tokens, i))


def _noun_at(tokens: Sequence[Token], i: int, end: int, pack: Pack) -> Noun | None:
    """The class noun that a known class of things is written with, so that "the chip" may stand for a chip named before."""
    return next((t.value for e, t in tags_at(pack.table, tokens, i) if e == end and isinstance(t.value, Noun)), None)


def _word(tokens: Sequence[Token], i: int, pack: Pack, named: Mapping[int, Named]) -> tuple[Item, int]:
    """The item of a plain word; a run that is a class noun or one word class is one item."""
    tags = tags_at(pack.table, tokens, i)
    if not tags:
        return _make("mark" if tokens[i].kind == "p" else "word", tokens, i, i + 1, pack), i + 1
    tags = [(end, tag) for end, tag in tags if end == i + 1 or not any(k in named for k in range(i + 1, end))]
    triggers = tuple((end - i, tag.value) for end, tag in tags if tag.kind == "trigger" and isinstance(tag.value, Trigger))
    nouns = [(end, tag.value) for end, tag in tags if tag.kind == "noun" and isinstance(tag.value, Noun)]
    longest_trigger = max((n for n, _ in triggers), default=0)
    if nouns and nouns[0][0] - i >= longest_trigger:
        end, noun = nouns[0]
        item = _make("noun", tokens, i, end, pack, noun=noun, cls=noun.cls)
        item.measure = frozenset(str(t.value) for e, t in tags if t.kind == "measure" and e <= end)
        if pack.article and any(t.key == pack.article for t in tokens[i:end]):
            item.det = "def"
        item.triggers = tuple((n, t) for n, t in triggers if n == end - i)
        return item, end
    klass = [(end, str(tag.value)) for end, tag in tags if tag.kind == "class"]
    end = max((e for e, _ in klass), default=i + 1)
    if triggers:
        end = i + 1
    measure = [(e, str(t.value)) for e, t in tags if t.kind == "measure"]
    if measure and not triggers and not klass:
        end = max(e for e, _ in measure)
    cues = [(e, t.value) for e, t in tags if t.kind == "cue"]
    item = _make("mark" if tokens[i].kind == "p" else "word", tokens, i, end, pack)
    item.classes = frozenset(c for e, c in klass if e == end)
    item.triggers = triggers
    item.measure = frozenset(m for _, m in measure)
    if cues:
        item.tags["cue"] = cues[0]
        if any(_is_class(token, pack, "possessive", "he") for token in tokens[i : cues[0][0]]):
            # "in her words": whoever spoke before
            item.tags["his"] = True
    comparator = [t.value for e, t in tags if t.kind == "comparator"]
    if comparator:
        item.tags["comparator"] = comparator[0]
    return item, end


def _is_class(token: Token, pack: Pack, *classes: str) -> bool:
    return any(form == (token.key,) and tag.kind == "class" and tag.value in classes for form, tag in pack.table.get(token.key, ()))


def _absorb(items: list[Item], pack: Pack, generic: frozenset[str], coarse: Mapping[str, str]) -> None:
    """Let each name take in the class nouns that stand right before it (or behind, where the pack says so)."""
    i = 0
    while i < len(items):
        item = items[i]
        if item.kind == "name" and item.entity not in generic:
            first = _head(items, i, pack, coarse)
            k = first - 1 if first == i else -1
            while k >= 0 and i - k <= 6:
                before = items[k]
                if pack.article and first < i and before.kind == "noun" and k and "det" in items[k - 1].classes:
                    break
                if before.kind == "noun" and before.noun is not None and "cue" in before.noun.use and before.cls and explains(items, i, k, pack):
                    first = k
                    item.tags["cues"] = (*_cues(item), before.noun.slug, before.cls)
                    item.tags["with_noun"] = before.key
                    item.measure |= before.measure
                elif before.kind == "name" and before.entity in generic:
                    first = k
                    item.tags["cues"] = (*_cues(item), before.entity, before.cls)
                    item.measure |= before.measure
                elif "called" in before.classes and k > 0 and items[k - 1].kind == "noun":
                    pass
                elif before.kind == "mark" and before.text in "«“\"" and first == i:
                    pass
                elif first == i and k > 0 and not pack.adjective_first and _adjective(before) and items[k - 1].kind == "noun":
                    # "la startup israeliana X": adjectives stand behind their noun
                    pass
                elif "kind_of" in before.classes and k > 0 and (items[k - 1].kind == "noun" or items[k - 1].entity in generic):
                    # "accelerators of the type X"
                    pass
                elif pack.article and before.classes & {"adjective", "det"}:
                    # "the firm the American the young X": adjectives stand behind their noun
                    pass
                elif "of" in before.classes and k > 0 and first < i and (noun := items[k - 1].noun) is not None and "role" not in noun.use:
                    if item.coarse and noun.cls and coarse.get(noun.cls, "") != item.coarse:
                        break  # "the maker of the chip X" is no name for X
                else:
                    break
                k -= 1
            if first < i:
                item.start = items[first].start
                item.tokens = (items[first].tokens[0], item.tokens[1])
                del items[first:i]
                i = first
            if pack.adjective_first and i + 1 < len(items) and _explains(items[i + 1], generic):
                after = items.pop(i + 1)
                item.end = after.end
                item.tokens = (item.tokens[0], after.tokens[1])
                item.measure |= after.measure
                item.tags["cues"] = (*_cues(item), after.noun.slug if after.noun else after.entity, after.cls)
        i += 1


def _adjective(item: Item) -> bool:
    """Whether a plain word that no table knows may be an adjective between a noun and its name."""
    return item.kind == "word" and item.text.isalpha() and item.text.islower() and not (item.classes or item.triggers or item.measure or "cue" in item.tags)


def _head(items: Sequence[Item], i: int, pack: Pack, coarse: Mapping[str, str]) -> int:
    """Where a name begins that a firm's noun with a bare complement stands before ("la empresa de chips NAME"); `i` without."""
    if pack.adjective_first or pack.script != "Latin" or any(ch.isdigit() for ch in items[i].text):
        return i
    for k in range(i - 3, max(-1, i - 6), -1):
        noun, rest = items[k].noun, items[k + 2 : i]
        if noun is None or "cue" not in noun.use or "role" in noun.use or coarse.get(noun.cls) != "Organization":
            continue
        if "of" not in items[k + 1].classes or "contracted" in items[k + 1].classes:
            continue
        if all(x.text.islower() and (x.kind == "noun" or x.noun is not None or (x.kind == "word" and not x.classes)) for x in rest):
            items[i].tags["cues"] = (*_cues(items[i]), noun.slug, noun.cls)
            return k
    return i


def _explains(item: Item, generic: frozenset[str]) -> bool:
    """Whether an item behind a name says what the name is: "X2 chips", "the Acme supercomputer"."""
    if item.kind == "name":
        return item.entity in generic
    return item.kind == "noun" and item.noun is not None and "cue" in item.noun.use and bool(item.noun.cls)


def _cues(item: Item) -> tuple[str, ...]:
    cues = item.tags.get("cues", ())
    return cues if isinstance(cues, tuple) else ()


def _govern(items: list[Item], pack: Pack) -> None:
    """Find each thing's preposition, determiner and count by walking left through its noun phrase."""
    for i, item in enumerate(items):
        if item.kind not in ("name", "noun", "number", "date"):
            continue
        _walk_left(items, i, pack)


def _walk_left(items: list[Item], i: int, pack: Pack) -> None:
    item = items[i]
    if i + 1 < len(items) and items[i + 1].text in pack.enclitics and item.kind in ("name", "noun"):
        item.tags["possessor"] = True
    k, plain = _past_comparator(items, i) - 1, 0
    pending: list[str] = []
    while k >= 0 and i - k <= 9:
        before = items[k]
        preps = [p for p in PREPOSITIONS if p in before.classes]
        genitive = "of" in preps and k > 0 and items[k - 1].kind == "noun"
        if "det" in before.classes and preps and not genitive and k > 0 and _leads(items[k - 1]):
            # "with some chips", "on some chips": an article behind a preposition of its own
            item.det = item.det or "indef"
            k -= 1
            continue
        if "det" in before.classes and preps and plain == 0 and not pending and not genitive:
            item.prep, item.weak, item.det = preps[0], True, "indef"
            k -= 1
            if preps[0] == "of" and k >= 0 and _transparent(items[k]):
                item.prep, item.weak = "", False
                _take_container(item, items[k])
                k -= 1
                continue
            return
        if before.classes & {"det", "possessive", "demonstrative"} and not preps:
            item.det = item.det or ("poss" if "possessive" in before.classes else "demo" if "demonstrative" in before.classes else _det(before))
        elif before.kind == "number" and item.det:
            return  # "for 80 million the firm": an article begins a phrase of its own
        elif before.kind == "number" and before.number is not None and before.number.kind == "count" and item.kind in ("name", "noun"):
            if item.count is None:
                item.count = before.number
                item.tags["count_item"] = before
            k = _past_comparator(items, k)
        elif preps:
            counted = "partitive" in before.classes and k > 0 and items[k - 1].kind == "number"
            if k > 0 and ((preps[0] == "of" or counted) and _transparent(items[k - 1]) or "at" in preps and _is_group(items[k - 1])):
                _take_container(item, items[k - 1])
                k -= 2
                continue
            if pack.article and {"to", "for"} <= set(preps) and of_container(items, k):
                item.prep, item.tags["preps"] = "of", frozenset(("of",))
                return
            if "contracted" in before.classes:
                item.det = item.det or "def"
            item.prep = preps[0]
            item.tags["preps"] = frozenset(preps)
            item.tags["prep_item"] = before
            return
        elif "comparator" in before.tags or before.classes & {"adverb"} or (before.kind == "mark" and before.text in "«“\"'(["):
            if before.kind == "mark" and before.text in "([":
                return
        elif before.text in pack.enclitics and k > 0 and items[k - 1].kind in ("name", "noun"):
            item.tags.setdefault("whose", k - 1)
            k -= 1
        elif pack.article and before.noun is not None and "role" in before.noun.use and not (k > 0 and items[k - 1].classes & {"det", "possessive"}):
            # whose rival, owner or successor something is
            item.prep, item.tags["preps"] = "of", frozenset(("of",))
            return
        elif pack.article and possesses(items, k, pack):
            item.prep, item.tags["preps"] = "of", frozenset(("of",))
            return
        elif pack.article and before.kind == "noun" and _transparent(before):
            # a genitive without a word of its own
            _take_container(item, before)
        elif pack.article and item.kind == "name" and before.kind == "noun" and not explains(items, i, k, pack):
            return
        elif before.kind == "noun" and k == i - 1 and item.kind == "name" and makers(before, item, pack):
            item.prep = "of"
            return
        elif before.kind == "noun" and before.noun is not None and before.noun.use & {"cue", "role", "group"} and item.kind == "name" and not item.det:
            pass
        elif before.kind == "noun" and item.kind == "noun" and before.noun is not None and before.noun.cls == item.cls and not pack.adjective_first and not item.det:
            pass
        elif before.kind == "word" and not before.triggers and not before.classes and plain < 2 and not item.det and pack.script != "Arabic" and "cue" not in before.tags:
            plain += 1
            pending.append(before.key)
        else:
            return
        k -= 1


def _leads(item: Item) -> bool:
    """Whether an item is a preposition and nothing else."""
    return item.kind == "word" and bool(item.classes & _PREPS) and not item.classes & {"det", "of"}


def _past_comparator(items: Sequence[Item], i: int) -> int:
    """Where a number begins with its "more than" or "close to", whose words govern nothing."""
    number = items[i].number
    if number is None or number.value.comparator is Comparator.EXACT:
        return i
    return next((k for k in range(i - 1, max(-1, i - 5), -1) if "comparator" in items[k].tags), i)


def _det(item: Item) -> str:
    return "indef" if "indef" in item.classes else "def"


def _transparent(item: Item) -> bool:
    """Whether "of" behind this item is looked through: a container noun, a group, or a vague number."""
    if item.kind == "number" and item.number is not None:
        return item.number.kind == "count"
    return item.kind == "noun" and item.noun is not None and bool(item.noun.use & {"container", "group"})


def _is_group(item: Item) -> bool:
    return item.kind == "noun" and item.noun is not None and "group" in item.noun.use


def _take_container(item: Item, container: Item) -> None:
    container.held = True
    if container.kind == "number" and item.count is None:
        item.count = container.number
        item.tags["count_item"] = container
    elif container.count is not None and item.count is None:
        item.count = container.count
        item.tags.setdefault("count_item", container.tags.get("count_item"))
    if container.kind == "noun" and container.noun is not None and "group" in container.noun.use:
        item.tags["group"] = container
    if container.det:
        item.det = container.det


def _group(items: list[Item]) -> None:
    """Number the lists: things joined by commas and a conjunction, of one preposition."""
    number = 0
    things = [i for i, item in enumerate(items) if item.kind in ("name", "noun")]
    for a, b in zip(things, things[1:], strict=False):
        between = [x for x in items[a + 1 : b] if not (x.classes & {"det", "possessive"}) and x is not items[b].tags.get("prep_item") and x.kind != "number"]
        joined = between and all("and" in x.classes or x.text in ",،" or x.classes & {"adverb"} for x in between) and len(between) <= 2
        conjoined = "and" in {c for x in between for c in x.classes}
        if joined and items[a].tags.get("last_of_list") and not conjoined:
            continue  # "in A, B and C, D said": D is not of the list
        if joined and (items[a].kind == items[b].kind or conjoined) and not _strangers(items[a], items[b]):
            if items[a].group < 0:
                items[a].group = number
                number += 1
            items[b].group = items[a].group
            items[b].tags.setdefault("list_of", a)
            items[b].tags["last_of_list"] = conjoined
            if not items[b].prep:
                items[b].prep, items[b].weak = items[a].prep, items[a].weak
                items[b].tags["lent"] = True
                if "preps" in items[a].tags:
                    items[b].tags["preps"] = items[a].tags["preps"]
            if items[a].held:
                items[b].held = True
    _only_lists(items)


def _strangers(a: Item, b: Item) -> bool:
    """Whether two things cannot be of one list: a person and a company, a place and a chip."""
    if b.kind == "noun" and a.kind == "name" and b.noun is not None and "role" in b.noun.use:
        return True  # "Ann Lee, and the head of Acme, …"
    return bool(a.coarse and b.coarse and a.coarse != b.coarse)


def _only_lists(items: list[Item]) -> None:
    """Take back the lists that no conjunction ends: "Ann Lee, Acme" is an apposition."""
    for number in {x.group for x in items if x.group >= 0}:
        members = [k for k, x in enumerate(items) if x.group == number]
        if not any("and" in x.classes for x in items[members[0] : members[-1]]):
            for k in members:
                items[k].group = -1
                if "lent" in items[k].tags:
                    # its preposition was that of a list that is none
                    items[k].prep, items[k].weak = "", False
                    items[k].tags.pop("preps", None)


def _closes(items: Sequence[Item], k: int, pack: Pack) -> bool:
    """Whether a noun behind a name is in apposition to it, and does not begin a clause of its own ("…, the firm now employs")."""
    if items[k].det == "indef" or pack.script != "Latin" or k + 1 >= len(items):
        return True
    j = k + 1
    while not pack.adjective_first and j + 1 < len(items) and j - k < 4 and items[j].kind == "word" and not items[j].triggers and not items[j].classes - {"adverb"}:
        j += 1  # adjectives behind their noun
    after = items[j]
    if after.kind != "word" or any(t.feature in ("pp", "ger") for _, t in after.triggers):
        return True
    return bool(after.classes - {"adverb", "be", "have", "neg", "reflexive", "light"})


def _appose(items: list[Item], pack: Pack) -> None:
    """Let a class noun in apposition ("NAME, a chip …") stand for the name it explains, not for a thing of its own."""
    for i, item in enumerate(items[:-4]):
        # "the factory of OWNER in NAME"
        behind = items[i + 1 : i + 5]
        if item.kind == "noun" and item.det == "def" and "of" in behind[0].classes and "in" in behind[2].classes and behind[1].kind == "name":
            if behind[3].kind == "name" and item.coarse == "Place" and behind[3].cls == item.cls:
                item.held = True
                item.tags["of_name"] = i + 4
    called(items)
    for i, item in enumerate(items[:-2]):
        if item.kind == "name" and not item.prep and items[i + 1].classes & {"be", "copula"}:
            _predicate(items, i)
        if item.kind != "name" or items[i + 1].text not in (",", "،", "("):
            continue
        for k in range(i + 2, min(i + 6, len(items))):
            after = items[k]
            if after.noun is not None and after.noun.cls and (not after.prep or after.kind == "name") and after.group < 0:
                if ("cue" in after.noun.use or "anaphor" in after.noun.use) and _closes(items, k, pack):
                    after.held = True
                    after.tags["of_name"] = i
                break
            if "demonstrative" in after.classes and pack.article:
                break
            if after.classes & {"and", "copula"} and (k > i + 2 or items[k + 1 : k + 2] and "copula" in items[k + 1].classes):
                continue  # "NAME, and it is the chip …"
            if after.kind != "word" or after.triggers or "cue" in after.tags or (after.classes and not after.classes & {"det", "possessive", "adverb"}):
                break


def _predicate(items: Sequence[Item], i: int) -> None:
    """Let the noun of "NAME is a language model …" stand for the name, too."""
    for k in range(i + 2, min(i + 9, len(items))):
        after = items[k]
        if after.kind == "noun" and after.noun is not None:
            if after.coarse == items[i].coarse and after.noun.use & {"cue", "anaphor"}:
                after.held = True
                after.tags["of_name"] = i
            return
        if after.kind not in ("word", "number") or after.triggers or after.classes - {"det", "indef", "adverb", "adjective"}:
            return


def mark_strangers(items: Sequence[Item], starts: Collection[int]) -> None:
    """Tag the bare words at which a name was let go: they are somebody, so that no subject is to be supplied beside them."""
    for k, item in enumerate(items):
        if item.kind != "word" or item.start not in starts:
            continue
        before = next((x for x in reversed(items[:k]) if not x.classes & {"det", "possessive"}), None)
        if before is None or not before.classes & set(PREPOSITIONS):
            item.tags["stranger"] = True

"""What a noun phrase refers to: a thing named before, or a thing of its own."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.found import Context, Fill, Found, Line
from kg.extract.things import thing
from kg.link import UNTYPED, slugify
from kg.model import Quantity, Span
from kg.spot.items import Item


def note_mentions(context: Context, line: Line) -> None:
    """Add a sentence's names to what later sentences may refer to; a subject-like name counts as topic."""
    first_bare, last = True, frozenset[str]()
    for item in line.items:
        if item.kind == "word" and item.classes & {"he", "it"}:
            first_bare = False  # "it builds Acme-2" speaks of the builder
        if item.kind == "name" and item.entity and item.noun is None and not item.tags.get("class_of_things") and "memory_type" not in item.measure:
            beside = item.coarse == "Place" and "possessor" in item.tags  # "the Oslo-based firm" speaks of the firm
            topic = first_bare and not item.prep and "like" not in last and not beside
            if isinstance(item.tags.get("with_noun"), str):
                context.nouns.setdefault(item.entity, set()).add(str(item.tags["with_noun"]))
            context.recent.append((line.index, item.entity, item.cls, item.head, topic))
            if not item.prep and "like" not in last and not beside:
                first_bare = False
        last = item.classes


def note_bosses(context: Context, found: Iterable[Found]) -> bool:
    """Remember which organisation is a person's, for "his company"; whether that is news."""
    before = len(context.bosses)
    for f in found:
        for s in f.roles.get("s", ()):
            for o in f.roles.get("o", ()):
                if s.cls == "Person" and o.cls not in ("", UNTYPED) and context.schema.coarse(o.cls) == "Organization":
                    context.bosses.setdefault(str(s.content), str(o.content))
    return len(context.bosses) > before


def waits_for_boss(context: Context, line: Line) -> bool:
    """Whether a sentence has a "his company" that nothing settled before whose it is."""
    return any(x.det == "poss" and x.noun is not None and "anaphor" in x.noun.use and "refers" not in x.tags for x in line.items)


def resolve_nouns(context: Context, line: Line) -> None:
    """Settle what the definite nouns of a sentence stand for, left to right, before any pattern asks."""
    for item in line.items:
        if item.kind not in ("noun", "name") or item.noun is None or item.held or "anaphor" not in item.noun.use or not item.noun.cls or "refers" in item.tags:
            continue
        named = _equated(context, line, item)
        if named is not None:
            item.tags["refers"] = named
            context.nouns.setdefault(str(named.content), set()).add(item.key)
            continue
        if item.det in ("def", "poss", "demo") and not (_bodily(item) and _of_behind(line, item)):
            both = _both(context, line, item)
            if both:
                item.tags["refers_all"] = both
                continue
            found = antecedent(context, line, item)
            if found is not None and isinstance(found.content, str):
                item.tags["refers"] = found
                topic = not item.prep and not any(n == line.index and t and s.end <= item.start for n, _, _, s, t in context.recent)
                context.recent.append((line.index, found.content, found.cls, item.head, topic))


def _both(context: Context, line: Line, item: Item) -> tuple[Fill, ...]:
    """The two of a list named before that "the two firms" stands for; empty where the noun speaks of no two."""
    count = item.count.value if item.count is not None else None
    if not isinstance(count, Quantity) or count.low != 2 or item.noun is None:
        return ()
    for before in reversed(context.lines[max(0, line.index - 3) : line.index]):
        groups: dict[int, list[Item]] = {}
        for x in before.items:
            if x.kind == "name" and x.group >= 0 and x.cls != UNTYPED and item.noun.cls and _finer(context, x.cls, item.noun.cls):
                groups.setdefault(x.group, []).append(x)
        pairs = [members for members in groups.values() if len({x.entity for x in members}) == 2]
        if pairs:
            return tuple(Fill(x.entity, item.head, line.index, x.cls) for x in pairs[-1])
    return ()


def _equated(context: Context, line: Line, item: Item) -> Fill | None:
    """The name that a definite noun is said to be: X in "X is the cluster"."""
    if item.kind != "noun" or item.det != "def" or item.prep or item.noun is None:
        return None
    k = next(n for n, x in enumerate(line.items) if x is item) - 1
    while k > 0 and line.items[k].kind == "word" and line.items[k].classes & {"det", "adverb"}:
        k -= 1
    if k < 1 or line.items[k].kind != "word" or not line.items[k].classes & {"be", "copula"}:
        return None
    name = line.items[k - 1]
    if name.kind != "name" or name.prep or not _finer(context, name.cls, item.noun.cls):
        return None
    return Fill(name.entity, item.head, line.index, name.cls)


def _bodily(item: Item) -> bool:
    """Whether "of" behind an item says which one it is: a class of things, a public body ("the court of Oslo")."""
    return item.kind == "name" or (item.noun is not None and item.noun.cls in ("PublicBody", "University"))


def _of_behind(line: Line, item: Item) -> bool:
    """Whether "of" goes on behind an item: "the chips of X" are no chips named before."""
    k = next(n for n, x in enumerate(line.items) if x is item)
    return k + 1 < len(line.items) and "of" in line.items[k + 1].classes


def refer(context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]) -> Fill | None:
    """The filler that an item gives a role that wants these classes; None where it gives none."""
    found = item.tags.get("refers")
    if item.kind == "name" and not isinstance(found, Fill):
        if context.fits(item.cls, wanted):
            return Fill(item.entity, item.head, line.index, item.cls)
        return None
    if item.noun is None or item.held:
        return None
    noun = item.noun
    if not context.fits(noun.cls, wanted):
        return None
    if "group" in noun.use and not item.owner:
        return None
    if isinstance(found, Fill):
        return found if context.fits(found.cls, wanted) else None
    if "thing" in noun.use:
        return thing(context, line, item)
    return None


def antecedent(context: Context, line: Line, item: Item) -> Fill | None:
    """The last thing named before that a definite noun can stand for; None where two could be meant."""
    noun = item.noun
    assert noun is not None
    wanted = (noun.cls,)
    coarse = context.schema.coarse(noun.cls)
    if item.det == "poss":
        person = _last_person(context, line, item)
        if person is not None and person in context.bosses:
            boss = context.bosses[person]
            if context.fits(context.classes.get(boss, ""), wanted) or context.schema.coarse(context.classes.get(boss, noun.cls)) == coarse:
                return Fill(boss, item.head, line.index, context.classes.get(boss, noun.cls))
        elif person is not None and coarse == "Organization" and any(x.entity == person for x in line.items):
            return None  # a person's company of which nothing is known is no other one
    before = [(n, e, c, s, t) for n, e, c, s, t in context.recent
              if (n < line.index or s.end <= item.start) and c != UNTYPED and context.schema.coarse(c) == coarse and _finer(context, c, noun.cls)]  # fmt: skip
    if noun.slug:
        for n, e, c, s, _ in reversed(before):
            del s
            if e in context.things and context.things[e].kind == noun.slug and line.index - n <= 6:
                return Fill(e, item.head, line.index, c)
    before = [b for b in before if b[1] not in context.things or noun.slug in ("", context.things[b[1]].kind)]
    if not before:
        return None
    called = [b for b in before if slugify(item.key) in b[1].split("-") or (noun.cls != "Company" and item.key in context.nouns.get(b[1], ()))]
    if len({b[1] for b in called}) == 1:
        # "the institute" is the one that has the word in its name
        return Fill(called[-1][1], item.head, line.index, called[-1][2])
    before = called or before
    exact = [b for b in before if context.schema.is_a(b[2], noun.cls) and line.index - b[0] <= 3]
    if coarse == "Organization":
        # a name of no finer class may be a firm, too: the one known for one is meant if it takes part
        spoken_of = max((b[0] for b in before if b[4]), default=-1)
        exact = [b for b in exact if _takes_part(context, b[0], b[3]) and b[0] >= spoken_of]
    before = exact or before  # "the law" is a law rather than a letter
    if len({b[1] for b in before if line.index - b[0] <= 3}) > 1 and _of_place(line, item):
        return None  # "the firm from Oslo" tells which of several is meant by what is not known here
    served = [b for b in before if b[0] == line.index and _office_before(line, b[3])]
    if served:
        # "the head of Acme said that the firm …": the firm that the office is at
        return Fill(served[-1][1], item.head, line.index, served[-1][2])
    near = [b for b in before if line.index - b[0] <= 3]
    # "the successor of X, the new model": what the same sentence only names in passing is the last to be meant
    if coarse != "Organization":
        near = [b for b in near if b[0] != line.index or _bare(context, b[0], b[3])] or near
    topics = [b for b in near if b[4]]
    last = [b for b in near if b[0] == near[-1][0]]
    bare = [b for b in near if b[0] == near[-1][0] and _bare(context, b[0], b[3])]
    lone = bare if len({b[1] for b in bare}) == 1 else last if len({b[1] for b in last}) == 1 and not _of(context, last[0][0], last[0][3]) else []
    if topics and line.index - topics[-1][0] >= 2 and topics[-1][0] < near[-1][0] and lone:
        pick = lone[-1]  # what was spoken of since is meant rather than an older topic
    elif topics and topics[-1][0] == line.index - 1 and len({b[1] for b in bare}) == 2 and _of_one_verb(context, bare, coarse):
        return None  # "A bought B. The firm …": either may be meant
    elif topics:
        pick = topics[-1]
    elif len({b[1] for b in near}) == 1:
        pick = near[-1]
    elif len({b[1] for b in last}) == 1:
        pick = last[-1]
    elif len({b[1] for b in bare}) == 1:
        pick = bare[-1]
    elif len(chief := {b[1] for b in last if not _of(context, b[0], b[3])}) == 1:
        pick = next(b for b in last if b[1] in chief)
    else:
        return None
    return Fill(pick[1], item.head, line.index, pick[2])


def _of_place(line: Line, item: Item) -> bool:
    """Whether "of" and a place stand behind a noun."""
    k = next(n for n, x in enumerate(line.items) if x is item)
    return k + 2 < len(line.items) and "of" in line.items[k + 1].classes and line.items[k + 2].coarse == "Place"


def _office_before(line: Line, span: Span) -> bool:
    """Whether the thing at a span tells whose office the noun before it is."""
    at = next((k for k, x in enumerate(line.items) if x.head == span), 0)
    governor = line.items[at].tags.get("prep_item")
    k = next((k for k, x in enumerate(line.items) if x is governor), 0)
    office = line.items[k - 1].noun if k and line.items[at].prep == "of" else None
    return office is not None and "role" in office.use and office.cls == "Person"


def _of_one_verb(context: Context, bare: list[tuple[int, str, str, Span, bool]], coarse: str) -> bool:
    """Whether two organisations are subject and object of a verb, not members of a list."""
    items = context.lines[bare[0][0]].items
    groups = {x.group for x in items if x.kind == "name" and x.entity in {b[1] for b in bare}}
    return coarse == "Organization" and (len(groups) > 1 or groups == {-1})


def _bare(context: Context, sentence: int, span: Span) -> bool:
    """Whether the thing at a span of a sentence has no preposition: it is what the sentence speaks of."""
    return any(x.head == span and not x.prep for x in context.lines[sentence].items)


def _takes_part(context: Context, sentence: int, span: Span) -> bool:
    """Whether the thing at a span of a sentence is its verb's subject or object; a person's object may have "to"."""
    return any(x.head == span and x.prep in ("", "to") for x in context.lines[sentence].items)


def _of(context: Context, sentence: int, span: Span) -> bool:
    """Whether the thing at a span of a sentence only tells whose another thing is."""
    return any(x.head == span and x.prep == "of" for x in context.lines[sentence].items)


def _finer(context: Context, cls: str, noun_cls: str) -> bool:
    """"the company" may stand for anything an Organization, but not for a public body or an outlet."""
    if context.schema.is_a(cls, noun_cls) or context.schema.is_a(noun_cls, cls):
        return True
    return False


def _last_person(context: Context, line: Line, item: Item) -> str | None:
    people = [e for n, e, c, s, _ in context.recent
              if c != UNTYPED and context.schema.coarse(c) == "Person" and ((n < line.index and line.index - n <= 2) or (n == line.index and s.end <= item.start))]  # fmt: skip
    return people[-1] if people else None


def previous_subject(context: Context, line: Line, wanted: frozenset[str] | tuple[str, ...]) -> Fill | None:
    """The topic that a sentence without a subject goes on with: the last topic of the sentence before."""
    for n, e, c, s, topic in reversed(context.recent):
        if n < line.index and line.index - n <= 2 and topic and context.fits(c, wanted):
            return Fill(e, s, n, c)
    return None


def previous_focus(context: Context, line: Line, wanted: frozenset[str] | tuple[str, ...]) -> Fill | None:
    """The one thing of these classes that the nearest of the last two sentences (or this one) speaks of."""
    for back in (0, 1, 2):
        found = {e: Fill(e, s, n, c) for n, e, c, s, _ in context.recent if n == line.index - back and e not in context.things and context.fits(c, wanted)}
        chief = {e: f for e, f in found.items() if not _of(context, f.sentence, f.span)} if len(found) > 1 else found
        if len(chief) == 1:
            return next(iter(chief.values()))
        if found:
            return None
    return None


def owner(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...], but: frozenset[object] = frozenset()
) -> Fill | None:
    """What a possessive ("its", "their") refers to: the last bare thing before it, else the topic of the sentence before."""
    if "whose" in item.classes:
        # "X, whose head": what stands right before it
        names = [x for x in line.items if x.kind == "name" and x.head.end <= item.start and not x.held]
        fits = bool(names) and names[-1].entity not in but and context.fits(names[-1].cls, wanted)
        return Fill(names[-1].entity, item.head, line.index, names[-1].cls) if fits else None
    if "we" in item.classes:
        return None  # "our model": whose it is, only the speaker could tell
    before = [(e, c) for n, e, c, s, topic in context.recent if n == line.index and s.end <= item.start and topic and context.fits(c, wanted)]
    before = [b for b in _inner_subject(context, line, item, wanted) or before if b[0] not in but]
    if before:
        entity, cls = before[-1]
        return Fill(entity, item.head, line.index, cls)
    near = [(e, c) for n, e, c, s, _ in context.recent if n == line.index and s.end <= item.start and e not in but and context.fits(c, wanted)]
    if len({e for e, _ in near}) == 1:
        return Fill(near[-1][0], item.head, line.index, near[-1][1])
    fill = previous_subject(context, line, wanted) or previous_focus(context, line, wanted)
    return Fill(fill.content, item.head, line.index, fill.cls) if fill and fill.content not in but else None


def _inner_subject(context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]) -> list[tuple[str, str]]:
    """The bare thing right behind the joining word of the item's own clause: Y in "X, that Y uses in its server"."""
    at = next((k for k, x in enumerate(line.items) if x is item), 0)
    joint = next((k for k in range(at - 1, 0, -1) if line.items[k].kind == "word" and line.items[k].classes & {"who", "that", "clause"}), None)
    if joint is None:
        return []
    for other in line.items[joint + 1 : min(at, joint + 4)]:
        if other.kind in ("name", "noun"):
            fill = refer(context, line, other, wanted) if not other.prep else None
            return [(str(fill.content), fill.cls)] if fill is not None else []
    return []


def note_topic(context: Context, line: Line, fill: Fill) -> None:
    """What a pronoun stands for is what its sentence speaks of."""
    row = (line.index, str(fill.content), fill.cls, fill.span, True)
    if row not in context.recent:
        context.recent.append(row)


def pronoun(context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]) -> Fill | None:
    """What a pronoun stands for: a person for "she", anything else for "it", either where a language does not tell."""
    coarse = {context.schema.coarse(w) for w in wanted}
    if "latter" in item.classes:
        last = [r for r in context.recent if (r[0] < line.index or r[3].end <= item.start) and line.index - r[0] <= 1 and context.fits(r[2], wanted)]
        last.sort(key=lambda r: (r[0], _bare(context, r[0], r[3]), r[3].start))
        return Fill(last[-1][1], item.head, line.index, last[-1][2]) if last else None
    if "it" in item.classes and "he" not in item.classes:
        wanted = tuple(w for w in wanted if context.schema.coarse(w) != "Person")
    elif "it" not in item.classes and context.pack.tells_person:
        wanted = ("Person",) if "Person" in coarse else ()
    if not wanted:
        return None
    return owner(context, line, item, wanted)


def speaking_pronoun(context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]) -> Fill | None:
    """Who a pronoun that speaks is: the one who spoke last, else the last person named; None where there is neither."""
    spoke = [fill for n, fill in context.spoke if 0 <= line.index - n <= 2 and context.fits(fill.cls, wanted)]
    person = _last_person(context, line, item)
    if spoke and (person is None or spoke[-1].cls == "Person" or "it" in item.classes):
        return Fill(spoke[-1].content, item.head, line.index, spoke[-1].cls)
    if person is None or "he" not in item.classes or not context.fits(context.classes.get(person, ""), wanted):
        return None
    return Fill(person, item.head, line.index, context.classes[person])

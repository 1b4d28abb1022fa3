"""Which of several firms a noun means: by its town, its nation, or an office at it named before."""

from __future__ import annotations

from kg.extract.found import Context, Fill, Line
from kg.extract.nations import nation_of
from kg.extract.overt import plain
from kg.extract.which import Named
from kg.link.named import UNTYPED
from kg.model import Span
from kg.spot.item import Item
from kg.ties import Ties

# what stands before a form that tells what somebody does besides
_FRONTS = frozenset(("besides", "other_prep", "by", "in", "for", "to"))


def firms_before(context: Context, line: Line, item: Item) -> bool:
    """Whether the noun is a firm's and several firms, or names of no class, stand before it."""
    if context.schema.coarse(item.cls) != "Organization":
        return False
    named = {
        e
        for n, e, c, s, _ in context.recent
        if (n < line.index or s.end <= item.start)
        and (c == UNTYPED or context.schema.coarse(c) == "Organization")
    }
    return len(named) > 1


def seated(context: Context, line: Line, item: Item) -> Fill | None:
    """The one firm of the article that is known to have its seat in the town, or to be at home in the
    country, beside the noun of a firm: "the Cupertino company", "l'azienda di Cupertino", "the UK company".
    """
    if item.kind != "noun" or item.coarse != "Organization":
        return None
    k = line.items.index(item)
    beside = line.items[k - 1 : k] if context.pack.adjective_first and k else line.items[k + 1 : k + 3]
    town = next((x for x in beside if x.kind == "name" and x.coarse == "Place"), None)
    known = (
        Ties.load().of("home" if town.cls == "Country" else "seat", town.entity) if town is not None else ()
    )
    firms = {b[1]: b for b in context.recent if b[1] in known}
    if len(firms) != 1:
        return None
    firm = next(iter(firms.values()))
    return Fill(firm[1], item.head, line.index, firm[2])


def just_introduced(context: Context, line: Line, item: Item, before: list[Named]) -> Named | None:
    """The one firm that the sentence right before says to be one, by the noun that takes it up now, where no
    other acts in it: "Ann Lee is of Acme, a chip company. The company …", whatever the text spoke of before.
    """
    noun, row = item.noun, context.lines[line.index - 1].items if line.index else []
    if noun is None or item.det not in ("def", "demo") or context.schema.coarse(noun.cls) != "Organization":
        return None
    last = [b for b in before if b[0] == line.index - 1]
    bare = {b[1] for b in last if context.under(b[0], b[3], ("",))}
    told = [
        b for b in last if any(_said_to_be(row, k, noun.cls) for k, x in enumerate(row) if x.head == b[3])
    ]
    one = len({b[1] for b in told}) == 1 and bare <= {told[-1][1]}
    return told[-1] if one else None


def _said_to_be(row: list[Item], k: int, cls: str) -> bool:
    """Whether a comma and "a" with a noun of a class follow the name at `k`."""
    if k + 3 >= len(row) or row[k + 1].text != "," or "indef" not in row[k + 2].classes:
        return False
    noun = next(
        (x for x in row[k + 3 : k + 6] if x.kind != "word" or x.classes - {"adjective", "adverb"}), None
    )
    return noun is not None and noun.kind == "noun" and noun.cls == cls and not noun.prep


def sole_subject(context: Context, line: Line, item: Item, near: list[Named]) -> Named | None:
    """The one firm of those named before that any sentence speaks of, where the others only stand behind a
    preposition; a town behind "the firm of" tells no other then, where a sentence begins so.
    """
    if item.prep:
        return None
    bare = [
        b
        for b in context.recent
        if line.index - b[0] <= 2
        and (b[2] == UNTYPED or context.schema.coarse(b[2]) == "Organization")
        and context.under(b[0], b[3], ("",))
    ]
    sole = len({b[1] for b in bare}) == 1 and any(b[4] for b in bare)
    return bare[-1] if sole and bare[-1][1] in {b[1] for b in near} else None


def beside_peer(context: Context, topic: Named, near: list[Named]) -> bool:
    """Whether a sentence joins what it speaks of with another that may be meant as well: "Acme and Brisk
    merged. The company …"
    """
    rows = {x.head: x.group for x in context.lines[topic[0]].items if x.group >= 0}
    own = rows.get(topic[3], -1)
    return own >= 0 and any(b[0] == topic[0] and b[1] != topic[1] and rows.get(b[3]) == own for b in near)


def bought_unsaid(context: Context, named: Named, before: list[Named]) -> bool:
    """Whether a firm is the object of a perfect whose subject, the topic of the sentence before, goes without
    saying: "In 2023 [it] had bought Brisk".
    """
    others = (b for b in before if b[4] and b[0] == named[0] - 1 and b[1] != named[1])
    if not context.pack.pro_drop or next(others, None) is None:
        return False
    items = context.lines[named[0]].items
    k = next((n for n, x in enumerate(items) if x.is_at(named[3])), 0)
    have = next((n for n, x in enumerate(items[:k]) if "have" in x.classes), k)
    return (
        0 <= have < k
        and not items[k].prep
        and not any(x.kind in ("name", "noun") and not x.prep for x in items[:have])
        and not any("that" in x.classes for x in items[have:k])
    )


def done_to_in_front(context: Context, line: Line, item: Item, named: Named) -> bool:
    """Whether a noun that opens the main clause cannot stand for what the form fronted before it is done to:
    "After buying Brisk, the firm …", "dopo aver comprato Brisk, l'azienda …".
    """
    items = line.items
    k = next((n for n, x in enumerate(items) if x is item), 0)
    comma = next((n for n in range(k - 1, max(-1, k - 4), -1) if items[n].text == ","), 0)
    if named[0] != line.index or not comma or any(x.kind != "word" for x in items[comma + 1 : k]):
        return False
    opened = {t.feature for _, t in items[0].triggers} if item.coarse == "Organization" else set()
    if (
        opened
        and opened <= {"pp", "past"}
        and named[3].end <= items[comma].start
        and context.pack.order == "svo"
    ):
        return True  # "Founded by Ann Lee, once of Brisk, the firm"
    first = next((n for n, x in enumerate(items[:3]) if x.classes & _FRONTS), comma)
    if first >= comma:
        return False
    verb = next((n for n in range(first + 1, min(comma, first + 4)) if items[n].triggers), comma)
    forms = {t.feature for _, t in items[verb].triggers} if verb < comma else set()
    bare = forms & {"inf", "ger"} or ("pp" in forms and "have" in items[verb - 1].classes)
    named_at = next((n for n, x in enumerate(items) if x.is_at(named[3])), comma)
    return bool(bare) and verb < named_at < comma and not items[named_at].prep


def two_before(context: Context, line: Line) -> bool:
    """Whether the sentence before names two firms, or names that may be firms'."""
    named = {
        e
        for n, e, c, _, _ in context.recent
        if n == line.index - 1 and (c == UNTYPED or context.schema.coarse(c) == "Organization")
    }
    return len(named) > 1


def kept_on(context: Context, first: int, last: int) -> bool:
    """Whether each sentence behind `first` up to `last` tells of what a possessive says is its own: in "Acme
    makes chips. Its newest, the X2, was tested at Brisk. The firm …" Acme is still the one spoken of; or has
    no subject where it may be left out: "Acme makes chips. In 2023 raised 5 million from Brisk. The firm".
    """
    for line in context.lines[first + 1 : last + 1]:
        verb = next((k for k, x in enumerate(line.items) if x.kind == "word" and x.acts), 0)
        led = [x for x in line.items[:verb] if x.kind in ("name", "noun") and not (x.prep or x.held)]
        if context.pack.pro_drop and verb and not led and not any(map(plain, line.items[:verb])):
            continue
        thing = next((x for x in line.items if x.kind in ("name", "noun")), None)
        if thing is None or thing.det != "poss" or thing.prep:
            return False
    return last > first


def of_nation(context: Context, line: Line, item: Item) -> bool:
    """Whether the adjective of a nation right behind a noun tells which of several is meant: "le groupe
    danois", where the sentence before names two.
    """
    k = line.items.index(item) + 1
    nations = context.pack.not_names
    if context.pack.adjective_first or k >= len(line.items):
        return False
    if " " in item.key and item.key.rpartition(" ")[2] in nations:
        return True  # a noun that the lists have with its adjective: "azienda americana"
    behind = line.items[k]
    return (behind.unlisted and behind.key in nations) or bool(nation_of(context, line, item))


def of_country(context: Context, line: Line, item: Item) -> bool:
    """Whether a place right before a noun tells which of several is meant: "the UK company"."""
    k = line.items.index(item)
    before = line.items[k - 1] if k else None
    return (
        context.pack.adjective_first
        and before is not None
        and before.coarse == "Place"
        and before.end + 1 == item.start
    )


def of_place(line: Line, item: Item) -> bool:
    """Whether "of" and a place stand behind a noun."""
    k = line.items.index(item)
    return (
        k + 2 < len(line.items) and "of" in line.items[k + 1].classes and line.items[k + 2].coarse == "Place"
    )


def office_before(line: Line, span: Span) -> bool:
    """Whether the thing at a span tells whose office the noun before it is."""
    at = next((k for k, x in enumerate(line.items) if x.is_at(span)), 0)
    governor = line.items[at].tags.get("prep_item")
    k = next((k for k, x in enumerate(line.items) if x is governor), 0)
    office = line.items[k - 1].noun if k and line.items[at].prep == "of" else None
    if office is not None and line.items[k - 1].prep == "by":
        return False  # "founded by three researchers of Acme, Brisk": the firm is not Acme
    return office is not None and "role" in office.use and office.cls == "Person"


def told_by_relative(context: Context, line: Line, item: Item) -> bool:
    """Whether a relative clause that no comma parts from the noun of a firm tells which one is meant: "the
    operator that Ann Lee heads" need not be the one named before.
    """
    if context.pack.order != "svo" or item.kind != "noun" or item.coarse != "Organization":
        return False
    k = line.items.index(item)
    behind = line.items[k + 1 : k + 2]
    if item.det != "def" or not behind or "who" not in behind[0].classes:
        return False
    head = headed_by(line, item)
    return head is None or not (head in context.bosses or (not item.prep and _one_firm(context, line)))


def _one_firm(context: Context, line: Line) -> bool:
    """Whether the sentences before name one company alone."""
    firms = {
        e
        for n, e, c, _, _ in context.recent
        if n < line.index and c != UNTYPED and context.schema.is_a(c, "Company")
    }
    return len(firms) == 1


def headed_by(line: Line, item: Item) -> str | None:
    """The person who a relative clause right behind the noun of a firm says is at its head: "la firma que
    preside Ann Lee".
    """
    k = line.items.index(item)
    row = [x for x in line.items[k + 1 : k + 6] if "adverb" not in x.classes][:3]
    if len(row) < 3 or "who" not in row[0].classes or "heads" not in row[1].classes:
        return None
    person = row[2].kind == "name" and row[2].coarse == "Person" and not row[2].prep
    return row[2].entity if person else None


def with_plural_article(context: Context, line: Line, item: Item) -> bool:
    """Whether an article of the plural stands before a noun of wares that has one form: "dei nuovi
    smartphone" are none named before.
    """
    plain_noun = item.kind == "noun" or item.text.islower()
    if not plain_noun or context.schema.coarse(item.cls) not in ("Product", "Hardware", "Place"):
        return False
    k = line.items.index(item) - 1
    while k >= 0 and (plain(line.items[k]) or line.items[k].key in context.pack.new):
        k -= 1
    return (
        k >= 0 and "plural" in line.items[k].classes and bool(line.items[k].classes & {"det", "contracted"})
    )


def of_person(line: Line, item: Item) -> str | None:
    """The person whose firm a noun is: "the company of Ann Lee"."""
    k = line.items.index(item)
    behind = line.items[k + 1 : k + 3]
    if len(behind) < 2 or item.coarse != "Organization" or "of" not in behind[0].classes:
        return None
    return behind[1].entity if behind[1].kind == "name" and behind[1].coarse == "Person" else None


def part_explained(line: Line, item: Item) -> str:
    """The name that a noun explains whose "of" the noun of a firm stands under, "" without: in "Brisk Pay, el
    brazo financiero del grupo" the group is not Brisk Pay.
    """
    k = line.items.index(item)
    if item.prep != "of":
        return ""
    j = next((j for j in range(k - 1, max(-1, k - 5), -1) if line.items[j].kind != "word"), -1)
    at = line.items[j].tags.get("of_name") if j >= 0 and line.items[j].kind == "noun" else None
    return line.items[at].entity if isinstance(at, int) and line.items[j].coarse == "Organization" else ""


def before_strange_name(context: Context, line: Line, item: Item) -> bool:
    """Whether a word with a capital stands right behind a noun, where names follow what they are: "la
    editorial Zeta" is none of the publishers of before.
    """
    k = line.items.index(item) + 1
    behind = line.items[k] if k < len(line.items) else None
    if (
        context.pack.adjective_first
        or context.pack.script != "Latin"
        or behind is None
        or item.kind != "noun"
    ):
        return False
    own = behind.kind == "word" and behind.text[:1].isupper()
    return own and not behind.triggers and item.text[:1].islower() and item.end + 1 == behind.start


def of_one_verb(context: Context, bare: list[Named], coarse: str) -> bool:
    """Whether two organisations are subject and object of a verb, not members of a list."""
    items = context.lines[bare[0][0]].items
    groups = {x.group for x in items if x.kind == "name" and x.entity in {b[1] for b in bare}}
    return coarse == "Organization" and (len(groups) > 1 or groups == {-1})

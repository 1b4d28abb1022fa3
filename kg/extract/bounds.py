"""What keeps a thing of a sentence from filling the slot of a pattern that it stands at."""

from __future__ import annotations

from typing import Final

from kg.extract.found import Context, Fill, Line
from kg.extract.gaps import apposed_person, before_noun, in_closed_relative, who_acts
from kg.extract.joints import own_office, stands_on
from kg.extract.makersnamed import officers_firm, whose_ware
from kg.extract.overt import plain
from kg.extract.patterns import WORDLESS, Compiled, Element
from kg.extract.places import list_end, told_alone
from kg.lang.pack import PREPOSITIONS
from kg.lang.shared import common
from kg.link.named import UNTYPED
from kg.spot.item import Item

_LEADS: Final = frozenset(PREPOSITIONS) | {"other_prep", "like"}
# how a noun of several people ends in Latin letters
_MANY: Final[tuple[str, ...]] = ("s", "i", "x", "e")


def is_finite(item: Item) -> bool:
    """Whether an item is a verb with a subject of its own, "have" and "be" among them."""
    return item.acts


def _in_fronted(items: list[Item], i: int) -> bool:
    """Whether an item stands in a participle's phrase that opens its sentence."""
    first = next((k for k, x in enumerate(items[:i]) if "adverb" not in x.classes), i)
    return any(t.feature == "pp" for _, t in items[first].triggers) and not any(
        x.kind == "mark" or is_finite(x) for x in items[first + 1 : i]
    )


class Bounds:
    """The sentence and the pattern that are matched, and what the one forbids the other."""

    def __init__(self, context: Context, line: Line, row: Compiled) -> None:
        self.context, self.line, self.items, self.row = context, line, line.items, row
        self.slots: dict[str, list[Fill]] = {}
        self.taken: set[int] = set()
        self.aside = range(0)  # what is told of the first thing in passing, before the pattern goes on

    def grounded(self) -> bool:
        """Whether some filler is of a known class; a pattern of names alone ("A of B") wants all of
        them known.
        """
        classes = [
            fill.cls for fills in self.slots.values() for fill in fills if isinstance(fill.content, str)
        ]
        worded = any(
            e.kind in ("word", "noun") and any(w.isalpha() or ":" in w for w in e.takes)
            for e in self.row.elements
        )
        worded = worded or whose_ware(self.context.pack, self.row, self.slots)
        untyped = classes.count(UNTYPED)
        return untyped == 0 or (worded and untyped <= len(classes)) or any(e.cue for e in self.row.elements)

    def _is_possessor(self, e: int, i: int) -> bool:
        """Whether the thing at `i` only owns what is meant ("Acme's plant") and the pattern does
        not ask for an owner.
        """
        following = self.row.elements[e + 1] if e + 1 < len(self.row.elements) else None
        if officers_firm(self.items, i) and (following is None or set(following.cue) & WORDLESS):
            return True
        if "possessor" not in self.items[i].tags:
            return False
        return following is None or not any(t in self.context.pack.enclitics for t in following.takes)

    def _gone_to(self, i: int) -> bool:
        """Whether somebody only has "to" before the name: "succeeds to Lee as head of Acme" heads no Acme."""
        return self.items[i].prep == "to" and self.items[i].coarse == "Person"

    def _given_to(self, e: int, i: int) -> bool:
        """Whether a pattern without words begins with whom or what something is given to: "will add to X 500
        chips" tells of no "X 500 chips".
        """
        return e == 0 and self.items[i].prep == "to" and all(x.kind == "slot" for x in self.row.elements)

    def _means_only(self, e: int, i: int) -> bool:
        """Whether the thing that a pattern begins with only says by whom or with what something is, so that
        a verb a few words behind tells nothing of it ("Brisk, built by Acme, is in Oslo"); so, behind what
        stands in it, with where that is ("the chips in Brisk cost").
        """
        elements = self.row.elements
        inside = self.items[i].prep == "in" and any(
            x.kind in ("name", "noun") and not x.prep and not x.held for x in self.items[:i]
        )
        # "installed at the lab of X and developed in partnership with Y, Brisk": X developed nothing
        return (
            e == 0
            and (
                inside
                or self.items[i].prep in ("by", "with", "from", "on")
                or stands_on(self.items, i, list_end(self.items, i))
                or self._gone_to(i)
                or in_closed_relative(self.items, i)
                or (bool(self.items[i].prep) and _in_fronted(self.items, i))
            )
            and len(elements) > 1
            and (elements[1].kind == "gap" or self._acts_behind(i))
        )

    def _acts_behind(self, i: int) -> bool:
        """Whether a comma and a verb of the main clause stand behind who something was done by, and the
        pattern would pass over them ("the deal, led by Acme, sets a value of").
        """
        behind = self.items[list_end(self.items, i) :][:2]
        return (
            len(self.row.elements) > 2
            and self.row.elements[2].kind == "gap"
            and len(behind) == 2
            and behind[0].text == ","
            and behind[1].kind == "word"
            and (is_finite(behind[1]) or (plain(behind[1]) and not behind[1].classes))
        )

    def _apposed(self, i: int) -> bool:
        """Whether the noun that a pattern begins with tells of the name before its comma, so that the name
        behind the next is another: "Acme, maker of X, and Borea", "like Acme, maker of X, Borea".
        """
        items, elements = self.items, self.row.elements
        last = elements[-1]
        if last.kind != "slot" or len(elements) < 2 or elements[-2].takes != (",",):
            return False
        k = i - 1
        while k > 0 and items[k].kind == "word" and items[k].classes & {"det", "possessive"}:
            k -= 1
        if k < 1 or items[k].text not in ",،" or items[k - 1].kind != "name":
            return False
        if k < i - 1 and items[k - 1].prep:
            return False  # "according to Acme, the maker of X, Borea, …"
        wanted = last.takes or self.context.schema.wanted(self.row.phrase.term, last.name)
        return bool(items[k - 1].cls) and self.context.fits(items[k - 1].cls, wanted)

    def _of_subject(self, e: int, i: int) -> bool:
        """Whether the thing at `i` only tells whose or for what the subject of a verb behind it is: "the
        servers of X were made by Acme".
        """
        items, pack = self.items, self.context.pack
        if e or items[i].prep != ("for" if pack.adjective_first else "of") or pack.order != "svo":
            return False
        end = list_end(items, i)
        asked = next((x for x in self.row.elements[1:] if not x.optional), None)
        verb = (
            asked is not None and asked.kind == "word" and end < len(items) and items[end].key in asked.takes
        )
        if end >= len(items) or not (
            items[end].classes & {"be", "have", "reflexive"} or (verb and is_finite(items[end]))
        ):
            return False
        governor = items[i].tags.get("prep_item")
        at = next((k for k, x in enumerate(items[:i]) if x is governor), 0)
        return at > 0 and (
            pack.adjective_first or items[at - 1].kind in ("noun", "name") or plain(items[at - 1])
        )

    def _leads_in(self, e: int, i: int) -> bool:
        """Whether the thing at `i` ends what leads in to a sentence, and what stands behind the comma is the
        sentence's subject, no apposition ("According to Acme, the parent of Brisk has sold its plant").
        """
        items, elements = self.items, self.row.elements
        if e or i == 0 or len(elements) < 2 or elements[1].takes != (",",):
            return False
        end = list_end(items, i)
        if end + 1 >= len(items):
            return False
        adverbial = "adverb" in items[0].classes and " " in items[0].text  # "in an interview with Acme,"
        if items[0].kind != "word" or not (adverbial or items[0].classes & _LEADS):
            return False
        if any(x.kind == "mark" or is_finite(x) for x in items[:i]):
            return False
        if len(elements) > 3 and any(t in self.context.pack.enclitics for t in elements[3].takes):
            return True  # "Unlike the Brisk, Acme's newest chip needs"
        if "det" not in items[end + 1].classes:
            return False
        for k, item in enumerate(items[end + 1 :], end + 1):
            if item.text == "," and apposed_person(items, k + 1):
                return True  # "told Acme, the head of Brisk, Ann Lee, says"
            if item.kind == "mark" or (item.kind == "word" and "who" in item.classes):
                return False
            if is_finite(item):
                return True
        return False

    def _told(self, before: Item) -> bool:
        """Whether what stands before a thing says whose it is, so that nobody is to be supplied."""
        return (
            before.kind in ("name", "noun")
            or "possessive" in before.classes
            or ("who" in before.classes and "that" not in before.classes)  # the relative clause explains it
            or bool({before.text, before.key} & set(self.context.pack.enclitics))
        )

    def _sole(self, element: Element, item: Item) -> bool:
        """Whether what is told of the first of a list is none of the others': an office that one holds ("the
        head Ann Lee and Tom Reed"), what one owns ("Acme's Brisk, Gale and Fjord"). A plural tells of all:
        "its subsidiaries Brisk and Gale".
        """
        if element.cue and str(item.tags.get("with_noun", "")).split(" ")[0].endswith(("s", "x", "i")):
            return False
        e = self.row.elements.index(element)
        before = self.row.elements[e - 1].takes if e else ()
        owned = any(t in self.context.pack.enclitics for t in before)
        term = self.row.phrase.term
        if element.name == "o" and term in common()["sole_objects"]:
            return [x.name for x in self.row.elements].count("o") == 1  # else all of "a venture of A and B"
        return (bool(element.cue) or owned) and term in common()["sole"]

    def _in_office(self, item: Item) -> bool:
        """Whether a member of a list has an office of its own before it: "the head of Acme, Ann Lee, and the
        treasurer Tom Reed".
        """
        return item.coarse == "Person" and own_office(item, self.context.pack.article)

    def _own(self, i: int, k: int) -> bool:
        """Whether in a list of somebody's things one has an owner of its own: "Acme's X and Brisk's Y"."""
        marks = self.context.pack.enclitics
        return i > 0 and self.items[i - 1].key in marks and self.items[k - 1].key in marks

    def _one_office(self, element: Element, item: Item) -> bool:
        """Whether the office before a name is one person's: "Acme engineer Ann Lee and Tom Reed" says nothing
        of Tom Reed.
        """
        office = str(item.tags.get("with_noun", "")).split()
        return (
            bool(office and element.cue)
            and item.coarse == "Person"
            and self.context.pack.script == "Latin"
            and not any(word.endswith(_MANY) for word in office)
        )

    def _of_maker(self, element: Element, item: Item) -> bool:
        """Whether the pattern goes on with who makes what stands before him: "Brisk maker Acme"."""
        rest = self.row.elements[self.row.elements.index(element) + 1 :]
        return item.tags["nowhere"] == "whose" and bool(rest) and bool(rest[0].cue)

    def _behind_comma(self, element: Element) -> bool:
        e = self.row.elements.index(element)
        return e > 0 and self.row.elements[e - 1].takes == (",",)

    def _tells_kind(self, e: int, i: int) -> bool:
        """Whether what somebody's is only tells the kind of the noun behind it: "Acme's Brisk architecture"
        is Acme's architecture.
        """
        if e == 0 or e + 1 < len(self.row.elements) or "'s" not in self.row.elements[e - 1].takes:
            return False
        return before_noun(self.items, i)

    def _beside_time(self, e: int, i: int) -> bool:
        """Whether the first thing of a value's pattern hangs on a preposition that only says when or beside
        what: "the second machine after Acme, at a cost of 5 million"; or of what there are so many ("per X").
        """
        if not e and i and "per" in self.items[i - 1].classes:
            return True
        value = self.row.phrase.term in self.context.schema.values
        if e or not value or self.items[i].prep != "other_prep":
            return False
        return not who_acts(self.items, i + 2)  # "much was written about Acme, which is worth"

    def _before_brackets(self, element: Element) -> bool:
        """Whether the pattern goes on with brackets: they belong to one thing, whatever list it is of."""
        return bool(self.row.bracketed) and element in self.row.bracketed

    def _part_of(self, item: Item) -> bool:
        """Whether a thing is what a machine or site before it is made of: "a cluster of X"."""
        if item.prep != "of" or item.coarse != "Hardware":
            return False
        before = item.tags.get("prep_item")
        at = next((k for k, x in enumerate(self.items) if x is before), 0)
        head = self.items[at - 1] if at else None
        return head is not None and head.kind in ("name", "noun") and head.coarse in ("Hardware", "Place")

    def _whose(self, element: Element, i: int) -> bool:
        """Whether the pattern goes on with whose a thing is, and the text says it of this one of a list."""
        rest = self.row.elements[self.row.elements.index(element) + 1 :]
        return bool(rest) and "of" in rest[0].takes and told_alone(self.items, i)

    def _plausible(self, item: Item, element: Element) -> bool:
        """Whether a name of no type may be taken for what a slot wants: a plain word is no chip, a
        number no person.
        """
        schema = self.context.schema
        relation = schema.relations.get(self.row.phrase.term)
        if relation is not None and relation.domain == relation.range:
            return True  # the other party says what kind it is: "X is the successor of Acme-2"
        coarse = {schema.coarse(w) for w in element.takes or self._wanted(element.name)}
        if coarse == {"Person"} and " " not in item.text and self._behind_comma(element):
            return False  # "the vice president, Cloud and more": nobody's whole name
        odd = any(c.isdigit() for c in item.text) or any(
            c.isupper() for c in item.text[1:] if " " not in item.text
        )
        return odd or bool(coarse & {"Organization", "Person", "Place"})

    def _wanted(self, role: str) -> tuple[str, ...]:
        schema, term = self.context.schema, self.row.phrase.term
        return schema.wanted(term, "s" if term in schema.values else role)

"""Where in a sentence the elements of patterns can stand: an index of its words, classes and things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract.found import Context
from kg.extract.patterns import Compiled, Element, _cues, _noun_names
from kg.spot.item import Item

_THINGS = ("name", "noun", "number", "date")


class Places:
    """The items of a sentence by what patterns ask for (`of`: sign → the items that have it, ascending)."""

    def __init__(self, context: Context, items: Sequence[Item]) -> None:
        self.items = items
        self.of: dict[str, list[int]] = {}
        self.things: list[int] = []
        for k, item in enumerate(items):
            for sign in _signs(context, item):
                self.of.setdefault(sign, []).append(k)
            if item.kind not in ("word", "mark") or item.classes & {"he", "it"}:
                self.things.append(k)

    def latest(self, required: Sequence[frozenset[str]]) -> int:
        """The last item that the first of the required signs may be at, so that the others follow it in
        their order; -1 where they do not all stand so.
        """
        end = len(self.items)
        for signs in reversed(required):
            latest = -1
            for sign in signs:
                for k in self.of.get(sign, ()):
                    if latest < k < end:
                        latest = k
            if latest < 0:
                return -1
            end = latest
        return end

    def starts(self, row: Compiled) -> Iterable[int]:
        """The items at which a match of the phrase may begin, ascending."""
        first = row.elements[0]
        if first.optional or first.kind == "gap":
            return range(len(self.items))
        if first.cue[:1] == ("heading",):
            return (0, 1)  # behind a bullet at most
        signs = row.signs[0]
        if first.kind == "slot" and "its" not in first.cue:
            things: Iterable[int] = self.things
            if signs:
                fitting = {k for sign in signs for k in self.of.get(sign, ())}
                things = [k for k in things if thing_at(self.items, k) in fitting]
            return [k for k in things if self._goes_on(k, row)]
        if first.kind == "noun":
            return self.things
        return sorted({k for sign in signs for k in self.of.get(sign, ())})

    def _goes_on(self, k: int, row: Compiled) -> bool:
        """Whether what stands behind the thing at `k`, and its list, may be what the second element takes."""
        second = row.elements[1] if len(row.elements) > 1 else None
        if second is None or second.optional or second.kind in ("gap", "not") or _wordless(row.elements[0]):
            return True
        behind = list_end(self.items, thing_at(self.items, k))
        if second.kind == "slot":
            if _wordless(second):
                return True
            if "its" not in second.cue:
                behind = thing_at(self.items, behind)
        if behind >= len(self.items):
            return False
        signs = row.signs[1]
        if second.kind == "slot" and not signs:
            item = self.items[behind]
            return item.kind in ("name", "noun") or bool(item.classes & {"he", "it"})
        return any(behind in self.of.get(sign, ()) for sign in signs)


def _wordless(element: Element) -> bool:
    """Whether an element takes no words: it asks what the sentences before speak of."""
    return element.cue[:1] in (("topic",), ("focus",), ("near",), ("heading",))


def _signs(context: Context, item: Item) -> Iterable[str]:
    yield item.key
    for cls in item.classes:
        yield f"<{cls}"
    for measure in item.measure:
        yield f"<measure:{measure}"
    if item.noun is not None:
        yield from _noun_names(context, item)
    if "cues" in item.tags:
        for cue in _cues(item):
            yield f"~{cue}"
    if item.number is not None and not item.number.vague:
        yield f"#{item.number.kind}"
    if item.date is not None:
        yield "#date"


def thing_at(items: Sequence[Item], i: int) -> int:
    """Where the thing stands whose article, possessive or adjectives begin at `i`."""
    k, opened = i, False
    while k < len(items) and k - i < 4:
        item = items[k]
        if item.classes & {"det", "possessive", "demonstrative"}:
            opened = True
        elif (
            item.held
            and item.noun is not None
            and "container" in item.noun.use
            and k + 1 < len(items)
            and "of" in items[k + 1].classes
        ):
            k += 1  # "the town of X", "shipments of X"
        elif not (opened and item.kind == "word" and not item.classes and not item.triggers):
            break
        k += 1
    return k if k < len(items) and items[k].kind in _THINGS else i


def list_end(items: Sequence[Item], i: int) -> int:
    """The item behind the thing at `i` and the list that it belongs to."""
    group = items[i].group
    if group < 0 or told_alone(items, i):
        return i + 1
    return max(k for k, x in enumerate(items) if x.group == group) + 1


def told_alone(items: Sequence[Item], i: int) -> bool:
    """Whether what stands behind a member of a list is told of it alone: a bracket, or whose it is
    ("the X2 of Acme and the Y3").
    """
    behind = items[i + 1 : i + 3]
    if behind and behind[0].text == "(":
        return True
    return (
        len(behind) > 1
        and "of" in behind[0].classes
        and items[i].group >= 0
        and behind[1].kind == "name"
        and behind[1].coarse == "Organization" != items[i].coarse
        and any(x.group == items[i].group for x in items[i + 3 :])
    )

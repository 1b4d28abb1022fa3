"""Names that name their maker: in "the Acme X2" the firm stands in front of what it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.found import Context, Fill, Found, Line
from kg.lang.pack import Pack
from kg.lang.shared import common
from kg.link.named import UNTYPED
from kg.link.slugs import slugify
from kg.model import Span
from kg.spot.item import Item


def extractor(pack: Pack) -> Callable[[Context, Line], Iterator[Found]]:
    """The extractor of makers inside names, for `kg.plugins`."""
    del pack
    return makers_in


def makers_in(context: Context, line: Line) -> Iterator[Found]:
    """Who makes a thing, where the thing's known name begins or ends with its maker's, or the
    maker's stands right before it.
    """
    for k in line.things:
        item = line.items[k]
        if item.kind != "name" or item.coarse not in common()["makers"]:
            continue
        maker = _inside(context, line, item) or _before(line, k)
        if (
            maker is None
            or maker.content == item.entity
            or not may_build(item, str(maker.content))
            or of_another(context, item.entity, str(maker.content))
        ):
            continue
        relation = str(common()["makers"][item.coarse])
        of = item.tags.get("of_name")
        made = [Fill(x.entity, x.head, line.index, x.cls) for x in _both(line, item, of)]
        yield Found(
            relation,
            {"s": [maker], "o": made},
            item.head,
            line.index,
            f"{context.pack.code}/{relation}/maker",
            "asserted",
            at=k,
        )


def _both(line: Line, item: Item, of: object) -> list[Item]:
    """A thing, and the one that is told to be of its line: "Brisk is an Acme XC40 system"."""
    named = line.items[of] if isinstance(of, int) and of < len(line.items) else None
    return (
        [item, named]
        if named is not None and named.kind == "name" and named.coarse == item.coarse
        else [item]
    )


def may_build(item: Item, maker: str) -> bool:
    """Whether a firm in the name of a thing may be its maker: a machine is called after who runs it
    ("the Acme Brisk"), unless the firm builds machines.
    """
    rows = [row for row in common()["builders"] if row["class"] == item.cls]
    return not rows or any(maker in row["firms"] for row in rows)


def of_another(context: Context, thing: str, maker: str) -> bool:
    """Whether a known thing's slug begins with another firm's than the one its name holds ("Tesla"
    is also a line of chips).
    """
    heads = {"-".join(thing.split("-")[:n]) for n in range(1, thing.count("-") + 1)}
    if not heads:
        return False
    firms = set(heads & context.makers)
    firms |= {firm for head in heads if (firm := context.firms.get(head.replace("-", " "))) is not None}
    own = maker.split("-")[0]  # a branch of the maker is no other
    return bool(firms) and not any(firm.split("-")[0] == own for firm in firms)


def _inside(context: Context, line: Line, item: Item) -> Fill | None:
    """The maker whose name is a part of the thing's name."""
    words = item.text.split()
    if len(words) < 2:
        return None
    named = common()["names"]
    if words[0].casefold() in named["others_lines"] or words[-1].casefold() in named["no_wares"]:
        return None
    for text, start in ((words[0], item.head.start), (words[-1], item.head.end - len(words[-1]))):
        entity = context.firms.get(text.casefold())
        rest = [w for w in words if w != text]
        if entity is not None and entity != slugify(text) and not "".join(rest)[:1].isalpha():
            continue  # a model "Acme 7B" beside a firm "Acme Labs": a number tells no maker
        if all(w.casefold() in named["name_articles"] for w in rest):
            continue  # "The Acme" is Acme
        if entity is None and start == item.head.start:
            entity = _of_article(context, text)
        numbered = start == item.head.start and any(c.isdigit() for w in rest for c in w)
        untold = item.coarse in named["told_makers"] and entity not in context.classes
        if untold and not (numbered or _explained(line, item)):
            continue  # a service that the lists know, where nobody speaks of its firm
        if entity is not None and any(not c.islower() for w in rest for c in w):
            # "supercomputer Acme" is a machine of that name; a firm leaves more than a noun
            return Fill(
                entity, Span(start, start + len(text)), line.index, context.classes.get(entity, "Company")
            )
    return None


def _explained(line: Line, item: Item) -> bool:
    """Whether the text says what a thing is: "Acme Gale is a browser", "Acme Gale, a browser"."""
    at = line.items.index(item)
    return any(x.kind == "noun" and x.tags.get("of_name") == at for x in line.items[at + 1 : at + 10])


def _of_article(context: Context, word: str) -> str | None:
    """The firm of this name that the article tells of, though no list knows it."""
    slug = slugify(word)
    known = context.classes.get(slug, UNTYPED)
    return slug if known != UNTYPED and context.schema.coarse(known) == "Organization" else None


def _before(line: Line, k: int) -> Fill | None:
    """The firm that stands right before the name of its thing, with nothing between them."""
    if k == 0 or line.items[k].tags.get("cues"):
        return None
    before = line.items[k - 1]
    if (
        before.kind == "name"
        and before.coarse == "Organization"
        and line.items[k].start - before.end == 1
        and before.group < 0
        # "the Acme supercomputer Brisk" may be Acme's by use alone
        and not (line.items[k].cls == "ComputeSystem" and line.items[k].head.start > line.items[k].start)
    ):
        return Fill(before.entity, before.head, line.index, before.cls)
    return None


def built(context: Context, f: Found, s: Fill, o: Fill) -> str:
    """The relation of a find: whose a machine is tells who built it, where the firm builds for others."""
    for row in common()["builders"]:
        whose = f.term == row["relation"] and "/p" in f.rule and not f.feature and not _run_by(context, s)
        if whose and s.content in row["firms"] and o.cls == row["class"]:
            return str(row["means"])
    return f.term


def _run_by(context: Context, s: Fill) -> bool:
    """Whether "by" stands before whose a machine is: "run by Acme", which need not have built it."""
    return any(x.is_at(s.span) and x.prep == "by" for x in context.lines[s.sentence].items)

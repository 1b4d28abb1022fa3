"""Names that say of each other what they are: members of one list, a known name with more behind
it, a maker's in front.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.lang.shared import common
from kg.spot.listkin import ClassOf, listed
from kg.spot.nametable import Candidate, NameTable
from kg.spot.tokens import Token

_THINGS: Final = frozenset(("Hardware", "AIModel", "Product"))
# How chips are numbered behind their maker's name: "Acme X40", "Acme MX250X".
_CODE: Final = re.compile(r"[A-Z]{1,3}\d{1,4}[A-Za-z]{0,2}")
# What many firms build to one rule: "Acme Xeta HD" is Xeta.
_STANDARDS: Final = frozenset(("Interconnect",))


def with_kin(
    candidates: list[Candidate],
    sentences: Sequence[list[Token]],
    table: NameTable,
    class_of: ClassOf,
    coarse_of: ClassOf,
) -> list[Candidate]:
    """The candidates with the classes that their neighbours give; a thing's name takes in its
    maker's before it.

    `class_of` gives the class of a known entity, `coarse_of` the coarse class of a class.
    """
    out: list[Candidate] = []
    by_sentence: dict[int, list[Candidate]] = {}
    for c in candidates:
        by_sentence.setdefault(c.sentence, []).append(c)
    for index in sorted(by_sentence):
        row = _joined(by_sentence[index], sentences[index], class_of, coarse_of)
        row = _branches(row, sentences[index], table)
        row = [_headed(c, sentences[index], table, class_of, coarse_of) for c in row]
        row = _under(row, sentences[index], class_of, coarse_of)
        out += listed(row, sentences[index], table, class_of)
    return out


def _branches(row: list[Candidate], tokens: list[Token], table: NameTable) -> list[Candidate]:
    """The row with a firm's name and a country's right behind it as the name of its branch there ("Acme
    Chile"), where no adjective stands before a noun.
    """
    if table.pack.adjective_first or table.pack.script != "Latin":
        return row
    out: list[Candidate] = []
    for c in row:
        firm = out[-1] if out else None
        if (
            firm is not None
            and firm.last == c.first
            and firm.known
            and c.known
            and tokens[c.first].start == tokens[c.first - 1].end + 1
            and table.firm(tokens, firm.first)
            and all(n.entity in table.countries for n in c.known)
        ):
            text = f"{firm.text} {c.text}"
            out[-1] = replace(firm, last=c.last, text=text, known=(), cls="Company", sure=True, rule="shape")
        else:
            out.append(c)
    return out


def _joined(
    row: list[Candidate], tokens: list[Token], class_of: ClassOf, coarse_of: ClassOf
) -> list[Candidate]:
    """The row with "Acme" and "X2" as "Acme X2" where both are known and the slug of the thing
    begins with the maker's.
    """
    out: list[Candidate] = []
    for c in row:
        before = out[-1] if out else None
        if (
            before is not None
            and before.last == c.first
            and len({n.entity for n in before.known}) == 1 == len({n.entity for n in c.known})
            and tokens[c.first].start - tokens[before.last - 1].end == 1
            and coarse_of(class_of(c.known[0].entity)) in ("Hardware", "AIModel", "Product")
            and c.known[0].entity.startswith(before.known[0].entity + "-")
        ):
            out[-1] = replace(
                c, first=before.first, text=f"{before.text} {c.text}", start=before.start, sure=True
            )
        elif before is not None and _configured(before, c, tokens, class_of, coarse_of):
            cls, text = class_of(before.known[0].entity), f"{before.text} {c.text}"
            out[-1] = replace(before, last=c.last, text=text, known=(), cls=cls, sure=True, rule="shape")
        else:
            out.append(c)
    return out


def _configured(
    line: Candidate, chip: Candidate, tokens: list[Token], class_of: ClassOf, coarse_of: ClassOf
) -> bool:
    """Whether a chip's name says which machine of a line in capitals is meant: "the XGS C7" has C7 chips."""
    if not (line.known and chip.known) or line.last != chip.first:
        return False
    if tokens[chip.first].start - tokens[line.last - 1].end != 1:
        return False
    last = tokens[line.last - 1].text
    machine, part = class_of(line.known[0].entity), class_of(chip.known[0].entity)
    return (
        last.isalpha()
        and last.isupper()
        and len(last) > 1
        and any(ch.isdigit() for ch in chip.text)
        and coarse_of(machine) == coarse_of(part) == "Hardware"
        and machine != part
    )


def _under(
    row: list[Candidate], tokens: list[Token], class_of: ClassOf, coarse_of: ClassOf
) -> list[Candidate]:
    """The row with a firm's name and the thing behind it that begins with another firm's as one
    name: "Acme" and "Borea HD X2" are "Acme Borea HD X2".
    """
    out: list[Candidate] = []
    for c in row:
        before = out[-1] if out else None
        if (
            before is not None
            and c.made
            and before.sure
            and before.known
            and before.last == c.first
            and tokens[c.first].start - tokens[before.last - 1].end == 1
            and coarse_of(class_of(before.known[0].entity)) == "Organization"
        ):
            out[-1] = replace(c, first=before.first, text=f"{before.text} {c.text}", start=before.start)
        else:
            out.append(c)
    return out


def _headed(
    c: Candidate, tokens: list[Token], table: NameTable, class_of: ClassOf, coarse_of: ClassOf
) -> Candidate:
    """The candidate with the class of the known thing that its name begins with: "Acme Xeta 81" is
    what "Acme Xeta" is; behind a firm's name, that the firm makes it.
    """
    if c.known or c.cls or c.last - c.first < 2:
        return c
    words = tokens[c.first : c.last]
    if words[0].bare in table.pack.person_names and all(t.text.isalpha() for t in words):
        return c  # "Claude Martin" is nobody's version
    hit = table.at(tokens, c.first)
    if hit is None or hit[0] >= c.last:
        return c
    cls = class_of(hit[1][0].entity)
    if cls in _STANDARDS:
        return replace(c, known=hit[1], sure=True, rule="known")
    if coarse_of(cls) == "Organization":
        return _made(c, tokens, hit[0], table, class_of, coarse_of)
    firm = words[-1].bare in table.pack.org_suffixes and table.machine(tokens, c.first)
    body = any(words[-1].bare in ends for ends in common()["names"]["body_suffixes"].values())
    return replace(c, cls=cls) if coarse_of(cls) in _THINGS and not (firm or body) else c


def _made(
    c: Candidate, tokens: list[Token], at: int, table: NameTable, class_of: ClassOf, coarse_of: ClassOf
) -> Candidate:
    """A candidate that goes on behind a firm's name: what "Xeta" is in "Acme HD Xeta", else made by
    the firm; untouched where the rest is a suffix of firms or one known name ("Acme Paris").
    """
    rest = table.at(tokens, at)
    own = tokens[c.last - 1].bare.rstrip(".") in table.pack.org_suffixes
    firm = table.at(tokens, c.first)
    acronym = firm is None or all(n.form.isupper() for n in firm[1])
    if own or (acronym and not tokens[c.first].text.isupper()) or (rest is not None and rest[0] == c.last):
        return c  # "Acm Lee" is nothing of the firm ACM
    medium = firm is not None and class_of(firm[1][0].entity) == "MediaOutlet"
    if medium and tokens[c.last - 1].bare in common()["names"]["media_ends"]:
        return replace(c, cls="MediaOutlet", sure=True)
    tail = [hit[1] for k in range(at, c.last) if (hit := table.at(tokens, k)) and hit[0] == c.last]
    kind = class_of(tail[0][0].entity) if tail else ""
    if kind in _STANDARDS:
        return replace(c, known=tail[0], sure=True, rule="known", made=True)
    if not kind and firm is not None and _CODE.fullmatch(" ".join(t.text for t in tokens[at : c.last])):
        kind = "Accelerator" if all(n.entity in table.chip_makers for n in firm[1]) else ""
    if not kind and firm is not None and any(ch.isdigit() for t in tokens[at : c.last] for ch in t.text):
        kind = "Hardware" if all(n.entity in table.device_makers for n in firm[1]) else ""
    return replace(c, cls=kind if kind and coarse_of(kind) in _THINGS else "", made=True)

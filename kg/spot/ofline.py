"""Machines told to be one of a line: in "Brisk is an Acme XC40 system" the line only says what Brisk is."""

from __future__ import annotations

from kg.spot.item import Item

_MACHINE = "Hardware"


def told_by_line(items: list[Item]) -> None:
    """Let a line's name behind "is a" stand for the machine that it explains (tag `of_name`)."""
    for k in range(3, len(items)):
        line = items[k]
        if line.kind != "name" or line.det != "indef" or line.coarse != _MACHINE or "cues" not in line.tags:
            continue
        be = k - 1
        while be > 0 and items[be].kind == "word" and items[be].classes & {"det", "indef"}:
            be -= 1
        name = items[be - 1]
        if (
            be
            and "be" in items[be].classes
            and name.kind == "name"
            and name.coarse == _MACHINE
            and not name.prep
            and name.entity != line.entity
        ):
            line.held = True
            line.tags["of_name"] = be - 1

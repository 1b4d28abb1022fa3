"""Whether a value is of a size that a thing of its class can have.

A number found beside the wrong thing is often of the wrong size, too: the memory of a rack told of one
chip, a price told of a firm's worth. The bounds (`[[plausible]]` of `common.toml`) are wide: they refuse
what cannot be, never what is merely new.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from kg.extract.found import Context
from kg.lang.shared import common
from kg.model import Duration, Money, Quantity, Ratio, Text


def implausible(
    context: Context, term: str, cls: str, value: Quantity | Money | Ratio | Duration | Text
) -> str:
    """Why a thing of this class cannot have this value; empty where nothing speaks against it."""
    if not isinstance(value, Quantity | Money):
        return ""
    unit = value.unit if isinstance(value, Quantity) else ""
    factor = Decimal(str(common()["magnitude"].get(unit, 1)))
    for of, least, most in _bounds().get(term, ()):
        if of and not context.fits(cls, of):
            continue
        for amount in (value.low, value.high):
            if amount is not None and not least <= amount * factor <= most:
                return f"no {cls} has so much or so little of it"
    return ""


@cache
def _bounds() -> dict[str, list[tuple[tuple[str, ...], Decimal, Decimal]]]:
    out: dict[str, list[tuple[tuple[str, ...], Decimal, Decimal]]] = {}
    rows: list[dict[str, Any]] = common()["plausible"]
    for row in rows:
        bound = (tuple(row.get("of", ())), Decimal(str(row["least"])), Decimal(str(row["most"])))
        out.setdefault(row["term"], []).append(bound)
    return out

"""Under which keys names, numbers and values of gold and graph are the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kg.lang.fold import bare

# ("n", 5) a number, ("s", "hbm3e") words, ("q", 141, "gb") a quantity, ("range", 3, 4, "USD") an amount,
# ("pct", 36.2, "rival") a ratio.
Key = tuple[object, ...]


def name_key(name: str) -> str:
    """A name without case, accents, spelling variants and punctuation.

    >>> name_key("L’«Élan»-2") == name_key("l'elan 2")
    True
    """
    return " ".join(re.findall(r"\w+", bare(name)))


def number(value: object) -> int | float | None:
    """The number that a value or its lexical form is, whole numbers as int; None where it is none."""
    try:
        found = round(float(value), 6)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return int(found) if found.is_integer() else found


def gold_key(value: Any) -> Key:
    """The key of a value as gold writes it: a number, words, or an object of one of three forms."""
    if not isinstance(value, Mapping):
        return ("s", name_key(value)) if isinstance(value, str) else ("n", number(value))
    if "percent" in value:
        return ("pct", number(value["percent"]), value.get("than"))
    if "min" in value:
        return ("range", number(value["min"]), number(value.get("max", value["min"])), value.get("currency"))
    return ("q", number(value["value"]), name_key(str(value.get("unit", ""))))


def literal_key(lexical: str) -> Key:
    """The key of a value that the graph holds as a literal."""
    found = number(lexical)
    return ("s", name_key(lexical)) if found is None else ("n", found)


def node_key(fields: Mapping[str, str]) -> Key:
    """The key of a value node, from the local names of its properties; a ratio's third is an IRI or None."""
    unit = fields.get("unitText") or fields.get("unitCode") or ""
    if "percent" in unit.lower() or unit in ("%", "P1"):
        return ("pct", number(fields.get("value")), fields.get("relativeTo"))
    low = fields.get("minValue", fields.get("value"))
    if fields.keys() & {"currency", "minValue", "maxValue"}:
        return ("range", number(low), number(fields.get("maxValue", low)), fields.get("currency"))
    return ("q", number(fields.get("value")), name_key(unit))

"""The names of lines of things, without the numbers of their members."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.schema import Schema


@lru_cache(maxsize=1 << 12)
def _root(name: str) -> str:
    """The part of a name before its first digit; the name itself where it has none."""
    return re.split(r"[\s-]?\d", name, maxsplit=1)[0].rstrip("- ")


def asked_as_ware(asked: Iterable[str], schema: Schema) -> bool:
    """Whether all that patterns take a name for is something that is made, and they take it for something."""
    kinds = {schema.coarse(cls) for cls in asked}
    return bool(kinds) and kinds <= {"AIModel", "Hardware", "Product"}

"""What can go wrong, said so that the caller knows what to do next.

Every error carries `exit_code`, the status with which the command line ends:
2 wrong usage, 3 input unreadable or nothing to do. Anything that is not a
`KgError` is a defect of newsgraph itself and ends with 4.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class KgError(Exception):
    """The base of all errors a caller can mend; its text is one line: where, what, remedy."""

    exit_code = 3


class UsageError(KgError):
    """The command or call was put together wrongly."""

    exit_code = 2


class UnknownName(UsageError):
    """A name that nothing has; says what there is and what is close."""

    def __init__(self, kind: str, name: str, available: Iterable[str]) -> None:
        self.kind = kind
        self.name = name
        self.available = sorted(set(available))
        self.close = get_close_matches(name, self.available, n=3, cutoff=0.6)
        hint = f"did you mean {', '.join(self.close)}?" if self.close else _some(self.available)
        super().__init__(f"no {kind} named {name!r}; {hint}")


class InputError(KgError):
    """A file or text that cannot be read as what it should be."""


class PackError(KgError):
    """A language pack that breaks the pack format: file, place, problem, what is allowed."""


class AssetError(KgError):
    """A file of the ontology, shapes, queries or entities that cannot be used."""


class StoreError(KgError):
    """The store is missing, locked, unreadable or cannot be written."""


class QueryError(KgError):
    """A SPARQL query that does not parse or cannot run."""

    exit_code = 2


def _some(names: list[str], most: int = 12) -> str:
    if not names:
        return "there is none"
    more = f", … ({len(names)} in all)" if len(names) > most else ""
    return f"there is: {', '.join(names[:most])}{more}"

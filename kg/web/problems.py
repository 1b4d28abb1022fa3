"""What goes wrong, told as RFC 9457 problem details, or as one plain line to who cannot read JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from rfc9457 import Problem as _Problem

from kg.web.formats import chosen

TYPE = "https://w3id.org/newsgraph/problems#"
JSON = "application/problem+json"
_PLAIN = "text/plain; charset=utf-8"


class Problem(_Problem):
    """A request that is not answered as it asked.

    `kind` is the last part of the problem type; further members (line, column, token, hint, formats …) are
    given by name and left out where they are None.
    """

    def __init__(
        self,
        status: int,
        kind: str,
        title: str,
        detail: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        **members: Any,
    ) -> None:
        self.kind = kind
        self.more_headers = dict(headers or {})
        given = {name: value for name, value in members.items() if value is not None}
        super().__init__(title, TYPE + kind, detail or None, status, None, kind=kind, **given)

    def members(self) -> dict[str, Any]:
        """All members as they are sent."""
        return dict(self.marshal())

    def line(self) -> str:
        """The same in one line."""
        where = ""
        if "line" in self.extras:
            where = f" (line {self.extras['line']}, column {self.extras.get('column', '?')})"
        hint = f"; {self.extras['hint']}" if "hint" in self.extras else ""
        text = f"{self.status} {self.kind}: {self.title}{where}: {self.detail or ''}{hint}"
        return " ".join(text.rstrip(": ").split()) + "\n"

    def rendered(self, accept: str | None) -> tuple[str, bytes]:
        """Media type and body, by what the client accepts; JSON where it says nothing of either."""
        offers = {JSON: JSON, "application/json": JSON, "text/plain": _PLAIN}
        media = chosen(accept, offers) or (_PLAIN if accept and "text/" in accept else JSON)
        if media == _PLAIN:
            return media, self.line().encode("utf-8")
        return media, (json.dumps(self.members(), ensure_ascii=False, default=str) + "\n").encode("utf-8")


def not_acceptable(formats: Mapping[str, str], what: str) -> Problem:
    """The refusal of an Accept header that nothing answers; it names what there is."""
    return Problem(
        406,
        "not-acceptable",
        "No format that the client accepts",
        f"{what} is given as {', '.join(dict.fromkeys(formats))}",
        formats=list(dict.fromkeys(formats)),
    )

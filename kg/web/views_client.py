"""The server's side of `kg.web.views`: asks a worker for a view, within the limits of a query."""

from __future__ import annotations

import json
import marshal
from typing import Any

from kg.web import trouble
from kg.web.builds import Builds, Serving
from kg.web.endpoint import ask as ask_worker
from kg.web.exchange import Exchange
from kg.web.frames import Status
from kg.web.problems import Problem


async def ask(builds: Builds, exchange: Exchange, view: str, **arguments: Any) -> tuple[Serving, Any]:
    """What the view gives of the current build, and the build; Problem where it fails."""
    content = (view, arguments)
    seconds = builds.settings.limits.seconds
    serving, answer = await ask_worker(builds, exchange, "view", content, seconds)
    if answer.status == Status.DONE:
        return serving, marshal.loads(answer.body)
    if answer.status == Status.UNKNOWN:
        told = json.loads(answer.body)
        raise Problem(404, "unknown-name", f"No {told['kind']} of this name", told["message"])
    if answer.status == Status.USAGE:
        raise Problem(
            400, "bad-request", "The request cannot be answered", json.loads(answer.body)["message"]
        )
    raise trouble.of_answer(answer, "")

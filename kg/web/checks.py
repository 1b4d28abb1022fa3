"""`kg serve --check`: whether all that the service needs is in place, without serving."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.graph import KnowledgeGraph
from kg.web.builds import Builds
from kg.web.frames import Status
from kg.web.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is in place, and what was found."""

    fine: bool
    what: str


def check(settings: Settings, host: str, port: int) -> list[Finding]:
    """What was found of store, workers, saved queries, files and address; nothing is left running."""
    return [
        *asyncio.run(_workers(settings)),
        *_queries(),
        *_files(),
        _address(host, port),
    ]


async def _workers(settings: Settings) -> list[Finding]:
    builds = Builds(settings)
    try:
        await builds.start()
    except KgError as error:
        return [Finding(False, str(error))]
    try:
        serving = builds.serving
        content = ("ASK {}", "application/sparql-results+json", "http://localhost/", None, None, 1, 1000, "")
        answer = await builds.ask("query", content, settings.limits.seconds).answer()
        about = serving.pool.nursery.about
        quads = serving.build.counts.get("quads", "?")
        return [
            Finding(True, f"store {settings.store}: build {serving.tag}, {quads} quads"),
            Finding(answer.status == Status.DONE, "a worker answers a query"),
            # A second lock, which not every system lets an ordinary process turn.
            Finding(
                True, f"network of the workers: {'none' if about.get('isolated') else 'as the server has'}"
            ),
        ]
    finally:
        await builds.stop(0)


def _queries() -> Iterator[Finding]:
    try:
        yield Finding(True, f"{len(KnowledgeGraph.queries())} saved queries")
    except KgError as error:
        yield Finding(False, str(error))


def _files() -> Iterator[Finding]:
    here = Path(__file__).parent
    for name in ("templates/base.html", "static/site.css", "static/query.js", "static/yasgui/yasgui.min.js"):
        if not (here / name).is_file():
            yield Finding(False, f"the package lacks {name}; install it anew")
    yield Finding(True, "templates and static files")


def _address(host: str, port: int) -> Finding:
    try:
        with socket.create_server((host, port)):
            return Finding(True, f"{host}:{port} is free")
    except OSError as error:
        return Finding(False, f"{host}:{port} cannot be listened on ({error.strerror})")

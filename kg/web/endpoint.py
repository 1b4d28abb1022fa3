"""The SPARQL endpoint: `/sparql`, the query operation of the SPARQL 1.1 Protocol.

Nothing of an answer is sent before the whole of it is there, so its status tells the truth: 200 is a complete
result, 206 one that a limit has cut (with headers that say so), anything else a problem.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from functools import lru_cache

from kg.web import trouble
from kg.web.builds import GIVEN, Builds, Given, Serving
from kg.web.cache import ResultCache
from kg.web.evaluate import Answer
from kg.web.exchange import Exchange
from kg.web.formats import GRAPHS
from kg.web.frames import Status
from kg.web.jobs import Busy, Closed, Died, Overrun
from kg.web.outgoing import Gate
from kg.web.problems import Problem
from kg.web.protocol import Operation, of_get, of_post
from kg.web.question import VARY, Question, question
from kg.web.scanner import scan
from kg.web.settings import Settings

METHODS = "GET, HEAD, POST, QUERY, OPTIONS"
WATCH_AFTER = 0.1
LONG_TEXT = 8192
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]+\](:[0-9]{1,5})?")

Describe = Callable[[Exchange], Awaitable[None]]


class ClientGone(Exception):
    """The client has closed its connection; nobody waits for an answer."""


class Endpoint:
    """Answers at `/sparql`; `describe` answers a GET that has no query."""

    def __init__(self, settings: Settings, builds: Builds, describe: Describe) -> None:
        self.settings = settings
        self.builds = builds
        self.cache = ResultCache(settings.cache_bytes)
        self.gate = Gate(settings.allow_service, settings.limits) if settings.allow_service else None
        self._describe = describe
        self._cached_build = ""

    async def __call__(self, exchange: Exchange) -> None:
        """Answers one request; raises Problem, ClientGone or SlowClient."""
        limits = self.settings.limits
        if exchange.method in ("GET", "HEAD"):
            operation = of_get(exchange.query_string, limits)
            if operation.text is None:
                await self._describe(exchange)
                return
        elif exchange.method in ("POST", "QUERY"):
            content = exchange.header(b"content-type") or ""
            operation = of_post(exchange.query_string, content, await exchange.body(), limits)
        elif exchange.method == "OPTIONS":
            await exchange.answer(204, [(b"allow", METHODS.encode()), VARY])
            return
        else:
            raise Problem(
                405, "method-not-allowed", f"No {exchange.method} here", METHODS, headers={"Allow": METHODS}
            )
        await self._query(exchange, operation)

    async def _query(self, exchange: Exchange, operation: Operation) -> None:
        text = operation.text or ""
        # A long text is looked at beside the others, not before them.
        seen = scan(text) if len(text) < LONG_TEXT else await asyncio.to_thread(scan, text)
        base = base_url(self.settings, exchange) + "/sparql"
        asked = question(self.settings, operation, seen, exchange.header(b"accept"), base)
        serving = self.builds.serving
        etag = asked.etag(serving.tag)
        if etag and exchange.has(etag):
            await exchange.answer(304, [(b"etag", etag.encode()), VARY])
            return
        answer = None if GIVEN in exchange.scope else self.kept(asked, serving)
        if answer is None:
            serving, answer = await self._run(exchange, asked)
            if answer.status != Status.DONE:
                raise trouble.of_answer(answer, text)
            etag = asked.etag(serving.tag)
            self.keep(asked, serving, answer)
        await self._give(exchange, asked, etag, answer)

    def kept(self, asked: Question, serving: Serving) -> Answer | None:
        """The answer of this build where it is known already."""
        if self._cached_build != serving.tag:
            self.cache.clear()
            self._cached_build = serving.tag
        return None if asked.changing else self.cache.get(asked.key)

    def keep(self, asked: Question, serving: Serving, answer: Answer) -> None:
        """Keeps the answer for those who ask the same, where it is a whole one of the build now served."""
        if not asked.changing and not answer.cut and serving.tag == self._cached_build:
            self.cache.put(asked.key, answer)

    async def _run(self, exchange: Exchange, asked: Question) -> tuple[Serving, Answer]:
        text, mark = None, ""
        if asked.seen.services and self.gate is not None:
            text, mark = self.gate.through(asked.text, asked.seen.services)
        content = asked.content(self.settings, text)
        serving, answer = await ask(self.builds, exchange, "query", content, asked.operation.seconds)
        if self.gate is not None and (refusal := self.gate.refusal(mark)):
            raise trouble.service_refused(refusal)
        return serving, answer

    async def _give(self, exchange: Exchange, asked: Question, etag: str, answer: Answer) -> None:
        """Sends the answer; `etag` is empty where the same query may give another one."""
        if not answer.cut:
            await exchange.answer(200, asked.headers(etag), answer.body)
            return
        if "handling=strict" in (exchange.header(b"prefer") or "").replace(" ", ""):
            raise trouble.too_large(answer.rows, self.settings.limits)
        unit = "triples" if asked.media in GRAPHS.values() else "rows"
        last = max(0, answer.rows - 1)
        help_url = base_url(self.settings, exchange) + "/limits"
        headers = [
            *asked.headers(""),
            (b"content-range", f"{unit} 0-{last}/*".encode()),
            (b"newsgraph-truncated", f"{unit}={answer.rows}".encode()),
            (b"link", f'<{help_url}>; rel="help"; title="cut at a limit of this service"'.encode()),
        ]
        await exchange.answer(206, headers, answer.body)


async def ask(
    builds: Builds, exchange: Exchange, kind: str, content: tuple[object, ...], seconds: float
) -> tuple[Serving, Answer]:
    """The answer of the current build's workers, and the build; ends the work when the client goes.

    Raises Problem 429 or 503, or ClientGone.
    """
    given: Given | None = exchange.scope.pop(GIVEN, None)
    ticket = given or builds.ask(kind, content, seconds)
    watch: asyncio.Task[None] | None = None
    gone = False

    def look() -> None:
        # Most queries are answered before this, and are spared the cost of a second task.
        nonlocal watch
        watch = asyncio.create_task(exchange.gone())
        watch.add_done_callback(end)

    def end(task: asyncio.Task[None]) -> None:
        nonlocal gone
        if not task.cancelled():
            gone = True
            ticket.cancel()

    timer = ticket.serving.pool.loop.call_later(WATCH_AFTER, look)
    try:
        answer = await ticket.answer()
        return ticket.serving, answer
    except Overrun:
        raise trouble.overrun(seconds) from None
    except Busy:
        raise trouble.busy(builds.settings.limits) from None
    except (Died, Closed):
        raise trouble.died() from None
    except asyncio.CancelledError:
        if gone:
            raise ClientGone from None
        ticket.cancel()
        raise
    finally:
        timer.cancel()
        if watch is not None:
            watch.cancel()


def base_url(settings: Settings, exchange: Exchange) -> str:
    """The address of the service as clients see it, without a slash at its end."""
    if settings.public_url:
        return settings.public_url.rstrip("/")
    return address(exchange.scope.get("scheme", "http"), exchange.header(b"host") or "")


@lru_cache(maxsize=64)
def address(scheme: str, host: str) -> str:
    """The address that a client means by this Host header."""
    return f"{scheme}://{host if _HOST.fullmatch(host) else 'localhost'}"

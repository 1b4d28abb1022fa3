"""The SPARQL endpoint: `/sparql`, the query operation of the SPARQL 1.1 Protocol.

Nothing of an answer is sent before the whole of it is there, so its status tells the truth: 200 is a complete
result, 206 one that a limit has cut (with headers that say so), anything else a problem.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Awaitable, Callable
from functools import lru_cache

from kg.web import federation, trouble
from kg.web.builds import Builds, Serving
from kg.web.cache import ResultCache
from kg.web.evaluate import Answer
from kg.web.exchange import Exchange, Headers
from kg.web.formats import BOOLEANS, GRAPHS, RESULTS_JSON, TABLES, chosen, content_type
from kg.web.frames import Status
from kg.web.jobs import Busy, Closed, Died, Overrun
from kg.web.outgoing import Gate
from kg.web.problems import Problem, not_acceptable
from kg.web.protocol import Operation, of_get, of_post
from kg.web.scanner import Form, Scan, scan
from kg.web.settings import Settings

METHODS = "GET, HEAD, POST, QUERY, OPTIONS"
_WATCH_AFTER = 0.1
_LONG_TEXT = 8192
_VARY = (b"vary", b"Accept, Origin")
_FORMS = {"SELECT": TABLES, "ASK": BOOLEANS, "CONSTRUCT": GRAPHS, "DESCRIBE": GRAPHS}
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
            await exchange.answer(204, [(b"allow", METHODS.encode()), _VARY])
            return
        else:
            raise Problem(
                405, "method-not-allowed", f"No {exchange.method} here", METHODS, headers={"Allow": METHODS}
            )
        await self._query(exchange, operation)

    async def _query(self, exchange: Exchange, operation: Operation) -> None:
        text = operation.text or ""
        # A long text is looked at beside the others, not before them.
        seen = scan(text) if len(text) < _LONG_TEXT else await asyncio.to_thread(scan, text)
        federation.check(text, seen, self.settings.allow_service)
        media = _media(exchange, operation, seen)
        serving = self.builds.serving
        changing = seen.volatile or bool(seen.services)
        etag = "" if changing else self._etag(serving, media, operation)
        if etag and exchange.has(etag):
            await exchange.answer(304, [(b"etag", etag.encode()), _VARY])
            return
        base = base_url(self.settings, exchange) + "/sparql"
        key = (base, text, media, operation.default_graphs, operation.named_graphs)
        answer = None
        if self._cached_build != serving.tag:
            self.cache.clear()
            self._cached_build = serving.tag
        if not changing:
            answer = self.cache.get(key)
        if answer is None:
            answered_by, answer = await self._run(exchange, operation, text, media, base, seen)
            if answer.status != Status.DONE:
                raise trouble.of_answer(answer, text)
            if not changing and answered_by is not serving:
                etag = self._etag(answered_by, media, operation)
            if not changing and not answer.cut and answered_by.tag == self._cached_build:
                self.cache.put(key, answer)
        await self._give(exchange, media, etag, answer)

    async def _run(
        self, exchange: Exchange, operation: Operation, text: str, media: str, base: str, seen: Scan
    ) -> tuple[Serving, Answer]:
        limits = self.settings.limits
        guard, mark = federation.guard(text, seen), ""
        if seen.services and self.gate is not None:
            text, mark = self.gate.through(text, seen.services)
        content = (
            text,
            media,
            base,
            operation.default_graphs,
            operation.named_graphs,
            limits.rows,
            limits.result_bytes,
            guard,
        )
        serving, answer = await ask(self.builds, exchange, "query", content, operation.seconds)
        if self.gate is not None and (refusal := self.gate.refusal(mark)):
            raise trouble.service_refused(refusal)
        return serving, answer

    async def _give(self, exchange: Exchange, media: str, etag: str, answer: Answer) -> None:
        """Sends the answer; `etag` is empty where the same query may give another one."""
        headers: Headers = [(b"content-type", content_type(media).encode()), _VARY]
        if not answer.cut:
            if etag:
                headers.append((b"etag", etag.encode()))
                headers.append((b"cache-control", b"no-cache"))
            else:
                headers.append((b"cache-control", b"no-store"))
            await exchange.answer(200, headers, answer.body)
            return
        if "handling=strict" in (exchange.header(b"prefer") or "").replace(" ", ""):
            raise trouble.too_large(answer.rows, self.settings.limits)
        unit = "triples" if media in GRAPHS.values() else "rows"
        last = max(0, answer.rows - 1)
        help_url = base_url(self.settings, exchange) + "/limits"
        headers += [
            (b"content-range", f"{unit} 0-{last}/*".encode()),
            (b"newsgraph-truncated", f"{unit}={answer.rows}".encode()),
            (b"link", f'<{help_url}>; rel="help"; title="cut at a limit of this service"'.encode()),
            (b"cache-control", b"no-store"),
        ]
        await exchange.answer(206, headers, answer.body)

    @staticmethod
    def _etag(serving: Serving, media: str, operation: Operation) -> str:
        """The build and the form: for one address these two decide the bytes."""
        mark = media.partition("/")[2]
        if operation.default_graphs is not None:
            graphs = repr((operation.default_graphs, operation.named_graphs)).encode()
            mark += "-" + hashlib.sha256(graphs).hexdigest()[:8]
        return f'"{serving.tag}-{mark}"'


async def ask(
    builds: Builds, exchange: Exchange, kind: str, content: tuple[object, ...], seconds: float
) -> tuple[Serving, Answer]:
    """The answer of the current build's workers, and the build; ends the work when the client goes.

    Raises Problem 429 or 503, or ClientGone.
    """
    ticket = builds.ask(kind, content, seconds)
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

    timer = ticket.serving.pool.loop.call_later(_WATCH_AFTER, look)
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


def _media(exchange: Exchange, operation: Operation, seen: Scan) -> str:
    """The form of the answer, by the query's form and what the client wants."""
    if seen.form is None:
        return RESULTS_JSON  # it will not parse; the engine says where
    offers = _FORMS[seen.form]
    if operation.medias:
        media = next((offers[media] for media in operation.medias if media in offers), None)
    else:
        media = _negotiated(seen.form, exchange.header(b"accept"))
    if media is None:
        raise not_acceptable(offers, f"the answer to {seen.form}")
    return media


@lru_cache(maxsize=1024)
def _negotiated(form: Form, accept: str | None) -> str | None:
    return chosen(accept, _FORMS[form])


def base_url(settings: Settings, exchange: Exchange) -> str:
    """The address of the service as clients see it, without a slash at its end."""
    if settings.public_url:
        return settings.public_url.rstrip("/")
    return _address(exchange.scope.get("scheme", "http"), exchange.header(b"host") or "")


@lru_cache(maxsize=64)
def _address(scheme: str, host: str) -> str:
    return f"{scheme}://{host if _HOST.fullmatch(host) else 'localhost'}"

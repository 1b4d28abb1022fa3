"""The service as one ASGI application: the endpoint first and short, all else behind Starlette's routes."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any, TextIO

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from kg.web.builds import GIVEN, Builds, Given
from kg.web.endpoint import ClientGone, Endpoint
from kg.web.exchange import Exchange, Receive, Scope, Send, SlowClient
from kg.web.log import AccessLog
from kg.web.problems import Problem
from kg.web.settings import Settings
from kg.web.site import Site, refused_by_routes

_log = logging.getLogger("kg.web")
_EXPOSED = b"ETag, Link, Content-Range, Retry-After, Newsgraph-Truncated"


class App:
    """The application for one store; a server calls it, `start` and `stop` bracket its life."""

    def __init__(self, settings: Settings, log: TextIO | None = None) -> None:
        self.settings = settings
        self.builds = Builds(settings)
        self.access = AccessLog(log)
        self.site = Site(settings, self.builds, self.access)
        self.abort: Callable[[Scope], None] = lambda _scope: None
        self.endpoint = Endpoint(settings, self.builds, self.site.describe_endpoint)
        self.site.endpoint = self.endpoint
        self._routes: ASGIApp = self.site.routes()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one connection's request, or takes part in the server's life."""
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        try:
            await self.builds.start()
            if self.endpoint.gate is not None:
                self.endpoint.gate.start()
        except Exception as error:
            await send({"type": "lifespan.startup.failed", "message": str(error)})
            return
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.builds.stop(self.settings.limits.seconds)
        if self.endpoint.gate is not None:
            self.endpoint.gate.stop()
        await send({"type": "lifespan.shutdown.complete"})

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        given: Given | None = scope.get(GIVEN)
        began = given.began if given else time.perf_counter()
        sent = _Sent(send, self.cors(scope))
        exchange = Exchange(scope, receive, sent, self.settings.limits)
        outcome = "ok"
        try:
            try:
                if exchange.path in ("/sparql", "/sparql/"):
                    await self.endpoint(exchange)
                else:
                    await self._routes(scope, receive, sent)
            except Problem as problem:
                outcome = problem.kind
                await exchange.refuse(problem)
            except HTTPException as error:
                outcome = "not-found"
                await exchange.refuse(refused_by_routes(error))
        except ClientGone:
            outcome = "client-gone"
        except SlowClient:
            outcome = "slow-client"
            self.abort(scope)  # a short answer must be seen to be short
        except Exception:
            outcome = "internal"
            _log.exception("%s %s", exchange.method, exchange.path)
            if sent.status:
                raise  # the server breaks the connection, so the client sees that the answer is not whole
            await exchange.refuse(Problem(500, "internal", "A defect of the service"))
        finally:
            client = scope.get("client")
            self.access.wrote(
                exchange.method,
                exchange.path,
                sent.status,
                sent.size,
                time.perf_counter() - began,
                client[0] if client else "",
                outcome,
                self.builds.serving.tag if self.builds.ready else "",
            )

    def cors(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        """The headers that let pages of other origins read the answer, where the setting names theirs."""
        allowed = self.settings.cors
        if not allowed:
            return []
        asked = dict(scope["headers"])
        origin = asked.get(b"origin", b"")
        if "*" in allowed:
            headers = [(b"access-control-allow-origin", b"*")]
        elif origin.decode("latin-1") in allowed:
            headers = [(b"access-control-allow-origin", origin)]
        else:
            return []
        headers.append((b"access-control-expose-headers", _EXPOSED))
        if scope["method"] == "OPTIONS":
            headers += [
                (b"access-control-allow-methods", b"GET, HEAD, POST, QUERY, OPTIONS"),
                (b"access-control-allow-headers", b"accept, content-type, if-none-match, prefer"),
                (b"access-control-max-age", b"86400"),
            ]
        return headers


class _Sent:
    """Sends on, adding headers and keeping count."""

    __slots__ = ("_more", "_send", "size", "status")

    def __init__(self, send: Send, more: list[tuple[bytes, bytes]]) -> None:
        self._send, self._more = send, more
        self.status = 0
        self.size = 0

    async def __call__(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            if self._more:
                message["headers"] = [*message["headers"], *self._more]
        else:
            self.size += len(message.get("body", b""))
        await self._send(message)

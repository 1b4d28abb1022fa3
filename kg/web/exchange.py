"""One HTTP request and its answer as ASGI has them: reading a body, sending one, noticing who has gone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from hashlib import sha256
from typing import Any

from kg.web.formats import content_type
from kg.web.problems import Problem
from kg.web.settings import Limits

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

CHUNK = 256 * 1024
NOSNIFF = (b"x-content-type-options", b"nosniff")


class SlowClient(Exception):
    """The client takes too long to send its request or to take its answer."""


class Exchange:
    """A request, with what is needed to answer it."""

    __slots__ = ("_receive", "_send", "headers", "limits", "method", "path", "query_string", "scope")

    def __init__(self, scope: Scope, receive: Receive, send: Send, limits: Limits) -> None:
        self.scope = scope
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.query_string: bytes = scope["query_string"]
        self.headers: dict[bytes, bytes] = {}
        for name, value in scope["headers"]:
            # A repeated header is one list (RFC 9110, 5.3).
            self.headers[name] = self.headers[name] + b", " + value if name in self.headers else value
        self.limits = limits
        self._receive, self._send = receive, send

    def header(self, name: bytes) -> str | None:
        """The value of a request header (name in lower case), None where it was not sent."""
        value = self.headers.get(name)
        return value.decode("latin-1") if value is not None else None

    def has(self, etag: str) -> bool:
        """Whether the client has the answer of this ETag already, as its If-None-Match says."""
        condition = self.headers.get(b"if-none-match")
        if condition is None:
            return False
        tags = {tag.strip().removeprefix("W/") for tag in condition.decode("latin-1").split(",")}
        return etag in tags or "*" in tags

    async def body(self) -> bytes:
        """The request's body; Problem 413 where it is too large, SlowClient where it does not come."""
        most = self.limits.body_bytes
        announced = self.headers.get(b"content-length", b"0")
        if announced.isdigit() and int(announced) > most:
            raise _too_large(most)
        parts, size = [], 0
        try:
            async with asyncio.timeout(self.limits.client_seconds):
                while True:
                    message = await self._receive()
                    if message["type"] == "http.disconnect":
                        raise SlowClient
                    parts.append(message.get("body", b""))
                    size += len(parts[-1])
                    if size > most:
                        raise _too_large(most)
                    if not message.get("more_body"):
                        return b"".join(parts)
        except TimeoutError as error:
            raise Problem(
                408, "request-timeout", "The request did not come", headers={"Connection": "close"}
            ) from error

    async def gone(self) -> None:
        """Comes back when the client has gone, and only then; what it may still send is dropped."""
        while (await self._receive())["type"] != "http.disconnect":
            pass

    async def answer(self, status: int, headers: Headers, body: bytes = b"") -> None:
        """Sends the whole answer; SlowClient where the client does not take it in time."""
        headers.append(NOSNIFF)
        headers.append((b"content-length", str(len(body)).encode()))
        await self._send({"type": "http.response.start", "status": status, "headers": headers})
        if self.method == "HEAD":
            body = b""
        if len(body) <= CHUNK:
            await self._send({"type": "http.response.body", "body": body})
            return
        view = memoryview(body)
        try:
            for start in range(0, len(body), CHUNK):
                async with asyncio.timeout(self.limits.client_seconds):
                    more = start + CHUNK < len(body)
                    part = bytes(view[start : start + CHUNK])
                    await self._send({"type": "http.response.body", "body": part, "more_body": more})
        except TimeoutError as error:
            raise SlowClient from error

    async def refuse(self, problem: Problem, more: Headers | None = None) -> None:
        """Sends a problem in the form that the client can read."""
        media, body = problem.rendered(self.header(b"accept"))
        headers: Headers = [
            (b"content-type", content_type(media).encode()),
            (b"cache-control", b"no-store"),
            (b"vary", b"Accept, Origin"),
            *(more or []),
        ]
        headers += [(k.lower().encode(), v.encode("latin-1")) for k, v in problem.more_headers.items()]
        await self.answer(problem.status, headers, body)


def etag_of(build: str, body: bytes) -> str:
    """The ETag of a body that not the build alone decides: also the software, its settings, the address."""
    return f'"{build}-{sha256(body).hexdigest()[:16]}"'


def _too_large(most: int) -> Problem:
    return Problem(
        413,
        "body-too-large",
        "The request's body is too large",
        f"at most {most} bytes",
        headers={"Connection": "close"},
    )

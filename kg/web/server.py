"""The server process: uvicorn over the application, with what it lacks against slow clients."""

from __future__ import annotations

import asyncio
import logging
import sys
from typing import Any

import uvicorn

from kg.web.app import App
from kg.web.settings import Settings


def serve(settings: Settings, host: str, port: int, *, fd: int | None = None) -> bool:
    """Serves until told to stop (SIGINT, SIGTERM); False where it could not start.

    Requests that are being answered are answered first, at most for as long as a query may run.
    """
    server = make_server(settings, host, port, fd=fd)
    server.run()
    return server.started


def make_server(settings: Settings, host: str, port: int, *, fd: int | None = None) -> uvicorn.Server:
    """The server, not yet running."""
    log = sys.stderr if settings.access_log else None
    logging.getLogger("kg.web").setLevel(logging.INFO)
    config = uvicorn.Config(
        App(settings, log),
        host=host,
        port=port,
        fd=fd,
        log_level="warning",
        access_log=False,
        lifespan="on",
        ws="none",
        server_header=False,
        proxy_headers=False,
        date_header=True,
        http=_protocol(settings),
        timeout_keep_alive=30,
        timeout_graceful_shutdown=int(settings.limits.seconds) + 2,
        limit_concurrency=settings.limits.connections,
        h11_max_incomplete_event_size=64 * 1024,
    )
    return uvicorn.Server(config)


def _protocol(settings: Settings) -> type[asyncio.Protocol]:
    """uvicorn's HTTP protocol, which drops a connection on which no whole request head comes in time."""
    base: Any
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol as base
    except ImportError:
        from uvicorn.protocols.http.h11_impl import H11Protocol as base

    class Corked:
        """A transport that sends what one turn of the loop writes (head and body) in one piece."""

        def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
            self._transport, self._loop = transport, loop
            self._parts: list[bytes] = []

        def __getattr__(self, name: str) -> Any:
            return getattr(self._transport, name)

        def write(self, data: bytes) -> None:
            if not self._parts:
                self._loop.call_soon(self._flush)
            self._parts.append(data)

        def _flush(self) -> None:
            parts, self._parts = self._parts, []
            if parts:
                self._transport.write(parts[0] if len(parts) == 1 else b"".join(parts))

        def close(self) -> None:
            self._flush()
            self._transport.close()

    class Impatient(base):  # type: ignore[misc]
        """A connection that has to say something within the time for clients."""

        def connection_made(self, transport: asyncio.Transport) -> None:
            super().connection_made(Corked(transport, self.loop))
            self._impatience = self.loop.call_later(settings.limits.client_seconds, self._head_overdue)

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self._impatience is not None and self.cycle is not None:
                self._impatience.cancel()
                self._impatience = None
            elif self._impatience is None and (self.cycle is None or self.cycle.response_complete):
                # A further request on a kept connection has begun and is not whole yet.
                self._impatience = self.loop.call_later(settings.limits.client_seconds, self._head_overdue)

        def connection_lost(self, error: Exception | None) -> None:
            if self._impatience is not None:
                self._impatience.cancel()
            super().connection_lost(error)

        def _head_overdue(self) -> None:
            self._impatience = None
            if self.cycle is None or self.cycle.response_complete:
                self.transport.close()

    return Impatient

"""The server process: uvicorn over the application, with what it lacks against slow clients."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from typing import Any

import uvicorn

from kg.web.app import App
from kg.web.settings import Settings

_LARGE = 32 * 1024
_LARGEST_HEAD = 1024 * 1024


def serve(settings: Settings, host: str, port: int) -> bool:
    """Serves until told to stop (SIGINT, SIGTERM); False where it could not start.

    Requests that are being answered are answered first, at most for as long as a query may run.
    """
    server = make_server(settings, host, port)
    # After its own graceful end uvicorn raises the signal once more; by then all is done.
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, lambda *_: None)
    server.run()
    return server.started


def make_server(settings: Settings, host: str, port: int) -> uvicorn.Server:
    """The server, not yet running."""
    log = sys.stderr if settings.access_log else None
    logging.getLogger("kg.web").setLevel(logging.INFO)
    app = App(settings, log)
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        lifespan="on",
        ws="none",
        server_header=False,
        proxy_headers=False,
        date_header=True,
        http=_protocol(settings, app),
        timeout_keep_alive=30,
        timeout_graceful_shutdown=int(settings.limits.seconds) + 2,
        limit_concurrency=settings.limits.connections,
        h11_max_incomplete_event_size=64 * 1024,
    )
    return uvicorn.Server(config)


class _Corked:
    """A transport that sends head and body of an answer in one piece."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._head = b""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        if self._head or len(data) > _LARGE or data.startswith(b"HTTP/1.1 100"):
            data, self._head = self._head + data, b""
            self._transport.write(data)
        else:
            self._head = data  # until the body comes, or the answer is complete without one

    def flush(self) -> None:
        if self._head:
            self.write(b"")

    def close(self) -> None:
        self.flush()
        self._transport.close()


def _protocol(settings: Settings, app: App) -> type[asyncio.Protocol]:
    """uvicorn's HTTP protocol, which drops a connection on which no whole request head comes in time.

    It writes head and body of an answer in one piece, and lets the application break a connection.
    """
    base: Any
    connections: dict[Any, asyncio.Transport] = {}

    def abort(scope: Any) -> None:
        if transport := connections.get(scope.get("client")):
            transport.abort()

    app.abort = abort
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol as base
    except ImportError:
        from uvicorn.protocols.http.h11_impl import H11Protocol as base

    class Impatient(base):  # type: ignore[misc]
        """A connection that has to say something within the time for clients."""

        def connection_made(self, transport: asyncio.Transport) -> None:
            super().connection_made(_Corked(transport))
            connections[self.client] = transport
            self._head_size = 0
            self._impatience = self.loop.call_later(settings.limits.client_seconds, self._head_overdue)

        def data_received(self, data: bytes) -> None:
            if self.cycle is None or self.cycle.response_complete:
                self._head_size += len(data)
                if self._head_size > _LARGEST_HEAD:
                    self.transport.close()
                    return
            super().data_received(data)
            if self.cycle is not None and not self.cycle.response_complete:
                self._head_size = 0
            if self._impatience is not None and self.cycle is not None:
                self._impatience.cancel()
                self._impatience = None
            elif self._impatience is None and (self.cycle is None or self.cycle.response_complete):
                # A further request on a kept connection has begun and is not whole yet.
                self._impatience = self.loop.call_later(settings.limits.client_seconds, self._head_overdue)

        def on_response_complete(self) -> None:
            self.transport.flush()
            super().on_response_complete()

        def connection_lost(self, error: Exception | None) -> None:
            if self._impatience is not None:
                self._impatience.cancel()
            connections.pop(self.client, None)
            super().connection_lost(error)

        def _head_overdue(self) -> None:
            self._impatience = None
            if self.cycle is None or self.cycle.response_complete:
                self.transport.close()

    return Impatient

"""One connection of a client: uvicorn's protocol, with what it lacks against slow clients."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol as _Protocol

    from kg.web.app import App
else:
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol as _Protocol
    except ImportError:
        from uvicorn.protocols.http.h11_impl import H11Protocol as _Protocol

_LARGE = 32 * 1024
_LARGEST_HEAD = 1024 * 1024

Transports = dict[Any, asyncio.Transport]


class Corked:
    """A transport that sends head and body of an answer in one piece."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._head = b""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Takes the head, which waits, or the body, with which both go."""
        if self._head or len(data) > _LARGE or data.startswith(b"HTTP/1.1 100"):
            data, self._head = self._head + data, b""
            self._transport.write(data)
        else:
            self._head = data  # until the body comes, or the answer is complete without one

    def flush(self) -> None:
        """Sends a head to which no body comes."""
        if self._head:
            self.write(b"")

    def close(self) -> None:
        """Closes once all is sent."""
        self.flush()
        self._transport.close()


class Connection(_Protocol):
    """A connection that has to say something within the time for clients; `known` holds those that are open.

    Head and body of an answer go out in one piece, past `direct`, the transport as it is.
    """

    def __init__(self, web: App, known: Transports, **given: Any) -> None:
        super().__init__(**given)
        self._seconds = web.settings.limits.client_seconds
        self._known = known
        self._head_size = 0
        self._impatience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """The connection is there."""
        super().connection_made(Corked(transport))  # type: ignore[arg-type]
        self.direct = transport
        self._known[self.client] = transport
        self._impatience = self.loop.call_later(self._seconds, self._head_overdue)

    def data_received(self, data: bytes) -> None:
        """A part of a request has come, often all of it."""
        if self.cycle is None or self.cycle.response_complete:
            self._head_size += len(data)
            if self._head_size > _LARGEST_HEAD:
                self.transport.close()
                return
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._head_size = 0
        if self._impatience is not None and self.cycle is not None:
            self.no_impatience()
        elif self._impatience is None and (self.cycle is None or self.cycle.response_complete):
            # A further request on a kept connection has begun and is not whole yet.
            self._impatience = self.loop.call_later(self._seconds, self._head_overdue)

    def on_response_complete(self) -> None:
        """An answer has been written."""
        self.transport.flush()  # type: ignore[attr-defined]
        super().on_response_complete()

    def connection_lost(self, error: Exception | None) -> None:
        """It has ended."""
        self.no_impatience()
        self._known.pop(self.client, None)
        super().connection_lost(error)

    def no_impatience(self) -> None:
        """A whole head has come."""
        if self._impatience is not None:
            self._impatience.cancel()
            self._impatience = None

    def _head_overdue(self) -> None:
        self._impatience = None
        if self.cycle is None or self.cycle.response_complete:
            self.transport.close()

"""The server process: uvicorn over the application."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import uvicorn

from kg.web.app import App
from kg.web.connection import Connection, Transports
from kg.web.quick import Quick
from kg.web.settings import Settings
from kg.web.short_way import ShortWay


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
        http=_protocol(app),  # type: ignore[arg-type]
        timeout_keep_alive=30,
        timeout_graceful_shutdown=int(settings.limits.seconds) + 2,
        limit_concurrency=settings.limits.connections,
        h11_max_incomplete_event_size=64 * 1024,
    )
    return uvicorn.Server(config)


def _protocol(app: App) -> Callable[..., Connection]:
    """What makes a connection of this server; the application can break one by its scope from then on."""
    known: Transports = {}

    def abort(scope: Any) -> None:
        if transport := known.get(scope.get("client")):
            transport.abort()

    app.abort = abort
    if not hasattr(
        Connection, "on_message_begin"
    ):  # httptools is not there, whose events the short way needs
        return partial(Connection, app, known)
    return partial(ShortWay, app, known, Quick(app))

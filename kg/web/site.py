"""Everything but the endpoint itself: pages, descriptions, saved queries, linked data."""

from __future__ import annotations

from starlette.types import ASGIApp

from kg.web.builds import Builds
from kg.web.exchange import Exchange
from kg.web.log import AccessLog
from kg.web.settings import Settings


class Site:
    def __init__(self, settings: Settings, builds: Builds, access: AccessLog) -> None:
        self.settings, self.builds, self.access = settings, builds, access

    def routes(self) -> ASGIApp:
        from starlette.applications import Starlette
        return Starlette()

    async def describe_endpoint(self, exchange: Exchange) -> None:
        await exchange.answer(200, [(b"content-type", b"text/turtle")], b"")

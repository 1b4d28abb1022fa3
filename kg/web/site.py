"""Everything but the endpoint itself: which address is answered by what."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.routing import Mount, Route, Router
from starlette.staticfiles import StaticFiles

from kg.web import descriptions, linked, openapi, saved_pages
from kg.web import views_client as views
from kg.web.aside import Void
from kg.web.builds import Builds
from kg.web.exchange import Exchange, Receive, Scope, Send, etag_of
from kg.web.formats import GRAPHS, HTML, JSON, chosen, content_type
from kg.web.log import AccessLog
from kg.web.pages import page_headers, rendered, wanted_language
from kg.web.problems import Problem, not_acceptable
from kg.web.settings import Settings

if TYPE_CHECKING:
    from kg.web.endpoint import Endpoint

Handler = Callable[[Exchange], Awaitable[None]]

_EXAMPLE = """PREFIX kg: <https://w3id.org/newsgraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?subject ?relation ?object ?modality {
  GRAPH ?claim { ?subject ?relation ?object }
  ?claim a kg:Claim ; kg:modality ?modality .
}
LIMIT 50
"""


class Site:
    """The pages and descriptions of one service; `endpoint` is told once it is there."""

    def __init__(self, settings: Settings, builds: Builds, access: AccessLog) -> None:
        self.settings, self.builds, self.access = settings, builds, access
        self.endpoint: Endpoint | None = None
        self._void = Void()

    def routes(self) -> Router:
        """The addresses, each with its handler; what none matches may still be a thing of the graph."""
        routes: list[Route | Mount] = [
            self._at("/", self._home),
            self._at("/limits", self._limits),
            self._at("/healthz", self._health),
            self._at("/openapi.json", self._openapi),
            self._at("/.well-known/void", self._void_page),
            self._at("/.well-known/sparql-examples", self._examples),
            self._at("/queries", lambda exchange: saved_pages.index(exchange, self.builds)),
            self._at("/queries/{name}", self._saved),
            Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
        ]
        if self.settings.metrics:
            routes.append(self._at("/metrics", self._metrics))
        return Router(routes, redirect_slashes=False, default=self._adapter(self._thing))

    def _at(self, path: str, handler: Handler) -> Route:
        return Route(path, _Endpoint(self._adapter(handler)))

    def _adapter(self, handler: Handler) -> Callable[[Scope, Receive, Send], Awaitable[None]]:
        async def handle(scope: Scope, receive: Receive, send: Send) -> None:
            exchange = Exchange(scope, receive, send, self.settings.limits)
            if exchange.method == "OPTIONS":
                await exchange.answer(204, [(b"allow", b"GET, HEAD, OPTIONS")])
                return
            if exchange.method not in ("GET", "HEAD"):
                allow = {"Allow": "GET, HEAD, OPTIONS"}
                raise Problem(405, "method-not-allowed", f"No {exchange.method} here", headers=allow)
            await handler(exchange)

        return handle

    async def describe_endpoint(self, exchange: Exchange) -> None:
        """A GET of the endpoint without a query: the query page, or the service description."""
        media = _chosen(exchange, {**GRAPHS, HTML: HTML, "application/xhtml+xml": HTML}, "the endpoint")
        if media == HTML:
            await self._page(exchange, "query.html", query_page=True, title="SPARQL", example=_EXAMPLE)
            return
        triples = descriptions.service_description(
            self._endpoint_url(exchange), self.builds.serving, self.settings.limits
        )
        await self._rdf(exchange, media, triples)

    async def _home(self, exchange: Exchange) -> None:
        media = _chosen(exchange, {HTML: HTML, JSON: JSON, **GRAPHS}, "the first page")
        build = self.builds.serving.build
        if media == JSON:
            links = ("sparql", "queries", "limits", "openapi.json", ".well-known/void")
            about = {
                "build": build.build_id,
                "counts": dict(build.counts),
                "links": [f"/{to}" for to in links],
            }
            await exchange.answer(200, [(b"content-type", b"application/json")], json.dumps(about).encode())
            return
        if media != HTML:
            await self._void_page(exchange)
            return
        _, found = await views.ask(self.builds, exchange, "overview", lang=wanted_language(exchange))
        values = {"title": "News as a graph", "counts": build.counts, "build": build.build_id[:16], **found}
        await self._page(exchange, "home.html", **values)

    async def _limits(self, exchange: Exchange) -> None:
        told = self.settings.limits.told()
        media = _chosen(exchange, {JSON: JSON, HTML: HTML}, "the limits")
        if media == JSON:
            limits = [{"name": n, "value": v, "unit": u, "says": s} for n, v, u, s in told]
            body = json.dumps({"limits": limits}, indent=1).encode()
            await exchange.answer(200, [(b"content-type", b"application/json"), (b"vary", b"Accept")], body)
            return
        allowed = self.settings.allow_service
        isolated = self.builds.serving.pool.nursery.about.get("isolated")
        await self._page(
            exchange,
            "limits.html",
            title="Limits",
            limits=told,
            federation=f"allowed to {', '.join(allowed)}" if allowed else "none; SERVICE is refused",
            network="none" if isolated else "that of the server",
        )

    async def _health(self, exchange: Exchange) -> None:
        serving = self.builds.serving
        running, waiting = serving.pool.busy
        healthy = serving.pool.nursery.alive()
        about = {
            "status": "ok" if healthy else "failing",
            "build": serving.build.build_id,
            "running": running,
            "waiting": waiting,
            "swaps": self.builds.swaps,
        }
        headers = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
        await exchange.answer(200 if healthy else 503, headers, json.dumps(about).encode())

    async def _metrics(self, exchange: Exchange) -> None:
        pool = self.builds.serving.pool
        running, waiting = pool.busy
        cache = self.endpoint.cache if self.endpoint else None
        more = {
            "queries_running": running,
            "queries_waiting": waiting,
            "workers_killed": pool.killed,
            "workers_lost": pool.lost,
            "build_swaps": self.builds.swaps,
            "answers_by_short_way": self.access.short,
            "cache_bytes": cache.size if cache else 0,
            "cache_hits": cache.hits if cache else 0,
        }
        body = self.access.metrics(more).encode()
        await exchange.answer(200, [(b"content-type", b"text/plain; version=0.0.4; charset=utf-8")], body)

    async def _openapi(self, exchange: Exchange) -> None:
        url = self._endpoint_url(exchange).removesuffix("/sparql")
        body = json.dumps(openapi.document(url, self.settings.limits), indent=1).encode()
        await exchange.answer(200, [(b"content-type", b"application/json"), (b"vary", b"Origin")], body)

    async def _void_page(self, exchange: Exchange) -> None:
        media = _chosen(exchange, GRAPHS, "the VoID description")
        serving = self.builds.serving
        stored = await self._void.of(serving)
        triples = descriptions.void_description(stored, self._endpoint_url(exchange), serving.build.base_iri)
        await self._rdf(exchange, media, triples)

    async def _examples(self, exchange: Exchange) -> None:
        media = _chosen(exchange, GRAPHS, "the examples")
        await self._rdf(exchange, media, descriptions.examples(self._endpoint_url(exchange)))

    async def _saved(self, exchange: Exchange) -> None:
        await saved_pages.one(exchange, self.builds, exchange.scope["path_params"]["name"])

    async def _thing(self, exchange: Exchange) -> None:
        base_iri = self.builds.serving.build.base_iri
        iri = linked.iri_of(exchange.path, exchange.scope.get("raw_path", b""), base_iri)
        if iri is None:
            raise Problem(404, "not-found", "Nothing is at this address", exchange.path[:200])
        await linked.answer(exchange, self.builds, iri)

    def _endpoint_url(self, exchange: Exchange) -> str:
        from kg.web.endpoint import base_url

        return base_url(self.settings, exchange) + "/sparql"

    async def _page(
        self, exchange: Exchange, template: str, *, query_page: bool = False, **values: Any
    ) -> None:
        base_iri = self.builds.serving.build.base_iri
        body = rendered(template, base_iri, lang="en", **values)
        headers = [*page_headers(query_page=query_page), (b"vary", b"Accept, Accept-Language, Origin")]
        await exchange.answer(200, headers, body)

    async def _rdf(self, exchange: Exchange, media: str, triples: list[ox.Triple]) -> None:
        format = ox.RdfFormat.from_media_type(media)
        assert format is not None, media
        body = ox.serialize(sorted(triples, key=str), format=format, prefixes=descriptions.PREFIXES) or b""
        etag = etag_of(self.builds.serving.tag, body)
        if exchange.has(etag):
            await exchange.answer(304, [(b"etag", etag.encode()), (b"vary", b"Accept, Origin")])
            return
        headers = [
            (b"content-type", content_type(media).encode()),
            (b"vary", b"Accept, Origin"),
            (b"etag", etag.encode()),
            (b"cache-control", b"no-cache"),
        ]
        await exchange.answer(200, headers, body)


class _Endpoint:
    """A handler as Starlette takes it for one that minds its methods itself."""

    def __init__(self, handle: Callable[[Scope, Receive, Send], Awaitable[None]]) -> None:
        self._handle = handle

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._handle(scope, receive, send)


def _chosen(exchange: Exchange, offers: Mapping[str, str], what: str) -> str:
    media = chosen(exchange.header(b"accept"), offers)
    if media is None:
        raise not_acceptable(offers, what)
    return media


def refused_by_routes(error: HTTPException) -> Problem:
    """What Starlette refuses (a static file that is not there), as a problem like all others."""
    kind = "not-found" if error.status_code == 404 else "bad-request"
    return Problem(error.status_code, kind, error.detail)

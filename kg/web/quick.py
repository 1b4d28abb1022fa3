"""What is kept of plain queries, so that the next one like it needs no second look.

Clients send the same head with each request, and many send the same queries. The first request with a head
goes the whole way, through the parser of HTTP and the application; if it was a plain one (a GET of the
endpoint with no body and no condition), what the head means is kept under its very bytes. Each query is taken
apart and scanned once, and kept under the bytes of its address. Only queries about which nothing has to be
decided are kept; all others, and whatever is refused or goes wrong, go the whole way again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.web.endpoint import LONG_TEXT, address
from kg.web.exchange import NOSNIFF, Exchange
from kg.web.frames import packed
from kg.web.problems import Problem
from kg.web.protocol import of_get
from kg.web.question import Question, question
from kg.web.scanner import scan

if TYPE_CHECKING:
    from kg.web.app import App
    from kg.web.builds import Serving

_LONGEST = 4096
_MOST_HEADS = 256
_MOST_QUERIES = 1024
_REQUEST = re.compile(rb'GET /sparql/?\?([!"$-~]*) HTTP/1\.1\r\n')
_END = b"\r\n\r\n"
# Headers that change nothing here beside what is looked at by name.
_ODD = frozenset(
    (b"if-none-match", b"prefer", b"expect", b"upgrade", b"content-length", b"transfer-encoding")
)


class Head:
    """What the headers of a request mean: what the client accepts, the address it used, what it is sent
    beside the answer's own headers; and the queries that came with them."""

    __slots__ = ("accept", "base", "more", "queries")

    def __init__(self, accept: str | None, base: str, more: list[tuple[bytes, bytes]]) -> None:
        self.accept, self.base, self.more = accept, base, more
        self.queries: dict[bytes, Plain | None] = {}


class Plain:
    """A query with nothing to be decided about it, ready to be sent to a worker."""

    __slots__ = ("_before", "_more", "_tag", "question", "request", "seconds")

    def __init__(self, asked: Question, request: bytes, more: list[tuple[bytes, bytes]]) -> None:
        self.question, self.request, self._more = asked, request, more
        self.seconds = asked.operation.seconds
        self._tag, self._before = "", b""

    def headers(self, serving: Serving) -> bytes:
        """The headers of its whole answer by this build, up to the value of the last, the length."""
        if self._tag != serving.tag:
            asked = self.question
            headers = [
                *asked.headers(asked.etag(serving.tag)),
                NOSNIFF,
                *self._more,
                (b"content-length", b""),
            ]
            self._before = b"\r\n".join(b"%b: %b" % header for header in headers)
            self._tag = serving.tag
        return self._before


class Quick:
    """The heads and queries that are known."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._heads: dict[bytes, Head] = {}
        self._queries = 0

    def plain(self, data: bytes) -> Plain | None:
        """The query of a whole request whose head is known, where nothing has to be decided about it."""
        request = _REQUEST.match(data)
        if request is None or len(data) > _LONGEST:
            return None
        head = self._heads.get(data[request.end() :])
        if head is None:
            return None
        query = request[1]
        try:
            return head.queries[query]
        except KeyError:
            return self._looked_at(head, query)

    def learn(self, data: bytes, scope: Any) -> None:
        """Keeps what the head of a request means that went the whole way, where it was a plain one."""
        request = _REQUEST.match(data)
        if request is None or len(data) > _LONGEST or data.find(_END) != len(data) - len(_END):
            return
        if data[request.end() :] in self._heads:
            return
        names = [name for name, _ in scope["headers"]]
        if not _ODD.isdisjoint(names) or len(set(names)) < len(names) or scope["http_version"] != "1.1":
            return
        exchange = Exchange(scope, _nothing, _nothing, self._app.settings.limits)
        if (exchange.header(b"connection") or "keep-alive").lower() != "keep-alive":
            return
        public = self._app.settings.public_url.rstrip("/")
        base = public or address(scope["scheme"], exchange.header(b"host") or "")
        if len(self._heads) >= _MOST_HEADS:
            self._forget()
        more = self._app.cors(scope)
        self._heads[data[request.end() :]] = Head(exchange.header(b"accept"), base + "/sparql", more)

    def _looked_at(self, head: Head, query: bytes) -> Plain | None:
        plain = None
        settings = self._app.settings
        try:
            operation = of_get(query, settings.limits)
            if operation.text is not None and len(operation.text) < LONG_TEXT:
                seen = scan(operation.text)
                asked = question(settings, operation, seen, head.accept, head.base)
                if not seen.guarded and not asked.changing:
                    request = packed(("query", operation.seconds, asked.content(settings)))
                    plain = Plain(asked, request, head.more)
        except Problem:
            pass  # told where all problems are told
        self._queries += 1
        if self._queries > _MOST_QUERIES:
            self._forget()
        head.queries[query] = plain
        return plain

    def _forget(self) -> None:
        for head in self._heads.values():
            head.queries.clear()
        self._heads.clear()
        self._queries = 0


async def _nothing(*_: Any) -> Any:
    raise AssertionError("a head that is looked at is not answered")

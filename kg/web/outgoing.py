"""The way out for `SERVICE`, where an allow-list opens one: a gate that the engine must pass.

The engine's own HTTP client follows redirects and asks any address. So it is never given the address of a
remote service: the IRI in the query is replaced by one of this gate, on the loopback address and with a
secret in its path. The gate asks the remote service itself: https only, an address under an allowed prefix,
no redirects, and only hosts all of whose addresses are public; it connects to the very address that it has
checked. What it refuses is remembered, so that `SILENT` cannot hide it.
"""

from __future__ import annotations

import base64
import contextlib
import http.client
import ipaddress
import secrets
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from kg.web.scanner import Service
from kg.web.settings import Limits

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_MOST_REMEMBERED = 1000


class Refused(Exception):
    """The gate does not ask this service; its text says why."""


def is_public(address: Address) -> bool:
    """Whether an address belongs to the open internet, whatever it is written as.

    >>> is_public(ipaddress.ip_address("::ffff:127.0.0.1"))
    False
    """
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if mapped is not None:
        return is_public(mapped)
    return address.is_global and not address.is_multicast


class Gate:
    """Asks allowed services on behalf of the engine; runs in threads of its own between start and stop.

    `permitted` judges addresses and `context` the certificates of services; both are as they should be unless
    a test says otherwise.
    """

    def __init__(
        self,
        allowed: Sequence[str],
        limits: Limits,
        permitted: Callable[[Address], bool] = is_public,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self.allowed, self.limits = tuple(allowed), limits
        self._permitted = permitted
        self._context = context or ssl.create_default_context()
        self._secret = secrets.token_urlsafe(24)
        self._refusals: dict[str, str] = {}
        self._server: ThreadingHTTPServer | None = None

    def start(self) -> None:
        """Opens the gate."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Closes the gate."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()

    def through(self, text: str, services: Sequence[Service]) -> tuple[str, str]:
        """The query with its services behind the gate, and the mark under which refusals are remembered."""
        assert self._server is not None, "start() first"
        mark = secrets.token_urlsafe(12)
        here = f"http://127.0.0.1:{self._server.server_port}/{self._secret}/{mark}/"
        for service in sorted(services, key=lambda s: s.start, reverse=True):
            place = base64.urlsafe_b64encode(service.name[1:-1].encode()).decode()
            end = service.name_start + len(service.name)
            text = f"{text[: service.name_start]}<{here}{place}>{text[end:]}"
        return text, mark

    def refusal(self, mark: str) -> str | None:
        """Why a service of that query was refused, if one was; told once."""
        return self._refusals.pop(mark, None)

    def ask(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, str, bytes]:
        """Status, media type and body of what the service behind the path says; Refused, OSError."""
        _, secret, mark, place = [*path.split("/", 3), "", "", ""][:4]
        if not secrets.compare_digest(secret, self._secret):
            raise Refused("not an address of this gate")
        try:
            iri = base64.urlsafe_b64decode(place.encode()).decode()
            return self._ask(iri, headers, body)
        except Refused as refused:
            if len(self._refusals) < _MOST_REMEMBERED:
                self._refusals[mark] = str(refused)
            raise

    def _ask(self, iri: str, headers: dict[str, str], body: bytes) -> tuple[int, str, bytes]:
        parts = urlsplit(iri)
        if parts.scheme != "https" or not any(iri.startswith(prefix) for prefix in self.allowed):
            raise Refused(f"{iri} is not allowed")
        if parts.username is not None or not parts.hostname:
            raise Refused(f"{iri} is no plain address")
        port = parts.port or 443
        connection = _Pinned(
            parts.hostname,
            port,
            self._address(parts.hostname, port),
            self.limits.seconds,
            self._context,
        )
        with contextlib.closing(connection):
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("POST", target, body=body, headers=headers)
            answer = connection.getresponse()
            if 300 <= answer.status < 400:
                raise Refused(f"{iri} leads elsewhere, and redirects are not followed")
            content = answer.read(self.limits.result_bytes + 1)
            if len(content) > self.limits.result_bytes:
                raise Refused(f"{iri} answers with more than {self.limits.result_bytes} bytes")
            return answer.status, answer.headers.get("content-type", ""), content

    def _address(self, host: str, port: int) -> str:
        """The first address of the host; Refused where any of them is not public."""
        found = [info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM) if info[4]]
        for address in found:
            if not self._permitted(ipaddress.ip_address(str(address).partition("%")[0])):
                raise Refused(f"{host} is at {address}, which is not a public address")
        return str(found[0])


class _Pinned(http.client.HTTPSConnection):
    """A connection to an address that was checked, under the name that was asked for."""

    def __init__(self, host: str, port: int, address: str, seconds: float, context: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=seconds, context=context)
        self._pinned, self._trust = address, context

    def connect(self) -> None:
        """Connects to the pinned address; the certificate must be the host's."""
        plain = socket.create_connection((self._pinned, self.port), self.timeout)
        self.sock = self._trust.wrap_socket(plain, server_hostname=self.host)


def _handler(gate: Gate) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """One request of the engine."""

        def do_POST(self) -> None:
            length = self.headers.get("content-length", "")
            body = self.rfile.read(int(length)) if length.isdigit() else b""
            kept = {name: self.headers[name] for name in ("accept", "content-type") if name in self.headers}
            try:
                status, media, content = gate.ask(self.path, kept, body)
            except Refused as refused:
                status, media, content = 403, "text/plain", str(refused).encode()
            except (OSError, http.client.HTTPException) as error:
                status, media, content = 502, "text/plain", str(error).encode()
            self.send_response(status)
            self.send_header("content-type", media)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST

        def log_message(self, format: str, *arguments: Any) -> None:
            """Says nothing; the access log has the request that this is part of."""

    return Handler

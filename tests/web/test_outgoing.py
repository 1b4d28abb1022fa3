"""The way out for SERVICE: closed unless opened, and then only as far as it was opened."""

from __future__ import annotations

import ipaddress
import json
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, Store
from serving import running, write_store

from kg.web import federation
from kg.web.outgoing import Gate, Refused, is_public
from kg.web.problems import Problem
from kg.web.scanner import scan
from kg.web.settings import Limits

ANSWER = json.dumps(
    {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "from afar"}}]}}
).encode()


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
     "224.0.0.1", "255.255.255.255",
     "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "2002:7f00:1::"],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


def test_a_public_address_is_one() -> None:
    assert is_public(ipaddress.ip_address("9.9.9.9"))
    assert is_public(ipaddress.ip_address("2620:fe::9"))


@pytest.mark.parametrize(
    ("service", "passes"),
    [
        ("<https://a.example/sparql>", True),
        ("<https://a.example/sparql/more>", True),
        ("<http://a.example/sparql>", False),
        ("<https://a.example.evil.example/sparql>", False),
        ("<https://a.example@evil.example/sparql>", False),
        ("<https://A.example/sparql>", False),
        ("?endpoint", False),
        ("e:sparql", False),
    ],
)
def test_only_constant_iris_under_an_allowed_prefix_pass(service: str, passes: bool) -> None:
    text = f"PREFIX e: <https://a.example/> SELECT * {{ SERVICE SILENT {service} {{ ?s ?p ?o }} }}"
    if passes:
        federation.check(text, scan(text), ("https://a.example/",))
        assert "SERVICE" not in federation.guard(text, scan(text))
        return
    with pytest.raises(Problem) as caught:
        federation.check(text, scan(text), ("https://a.example/",))
    assert (caught.value.status, caught.value.kind) == (403, "federation-disabled")


class Remote(BaseHTTPRequestHandler):
    """A service far away: what it was asked, and one answer or a redirect."""

    asked: list[str] = []  # noqa: RUF012

    def do_POST(self) -> None:
        self.asked.append(self.rfile.read(int(self.headers["content-length"])).decode())
        moved = self.path == "/moved"
        self.send_response(302 if moved else 200)
        self.send_header("location", "https://elsewhere.example/")
        self.send_header("content-type", "application/sparql-results+json")
        self.send_header("content-length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def remote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, ssl.SSLContext]]:
    """The port of an https server on this machine, and a context that trusts it."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not there to make a certificate")
    folder = tmp_path_factory.mktemp("remote")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost"
    )
    names = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Remote)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server.server_port, ssl.create_default_context(cafile=str(certificate))
    server.shutdown()
    server.server_close()


def asked(gate: Gate, iri: str, silent: str = "") -> tuple[list[str], str | None]:
    """What the engine gets through the gate, and what the gate refused."""
    text = f"SELECT ?x {{ SERVICE {silent} <{iri}> {{ ?s ?p ?x }} }}"
    gate.start()
    try:
        through, mark = gate.through(text, scan(text).services)
        assert iri not in through
        try:
            found = Store().query(through)
            assert isinstance(found, QuerySolutions)
            values = [row["x"].value for row in found if row["x"] is not None]
        except (OSError, RuntimeError):
            values = []
        return values, gate.refusal(mark)
    finally:
        gate.stop()


def test_an_allowed_service_is_asked(remote: tuple[int, ssl.SSLContext]) -> None:
    port, context = remote
    prefix = f"https://localhost:{port}/"
    gate = Gate([prefix], Limits(), permitted=lambda _: True, context=context)
    assert asked(gate, f"{prefix}sparql") == (["from afar"], None)
    assert "?s ?p ?x" in Remote.asked[-1]


@pytest.mark.parametrize("silent", ["", "SILENT"])
def test_a_redirect_is_not_followed_and_silent_does_not_hide_it(
    remote: tuple[int, ssl.SSLContext], silent: str
) -> None:
    port, context = remote
    prefix = f"https://localhost:{port}/"
    gate = Gate([prefix], Limits(), permitted=lambda _: True, context=context)
    values, refusal = asked(gate, f"{prefix}moved", silent)
    assert values == []
    assert refusal is not None and "redirects" in refusal


def test_a_certificate_of_another_is_not_taken(remote: tuple[int, ssl.SSLContext]) -> None:
    port, _ = remote
    prefix = f"https://localhost:{port}/"
    before = len(Remote.asked)
    assert asked(Gate([prefix], Limits(), permitted=lambda _: True), f"{prefix}sparql")[0] == []
    assert len(Remote.asked) == before


def test_the_gate_lets_in_only_who_knows_its_secret() -> None:
    gate = Gate(["https://a.example/"], Limits())
    with pytest.raises(Refused):
        gate.ask("/guess/mark/aHR0cHM6Ly9hLmV4YW1wbGUv", {}, b"")


def test_a_host_on_this_machine_is_refused_before_anything_is_sent(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        prefix = f"https://localhost:{listener.getsockname()[1]}/"
        with running(write_store(tmp_path / "graph"), "--allow-service", prefix) as server:
            for silent in ("", "SILENT"):
                answer = server.ask(f"SELECT * {{ SERVICE {silent} <{prefix}x> {{ ?s ?p ?o }} }}")
                assert (answer.status_code, answer.json()["kind"]) == (403, "federation-refused")
            other = server.ask("SELECT * { SERVICE <https://other.example/> { ?s ?p ?o } }")
            assert (other.status_code, other.json()["kind"]) == (403, "federation-disabled")
            assert server.ask("ASK { ?service ?p ?o }").json()["boolean"]
        with pytest.raises(TimeoutError):
            listener.accept()

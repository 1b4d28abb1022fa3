"""How fast the endpoint is, beside Oxigraph's own server and rdflib-endpoint, on one graph and in one run.

    python benchmarks/endpoint.py                     # 1 M quads, 5 rounds of 2 s a cell, about 8 minutes
    python benchmarks/endpoint.py --quads 100000 --seconds 1
    python benchmarks/endpoint.py --rdflib-python PY  # an interpreter that has rdflib-endpoint and oxrdflib

Load comes from wrk (it must be on the path), on the same machine. The servers are all up and take their turns
in each round, in an order that moves on from round to round. Told are medians of the rounds: the share of the
first server's rate (of each round, so what else the machine did then hits both; its least and greatest in
brackets), requests a second, the 99th percentile of latency, the processor's time for one request in all
processes of the server (which hardly depends on what else runs), and errors. The memory is that of all
processes (what they share counts once). The result cache of `kg serve` is off except where a row says so.

"pyoxigraph alone" is no server: it is the engine of ours over the same store, asked the same query again and
again by as many processes as there are connections and processors for, with nothing sent to anybody. What a
server built on it can reach at most is less than that.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import pyoxigraph as ox

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from kg.rdf.store import build_store  # noqa: E402

BASE = "https://w3id.org/newsgraph/id/"
KG = "https://w3id.org/newsgraph/ontology#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
RELATIONS = ("partnerOf", "supplierOf", "ownerOf", "competitorOf", "operatorOf")
QUADS_A_CLAIM = 14.6
ENGINE = "pyoxigraph alone"

QUERIES = {
    "small": f"SELECT ?p ?o {{ <{BASE}claim/c4711> ?p ?o }}",
    "scan 1000": f"SELECT ?s ?o {{ ?s <{KG}partnerOf> ?o }} LIMIT 1000",
    "join 1000": (
        f"SELECT ?s ?o ?text {{ GRAPH ?c {{ ?s <{KG}partnerOf> ?o }} "
        f"?c <{PROV}wasDerivedFrom> ?x . ?x <{NIF}anchorOf> ?text }} LIMIT 1000"
    ),
}


def quads(number: int) -> Iterator[ox.Quad]:
    """About so many quads in the shape of a real graph: entities, sentences, claims in graphs of their
    own."""
    claims = int(number / QUADS_A_CLAIM)
    entities = max(100, claims // 20)
    sentences = max(100, claims // 2)
    node, literal = ox.NamedNode, ox.Literal
    integer = node(XSD + "nonNegativeInteger")
    type_, label = node(RDF + "type"), node("http://www.w3.org/2000/01/rdf-schema#label")
    for n in range(entities):
        entity = node(f"{BASE}entity/e{n}")
        yield ox.Quad(entity, type_, node(KG + "Organization"))
        for lang in ("en", "fr"):
            yield ox.Quad(entity, label, literal(f"Entity {n}", language=lang))
    for n in range(sentences):
        article = node(f"{BASE}article/a{n // 20}")
        sentence = node(f"{article.value}#sentence_{n % 20 * 100}_{n % 20 * 100 + 90}")
        yield ox.Quad(sentence, type_, node(NIF + "Sentence"))
        yield ox.Quad(sentence, node(NIF + "referenceContext"), article)
        yield ox.Quad(sentence, node(NIF + "beginIndex"), literal(str(n % 20 * 100), datatype=integer))
        yield ox.Quad(sentence, node(NIF + "endIndex"), literal(str(n % 20 * 100 + 90), datatype=integer))
        words = f"Entity {n % entities} and entity {n * 7 % entities} signed paper {n} in a hall."
        yield ox.Quad(sentence, node(NIF + "anchorOf"), literal(words, language="en"))
    for n in range(claims):
        subject, object_ = node(f"{BASE}entity/e{n % entities}"), node(f"{BASE}entity/e{n * 7 % entities}")
        relation = node(KG + RELATIONS[n % len(RELATIONS)])
        claim, at = node(f"{BASE}claim/c{n}"), n % sentences
        sentence = node(f"{BASE}article/a{at // 20}#sentence_{at % 20 * 100}_{at % 20 * 100 + 90}")
        evidence = node(f"{BASE}evidence/c{n}-0")
        yield ox.Quad(subject, relation, object_)
        yield ox.Quad(subject, relation, object_, claim)
        yield ox.Quad(claim, type_, node(KG + "Claim"))
        yield ox.Quad(claim, node(KG + "modality"), node(KG + "asserted"))
        yield ox.Quad(claim, node(PROV + "wasDerivedFrom"), sentence)
        yield ox.Quad(claim, node(KG + "evidence"), evidence)
        yield ox.Quad(claim, node(KG + "rule"), literal("en/partnerOf/1"))
        yield ox.Quad(claim, node(PROV + "wasGeneratedBy"), node(f"{BASE}run/r0"))
        yield ox.Quad(evidence, type_, node(KG + "Evidence"))
        yield ox.Quad(evidence, node(KG + "citedSentence"), sentence)
        for part in ("subject", "object", "trigger"):
            span = node(f"{sentence.value.replace('sentence', 'phrase')}{len(part)}")
            yield ox.Quad(evidence, node(f"{KG}{part}Span"), span)


@dataclass
class Cell:
    """What one load gave."""

    rate: float
    p99: float  # milliseconds
    processor: float  # microseconds of the server's processes for one request
    errors: int

    def told(self) -> str:
        errors = f" {self.errors} errors" if self.errors else ""
        return f"{self.rate:8.0f}/s  p99 {self.p99:7.1f} ms  processor {self.processor:7.0f} us{errors}"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def serving(command: list[str], url: str, patience: float) -> Iterator[subprocess.Popen[bytes]]:
    """The server of a command, once it answers at `url`; ended afterwards."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        end = time.monotonic() + patience
        while True:
            try:
                urllib.request.urlopen(f"{url}?query=ASK%7B%7D", timeout=5).read()
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > end:
                    raise SystemExit(f"did not start: {' '.join(command)}") from None
                time.sleep(0.1)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()


_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


def load(server: Running, query: str, connections: int, seconds: float) -> Cell:
    """What wrk measures, and what the server's processes used meanwhile."""
    address = f"{server.url}?{urllib.parse.urlencode({'query': query})}"
    before = processor(server.pid)
    command = [
        "wrk",
        "-t1",
        f"-c{connections}",
        f"-d{max(1, round(seconds))}s",
        "--latency",
        "--timeout",
        "10s",
    ]
    command += ["-H", "Accept: application/sparql-results+json", address]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    used = sum(now - before.get(pid, 0) for pid, now in processor(server.pid).items())
    rate = re.search(r"Requests/sec:\s+([\d.]+)", out)
    number = re.search(r"(\d+) requests in", out)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s|m)", out)
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    late = re.search(r"timeout (\d+)", out)
    errors = sum(int(found[1]) for found in (wrong, late) if found)
    return Cell(
        float(rate[1]) if rate else 0.0,
        float(p99[1]) * _UNITS[p99[2]] if p99 else 0.0,
        used / max(1, int(number[1]) if number else 0),
        errors,
    )


def family(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [child for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def processor(pid: int) -> dict[int, float]:
    """Microseconds of the processor that a process and each below it has used so far."""
    found = {}
    tick = 1e6 / os.sysconf("SC_CLK_TCK")
    for here in family(pid):
        with suppress(OSError):
            fields = Path(f"/proc/{here}/stat").read_text().rpartition(")")[2].split()
            found[here] = (int(fields[11]) + int(fields[12])) * tick
    return found


def memory(pid: int) -> int:
    """Bytes that a process and all below it take; what they share counts once."""
    total = 0
    for here in family(pid):
        try:
            rollup = Path(f"/proc/{here}/smaps_rollup").read_text()
        except OSError:
            continue
        found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
        total += int(found[1]) * 1024 if found else 0
    return total


def kg_serve(store: Path, port: int, *options: str) -> list[str]:
    program = "from kg.cli.main import run; run()"
    common = ["serve", "--store", str(store), "--port", str(port), "--no-access-log", "--timeout", "30"]
    return [sys.executable, "-c", program, *common, *options]


RDFLIB = """
import sys, uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
graph = Dataset(store="Oxigraph")
graph.parse(sys.argv[1], format="ox-nq")
uvicorn.run(SparqlEndpoint(graph=graph), port=int(sys.argv[2]), log_level="error")
"""


def oxigraph() -> str:
    return shutil.which("oxigraph") or str(Path(sys.executable).parent / "oxigraph")


def loaded_by_oxigraph(nquads: Path, directory: Path) -> Path:
    """The same graph in a store as Oxigraph's own `load` leaves it."""
    if not directory.exists():
        command = [oxigraph(), "load", "--location", str(directory), "--file", str(nquads)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return directory


def contestants(
    store: Path, directory: Path, own: Path, nquads: Path, rdflib_python: str | None
) -> dict[str, list[str]]:
    """Each server's command by name; `{port}` is put in later."""

    def native(location: Path) -> list[str]:
        where = ["--location", str(location), "--bind", "127.0.0.1:{port}"]
        return [oxigraph(), "serve-read-only", *where]

    found = {
        "oxigraph serve-read-only": native(directory),
        "oxigraph, its own load": native(own),
        "kg serve": kg_serve(store, 0, "--cache-mib", "0"),
        "kg serve --in-memory": kg_serve(store, 0, "--cache-mib", "0", "--in-memory"),
        "kg serve, answers cached": kg_serve(store, 0),
    }
    if rdflib_python:
        found["rdflib-endpoint"] = [rdflib_python, "-c", RDFLIB, str(nquads), "{port}"]
    return found


@dataclass
class Running:
    """One server that is up: its address, its process, and its cells as they come."""

    url: str
    pid: int
    memory: int
    cells: dict[str, list[Cell]]

    def load(self, query: str, connections: int, seconds: float) -> Cell:
        """What so many connections get of it."""
        return load(self, query, connections, seconds)


ALONE = """
import io, sys, time, pyoxigraph as ox
store, query, seconds = ox.Store.read_only(sys.argv[1]), sys.argv[2], float(sys.argv[3])
def ask():
    store.query(query).serialize(io.BytesIO(), ox.QueryResultsFormat.JSON)
for _ in range(3):
    ask()
times, used, end = [], time.process_time(), time.monotonic() + seconds
while (began := time.monotonic()) < end:
    ask()
    times.append(time.monotonic() - began)
used = (time.process_time() - used) / len(times)
print(len(times) / sum(times), sorted(times)[len(times) * 99 // 100], used)
"""


@dataclass
class Alone:
    """The engine without a server around it; what it takes of memory is not told."""

    directory: Path
    cells: dict[str, list[Cell]]
    url: str = ""
    pid: int = 0
    memory: int = 0

    def load(self, query: str, connections: int, seconds: float) -> Cell:
        """What the processes get done together."""
        command = [sys.executable, "-c", ALONE, str(self.directory), query, str(max(1.0, seconds))]
        number = min(connections, os.cpu_count() or 1)
        running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(number)]
        found = [[float(word) for word in process.communicate()[0].split()] for process in running]
        rates, slowest, used = zip(*found, strict=True)
        return Cell(sum(rates), max(slowest) * 1000, sum(used) / number * 1e6, 0)


def start(stack: ExitStack, name: str, command: list[str]) -> Running:
    """The server of a command, up until the stack is closed."""
    port = free_port()
    command = [part.replace("{port}", str(port)) for part in command]
    if "--port" in command:
        command[command.index("--port") + 1] = str(port)
    path = "query" if name.startswith("oxigraph") else "" if name == "rdflib-endpoint" else "sparql"
    url = f"http://127.0.0.1:{port}/{path}"
    process = stack.enter_context(serving(command, url, 300))
    return Running(url, process.pid, memory(process.pid), {})


def rows(url: str, query: str) -> int:
    """How many rows the answer has; -1 where there is none within ten seconds."""
    address = f"{url}?{urllib.parse.urlencode({'query': query})}"
    request = urllib.request.Request(address, headers={"Accept": "application/sparql-results+json"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return len(json.load(answer)["results"]["bindings"])
    except OSError:
        return -1


def compare(servers: dict[str, Running | Alone]) -> None:
    """Says where servers do not give the same number of rows: a fast wrong answer is no fast answer."""
    for what, query in QUERIES.items():
        found = {name: rows(server.url, query) for name, server in servers.items() if server.url}
        if len(set(found.values())) > 1:
            print(f"{what}: rows differ: {found}", flush=True)


def measure(servers: dict[str, Running | Alone], connections: list[int], seconds: float, rounds: int) -> None:
    """Fills in the cells, the servers in turn within each: what else the machine does then hits all alike."""
    for what, query in QUERIES.items():
        for number in connections:
            cell = f"{what} c={number}"
            for server in servers.values():
                server.load(query, number, 1)
            for turn in range(rounds):
                order = list(servers.values())
                for server in order[turn % len(order) :] + order[: turn % len(order)]:
                    server.cells.setdefault(cell, []).append(server.load(query, number, seconds))
            print(f"\n{cell}", flush=True)
            first = next(iter(servers.values())).cells[cell]
            for name, server in servers.items():
                few, share, many = shares(server.cells[cell], first)
                told = middle(server.cells[cell]).told()
                print(f"  {name:26} {share:6.2f} ({few:.2f} to {many:.2f}) {told}", flush=True)


def shares(cells: list[Cell], first: list[Cell]) -> tuple[float, float, float]:
    """The least, the median and the greatest share of the first server's rate in the same round.

    Rounds in which that one answered nothing have no share.
    """
    pairs = zip(cells, first, strict=True)
    found = sorted(cell.rate / base.rate for cell, base in pairs if base.rate) or [0.0]
    return found[0], median(found), found[-1]


def middle(cells: list[Cell]) -> Cell:
    """The median of each figure; the errors of all."""
    return Cell(
        median(cell.rate for cell in cells),
        median(cell.p99 for cell in cells),
        median(cell.processor for cell in cells),
        sum(cell.errors for cell in cells),
    )


def report(servers: dict[str, Running | Alone]) -> dict[str, object]:
    """All figures, the memory told on the way."""
    figures: dict[str, object] = {}
    first = next(iter(servers.values())).cells
    print("\nmemory at the start and after, MB", flush=True)
    for name, server in servers.items():
        after = memory(server.pid) if server.pid else 0
        print(f"  {name:26} {server.memory // 1_000_000:6} {after // 1_000_000:6}", flush=True)
        cells = {
            cell: {**asdict(middle(found)), "share": shares(found, first[cell])[1]}
            for cell, found in server.cells.items()
        }
        figures[name] = {"memory": [server.memory, after], "cells": cells}
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 8, 32])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rdflib-python")
    parser.add_argument("--only", nargs="+", help="names of servers")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--keep", type=Path, help="where the graph is, or is to be left")
    options = parser.parse_args()
    if not shutil.which("wrk"):
        raise SystemExit("wrk is not on the path; it is in the package wrk of most systems")
    work = options.keep or Path(tempfile.mkdtemp(prefix="endpoint-"))
    store = work / "graph"
    if not store.exists():
        began = time.monotonic()
        build = build_store(quads(options.quads), store, base_iri=BASE)
        assert build is not None
        print(f"{build.counts['quads']} quads built in {time.monotonic() - began:.0f} s", flush=True)
    directory = store / "builds" / (store / "current").read_text().strip()
    nquads = directory / "graph.nq"
    own = loaded_by_oxigraph(nquads, work / "loaded")
    commands = contestants(store, directory, own, nquads, options.rdflib_python)
    with ExitStack() as stack:
        wanted = options.only or [*commands, ENGINE]
        servers: dict[str, Running | Alone] = {
            name: start(stack, name, commands[name]) for name in wanted if name in commands
        }
        if ENGINE in wanted:
            servers[ENGINE] = Alone(directory, {})
        compare(servers)
        measure(servers, options.connections, options.seconds, options.rounds)
        figures = report(servers)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")
    if not options.keep:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()

"""How long validation takes: both engines in full, and incremental after one changed article.

    python benchmarks/validate.py [--articles 100 1000 10000] [--cap 300] [--ways WAY …] [--json FILE]

Graphs are generated from the value types through the real encoder, so they have the form of built ones.
Plain pyshacl gets the same triples as N-Triples and the same shapes; it is stopped after --cap CPU seconds,
and the ratios are then said to be "at least". Above --most articles no graph is given to pyshacl whole: for
10,000 it needs some 14 GB. Each measurement runs in a process of its own: CPU seconds of that process from
the file or the open store to the results, how much of it went into reading the graph, and its peak memory.
Two ratios to plain pyshacl are told: of the whole, and of validation alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pyoxigraph import Store  # noqa: E402

from kg.assets import asset  # noqa: E402
from kg.gazetteer import Gazetteer  # noqa: E402
from kg.model import (  # noqa: E402
    Article,
    Claim,
    Entity,
    EventStatement,
    Evidence,
    Mention,
    Modality,
    PartialDate,
    Quantity,
    Reading,
    Relation,
    Sentence,
    Span,
    Stance,
    ValueOf,
)
from kg.rdf.checks import load_checks, run_checks  # noqa: E402
from kg.rdf.encode import encode  # noqa: E402
from kg.rdf.incremental import changed_between, revalidate  # noqa: E402
from kg.rdf.nquads import Content  # noqa: E402
from kg.rdf.ontology import ontology_quads  # noqa: E402
from kg.rdf.results import result_of  # noqa: E402
from kg.rdf.shapes import load_shapes  # noqa: E402
from kg.rdf.store import build_directory, build_store, open_store  # noqa: E402
from kg.schema import Schema  # noqa: E402

SENTENCES = 12
# As users write them: two shapes that ask a query for every node.
WITH_QUERIES = """@prefix kg: <https://w3id.org/newsgraph/ontology#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:bench> sh:declare [ sh:prefix "nif" ; sh:namespace
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"^^xsd:anyURI ] ,
  [ sh:prefix "kg" ; sh:namespace "https://w3id.org/newsgraph/ontology#"^^xsd:anyURI ] .
<urn:bench:Inside> a sh:NodeShape ; sh:targetClass nif:Phrase ; sh:sparql [ sh:prefixes <urn:bench> ;
  sh:message "runs out of its sentence" ; sh:select
  '''SELECT $this ?value WHERE { $this nif:endIndex ?value ; nif:sentence ?s .
    ?s nif:endIndex ?e . FILTER(?value > ?e) }''' ] .
<urn:bench:Cited> a sh:NodeShape ; sh:targetClass kg:Evidence ; sh:sparql [ sh:prefixes <urn:bench> ;
  sh:message "marks no words" ; sh:select
  '''SELECT $this WHERE { $this kg:citedSentence ?s .
    FILTER NOT EXISTS { $this kg:subjectSpan|kg:roleSpan ?p } }''' ] .
"""


def reading(number: int, version: int = 0) -> Reading:
    """One generated article: sentences of invented words, two mentions and about one claim each."""
    rng = random.Random(number * 7 + version)
    pool = max(20, number // 3)
    names: dict[str, str] = {}
    pieces: list[str] = []
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    claims: list[Claim] = []
    at = 0
    facts = []
    for index in range(SENTENCES):
        one, other = f"company-{rng.randrange(pool)}", f"system-{rng.randrange(pool)}"
        names[one], names[other] = "Company", "ComputeSystem"
        count = rng.randrange(100, 100_000)
        filler = " ".join(f"word{rng.randrange(2000)}" for _ in range(12))
        text = f"{one} runs {other} with {count} chips, {filler}."
        span = Span(at, at + len(text))
        sentences.append(Sentence("", index, span, text, "en"))
        facts.append((index, one, other, count, text, at))
        pieces.append(text)
        at += len(text) + 1
    body = "\n".join(pieces) + "\n"
    digest = hashlib.sha256(body.encode("utf-8")).hexdigest()
    article = Article(
        digest[:16],
        f"article-{number}.txt",
        body,
        "en",
        digest,
        title=f"Article {number}",
        published="2024-09-02",
    )
    for index, one, other, count, text, start in facts:
        subject = Span(start, start + len(one))
        value = Span(start + text.index(str(count)), start + text.index(str(count)) + len(str(count)))
        thing = Span(start + text.index(other), start + text.index(other) + len(other))
        mentions += [Mention(index, subject, one, one, "bench"), Mention(index, thing, other, other, "bench")]
        parts = (("subject", subject), ("object", thing), ("value", value))
        evidence = (Evidence(article.id, index, parts, "en/bench/1"),)
        stance = Stance(rng.choice(list(Modality)), one if rng.random() < 0.3 else None)
        kind = rng.randrange(3)
        if kind == 0:
            claims.append(Claim(Relation(one, "operatorOf", other), stance, evidence))
        elif kind == 1:
            amount = Quantity(Decimal(count), Decimal(count))
            claims.append(Claim(ValueOf(other, "acceleratorCount", amount), stance, evidence))
        else:
            roles = (("agent", one), ("object", other), ("date", PartialDate("2024-09")))
            role_parts = (("agent", subject), ("object", thing))
            told = (Evidence(article.id, index, role_parts, "en/bench/2"),)
            claims.append(Claim(EventStatement("Launch", roles, f"launch-{number}-{index}"), stance, told))
    if rng.random() < 0.02:  # a seeded defect: a relation the wrong way round
        index, one, other, *_ = facts[0]
        claims.append(Claim(Relation(other, "operatorOf", one), Stance(), claims[0].evidence))
    entities = tuple(Entity(slug, kind, (("en", (slug.title(),)),)) for slug, kind in sorted(names.items()))
    placed = tuple(Sentence(article.id, s.index, s.span, s.text, s.lang) for s in sentences)
    return Reading(article, placed, tuple(mentions), entities, tuple(claims))


def readings(articles: int, changed: int | None = None) -> Iterator[Reading]:
    """The generated articles, one of them in another version where `changed` names it."""
    for number in range(articles):
        yield reading(number, 1 if number == changed else 0)


def write_graph(path: Path, articles: int, changed: int | None = None) -> int:
    """A build of the generated graph in a store at the path; the number of its quads."""
    quads = chain(
        encode(list(readings(articles, changed)), Schema.load(), Gazetteer({}, ())), ontology_quads()
    )
    build = build_store(quads, path)
    assert build is not None
    return build.counts["quads"]


def measure(
    what: str, graph: Path, old: Path, shapes: list[Path], cap: float
) -> dict[str, float | int | str]:
    """Seconds, peak memory in MB and number of results of one way to validate, in this process.

    The process is ended by the system where it takes `cap` CPU seconds.
    """
    rules = load_shapes(shapes)
    directory = build_directory(graph)
    content = Content(open_store(graph), directory)
    if what == "plain pyshacl":
        return _plain(content.store, rules.ntriples(), cap)
    from kg.rdf.fast import Fast
    from kg.rdf.validate import Pyshacl

    if what == "checks":
        checks = load_checks([asset("queries", "checks")])
        return _measured(lambda: len(run_checks(content.store, checks).results))
    _stop_after(cap)
    engine = Pyshacl() if what.endswith("pyshacl") else Fast()
    if what.startswith("full"):
        # The same shapes without a target: the graph is read, and nothing looked at.
        _, reading = _timed(lambda: len(engine.run(content, rules.aimed_at({}))))
        return _measured(lambda: len(engine.run(content, rules)), reading)
    before = Content(open_store(old), build_directory(old))
    earlier = [result_of(raw, rules) for raw in Fast().run(before, rules)]

    def again() -> int:
        change = changed_between(build_directory(old), directory)
        found = revalidate(content, rules, earlier, change, engine)
        assert not found.why_full, found.why_full
        return len(found.results)

    return _measured(again)


def _stop_after(seconds: float) -> None:
    soft = int(time.process_time() + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _plain(store: Store, rules: str, cap: float) -> dict[str, float | int | str]:
    import pyshacl
    from rdflib import Graph
    from rdflib.namespace import SH

    text = "".join({f"{q.subject} {q.predicate} {q.object} .\n" for q in store})
    shapes = Graph().parse(data=rules, format="nt")
    _stop_after(cap)
    started = time.process_time()
    data = Graph().parse(data=text, format="nt")
    reading = time.process_time() - started

    def validated() -> int:
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
        return len(list(report.objects(None, SH.result)))

    results, seconds = _timed(validated)
    return _figures(results, reading + seconds, reading)


def _peak() -> float:
    """The peak memory of this process in MB."""
    # The peak that getrusage tells starts with that of the process which started this one.
    status = Path("/proc/self/status")
    told = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(told[1] if told else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024


def _timed(run: Callable[[], int]) -> tuple[int, float]:
    started = time.process_time()
    return run(), time.process_time() - started


def _measured(run: Callable[[], int], reading: float = 0.0) -> dict[str, float | int | str]:
    return _figures(*_timed(run), reading)


def _figures(results: int, seconds: float, reading: float) -> dict[str, float | int | str]:
    peak = _peak()
    found: dict[str, float | int | str] = {
        "seconds": round(seconds, 3),
        "mb": round(peak),
        "results": results,
    }
    return found | ({"reading": round(reading, 3)} if reading else {})


WAYS = ("plain pyshacl", "full pyshacl", "full fast", "incremental pyshacl", "incremental fast", "checks")


def child(what: str, graph: Path, old: Path, shapes: list[Path], cap: float) -> dict[str, float | int | str]:
    """One measurement in a process of its own, stopped after `cap` seconds."""
    one = [what, str(graph), str(old), *map(str, shapes)]
    command = [sys.executable, __file__, "--cap", str(cap), "--one", *one]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == -signal.SIGXCPU:
        return {"seconds": cap, "capped": "yes"}
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, float | int | str] = json.loads(done.stdout)
    return found


def main() -> None:
    """Measure and print a table; see the head of this file."""
    options = arguments()
    if options.one:
        what, graph, old, *shapes = options.one
        print(json.dumps(measure(what, Path(graph), Path(old), [Path(s) for s in shapes], options.cap)))
        return
    figures = []
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}; CPU seconds, peak MB; pyshacl stopped after {options.cap:.0f} CPU s")
    with tempfile.TemporaryDirectory() as folder:
        extra = Path(folder) / "queries.ttl"
        extra.write_text(WITH_QUERIES, encoding="utf-8")
        for articles in options.articles:
            new, old = Path(folder) / f"new-{articles}", Path(folder) / f"old-{articles}"
            quads = write_graph(new, articles, changed=articles // 2)
            write_graph(old, articles)
            rules = [("our shapes", [asset("shapes")]), ("and two queries", [asset("shapes"), extra])]
            for name, shapes in rules[:1] if options.ours_only else rules:
                row: dict[str, object] = {"articles": articles, "quads": quads, "shapes": name}
                for way in options.ways:
                    whole = way in ("plain pyshacl", "full pyshacl")
                    if whole and articles > options.most:
                        row[way] = {"left_out": f"more than {options.most} articles"}
                    elif way != "checks" or name == rules[0][0]:
                        row[way] = child(way, new, old, shapes, options.cap)
                figures.append(row)
                show(row)
            for directory in (new, old):
                shutil.rmtree(directory)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--cap", type=float, default=300.0, help="seconds that one measurement may take")
    parser.add_argument("--most", type=int, default=1000, help="articles that pyshacl is given whole")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS))
    parser.add_argument("--ours-only", action="store_true", help="leave out the two shapes with queries")
    parser.add_argument("--json", type=Path, help="write all figures there as well")
    parser.add_argument("--one", nargs="+", help=argparse.SUPPRESS)
    return parser.parse_args()


def show(row: dict[str, object]) -> None:
    """One line a way, with how many times as fast as plain pyshacl it is."""
    print(f"\n{row['articles']} articles, {row['quads']} quads, {row['shapes']}")
    plain = row.get("plain pyshacl", {})
    assert isinstance(plain, dict)
    for way in (way for way in WAYS if way in row):
        figure = row[way]
        assert isinstance(figure, dict)
        if "capped" in figure:
            print(f"  {way:20} stopped after {figure['seconds']:.0f} CPU s", flush=True)
        elif "left_out" in figure:
            print(f"  {way:20} not run: {figure['left_out']}", flush=True)
        else:
            reading = f" (reading {figure['reading']:.2f} s)" if "reading" in figure else ""
            print(
                f"  {way:20} {figure['seconds']:10.3f} s {figure['mb']:7} MB {figure['results']:7} results"
                f"{reading}{'' if way == 'checks' else ratios(plain, figure)}",
                flush=True,
            )


def ratios(plain: dict[str, float], figure: dict[str, float]) -> str:
    """How many times as fast as plain pyshacl: with reading and, where that is known, without."""
    if "seconds" not in plain:
        return ""
    least = "at least " if "capped" in plain else ""
    told = f"   {least}{plain['seconds'] / max(figure['seconds'], 1e-3):.0f} times plain pyshacl"
    if "reading" in figure and "reading" in plain:
        alone = (plain["seconds"] - plain["reading"]) / max(figure["seconds"] - figure["reading"], 1e-3)
        told += f", {alone:.0f} times without reading"
    return told


if __name__ == "__main__":
    main()

"""The whole of validation: shapes, checks and source checks over one graph, as one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import Store

from kg.assets import asset
from kg.errors import InputError
from kg.rdf.checks import Check, load_checks, run_checks
from kg.rdf.engines import engine_named
from kg.rdf.ontology import ontology_quads
from kg.rdf.places import Places
from kg.rdf.report import Report, Result
from kg.rdf.results import report_with, result_of
from kg.rdf.shape_graph import Triples
from kg.rdf.shapes import ShapeSet, load_shapes
from kg.rdf.sources import check_sources


@dataclass(frozen=True, slots=True)
class Rules:
    """What a graph is judged by. `articles` are the folders of the articles' files; none: not compared."""

    shapes: ShapeSet
    checks: tuple[Check, ...] = ()
    articles: tuple[Path, ...] = ()


def load_rules(
    shapes: Sequence[Path] = (),
    checks: Sequence[Path] = (),
    articles: Sequence[Path] = (),
    *,
    own: bool = True,
) -> Rules:
    """Our own rules (unless `own` is False) and those of the caller's files and folders.

    Our own shapes may look at nothing, for a graph need not hold every kind of thing; the caller's must
    look at something unless their file is marked optional. Raises ShapesError for what cannot be used.
    """
    if not own and not shapes and not checks:
        raise InputError("no rules to check by; name --shapes or --checks, or leave out --no-own-rules")
    our_shapes, our_checks = asset("shapes"), asset("queries", "checks")

    def named_as(path: Path) -> str:
        # Ours are named as in the project, wherever they are installed.
        inside = path.is_relative_to(our_shapes.parent) and path.parent in (our_shapes, our_checks)
        return path.relative_to(our_shapes.parent).as_posix() if inside else str(path)

    loaded = _no_shapes()
    if own or shapes:
        loaded = load_shapes([*([our_shapes] if own else []), *shapes], named_as)
    ours = frozenset(named_as(path) for path in our_shapes.glob("*.ttl")) if own else frozenset()
    return Rules(
        replace(loaded, optional=loaded.optional | (ours & loaded.files.keys())),
        load_checks([*([our_checks] if own else []), *checks], named_as),
        tuple(articles),
    )


def _no_shapes() -> ShapeSet:
    return ShapeSet(Triples(), {}, {})


def judge(
    store: Store,
    rules: Rules,
    *,
    engine: str = "pyshacl",
    places: Places | None = None,
    graphs: bool = True,
    of_shapes: Sequence[Result] | None = None,
) -> Report:
    """The report of all rules on the store.

    `graphs` says whether the data has named graphs; without, the checks, which ask for claims, are left out.
    `of_shapes` gives the shapes' results where they are known already. Raises InputError where the store is
    empty or no rule looked at anything.
    """
    if not len(store):
        raise InputError("the graph is empty, so there is nothing to check; build it first")
    chosen = engine_named(engine)
    report = Report()
    if rules.shapes.files:
        if of_shapes is None:
            of_shapes = [result_of(raw, rules.shapes) for raw in chosen.run(store, rules.shapes)]
        report = report_with(of_shapes, rules.shapes, store)
    if graphs:
        report = report.joined(run_checks(store, rules.checks, places or Places(store)))
    if not _looked(report, rules):
        raise InputError(
            "no rule found anything to look at, so a pass would say nothing; is this such a graph?"
        )
    if rules.articles:
        report = report.joined(check_sources(store, rules.articles))
    return report


def _looked(report: Report, rules: Rules) -> bool:
    """Whether some rule looked at more than what the ontology itself, which is in every graph, gives it."""
    ontology = Store()
    ontology.extend(ontology_quads())
    alone = report_with((), rules.shapes, ontology).joined(run_checks(ontology, rules.checks))
    least = {(rule.kind, rule.name): rule.focus_nodes for rule in alone.rules}
    return any(rule.focus_nodes > least.get((rule.kind, rule.name), 0) for rule in report.rules)

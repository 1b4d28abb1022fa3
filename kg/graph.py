"""KnowledgeGraph: the one door to a graph, for library, command line and web."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from pyoxigraph import NamedNode, Quad, QueryTriples, RdfFormat, Store

from kg.assets import asset
from kg.building import Progress, ReadsArticles, build, default_reader
from kg.errors import UnknownName
from kg.evaluate import Evaluation, evaluate_files
from kg.lang.coverage import Coverage, coverage
from kg.model import Reading
from kg.ontology import Term
from kg.plugins import language_folders
from kg.rdf.about import ArticleView, SentenceView, about, article_view, claim_views, written
from kg.rdf.build import BuildReport
from kg.rdf.competency import Answer, ask_all, load_questions
from kg.rdf.data import open_graph
from kg.rdf.diff import Difference, broken_limits, compare
from kg.rdf.diff import limit as change_limit
from kg.rdf.export import FORMATS, export
from kg.rdf.facts import Citation, ClaimView, EntityView, Mark, claim_view, entity_view, label
from kg.rdf.iris import DEFAULT_BASE, Iris
from kg.rdf.lookup import find_claims, find_entity, find_term
from kg.rdf.merges import Merges, merges
from kg.rdf.outcome import Outcome
from kg.rdf.queries import Parameter, SavedQuery, load_queries, run
from kg.rdf.reports import format_named as report_format
from kg.rdf.reports.diff import format_named as diff_format
from kg.rdf.reports.questions import format_named as question_format
from kg.rdf.say import say
from kg.rdf.store import Build, build_directory, current_build, open_store
from kg.rdf.table import Table, readable, short_iri
from kg.rdf.validation import Options as ValidationOptions
from kg.rdf.validation import update_baseline, validate_files, validate_graph
from kg.rdf.void import void
from kg.read import read_path
from kg.schema import Schema

__all__ = [
    "DEFAULT_BASE",
    "FORMATS",
    "Answer",
    "ArticleView",
    "Build",
    "BuildReport",
    "Citation",
    "ClaimView",
    "Coverage",
    "Difference",
    "EntityView",
    "Evaluation",
    "KnowledgeGraph",
    "Mark",
    "Merges",
    "Outcome",
    "Parameter",
    "Progress",
    "SavedQuery",
    "SentenceView",
    "Table",
    "Term",
    "ValidationOptions",
    "broken_limits",
    "change_limit",
    "diff_format",
    "question_format",
    "readable",
    "report_format",
    "short_iri",
    "update_baseline",
]


class KnowledgeGraph:
    """A graph on disk or in memory, opened for reading; a context manager.

    `store` is its content, `build` what is known of how it was made (None in memory).
    """

    def __init__(self, store: Store, base_iri: str = DEFAULT_BASE, path: Path | None = None) -> None:
        self.store = store
        self.path = path
        self.iris = Iris(base_iri)
        self.build_record: Build | None = None
        self._directory: Path | None = None

    @classmethod
    def open(cls, path: Path) -> Self:
        """The graph of a store directory as its last build left it; StoreError where there is none."""
        directory = build_directory(path)
        record = current_build(path)
        graph = cls(open_store(path), record.base_iri, path)
        graph.build_record = record
        graph._directory = directory
        return graph

    @staticmethod
    def current(path: Path) -> tuple[Path, Build]:
        """The directory and the record of a store's current build; StoreError where there is none."""
        return build_directory(path), current_build(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.store = Store()

    def is_stale(self) -> bool:
        """Whether a newer build has been swapped in since this one was opened."""
        return self.path is not None and build_directory(self.path) != self._directory

    build = staticmethod(build)

    @staticmethod
    def read(path: Path, lang: str | None = None, reader: ReadsArticles | None = None) -> list[Reading]:
        """What each article of a file gives, without a store; InputError where it cannot be read."""
        reader = reader or default_reader()
        return [reader.read(article) for article in read_path(path, lang)]

    @staticmethod
    def sample_articles() -> Path:
        """The directory of the sample articles."""
        return asset("seeds")

    @staticmethod
    def queries() -> Mapping[str, SavedQuery]:
        """The saved queries by name."""
        return load_queries()

    def saved_query(self, name: str, params: Mapping[str, str] | None = None) -> str:
        """The SPARQL of a saved query with its parameters bound; UnknownName, UsageError as `query`."""
        queries = load_queries()
        if name not in queries:
            raise UnknownName("saved query", name, queries)
        saved = queries[name]
        terms = saved.terms(
            params or {},
            lambda word: find_entity(self.store, word, self.iris),
            lambda word: find_term(self.store, word),
        )
        return saved.bound(terms)

    def query(self, name: str, params: Mapping[str, str] | None = None) -> Table:
        """The answer of a saved query; entities in `params` are slugs, IRIs or names.

        Raises UnknownName for a query, parameter or entity that there is none of, and UsageError for a
        value of the wrong kind.
        """
        answer = run(self.store, self.saved_query(name, params))
        assert isinstance(answer, Table)
        return answer

    def sparql(self, text: str) -> Table | bool | QueryTriples:
        """The answer of a query: a table, yes or no, or triples; QueryError where it does not parse."""
        return run(self.store, text)

    def describe(self, name: str) -> EntityView:
        """All that is known of an entity, given by slug, IRI or name; UnknownName where there is none."""
        view = entity_view(self.store, find_entity(self.store, name, self.iris))
        if view is None:
            raise UnknownName("entity", name, ())
        return view

    def claim(self, iri: str) -> ClaimView | None:
        """The claim of just this IRI; None where there is none."""
        return claim_view(self.store, NamedNode(iri))

    def why(self, words: str) -> list[ClaimView]:
        """The claims that the words mean (an IRI, a hash, "S P O") with their sentences, at least one.

        Raises UnknownName or UsageError where they mean none.
        """
        views = (claim_view(self.store, claim) for claim in find_claims(self.store, words, self.iris))
        return [view for view in views if view is not None]

    def claims_about(self, iri: str) -> list[ClaimView]:
        """The claims in which the thing of this IRI takes part or that it utters, sorted by IRI."""
        return claim_views(self.store, NamedNode(iri))

    def article(self, iri: str) -> ArticleView | None:
        """The article of just this IRI with its sentences; None where there is none."""
        return article_view(self.store, NamedNode(iri))

    def about(self, iri: str) -> list[Quad]:
        """The quads that say what the thing of this IRI is, sorted; none where the graph does not know it."""
        return about(self.store, NamedNode(iri))

    @staticmethod
    def written(quads: Iterable[Quad], format: RdfFormat) -> bytes:
        """The quads in an RDF format; one without graphs gets claims as nodes that say what they state."""
        return written(quads, format)

    def void(self, build_id: str = "") -> bytes:
        """The VoID description of the graph as Turtle."""
        return void(self.store, self.iris.base, build_id)

    def label(self, iri: str, lang: str = "en") -> str:
        """The name of an entity in a language, else in any; the shortened IRI where it has none."""
        return label(self.store, NamedNode(iri), lang) or short_iri(iri, self.iris.base)

    def sentence_of(self, claim: ClaimView, lang: str = "en") -> str:
        """What a claim states in a line of names: "xAI developerOf Grok", "Launch: agent xAI"."""
        return say(self.store, claim, lang, self.iris.base)

    def validate(self, options: ValidationOptions | None = None) -> Outcome:
        """What the rules find in the graph, and whether that passes; KgError where they cannot be applied."""
        about = {"build": self.build_record.build_id} if self.build_record else {}
        return validate_graph(self.store, options or ValidationOptions(), about, self._directory)

    @staticmethod
    def validate_files(paths: Sequence[Path], options: ValidationOptions | None = None) -> Outcome:
        """The same for RDF files taken together; InputError for one that cannot be read."""
        return validate_files(paths, options or ValidationOptions())

    @classmethod
    def load(cls, path: Path) -> Self:
        """The graph of a store directory, or in memory that of an exported file; KgError for neither."""
        return cls(open_graph(path)) if path.is_file() else cls.open(path)

    def merges(self) -> Merges:
        """Which names and articles are one thing in the graph, and which things nearly are."""
        return merges(self.store)

    def evaluate(self, gold: Path, texts: Path | None = None) -> Evaluation:
        """The figures of the graph against a folder of gold; InputError where they do not fit together."""
        return evaluate_files(self.store, gold, texts)

    def test(self, paths: Sequence[Path] = ()) -> tuple[Answer, ...]:
        """How the questions of these files come out, ours where none is named; InputError if none."""
        return ask_all(self.store, load_questions(paths), self.iris)

    @staticmethod
    def diff(old: Path, new: Path) -> Difference:
        """What changed between two graphs, each a store or an RDF file; KgError for one that is neither."""
        return compare(open_graph(old), open_graph(new))

    def export(self, out: IO[bytes], format: str) -> None:
        """Writes the graph in one of FORMATS; the same bytes for the same graph. UnknownName for another."""
        export(self.store, out, format, self.iris.base)

    @staticmethod
    def languages(code: str | None = None) -> tuple[Coverage, ...]:
        """What each language pack covers, by code, or that of one code alone; PackError for a broken one,
        UnknownName where no pack has the code.
        """
        return coverage(Schema.load(), language_folders(), code)

    @staticmethod
    def term(name: str) -> Term:
        """All that the ontology says of a term; UnknownName, with what is close, where there is none."""
        return Schema.load().describe(name.removeprefix("kg:"))

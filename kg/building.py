"""From files of articles to a graph in a store: reading, assembling, encoding, judging, swapping in."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from kg.errors import UsageError
from kg.gazetteer import Gazetteer
from kg.model import Article, Reading
from kg.rdf.build import BuildReport, build_graph
from kg.rdf.iris import DEFAULT_BASE, Iris
from kg.rdf.run import current_run
from kg.read import read_articles
from kg.schema import Schema

Progress = Callable[[int, int, str], None]


class ReadsArticles(Protocol):
    """What turns an article into its reading."""

    def read(self, article: Article) -> Reading:
        """Everything that the article gives."""
        ...


def build(
    path: Path,
    articles: Sequence[Path],
    *,
    lang: str | None = None,
    base_iri: str = DEFAULT_BASE,
    allow_violations: bool = False,
    skip_unreadable: bool = False,
    identity: Sequence[Path] = (),
    reader: ReadsArticles | None = None,
    progress: Progress | None = None,
    jobs: int = 1,
) -> BuildReport:
    """The report of a graph built from files and directories of articles into the store at `path`.

    The old graph stays where anything goes wrong, and where the new one does not conform (its
    report then has no build) unless violations are allowed. Raises InputError for what cannot be
    read and StoreError where the store cannot be written. `progress` is told how many articles of
    how many are done, and the next one's name. `identity` are files of decisions on what is one thing.
    `jobs` processes read (0: one a core), which changes nothing of the graph; a `reader` of the caller's own
    reads in this one.
    """
    # Loaded here, so that asking a graph does not wait for what only a build needs.
    from kg.assemble import assemble
    from kg.identity import Decisions
    from kg.rdf.decided import decided_quads
    from kg.rdf.gate import judge, load_rules

    base = Iris(base_iri).base
    decisions = Decisions.load(*identity)
    rules = load_rules()
    read = read_articles(articles, lang, skip_unreadable=skip_unreadable)
    readings = []
    with closing(_readings(read.articles, reader, jobs)) as coming:
        for done, article in enumerate(read.articles):
            if progress:
                progress(done, len(read.articles), article.source)
            readings.append(next(coming))
    if progress:
        progress(len(read.articles), len(read.articles), "")
    assembled = assemble(readings, decisions=decisions)
    report = build_graph(
        assembled,
        path,
        Schema.load(),
        Gazetteer.load(),
        lambda store: judge(store, rules, engine="auto"),
        base_iri=base,
        run=current_run(*identity),
        more=decided_quads(assembled, decisions, Iris(base_iri)),
        allow_violations=allow_violations,
    )
    return replace(report, duplicates=read.duplicates, unreadable=read.unreadable)


def _readings(
    articles: Sequence[Article], reader: ReadsArticles | None, jobs: int
) -> Generator[Reading, None, None]:
    """The readings of the articles in their order."""
    if jobs < 0:
        raise UsageError(f"jobs {jobs}: must be 0, for one process a core, or more")
    if reader is None and jobs != 1 and len(articles) > 1:
        from kg.pipeline.processes import cores, readings_of

        yield from readings_of(articles, min(jobs or cores(), len(articles)))
        return
    reader = reader or default_reader()
    for article in articles:
        yield reader.read(article)


def default_reader() -> ReadsArticles:
    """The reader of this installation: its language packs and extractors."""
    from kg.pipeline.reader import default_reader as installed

    return installed()

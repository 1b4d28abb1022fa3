"""A graph held against what careful readers found in its articles: precision, recall, misses."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Store

from kg.errors import InputError
from kg.evaluate.figures import FIGURES, KINDS, SHARES, Evaluation, Finding, Share, Tally
from kg.evaluate.gold import GoldArticle, load_gold, read_gold
from kg.evaluate.judge import evaluate
from kg.schema import Schema

__all__ = [
    "FIGURES",
    "KINDS",
    "SHARES",
    "Evaluation",
    "Finding",
    "GoldArticle",
    "Share",
    "Tally",
    "evaluate",
    "evaluate_files",
    "load_gold",
    "read_gold",
]


def evaluate_files(store: Store, gold: Path, texts: Path | None = None) -> Evaluation:
    """The figures of a graph against a folder of gold; texts from a folder, else from the graph.

    Raises InputError for what cannot be read, and where gold and graph are not of the same articles.
    """
    schema = Schema.load()
    articles = load_gold(gold, schema)
    return evaluate(store, articles, schema, _texts(articles, texts) if texts else None)


def _texts(articles: tuple[GoldArticle, ...], folder: Path) -> dict[str, str]:
    texts = {}
    for article in articles:
        path = folder / article.doc
        try:
            texts[article.doc] = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: the article that gold is of cannot be read ({error})") from None
    return texts

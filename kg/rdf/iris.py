"""Which IRI each thing gets: the only maker of data IRIs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

from kg.errors import UsageError
from kg.model import Span

DEFAULT_BASE = "https://w3id.org/newsgraph/id/"
_UNSAFE = re.compile(r"[^\w.~-]")


def digest(*parts: str) -> str:
    """The SHA-256 in hex of the parts; a part boundary counts, so ("a", "bc") is not ("ab", "c")."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()


@lru_cache(maxsize=1 << 16)
def _made(base: str, kind: str, name: str) -> NamedNode:
    return NamedNode(f"{base}{kind}/{_segment(name)}")


@lru_cache(maxsize=1 << 16)
def _written(base: str, kind: str, name: str) -> str:
    return f"<{base}{kind}/{_segment(name)}>"


@lru_cache(maxsize=1 << 12)
def _article(base: str, article: str) -> str:
    return f"{base}article/{_segment(article)}"


def _segment(name: str) -> str:
    return _UNSAFE.sub(lambda m: quote(m.group(), safe=""), name)


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs under one base.

    >>> Iris().entity("nvidia-h100").value
    'https://w3id.org/newsgraph/id/entity/nvidia-h100'
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`#?]+/", self.base):
            raise UsageError(f"base IRI {self.base!r}: must be http or https and end with a slash")

    def node(self, kind: str, name: str) -> NamedNode:
        """`<base><kind>/<name>`, with what an IRI cannot hold percent-encoded."""
        return _made(self.base, kind, name)

    def written(self, kind: str, name: str) -> str:
        """The same as N-Quads writes it, in angle brackets; no node is made."""
        return _written(self.base, kind, name)

    def article(self, article: str) -> NamedNode:
        """The IRI of the article with this id."""
        return self.node("article", article)

    # Of sentences, phrases, claims and evidence there are too many to make a node of each.

    def stem(self, article: str) -> str:
        """What the IRIs of the article's sentences and phrases begin with, as N-Quads writes it."""
        return f"<{_article(self.base, article)}#"

    def sentence(self, article: str, span: Span) -> str:
        """The IRI of a sentence: its article's and its offsets in code points."""
        return f"{_article(self.base, article)}#sentence_{span.start}_{span.end}"

    def phrase(self, article: str, span: Span) -> str:
        """The IRI of a stretch of text smaller than a sentence."""
        return f"{_article(self.base, article)}#phrase_{span.start}_{span.end}"

    def entity(self, slug: str) -> NamedNode:
        """The IRI of the entity with this slug."""
        return self.node("entity", slug)

    def event(self, event: str) -> NamedNode:
        """The IRI of the event with this id."""
        return self.node("event", event)

    def claim(self, content: str) -> str:
        """The IRI of the claim whose content has this digest."""
        return f"{self.base}claim/{content[:24]}"

    def evidence(self, content: str, sentence: str) -> str:
        """The IRI of what one sentence gives to one claim, by the digests of the two."""
        return f"{self.base}evidence/{content[:24]}-{sentence[:12]}"

    def value(self, *content: str) -> NamedNode:
        """The IRI of a value node: equal content, equal IRI."""
        return self.node("value", digest(*content)[:24])

    def origin(self, articles: Sequence[str]) -> NamedNode:
        """The IRI of what articles of one origin are versions of."""
        return self.node("origin", digest(*articles)[:16])

    def run(self, *content: str) -> NamedNode:
        """The IRI of a build run, from what determines its result; no clock."""
        return self.node("run", digest(*content)[:16])

    def name_of(self, node: NamedNode) -> str:
        """The last segment of one of these IRIs, decoded: an entity's slug, a claim's hash."""
        return unquote(node.value.rsplit("/", 1)[-1])

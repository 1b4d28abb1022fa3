"""What is asked of the graph: a request's query, looked through, and the form of its answer."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from kg.web import federation
from kg.web.formats import BOOLEANS, GRAPHS, RESULTS_JSON, TABLES, chosen, content_type
from kg.web.problems import not_acceptable
from kg.web.protocol import Operation
from kg.web.scanner import Form, Scan
from kg.web.settings import Settings

VARY = (b"vary", b"Accept, Origin")
_FORMS = {"SELECT": TABLES, "ASK": BOOLEANS, "CONSTRUCT": GRAPHS, "DESCRIBE": GRAPHS}


@dataclass(frozen=True, slots=True)
class Question:
    """One query as it is put to the workers; `seen` is what the scanner saw in its text."""

    operation: Operation
    text: str
    seen: Scan
    media: str
    base: str

    @property
    def changing(self) -> bool:
        """Whether the same question may get another answer from the same build."""
        return self.seen.volatile or bool(self.seen.services)

    @property
    def key(self) -> tuple[object, ...]:
        """What decides the answer beside the build."""
        asked = self.operation
        return self.base, self.text, self.media, asked.default_graphs, asked.named_graphs

    def content(self, settings: Settings, text: str | None = None) -> tuple[object, ...]:
        """What a worker is told, in the order of `evaluate.Task`; `text` where another one is to be run."""
        return (
            self.text if text is None else text,
            self.media,
            self.base,
            self.operation.default_graphs,
            self.operation.named_graphs,
            settings.limits.rows,
            settings.limits.result_bytes,
            federation.guard(self.text, self.seen),
        )

    def etag(self, build: str) -> str:
        """The build and the form: for one address these two decide the bytes. Empty where they do not."""
        if self.changing:
            return ""
        mark = self.media.partition("/")[2]
        if self.operation.default_graphs is not None:
            graphs = repr((self.operation.default_graphs, self.operation.named_graphs)).encode()
            mark += "-" + hashlib.sha256(graphs).hexdigest()[:8]
        return f'"{build}-{mark}"'

    def headers(self, etag: str) -> list[tuple[bytes, bytes]]:
        """What stands before a whole answer."""
        headers = [(b"content-type", content_type(self.media).encode()), VARY]
        if etag:
            return [*headers, (b"etag", etag.encode()), (b"cache-control", b"no-cache")]
        return [*headers, (b"cache-control", b"no-store")]


def question(settings: Settings, operation: Operation, seen: Scan, accept: str | None, base: str) -> Question:
    """The question that a request asks; Problem 403 or 406 where it may not be asked, or not so."""
    text = operation.text or ""
    federation.check(text, seen, settings.allow_service)
    return Question(operation, text, seen, _media(operation, seen, accept), base)


def _media(operation: Operation, seen: Scan, accept: str | None) -> str:
    """The form of the answer, by the query's form and what the client wants."""
    if seen.form is None:
        return RESULTS_JSON  # it will not parse; the engine says where
    offers = _FORMS[seen.form]
    if operation.medias:
        media = next((offers[media] for media in operation.medias if media in offers), None)
    else:
        media = _negotiated(seen.form, accept)
    if media is None:
        raise not_acceptable(offers, f"the answer to {seen.form}")
    return media


@lru_cache(maxsize=1024)
def _negotiated(form: Form, accept: str | None) -> str | None:
    return chosen(accept, _FORMS[form])

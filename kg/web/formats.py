"""Media types and the choice between them (RFC 9110 content negotiation)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

RESULTS_JSON = "application/sparql-results+json"
RESULTS_XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"
TURTLE = "text/turtle"
HTML = "text/html"
JSON = "application/json"
JSON_LD = "application/ld+json"
TRIG = "application/trig"
N_TRIPLES = "application/n-triples"
N_QUADS = "application/n-quads"
RDF_XML = "application/rdf+xml"

# What a client may ask for -> what it gets. The first is the answer to "anything".
BOOLEANS: Mapping[str, str] = {
    RESULTS_JSON: RESULTS_JSON,
    RESULTS_XML: RESULTS_XML,
    JSON: JSON,
    "application/xml": "application/xml",
    "text/xml": "text/xml",
}
TABLES: Mapping[str, str] = {**BOOLEANS, CSV: CSV, TSV: TSV}
GRAPHS: Mapping[str, str] = {
    TURTLE: TURTLE,
    N_TRIPLES: N_TRIPLES,
    N_QUADS: N_QUADS,
    TRIG: TRIG,
    JSON_LD: JSON_LD,
    RDF_XML: RDF_XML,
    "application/x-turtle": TURTLE,
}
# The names that the `format` parameter knows; of several meanings the one that fits the answer is taken.
SHORT: Mapping[str, tuple[str, ...]] = {
    "json": (RESULTS_JSON, JSON_LD),
    "xml": (RESULTS_XML, RDF_XML),
    "csv": (CSV,),
    "tsv": (TSV,),
    "ttl": (TURTLE,),
    "turtle": (TURTLE,),
    "nt": (N_TRIPLES,),
    "nq": (N_QUADS,),
    "trig": (TRIG,),
    "jsonld": (JSON_LD,),
    "json-ld": (JSON_LD,),
    "rdf": (RDF_XML,),
    "rdf+xml": (RDF_XML,),
    "n3": (TURTLE,),
    "html": (HTML,),
}
_UTF8 = frozenset({CSV, TSV, TURTLE, HTML, N_TRIPLES, N_QUADS, TRIG, "text/xml", "text/plain"})
_PARAMETERS = re.compile(r";\s*(?!q\s*=)[^;,=\s]+\s*=\s*(?:\"[^\"]*\"|[^;,\s]*)", re.IGNORECASE)


def content_type(media: str) -> str:
    """The value of the Content-Type header; textual forms say that they are UTF-8."""
    return f"{media}; charset=utf-8" if media in _UTF8 else media


def chosen(accept: str | None, offers: Mapping[str, str]) -> str | None:
    """What `offers` gives for the media type the client likes best; None where it accepts none.

    Without the header, or with one that names nothing, the first offer. Equal wishes go by the order of
    offers.

    >>> chosen("text/csv;q=0.5, application/sparql-results+xml;q=0.9", TABLES)
    'application/sparql-results+xml'
    >>> chosen("image/png", TABLES) is None
    True
    """
    return _chosen(accept or "", tuple(offers.items()))


@lru_cache(maxsize=1024)
def _chosen(accept: str, offers: tuple[tuple[str, str], ...]) -> str | None:
    # Loaded here: the processes that answer queries know these names, and choose nothing.
    from werkzeug.datastructures import MIMEAccept
    from werkzeug.http import parse_accept_header

    wishes = parse_accept_header(_PARAMETERS.sub("", accept), MIMEAccept)
    if not any(media.strip() for media, _quality in wishes):
        return offers[0][1]
    best = wishes.best_match([media for media, _ in offers])
    return dict(offers)[best] if best is not None else None

"""The rows of a saved query in the forms in which they are sent; the worker writes rows, the server the rest.

A row is written as soon as it is there, so an answer can be ended when it has reached its size.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kg.web.formats import CSV, RESULTS_JSON, TSV

Values = dict[str, Any]
Cells = Sequence[Mapping[str, Any] | None]
WriteRow = Callable[[Cells, list[Values] | None], bytes]

_EVIDENCE = ("claim", "modality", "speaker", "sentence", "language", "article")
_DIALECTS = {CSV: csv.excel, TSV: csv.excel_tab}


def writer_of(media: str, columns: Sequence[str]) -> WriteRow:
    """What writes one row, with the claims behind it or None; `between` joins them."""
    if media in _DIALECTS:
        dialect = _DIALECTS[media]
        return lambda cells, proof: _lines(dialect, _table_rows(cells, proof))
    if media == RESULTS_JSON:
        return lambda cells, _proof: _binding(columns, cells)
    return lambda cells, proof: _row(columns, cells, proof)


def between(media: str) -> bytes:
    """What stands between two rows."""
    return b"" if media in _DIALECTS else b",\n  "


def whole(media: str, about: Values, columns: Sequence[str], evidence: bool, rows: bytes) -> bytes:
    """The answer around its rows; `about` is what the JSON form says besides."""
    if media in _DIALECTS:
        more = [f"evidence_{name}" for name in _EVIDENCE] if evidence else []
        return _lines(_DIALECTS[media], [[*columns, *more]]) + rows
    if media == RESULTS_JSON:
        head = json.dumps({"vars": list(columns)}, ensure_ascii=False).encode()
        return b'{"head": ' + head + b',\n "results": {"bindings": [\n  ' + rows + b"\n ]}}\n"
    head = json.dumps(about, ensure_ascii=False, indent=1).encode().removesuffix(b"\n}")
    return head + b',\n "rows": [\n  ' + rows + b"\n ]\n}\n"


def _row(columns: Sequence[str], cells: Cells, proof: list[Values] | None) -> bytes:
    row: Values = {"values": {c: cell for c, cell in zip(columns, cells, strict=True) if cell is not None}}
    if proof is not None:
        row["evidence"] = proof
    return json.dumps(row, ensure_ascii=False).encode()


def _binding(columns: Sequence[str], cells: Cells) -> bytes:
    """A row in the SPARQL results format for JSON, which knows no names of IRIs."""
    found = {
        column: {k: v for k, v in cell.items() if k != "name"}
        for column, cell in zip(columns, cells, strict=True)
        if cell is not None
    }
    return json.dumps(found, ensure_ascii=False).encode()


def _table_rows(cells: Cells, proof: list[Values] | None) -> Iterator[list[str]]:
    """A line for the row; with evidence one for each sentence behind it."""
    values = ["" if cell is None else cell["value"] for cell in cells]
    if proof is None:
        yield values
        return
    lines = [line for claim in proof for line in _proofs(claim)]
    for line in lines or [[""] * len(_EVIDENCE)]:
        yield [*values, *line]


def _proofs(claim: Values) -> Iterator[list[str]]:
    speaker = claim["speaker"]["iri"] if claim["speaker"] else ""
    for said in claim["sentences"]:
        sentence = [said["sentence"], said["language"], said["article"]]
        yield [claim["claim"], claim["modality"], speaker, *sentence]


def _lines(dialect: type[csv.Dialect], rows: Iterator[list[str]] | list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, dialect).writerows(rows)
    return out.getvalue().encode("utf-8")

"""The service held against its own OpenAPI document: thousands of requests made from it, right and wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from serving import Server, http, running, wait_until, write_store

from kg.web import openapi
from kg.web.settings import Limits

# A small part of what OpenAPI 3.1 demands, enough to notice a document that tools would not read.
_DOCUMENT = {
    "type": "object",
    "required": ["openapi", "info", "paths"],
    "properties": {
        "openapi": {"pattern": r"^3\.1\.\d+$"},
        "info": {"required": ["title", "version"]},
        "paths": {
            "patternProperties": {
                "^/": {
                    "additionalProperties": {
                        "type": "object",
                        "required": ["operationId", "responses"],
                        "properties": {
                            "parameters": {
                                "items": {
                                    "required": ["name", "in", "schema"],
                                    "properties": {"in": {"enum": ["query", "path", "header"]}},
                                }
                            },
                            "responses": {
                                "minProperties": 1,
                                "patternProperties": {"^[1-5][0-9]{2}$": {"required": ["description"]}},
                                "additionalProperties": False,
                            },
                        },
                    }
                }
            },
            "additionalProperties": False,
        },
    },
}


def test_the_document_is_openapi_and_its_schemas_are_schemas() -> None:
    document = openapi.document("http://localhost", Limits())
    jsonschema.validate(document, _DOCUMENT)
    for schema in schemas(document):
        jsonschema.Draft202012Validator.check_schema(schema)


def schemas(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if isinstance(part.get("schema"), dict):
            yield part["schema"]
        for value in part.values():
            yield from schemas(value)
    elif isinstance(part, list):
        for value in part:
            yield from schemas(value)


@pytest.fixture
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own: what is sent to it is often wrong, and some of it is slow."""
    store = write_store(tmp_path_factory.mktemp("openapi") / "graph")
    with running(store, "--timeout", "2", "--no-access-log") as server:
        yield server


@pytest.mark.slow
def test_no_request_made_from_the_document_gets_an_answer_that_it_does_not_name(own: Server) -> None:
    schemathesis = pytest.importorskip("schemathesis")
    schema = schemathesis.openapi.from_dict(http.get(f"{own.url}/openapi.json").json())
    schema.config.update(base_url=own.url)
    workers = len(own.children())
    statuses: Counter[int] = Counter()
    modes = (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE)
    for found in schema.get_all_operations():
        for mode in modes:
            ask_all(found.ok(), mode, statuses)
    assert sum(statuses.values()) > 1500
    assert len(statuses) > 2
    assert own.ask("ASK {}").json()["boolean"]
    wait_until(lambda: len(own.children()) == workers, 5)
    assert "Traceback" not in own.log.read_text()


def ask_all(operation: Any, mode: Any, statuses: Counter[int]) -> None:
    """Sends what the operation allows, or what it does not, and checks each answer by the document."""
    from hypothesis.errors import Unsatisfiable
    from schemathesis.specs.openapi import checks

    conformance = [
        checks.status_code_conformance,
        checks.content_type_conformance,
        checks.response_schema_conformance,
    ]

    @settings(
        max_examples=30,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],  # what fails is told as it is: making it smaller may take minutes
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        answer = case.call()
        statuses[answer.status_code] += 1
        assert b"Traceback" not in answer.content
        # A query that runs too long is ended with 503, which is meant; the document says so.
        assert answer.status_code < 500 or answer.status_code == 503, answer.content
        case.validate_response(answer, checks=conformance)

    with suppress(Unsatisfiable):  # nothing is wrong for an operation without parameters
        ask()

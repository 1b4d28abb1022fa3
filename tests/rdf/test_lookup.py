"""What the words of a caller mean in a store."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from kg.errors import UnknownName
from kg.rdf.lookup import find_term


@pytest.mark.parametrize("name", ["a b<c", "kg:a b", "", "noSuchTerm"])
def test_a_term_that_there_is_not_is_an_unknown_name(name: str) -> None:
    with pytest.raises(UnknownName):
        find_term(Store(), name)

"""Files of rows divided by tabs."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import AssetError, InputError
from kg.tables import rows


def test_rows_come_with_their_place_and_without_blanks(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("# what\n\none\ttwo\n a \tb c \n", encoding="utf-8")
    assert list(rows(path, ("one", "two"), AssetError, "own")) == [("own:4", ("a", "b c"))]


def test_a_file_that_cannot_be_read_raises_the_error_asked_for(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.tsv: cannot be read as a table"):
        list(rows(tmp_path / "none.tsv", (), InputError))
    (tmp_path / "other.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(AssetError, match="cannot be read as a table"):
        list(rows(tmp_path / "other.tsv", (), AssetError))

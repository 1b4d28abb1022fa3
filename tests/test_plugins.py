"""What is plugged in, and how plug-ins are found."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path

import pytest

from kg.errors import UnknownName
from kg.plugins import EXTRACTORS, LANGUAGES, extractor, extractor_names, language_folders, surface

SNAPSHOT = Path(__file__).parent / "data" / "plugins.txt"


def test_what_newsgraph_plugs_in_is_what_is_written_down() -> None:
    # Plug-ins of other packages may be installed beside ours.
    ours = [line for line in surface() if line.split(" = ")[1].startswith("kg.")]
    assert ours == SNAPSHOT.read_text(encoding="utf-8").splitlines()


def test_own_extractors_need_no_metadata_of_an_installation() -> None:
    own = [line.split()[1] for line in SNAPSHOT.read_text(encoding="utf-8").splitlines()]
    in_metadata = {p.name for p in entry_points(group=EXTRACTORS) if p.value.startswith("kg.")}
    assert own == ["frames", "makers", "phrases", "ties", "values"]
    assert in_metadata <= set(own) <= set(extractor_names())


def test_extractors_are_found_by_name() -> None:
    assert "frames" in extractor_names()
    assert callable(extractor("frames"))
    with pytest.raises(UnknownName, match="no extractor named 'frame'; did you mean frames"):
        extractor("frame")


def test_groups_have_the_names_that_other_packages_use() -> None:
    assert (EXTRACTORS, LANGUAGES) == ("kg.extractors", "kg.languages")
    assert all(path.is_dir() for path in language_folders().values())

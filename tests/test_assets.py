"""Files that come with newsgraph are found, or their absence is said plainly."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import assets
from kg.errors import AssetError


def test_finds_the_files_of_the_checkout() -> None:
    assert assets.asset("ontology", "kg.ttl").is_file()
    assert assets.asset("shapes").is_dir()


def test_the_wheel_s_files_come_before_the_checkout_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for root in ("_assets", "top"):
        (tmp_path / root / "ontology").mkdir(parents=True)
        (tmp_path / root / "ontology" / "kg.ttl").write_text(root)
    (tmp_path / "top" / "ontology" / "more.ttl").write_text("top")
    monkeypatch.setattr(assets, "_ROOTS", (tmp_path / "_assets", tmp_path / "top"))
    assert assets.asset("ontology", "kg.ttl").read_text() == "_assets"
    assert assets.asset("ontology", "more.ttl").read_text() == "top"


def test_what_is_absent_is_named() -> None:
    with pytest.raises(AssetError, match=r"ontology/none\.ttl: not part of this installation") as error:
        assets.asset("ontology", "none.ttl")
    assert error.value.exit_code == 3


def test_files_of_a_folder_are_sorted() -> None:
    names = [path.name for path in assets.asset_files("ontology", ".ttl")]
    assert names == sorted(names)
    assert {"kg.ttl", "entities.ttl", "places.ttl"} <= set(names)


def test_a_folder_without_such_files_is_an_error() -> None:
    with pytest.raises(AssetError, match=r"shapes: no \.xyz file"):
        assets.asset_files("shapes", ".xyz")

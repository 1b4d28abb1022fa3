"""Where the files that come with newsgraph are: ontology, shapes, queries, sample articles.

They stand at the top level of a checkout and under `kg/_assets/` in an installed wheel.
This is the only module that knows either.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import AssetError

_PACKAGE = Path(__file__).resolve().parent
_ROOTS = (_PACKAGE / "_assets", _PACKAGE.parent)


def asset(*parts: str) -> Path:
    """The path of a file or folder that comes with newsgraph (`asset("ontology", "kg.ttl")`).

    Raises AssetError where the installation lacks it.
    """
    for root in _ROOTS:
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise AssetError(f"{'/'.join(parts)}: not part of this installation of newsgraph; install it anew")


def asset_files(folder: str, suffix: str) -> list[Path]:
    """The files of one folder that end in `suffix`, sorted by name; AssetError where there is none."""
    found = sorted(path for path in asset(folder).iterdir() if path.is_file() and path.name.endswith(suffix))
    if not found:
        raise AssetError(f"{folder}: no {suffix} file in it; install newsgraph anew")
    return found

"""A graph that was exported, back in memory: the two forms that keep named graphs."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.errors import InputError

_FORMATS = {".trig": RdfFormat.TRIG, ".nq": RdfFormat.N_QUADS}


def read_export(path: Path) -> Store:
    """The graph of a TriG or N-Quads file, gzipped or not.

    Raises InputError for another kind of file, and with the line for one that cannot be parsed.
    """
    zipped = path.suffix == ".gz"
    form = _FORMATS.get((path.with_suffix("") if zipped else path).suffix)
    if form is None:
        raise InputError(
            f"{path}: no store, and not named as TriG (.trig) or N-Quads (.nq), which keep claims apart"
        )
    store = Store()
    try:
        data = path.read_bytes()
        store.bulk_load(gzip.decompress(data) if zipped else data, form)
    except SyntaxError as error:
        raise InputError(f"{path}:{error.lineno or 1}: not {form.name}: {error.msg}") from None
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path}: cannot be read ({error})") from None
    return store

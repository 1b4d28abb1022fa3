"""The difference of sorted texts, and the file that a build keeps beside its database."""

from __future__ import annotations

import hashlib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store

from kg.rdf.nquads import Content, changed_lines, differing
from kg.rdf.store import NQUADS, build_directory, build_store, open_store

LINES = st.sets(st.text(alphabet="ab<>\u0663é", max_size=90), max_size=120)


def text(lines: set[str]) -> bytes:
    return b"".join(sorted(line.encode("utf-8") + b"\n" for line in lines))


@given(common=LINES, left=LINES, right=LINES)
def test_what_only_one_has(common: set[str], left: set[str], right: set[str]) -> None:
    before, after = common | left, common | right
    gone, come = differing(text(before), text(after))
    assert gone == sorted(line.encode("utf-8") + b"\n" for line in before - after)
    assert come == sorted(line.encode("utf-8") + b"\n" for line in after - before)


def test_long_texts_that_differ_in_a_line_or_two(tmp_path: Path) -> None:
    lines = {f"<urn:{number:06}> <urn:p> <urn:o{number * 7919 % 1000}> ." for number in range(50_000)}
    some = {sorted(lines)[at] for at in (0, 1, 25_000, 49_999)}
    more = {
        "<urn:000000x> <urn:p> <urn:o> .",
        "<urn:zz> <urn:p> <urn:o> .",
        "<urn:025000a> <urn:p> <urn:o> .",
    }
    (tmp_path / "old").write_bytes(text(lines))
    (tmp_path / "new").write_bytes(text((lines - some) | more))
    (tmp_path / "empty").write_bytes(b"")
    gone, come = changed_lines(tmp_path / "old", tmp_path / "new")
    assert {line.decode().rstrip("\n") for line in gone} == some
    assert {line.decode().rstrip("\n") for line in come} == more
    assert changed_lines(tmp_path / "empty", tmp_path / "old") == ([], text(lines).splitlines(keepends=True))
    assert changed_lines(tmp_path / "old", tmp_path / "old") == ([], [])


def test_a_build_keeps_the_quads_that_its_id_is_made_of(tmp_path: Path, store: Store) -> None:
    build = build_store(list(store), tmp_path / "graph")
    assert build is not None
    directory = build_directory(tmp_path / "graph")
    data = (directory / NQUADS).read_bytes()
    assert hashlib.sha256(data).hexdigest() == build.build_id
    opened = open_store(tmp_path / "graph")
    assert Content(opened, directory).nquads() == data
    dumped = opened.dump(format=RdfFormat.N_QUADS)
    assert dumped is not None
    assert sorted(Content(opened).nquads().splitlines()) == sorted(dumped.splitlines()) == data.splitlines()

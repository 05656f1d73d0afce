#!/bin/sh
# Learns models/en/claims.model. SHARED holds the data folders (see prepare_claims.py and prepare_unread.py), TEXTS comes from get_texts.sh,
# PRETRAINED is the folder all-mpnet-base-v2 of teacher/get_pretrained.sh, OUT is a folder for what is made on the way. Three hours
# on two cores, and 16 GB of memory. `claimgraph` and `python3` (with those requirements) come from the path.
# Usage: train_claims.sh SHARED TEXTS PRETRAINED OUT
set -eu
usage="usage: train_claims.sh SHARED TEXTS PRETRAINED OUT"
shared=${1:?$usage}
texts=${2:?$usage}
pretrained=${3:?$usage}
out=${4:?$usage}
here=$(dirname "$0")
own=$here/../../tests/gold
python3 "$here/prepare_claims.py" "$shared" "$out/gold"
python3 "$here/prepare_unread.py" "$shared" "$out/unread"
# The first texts are those that readers of several articles agreed on: the probabilities are measured on them.
set -- "$out"/gold/train-*.gold.json "$out"/gold/read-*.gold.json "$out"/gold/other-*.gold.json "$own/dispatches.gold.json" \
    "$own/kosovo_retold.gold.json" "$shared/data/claims/kosovo.gold.json"
claimgraph train-claims --examples "$@" -o "$out/read.jsonl"
claimgraph train-claims --examples "$out"/unread/*.txt -o "$out/unread.jsonl"
python3 "$here/teacher/teach_claims.py" --pretrained "$pretrained" --examples "$out/read.jsonl" --judge "$out/unread.jsonl" \
    --out "$out/taught.jsonl"
claimgraph train-claims "$@" --taught "$out/taught.jsonl" --gold-repeats 3 --least-seen 14 --most-features 235000 --epochs 6 --rows 28000 --drawn 1.4 \
    --calibrate 140 --folds 4 --measured 1 --vectors "$texts/vectors.txt" -o "$out/claims.model"

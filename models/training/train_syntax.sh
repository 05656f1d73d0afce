#!/bin/sh
# Trains models/en/syntax-accurate.model and models/en/syntax.model: a pretrained transformer on the treebanks, which then annotates plain
# text and news for the small net. TEXTS comes from get_texts.sh, UD holds the treebanks, NEWS the X.txt that prepare_unread.py and
# prepare_claims.py write, PRETRAINED the folder of all-MiniLM-L6-v2 that models/training/teacher/requirements.txt installs. Two hours on
# one core. `claimgraph` and `python3` (with those requirements) come from the path.
# Usage: train_syntax.sh TEXTS UD NEWS PRETRAINED OUT
set -eu
usage="usage: train_syntax.sh TEXTS UD NEWS PRETRAINED OUT"
texts=${1:?$usage}
ud=${2:?$usage}
news=${3:?$usage}
pretrained=${4:?$usage}
out=${5:?$usage}
here=$(dirname "$0")
mkdir -p "$out/models"
gold="$ud/en_ewt-train.conllu $ud/en_gum-open-train.conllu"
# shellcheck disable=SC2086
python3 "$here/teacher/train.py" --pretrained "$pretrained" --train $gold --dev "$ud/en_ewt-dev.conllu" "$ud/en_gum-open-dev.conllu" \
    --out "$out"
# The rules of lemmas come from any model of the treebanks.
cp "$here"/../en/*.tsv "$out/models/"
python3 "$here/teacher/export.py" "$out/epoch12.pt" --pretrained "$pretrained" --morphology "$here/../en/syntax.model" \
    --out "$out/models/syntax.model"
sed G "$texts/plain.txt" | claimgraph extract --models "$out/models" --format conllu - > "$out/silver.conllu"
find "$news" -name '*.txt' -print0 | sort -z | xargs -0 -n 500 claimgraph extract --models "$out/models" --format conllu >> "$out/silver.conllu"
# shellcheck disable=SC2086
claimgraph train $gold --silver "$out/silver.conllu" --gold-repeats 2 --vectors "$texts/vectors.txt" --epochs 12 \
    --input-dropout 0.1 --layer-dropout 0.12 --parser-dropout 0.05 -o "$out/syntax.model"
mv "$out/models/syntax.model" "$out/syntax-accurate.model"

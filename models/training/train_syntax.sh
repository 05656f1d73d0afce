#!/bin/sh
# Trains models/en/syntax.model: three large nets on the treebanks, which then annotate plain text together for the net that ships.
# TEXTS comes from get_texts.sh, UD holds the treebanks en_ewt-train.conllu and en_gum-open-train.conllu. Hours on one core.
# Usage: train_syntax.sh TEXTS UD OUT
set -eu
texts=${1:?usage: train_syntax.sh TEXTS UD OUT}
ud=${2:?usage: train_syntax.sh TEXTS UD OUT}
out=${3:?usage: train_syntax.sh TEXTS UD OUT}
mkdir -p "$out"
learn() {
    claimgraph train "$ud/en_ewt-train.conllu" "$ud/en_gum-open-train.conllu" --vectors "$texts/vectors.txt" "$@"
}
large="--hidden 192 --parser-hidden 256 --input-dropout 0.25 --layer-dropout 0.4 --parser-dropout 0.3 --epochs 30"
learn -o "$out/teacher1.model" --tag-layer 1 --epochs 30
learn -o "$out/teacher2.model" $large --tag-layer 1 --seed 11
learn -o "$out/teacher3.model" $large --tag-layer 2 --seed 12
plain="$texts/plain.txt"
[ ! -e "$texts/listed.txt" ] || plain="$plain $texts/listed.txt"
# shellcheck disable=SC2086
learn -o "$out/syntax.model" --teacher "$out/teacher1.model" "$out/teacher2.model" "$out/teacher3.model" --plain $plain \
    --gold-repeats 2 --epochs 10 --input-dropout 0.15 --layer-dropout 0.2 --parser-dropout 0.1

#!/bin/sh
# Trains models/en/names.model and models/en/antecedents.model. SHARED holds the annotated names, chains, treebanks and news, TEXTS comes from
# get_texts.sh, READ from prepare_claims.py, UNREAD from prepare_unread.py. A quarter of an hour on one core. The trees are those that the program
# makes itself, since the tagger will meet no others. `claimgraph` and `python3` with numpy come from the path.
# Usage: train_names.sh SHARED TEXTS READ UNREAD OUT
set -eu
usage="usage: train_names.sh SHARED TEXTS READ UNREAD OUT"
shared=${1:?$usage}
texts=${2:?$usage}
read=${3:?$usage}
unread=${4:?$usage}
out=${5:?$usage}
ner=$shared/data/ner
coref=$shared/data/coref
ud=$shared/data/ud
here=$(dirname "$0")
mkdir -p "$out"
analyse() {
    claimgraph extract --from conllu --format conllu "$out/$1.words.conllu" >"$out/$1.conllu"
}
python3 "$here/names_to_conllu.py" "$ner/uner_ewt-train-oth.jsonl" "$ud/en_ewt-train.conllu" --words >"$out/ewt.words.conllu"
python3 "$here/names_to_conllu.py" "$ner/gum_open-train.jsonl" "$ud/en_gum-open-train.conllu" --words >"$out/gum.words.conllu"
for name in wikigold crossner_politics-train wnut17-train; do
    python3 "$here/names_to_conllu.py" "$ner/$name.jsonl" >"$out/$name.words.conllu"
done
python3 "$here/write_small.py" 10 "$out/ewt.words.conllu" "$out/gum.words.conllu" >"$out/small.words.conllu"
for name in ewt gum wikigold crossner_politics-train wnut17-train small; do analyse "$name"; done
# What readers marked in news and releases.
python3 "$here/prepare_names.py" "$shared" "$out/names"
claimgraph extract --format conllu "$out"/names/*.txt >"$out/names.read.conllu"
python3 "$here/prepare_names.py" "$out/names.read.conllu" >"$out/news.conllu"
python3 "$here/build_classes.py" "$texts/vectors.txt" 60000 500 40 >"$out/classes.tsv"
claimgraph train-names "$out/ewt.conllu" "$out/gum.conllu" "$out/ewt.conllu" "$out/gum.conllu" "$out/wikigold.conllu" \
    "$out/crossner_politics-train.conllu" "$out/small.conllu" "$out/wnut17-train.conllu" "$out/news.conllu" \
    --classes "$out/classes.tsv" --runs 4 --epochs 7 --dropout 0.5 --decay 0.001 --least-seen 6 \
    --recall 0.9 -o "$out/names.model"
# Whom pronouns mean in the longer of the texts that were read for claims.
claimgraph extract --format conllu "$read"/read-[a-z]*.txt >"$out/read.conllu"
python3 "$here/prepare_references.py" "$out/read.conllu" >"$out/references.jsonl"
# The chains that readers marked there.
claimgraph extract --format conllu "$read"/train-*.txt "$unread"/wikinews-*.txt "$unread"/pm-*.txt >"$out/unread.conllu"
python3 "$here/prepare_chains.py" "$here/readings/chains.tsv" "$out/unread.conllu" >"$out/chains.jsonl"
chains=$coref/ontogum_open-train.jsonl
claimgraph train-antecedents "$chains" "$chains" "$chains" "$out/references.jsonl" "$out/chains.jsonl" "$out/chains.jsonl" \
    "$out/chains.jsonl" --classes "$out/classes.tsv" --dropout 0.2 --runs 6 --least-seen 12 --recall 0.3 -o "$out/antecedents.model"

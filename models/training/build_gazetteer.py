#!/usr/bin/env python3
"""Compacts the open facts of $CLAIMGRAPH_SHARED/data/kb into models/en/gazetteer.tsv and models/en/given_names.tsv.

usage: build_gazetteer.py [OUTPUT_FOLDER]        default: models/en

Same input, same bytes out. Sources and licences of the facts: models/en/NOTICE.
"""
import os, pathlib, re, sys

shared = pathlib.Path(os.environ.get("CLAIMGRAPH_SHARED", "../shared"))
kb = shared / "data" / "kb"
out = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "models/en")

# Earlier classes win a name that several things share.
RANK = ["country", "intl", "region", "capital", "mission", "government", "military", "legislature", "law", "person", "city", "place",
        "organization", "event", "party"]
CLASS = {"place/country": "country", "place/city": "city", "place/region": "region", "place/admin": "region", "place": "place",
         "person": "person", "organization": "organization", "organization/intl": "intl", "organization/party": "party",
         "organization/legislature": "legislature", "organization/government": "government", "organization/mission": "mission",
         "organization/military": "military", "event": "event", "law/treaty": "law", "law/resolution": "law", "law": "law"}


def rows(name):
    with open(kb / name, encoding="utf-8") as lines:
        header = None
        for line in lines:
            if line.startswith("#"):
                continue
            cells = line.rstrip("\n").split("\t")
            if header is None:
                header = cells
            else:
                yield dict(zip(header, cells + [""] * (len(header) - len(cells))))


def common_words():
    """Lower-case words of the training treebanks: a capitalised one at the start of a sentence is no name."""
    words = set()
    for path in sorted((shared / "data" / "ud").glob("*-train.conllu")):
        for line in open(path, encoding="utf-8"):
            cells = line.split("\t")
            if len(cells) > 3 and cells[3] != "PROPN" and cells[1].isalpha() and cells[1].islower():
                words.add(cells[1])
    return words


COMMON = common_words()


CALENDAR = set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
               "September October November December".split())


def usable(alias, kind):
    if alias in CALENDAR:
        return False
    if not re.search(r"[^\W\d_]", alias) or len(alias) > 80 or not alias[0].isupper() or "\t" in alias:
        return False
    single = re.fullmatch(r"[^\W\d_]+", alias)
    if single and alias.lower() in COMMON and not (alias.isupper() and len(alias) > 1 and kind in ("country", "intl", "mission")):
        return kind == "country" and alias in ("Turkey", "Chad", "Jordan", "Georgia")
    if kind == "party" and (single and len(alias) < 6):
        return False
    return kind != "person" or len(alias) > 2


def demonyms():
    result = {}
    for row in rows("demonyms.tsv"):
        words = set()
        for cell in (row["adjective"], row["noun"]):
            for part in re.split(r"[,;/]| or ", re.sub(r"\(singular[^)]*\)|\(plural\)", "", cell)):
                part = part.strip()
                plural = part.endswith("(s)")
                part = re.sub(r"\(.*?\)", "", part).strip()
                if re.fullmatch(r"[^\W\d_]+(?:[ -][^\W\d_]+)?", part) and part[0].isupper():
                    words.add(part)
                    if plural:
                        words.add(part + "s")
        words = {"Korean": set()}.get(row["adjective"], words)
        result[row["country_id"]] = sorted(words)
    result["Q423"], result["Q884"] = ["North Korean", "North Koreans"], ["South Korean", "South Koreans"]
    result["reg:european_continent"] = ["European", "Europeans"]
    return result


def main():
    demonym = demonyms()
    country_id = {}
    entries = []
    for row in rows("kb.tsv"):
        kind = CLASS.get(row["type"])
        if kind is None:
            continue
        if kind == "country":
            country_id[row["country"]] = row["id"]
        entries.append((kind, row))
    capitals = {}
    for row in rows("capitals.tsv"):
        capitals[re.sub(r",.*", "", row["capital"])] = (row["country_id"], row["aliases"])
    capitals["Brussels"] = ("Q458", "")  # the seat that speaks there is the Union's
    seen, lines = set(), []
    for kind, row in entries:
        name = row["name"]
        aliases = [a for a in row["aliases"].split("|") if a and (row["id"], a) != ("Q458", "Europe")]
        country = country_id.get(row["country"], "") if row["country"] else ""
        short = re.sub(r",.*", "", name)
        if kind == "city" and short in capitals and (country == capitals[short][0] or short == "Brussels"):
            kind, country = "capital", capitals[short][0]
            aliases.append(short)
        names = [n for n in dict.fromkeys([name, *aliases]) if usable(re.sub(r"^[Tt]he ", "", n), kind)]
        names = list(dict.fromkeys(re.sub(r"^[Tt]he ", "", n) for n in names))
        if not names or row["id"] in seen:
            continue
        seen.add(row["id"])
        shown = re.sub(r"^[Tt]he ", "", name)
        shown = shown if shown in names else names[0]
        acronym = next((n for n in names if n.isupper() and n.isalpha() and len(n) <= 6), None)
        if acronym and (kind == "mission" or (kind == "intl" and len(shown) > 28)):
            shown = acronym  # nobody writes the long name
        if kind == "person":
            shown = re.sub(r" [A-Z]\. ", " ", shown)
        lines.append((RANK.index(kind), row["id"], kind, shown, "|".join(sorted(set(names) - {shown})), country,
                      "|".join(demonym.get(row["id"], [])) if kind in ("country", "region") else ""))
    lines.sort()
    with open(out / "gazetteer.tsv", "w", encoding="utf-8") as file:
        file.write("# Names of the world, made by models/training/build_gazetteer.py; sources and licences in NOTICE.\n"
                   "# Of several things with one name the earlier line wins.\nid\tclass\tname\taliases\tcountry\tdemonyms\n")
        for _, *cells in lines:
            file.write("\t".join(cell or "-" for cell in cells) + "\n")

    given = {}
    for gender in ("male", "female"):
        for line in open(kb / "census1990_names" / f"{gender}.txt", encoding="utf-8"):
            cells = re.split(r"[\s,]+", line.strip())
            if len(cells) < 2 or not cells[0].isalpha():
                continue
            share = float(cells[1])
            if share >= 0.004:
                given.setdefault(cells[0].capitalize(), {})[gender] = share
    with open(out / "given_names.tsv", "w", encoding="utf-8") as file:
        file.write("# Given names (US census of 1990, public domain), made by models/training/build_gazetteer.py.\nname\tgender\n")
        for name in sorted(given):
            share = given[name]
            male, female = share.get("male", 0), share.get("female", 0)
            if name.lower() in COMMON and name.lower() not in ("mark", "jack", "bill", "frank", "grace", "rose", "bob", "peter", "rob"):
                continue
            gender = "male" if male > 4 * female else "female" if female > 4 * male else "-"
            file.write(f"{name}\t{gender}\n")


main()

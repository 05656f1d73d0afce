#!/usr/bin/env python3
"""Compacts the open facts of $CLAIMGRAPH_SHARED/data/kb, the names of names.tsv beside this script and the businesses that
get_names.sh fetched into models/en/gazetteer.tsv, models/en/given_names.tsv and models/en/common_words.tsv.

usage: build_gazetteer.py BUSINESSES [OUTPUT_FOLDER]        default: models/en

Same input, same bytes out. Sources and licences of the facts: models/en/NOTICE.
"""
import difflib, html, json, os, pathlib, re, sys, unicodedata

shared = pathlib.Path(os.environ.get("CLAIMGRAPH_SHARED", "../shared"))
kb = shared / "data" / "kb"
businesses = pathlib.Path(sys.argv[1])
out = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "models/en")

# Earlier classes win a name that several things share.
RANK = ["country", "intl", "region", "capital", "mission", "government", "seat", "military", "legislature", "law", "person", "group",
        "city", "organization", "place", "event", "party", "brand", "restaurant", "firm"]
# Classes that name the same kind of thing, so that two rows with one name may be one thing.
KIND = {"country": "place", "region": "place", "capital": "place", "city": "place", "place": "place", "person": "person",
        "group": "group", "event": "event", "law": "law"}
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
                cells = [re.sub(r"\s+", " ", cell).replace("’", "'").strip() for cell in cells]
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


# Words that a dictionary has: a shop of one such word is not what a text means by it.
DICTIONARY = {line.split("\t")[0] for line in open(pathlib.Path(__file__).parent.parent / "en/lemmas.tsv", encoding="utf-8")}

CALENDAR = set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
               "September October November December".split())


def fold(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


def usable(alias, kind):
    if alias in CALENDAR:
        return False
    if not re.search(r"[^\W\d_]", alias) or len(alias) > 80 or not (alias[0].isupper() or alias[:3] in ("al-", "al ")) or "\t" in alias:
        return False
    single = re.fullmatch(r"[^\W\d_]+", alias)
    acronym = alias.isupper() and len(alias) > 1 and kind in ("country", "intl", "mission", "region")
    if single and alias.lower() in COMMON and not acronym:
        return kind == "country" and alias in ("Turkey", "Chad", "Jordan", "Georgia")
    if kind in ("party", "event", "place") and single and len(alias) < 6 and not (kind == "place" and len(alias) > 3):
        return False
    return kind != "person" or len(alias) > 2


def plain(name):
    """A name without what an encyclopedia adds to tell it from others: "Washington (state)", "Columbus, Ohio"."""
    return re.sub(r",.*", "", re.sub(r" \(.*?\)", "", name)).strip() or name


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
    return result


def given_names():
    given = {}
    for gender in ("male", "female"):
        for line in open(kb / "census1990_names" / f"{gender}.txt", encoding="utf-8"):
            cells = re.split(r"[\s,]+", line.strip())
            if len(cells) >= 2 and cells[0].isalpha() and float(cells[1]) >= 0.004:
                given.setdefault(cells[0].capitalize(), {})[gender] = float(cells[1])
    return given


def own_names():
    """The rows of names.tsv by kind and folded name."""
    header, own = None, {}
    for line in open(pathlib.Path(__file__).parent / "names.tsv", encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        cells = line.rstrip("\n").split("\t")
        if header is None:
            header = cells
            continue
        row = {name: "" if cell == "-" else cell for name, cell in zip(header, cells, strict=True)}
        if row["class"] not in RANK:
            sys.exit(f"names.tsv: '{row['class']}' is no class")
        own[KIND.get(row["class"], "organization"), fold(row["name"])] = row
        for alias in row["aliases"].split("|") if row["class"] == "person" else []:
            if " " in alias:
                own["person", fold(alias)] = row
    return own


def wikipedia():
    """Titles of articles and their Wikidata ids."""
    for line in open(kb / "wiki_map.tsv", encoding="utf-8"):
        title, world = line.rstrip("\n").split("\t")
        yield title.replace("_", " "), world


TITLES = dict(wikipedia())

SERVING = {"fast_food", "restaurant", "cafe", "pub", "bar", "ice_cream", "hotel", "motel"}
ENGLISH_LANDS = {"001", "us", "gb", "ca", "au", "ie", "nz", "in", "za", "sg"}
FIRM_ENDS = re.compile(r"[, ]+(?:inc|corp|corporation|company|co|ltd|limited|plc|llc|l\.p|lp|n\.v|s\.a|ag|se|holdings?|group|incorporated"
                       r"|\(.*\)|the)\.?$", re.I)
FUNDS = re.compile(r"\b(?:ETF|Fund|Trust|Income|Index|Bond|Yield|Dividend|Portfolio|Municipal|Acquisition|Equity|Warrants?|Notes?)\b")


PATRONYMIC = re.compile(r"[^\W\d_]{3,}(?:vich|vych|ovna|evna)")


def heads():
    """The surnames of heads of state and of government by their names: with an office before it such a surname names its bearer."""
    return {row["name"]: row["surname"] for row in rows("leaders.tsv") if row["surname"] and row["surname"] != row["name"]}


HEADS = heads()


def full_forms(row):
    """The names of several words that a person has, the shortest last: the one in use is that which an encyclopedia has, else the
    shortest of those with the same surname."""
    words = [word for word in row["name"].split(" ") if not PATRONYMIC.fullmatch(word) or word == row["name"].split(" ")[0]]
    forms = [row["name"], " ".join(words), re.sub(r" [A-Z]\. ", " ", row["name"])]
    forms += [alias for alias in row["aliases"].split("|") if alias in TITLES or row["name"] in HEADS and
              (alias.split(" ")[0], alias.split(" ")[-1]) == (words[0], words[-1])]
    forms = [form for form in dict.fromkeys(forms) if " " in form]
    return sorted(forms, key=lambda form: (form not in TITLES, len(form.split(" ")), form))[::-1]


def is_full(alias, name):
    """Whether an alias of a person has a given name and that surname, and no office."""
    words = alias.split(" ")
    return len(words) > 1 and fold(name.split(" ")[-1]) in map(fold, words) and not re.search(r"^\w\. \w+$|\.$", alias) \
        and not any(word.lower() in COMMON and word.lower() not in fold(name).split(" ") or word.isupper() and len(word) > 3 for word in words)


def telling_aliases(row):
    """Those of a row of GUM's links are what its texts wrote there ("the Court", "Boston" for a team): only initials tell by themselves."""
    if not row["source"].startswith("GUM"):
        return [alias for alias in row["aliases"].split("|") if alias]
    initials = "".join(word[0] for word in re.split(r"[\s-]+", row["name"]) if word[0].isupper())
    return [alias for alias in row["aliases"].split("|") if len(alias) > 3 and alias == initials or fold(alias) == fold(row["name"])]


def brands():
    """Chains that English texts tell of, by Wikidata id."""
    for path, group in json.loads((businesses / "brands.json").read_text(encoding="utf-8"))["nsi"].items():
        tree, key, value = path.split("/")[:3]
        if tree != "brands" or key not in ("shop", "amenity", "office", "tourism", "leisure", "healthcare", "craft", "club"):
            continue
        for item in group["items"]:
            lands = [land for land in item.get("locationSet", {}).get("include", []) if isinstance(land, str)]
            world = item["tags"].get("brand:wikidata", "")
            if re.fullmatch(r"Q\d+", world) and any(land[:3].rstrip("-") in ENGLISH_LANDS for land in lands):
                yield "restaurant" if value in SERVING else "brand", world, item["displayName"]


def firms():
    """Listed companies, without what the law makes them add."""
    for entry in json.loads((businesses / "listed.json").read_text(encoding="utf-8")).values():
        name = full = re.sub(r"^[Tt]he ", "", html.unescape(entry["name"]))
        while name != (name := FIRM_ENDS.sub("", name).strip()):
            pass
        if not FUNDS.search(full) and name.isascii():
            yield name


def world_id(row, seen):
    """The id of a row of names.tsv by its name or an alias of several words."""
    for name in [row["name"], *row["aliases"].split("|")]:
        world = TITLES.get(name)
        if world and world not in seen and (name == row["name"] or " " in name):
            return world
    return None


def with_world_ids(entries, own):
    """Gives what only a source's own id has the id of the Wikipedia article of that name, where it is of the same kind: an article's
    plain title is the best known bearer of the name. Of two rows that become one the earlier class wins and takes the other's aliases."""
    kind_of = {row["id"]: KIND.get(kind, "organization") for kind, row in entries if row["id"].startswith("Q")}
    by_id, taken = {}, set()
    for kind, row in sorted(entries, key=lambda entry: (RANK.index(entry[0]), entry[1]["id"])):
        names = full_forms(row)[::-1] if kind == "person" else [row["name"]]
        if kind == "city" and ("organization", fold(row["name"])) in own:
            names = []  # the article may be that of the firm: "Toyota"
        world = next((TITLES[name] for name in names if name in TITLES), None)
        if not row["id"].startswith("Q") and world and world not in taken and \
                kind_of.get(world, KIND.get(kind, "organization")) == KIND.get(kind, "organization"):
            row = {**row, "id": world}
            taken.add(world)
        if row["id"] in by_id:
            first = by_id[row["id"]][1]
            first["aliases"] = "|".join(dict.fromkeys(filter(None, [*first["aliases"].split("|"), *row["aliases"].split("|")])))
        else:
            by_id[row["id"]] = (kind, dict(row))
    bearers = {}  # of one surname in one land: spellings of one name become one
    for kind, row in list(by_id.values()):
        if kind != "person" or row["name"] not in HEADS:
            continue
        for first in bearers.setdefault((row["country"], HEADS[row["name"]]), []):
            if difflib.SequenceMatcher(None, fold(first["name"]), fold(row["name"])).ratio() > 0.85:
                first["aliases"] = "|".join(filter(None, [first["aliases"], row["name"], row["aliases"]]))
                del by_id[row["id"]]
                break
        else:
            bearers[row["country"], HEADS[row["name"]]].append(row)
    order = {row["id"]: i for i, (_, row) in reversed(list(enumerate(entries)))}
    return sorted(by_id.values(), key=lambda entry: order.get(entry[1]["id"], len(order)))


def main():
    demonym, given, own = demonyms(), given_names(), own_names()
    country_id, country_of = {}, {}
    entries = []
    for row in rows("kb.tsv"):
        kind = CLASS.get(row["type"])
        if kind is None:
            continue
        if kind == "country":
            country_id[row["country"]] = row["id"]
            for name in filter(None, (row["name"], *row["aliases"].split("|"))):
                country_of[name] = row["id"]
        entries.append((kind, row))
    for row in rows("capitals.tsv"):  # states that the facts lack
        if row["country"] not in country_of:
            world = TITLES.get(row["country"], row["country_id"])
            demonym.setdefault(world, demonym.get(row["country_id"], []))
            country_id[row["iso2"]] = country_of[row["country"]] = world
            entries.append(("country", {"id": world, "name": row["country"], "aliases": "", "country": row["iso2"], "source": ""}))
    entries = with_world_ids(entries, own)
    entries.sort(key=lambda entry: not entry[1]["id"].startswith("Q"))  # ids of the world before those of a source
    capitals = {}
    for row in rows("capitals.tsv"):
        capitals[re.sub(r",.*", "", row["capital"])] = (country_id[row["iso2"]], row["aliases"])
    capitals["Brussels"] = ("Q458", "")  # the seat that speaks there is the Union's
    surnames = {fold(row["name"]).split(" ")[-1] for kind, row in entries if kind == "person"}
    main_names = {}
    for kind, row in entries:
        main_names.setdefault(fold(plain(row["name"])), []).append(row["id"])
    for (kind, name), row in own.items():
        for known in [name, *map(fold, filter(None, row["aliases"].split("|")))]:
            main_names.setdefault(known, []).append("own")

    def is_noise(kind, row, name):
        """One-word names that mean something else far more often."""
        lower, single = fold(name), " " not in name and "-" not in name
        if kind == "person":  # one word tells of nobody; a sentence is no name
            return single or any(len(word) > 3 and word in COMMON for word in row["name"].split(" "))
        if row["source"].startswith("GUM") and "(" in row["name"] and kind in ("organization", "event"):
            return True  # "Instinct (magazine)"
        if kind == "city":
            return single and (lower.capitalize() in given or lower in surnames or lower in COMMON)
        return False

    def sounds_like_another(adjective, id_):
        """ "Chinese" is of China, not of Macau too."""
        return any(adjective in demonym.get(row["id"], []) and fold(row["name"])[:3] == fold(adjective)[:3]
                   for kind, row in entries if kind == "country" and row["id"] != id_)

    seen, lines, used = set(), [], set()

    def add(kind, id_, name, aliases, country, own_demonyms):
        names = [re.sub(r"^[Tt]he ", "", n) for n in dict.fromkeys([name, *aliases])]
        names = [n for n in dict.fromkeys(names) if usable(n, kind)]
        if not names or id_ in seen:
            return
        seen.add(id_)
        shown = re.sub(r"^[Tt]he ", "", name)
        shown = shown if shown in names else names[0]
        acronym = next((n for n in names if n.isupper() and n.isalpha() and len(n) <= 6), None)
        if acronym and (kind == "mission" or (kind == "intl" and len(shown) > 28)):
            shown = acronym  # nobody writes the long name
        adjectives = demonym.get(id_, []) if kind == "country" else []
        adjectives = [a for a in adjectives if fold(a)[:3] == fold(shown)[:3] or not sounds_like_another(a, id_)]
        adjectives = [a for a in dict.fromkeys([*adjectives, *own_demonyms]) if a not in names]
        lines.append((RANK.index(kind), id_, kind, shown, "|".join(sorted(set(names) - {shown})), country, "|".join(adjectives)))

    for kind, row in entries:
        name = row["name"]
        short = plain(name)
        country = country_id.get(row["country"], "") if row["country"] else ""
        if name.endswith("(U.S. state)"):
            country = country_of["United States"]
        if kind == "city" and short in capitals and (country == capitals[short][0] or short == "Brussels"):
            kind, country = "capital", capitals[short][0]
        aliases = telling_aliases(row)
        # an alias that is the name of something else is a slip of the source or of a text
        aliases = [a for a in aliases if not set(main_names.get(fold(plain(a)), [])) - {row["id"]}]
        if kind in ("organization", "event"):  # "Boston" for its baseball team, "Duke" for the university
            aliases = [a for a in aliases if " " in a or a.isupper()]
        own_row = own.get((KIND.get(kind, "organization"), fold(short))) if "(" not in name else None
        if own_row is None and kind == "person" and " " not in short:  # peoples and movements count as persons there
            own_row = own.get(("group", fold(short))) or own.get(("organization", fold(short)))
        if own_row and {kind, own_row["class"]} in ({"country", "region"}, {"country", "city"}, {"capital", "city"}):
            own_row = None
        if kind == "person" and " " in short:
            forms = full_forms({**row, "aliases": "|".join(aliases)})
            own_row = next((own["person", fold(form)] for form in forms if ("person", fold(form)) in own), None)
            short = own_row["name"] if own_row else forms[-1]
            surname = [HEADS[name] for name in forms if HEADS.get(name)]
            aliases = [*forms, *(alias for alias in aliases if is_full(alias, short)), *surname]
        if own_row is None and is_noise(kind, row, short):
            continue
        if own_row is not None:
            if id(own_row) in used and not row["id"].startswith("Q"):
                continue
            if id(own_row) not in used or row["id"].startswith("Q"):
                used.add(id(own_row))
                kind = own_row["class"]
                aliases = [*own_row["aliases"].split("|"), *aliases] if own_row["aliases"] else aliases
                country = country_of.get(own_row["country"], country)
        add(kind, row["id"], short, aliases, country, own_row["demonyms"].split("|") if own_row and own_row["demonyms"] else [])
    for row in own.values():
        if id(row) in used:
            continue
        if row["country"] and row["country"] not in country_of:
            sys.exit(f"names.tsv: '{row['country']}' is no country")
        add(row["class"], world_id(row, seen) or "own:" + re.sub(r"[^a-z0-9]+", "_", fold(row["name"])), row["name"],
            [a for a in row["aliases"].split("|") if a], country_of.get(row["country"], ""),
            [d for d in row["demonyms"].split("|") if d])
    taken = {fold(name) for _, _, _, shown, aliases, *_ in lines for name in [shown, *aliases.split("|")]}

    def is_new(name):
        """No name of something else, and no word that mostly means something else."""
        single = " " not in name and "-" not in name
        return fold(name) not in taken and name.isascii() and len(name) > 3 and not (
            single and (name in given or fold(name) in surnames or fold(name) in DICTIONARY or
                       fold(name) in COMMON or fold(name).removesuffix("s") in COMMON))

    for kind, world, name in sorted(set(brands())):
        if is_new(re.sub(r"^[Tt]he ", "", name)):
            add(kind, world, name, [], "", [])
    taken |= {fold(line[3]) for line in lines}
    for name in sorted(set(firms())):
        if is_new(name):
            add("firm", "own:" + re.sub(r"[^a-z0-9]+", "_", fold(name)), name, [], "", [])
    lines.sort()
    with open(out / "gazetteer.tsv", "w", encoding="utf-8") as file:
        file.write("# Names of the world, made by models/training/build_gazetteer.py; sources and licences in NOTICE.\n"
                   "# Of several things with one name the earlier line wins.\nid\tclass\tname\taliases\tcountry\tdemonyms\n")
        for _, *cells in lines:
            file.write("\t".join(cell or "-" for cell in cells) + "\n")

    for row in rows("kb.tsv"):
        words = row["name"].split(" ") if CLASS.get(row["type"]) == "person" else []
        if len(words) > 1 and re.fullmatch(r"[^\W\d_]{3,}", words[0]) and words[0][1:].islower() and words[0] not in country_of:
            given.setdefault(words[0], {})
    with open(out / "given_names.tsv", "w", encoding="utf-8") as file:
        file.write("# Given names (US census of 1990, public domain; of the persons in gazetteer.tsv), made by models/training/build_gazetteer.py.\nname\tgender\n")
        for name in sorted(given):
            share = given[name]
            male, female = share.get("male", 0), share.get("female", 0)
            if name.lower() in COMMON and name.lower() not in ("mark", "jack", "bill", "frank", "grace", "rose", "bob", "peter", "rob"):
                continue
            gender = "male" if male > 4 * female else "female" if female > 4 * male else "-"
            file.write(f"{name}\t{gender}\n")
    with open(out / "common_words.tsv", "w", encoding="utf-8") as file:
        file.write("# Words that the training treebanks write small (UD English EWT and GUM, CC BY-SA 4.0), made by\n"
                   "# models/training/build_gazetteer.py. A run of them with capitals is a title or a term, no person.\nword\n")
        for word in sorted(COMMON):
            if len(word) > 2:
                file.write(word + "\n")


main()

"""Makes a site of pages that were written for a repository: README.md is its first page, and files outside docs/ that a page links to become
part of it, so that strict mode checks every link. Of a folder only the name stays. The C++ API, which Doxygen has written, lies in api/."""
import pathlib
import posixpath
import re

from mkdocs.structure.files import File, InclusionLevel

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
API = ROOT / "build" / "api" / "html"
OWN = "source/"  # where files lie in the site that are not in docs/
LINK = re.compile(r"(?P<before>!?\[(?P<text>[^\]]*)\]\()(?P<target>[^)#\s]+)(?P<anchor>#[^)\s]*)?\)")
FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def place_of(path):
    """Where a file of the repository lies in the site."""
    if path == "README.md":
        return "index.md"
    if path.startswith("docs/"):
        return path[len("docs/"):]
    return OWN + path + ("" if path.endswith((".md", ".png", ".svg")) else ".txt")


def path_of(place):
    """The other way round."""
    if place == "index.md":
        return "README.md"
    return place[len(OWN):] if place.startswith(OWN) else "docs/" + place


def linked(page, target):
    """The path of the file that a page links to, or None if it leads elsewhere."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), target))
    return path if "://" not in target and not path.startswith("docs/api/") else None


def without_listings(text):
    return FENCE.sub("", text)


def on_files(files, config):
    have = {file.src_uri for file in files}
    todo = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"] + [path_of(file.src_uri) for file in files if file.src_uri.endswith(".md")]
    seen = set()
    while todo:
        path = todo.pop()
        if path in seen or not (ROOT / path).is_file():
            continue
        seen.add(path)
        if place_of(path) not in have:
            files.append(File.generated(config, place_of(path), abs_src_path=str(ROOT / path), inclusion=InclusionLevel.NOT_IN_NAV))
        if path.endswith(".md"):
            targets = [match["target"] for match in LINK.finditer(without_listings((ROOT / path).read_text(encoding="utf-8")))]
            todo += [found for found in (linked(path, target) for target in targets) if found]
    for file in sorted(API.rglob("*")):
        if file.is_file():
            files.append(File.generated(config, "api/" + file.relative_to(API).as_posix(), abs_src_path=str(file)))
    return files


def on_page_markdown(markdown, page, config, files):
    here = page.file.src_uri

    def moved(match):
        path = linked(path_of(here), match["target"])
        if path is None:
            return match[0]
        if (ROOT / path).is_dir():
            return match["text"]
        place = posixpath.relpath(place_of(path), posixpath.dirname(here) or ".")
        return f"{match['before']}{place}{match['anchor'] or ''})"

    pieces, last = [], 0
    for fence in FENCE.finditer(markdown):
        pieces += [LINK.sub(moved, markdown[last : fence.start()]), fence[0]]
        last = fence.end()
    return "".join(pieces) + LINK.sub(moved, markdown[last:])

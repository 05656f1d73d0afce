#!/usr/bin/env python3
"""Main text of web pages, beside trafilatura: pages.py FOLDER [--program build/release/bin/claimgraph] [--repeat 3]

FOLDER has NAME.html and truth.json: {NAME: {"articleBody": text}}, as the article-extraction benchmark of Scrapinghub has it
(https://github.com/scrapinghub/article-extraction-benchmark). The measure is that benchmark's: precision and recall over shingles
of four words, averaged over pages, and F1 of the two means. Both read the same bytes in the same run, one thread each, and
write no files. Seconds are processor time without the start of the program: claimgraph's of one run over all pages less
a run over one page (that page is left out of its count), trafilatura's of the calls alone. Needs: pip install trafilatura lxml_html_clean"""
import argparse
import collections
import json
import pathlib
import re
import resource
import subprocess
import tempfile
import time


# What a page says of its parts; taken out to see how much an extractor leans on it.
VALUE = rb"""=("[^"]*"|'[^']*'|[^\s>"']+)"""
WITHOUT = {
    "classes": lambda page: re.sub(rb"\s(class|id|role)" + VALUE, b"", page),
    "elements": lambda page: re.sub(
        rb"<(/?)(article|main|aside|nav|footer|section|figure|figcaption|header)\b", rb"<\1div", re.sub(rb"\sitemprop" + VALUE, b"", page)
    ),
}


def shingles(text, n=4):
    words = re.findall(r"\w+", text or "")
    return collections.Counter(tuple(words[i : i + n]) for i in range(max(1, len(words) - n + 1))) if words else collections.Counter()


def score(truth, texts):
    precisions, recalls = [], []
    for page, want in truth.items():
        right, read = shingles(want["articleBody"]), shingles(texts.get(page))
        common = sum((right & read).values())
        if read:
            precisions.append(common / sum(read.values()))
        if right:
            recalls.append(common / sum(right.values()))
    precision, recall = sum(precisions) / max(1, len(precisions)), sum(recalls) / max(1, len(recalls))
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def child_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run_claimgraph(program, paths):
    # all languages, as the benchmark has some that are not English; from a list of files, in the order of the names
    before = child_seconds()
    command = [program, "extract", "--format", "documents", "--any-language", "--threads", "1", *map(str, paths)]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0:
        raise SystemExit(f"{program}: status {run.returncode}: {run.stderr[-500:]}")
    output = run.stdout
    seconds = child_seconds() - before
    texts = {}
    for line in output.splitlines():
        document = json.loads(line)
        texts[pathlib.Path(document["id"]).stem] = document["text"]
    return texts, seconds


def claimgraph(program, paths, repeat):
    texts, whole = min((run_claimgraph(program, paths) for _ in range(repeat)), key=lambda run: run[1])
    start = min(run_claimgraph(program, paths[:1])[1] for _ in range(repeat))
    return texts, max(whole - start, 1e-9), paths[1:]


def trafilatura(paths, repeat):
    import trafilatura as library

    pages = [(path, path.read_bytes()) for path in paths]
    library.extract(pages[0][1])  # loads what it needs
    best, texts = float("inf"), {}
    for _ in range(repeat):
        begin = time.process_time()
        for path, page in pages:
            texts[path.stem] = library.extract(page, include_comments=False) or ""
        best = min(best, time.process_time() - begin)
    return texts, best, paths


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--program", default="build/release/bin/claimgraph")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--times", type=int, default=10, help="how often each page is read, under other names [10]")
    parser.add_argument("--without", choices=WITHOUT, help="classes, ids and roles; or the elements of HTML 5 and microdata")
    arguments = parser.parse_args()
    truth = json.loads((arguments.folder / "truth.json").read_text(encoding="utf-8"))
    paths = [arguments.folder / f"{page}.html" for page in truth]
    rows = []
    with tempfile.TemporaryDirectory() as copies:
        # the program is quick: it reads each page many times, or its start would drown the rest
        many = [pathlib.Path(copies) / f"{n}" / path.name for n in range(arguments.times) for path in paths]
        for n, copy in enumerate(many):
            page = paths[n % len(paths)].read_bytes()
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(WITHOUT[arguments.without](page) if arguments.without else page)
        paths = many[: len(paths)]
        rows.append(("claimgraph", *claimgraph(arguments.program, many, arguments.repeat)))
        rows.append(("trafilatura", *trafilatura(paths, arguments.repeat)))
        speed = {}
        print(f"{'':12} {'pages':>6} {'precision':>9} {'recall':>7} {'F1':>6} {'pages/s':>9} {'MB/s':>7}")
        for name, texts, seconds, read in rows:
            precision, recall, f1 = score(truth, texts)
            speed[name] = len(read) / seconds
            megabytes = sum(path.stat().st_size for path in read) / 1e6
            print(f"{name:12} {len(truth):6} {precision:9.3f} {recall:7.3f} {f1:6.3f} {speed[name]:9.1f} {megabytes / seconds:7.1f}")
    print(f"claimgraph reads {speed['claimgraph'] / speed['trafilatura']:.1f} times as many pages a second")


if __name__ == "__main__":
    main()

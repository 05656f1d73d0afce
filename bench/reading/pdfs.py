#!/usr/bin/env python3
"""PDFs of known text, and how much of it is read.

    pdfs.py make --texts 'FOLDER/*.txt' --out FOLDER [--count 1000] [--seed 1] [--kinds canvas,latex,groff]
    pdfs.py score --truth FOLDER --read FILE.jsonl

`make` sets texts (first line: title; blank lines between paragraphs) in one to three columns, justified or ragged, with
hyphens at line ends, headers, footers, page numbers, footnotes, several fonts, sizes and leadings, and writes NAME.pdf,
NAME.txt (what a reader should say) and NAME.kind. `score` compares with the lines {"id", "text"} that `claimgraph extract
FOLDER --format documents` writes: precision, recall and F1 of words in order (longest common subsequence), by kind; footnotes
may stand anywhere. `bag` is without order, `title` the share of titles that are right, `blocks` that of paragraphs found
as a block of their own.
Needs reportlab and pyphen (PyPI); for the kinds latex and groff also pdflatex and groff with gropdf; for score rapidfuzz
if there are many.
"""
import argparse, collections, glob, json, os, random, re, shutil, subprocess, sys, tempfile, unicodedata
from concurrent.futures import ProcessPoolExecutor

FAMILIES = [("Times-Roman", "Times-Bold", "Times-Italic"), ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
            ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif-Italic")]
DEJAVU = "/usr/share/fonts/truetype/dejavu/"


NOTE = "\x01"  # before a footnote: it may stand in any place


def read_text(path):
    text = unicodedata.normalize("NFC", open(path, encoding="utf-8").read())
    text = "".join(c if c.encode("cp1252", "ignore") else " " for c in text)
    text = re.sub(r"[\x80-\x9f\xad]", " ", text)
    paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n", text)]
    return [p for p in paragraphs if p]


def assemble(random, pool):
    """A title and blocks of (kind, text) from a few texts."""
    texts = random.sample(pool, random.choice([1, 1, 2, 3]))
    title = texts[0][0]
    blocks = []
    for index, text in enumerate(texts):
        if index > 0:
            blocks.append(("heading", text[0]))
        blocks += [("paragraph", p) for p in text[1:]]
    return title, blocks


class Setter:
    """Sets text on pages with reportlab's canvas, line by line."""

    def __init__(self, random, path, title, blocks, notes):
        from reportlab.pdfgen import canvas
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        import pyphen
        self.width_of = pdfmetrics.stringWidth
        for name in ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif-Italic"):
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, DEJAVU + name + ".ttf" if os.path.exists(DEJAVU + name + ".ttf")
                                               else DEJAVU + "DejaVuSerif.ttf"))
        self.r = random
        self.dictionary = pyphen.Pyphen(lang="en_US")
        self.page = random.choice([(595, 842), (612, 792)])
        self.c = canvas.Canvas(path, pagesize=self.page, pageCompression=1)
        if random.random() < 0.5:
            self.c.setTitle(title if random.random() < 0.6 else "Microsoft Word - draft_%d.doc" % random.randrange(99))
        self.regular, self.bold, self.italic = random.choice(FAMILIES)
        self.size = random.choice([8, 9, 9.5, 10, 11, 12])
        self.leading = self.size * random.choice([1.12, 1.2, 1.3, 1.5] + ([2.0] if self.size > 9 else []))
        self.columns = random.choice([1, 1, 2, 2, 2, 3])
        self.margin = random.choice([45, 60, 72])
        self.gap = self.size * random.choice([1.1, 1.5, 2.0, 3.0])
        self.justified = random.random() < 0.65
        self.hyphens = random.random() < 0.75
        self.indented = random.random() < 0.6
        self.space = 0 if self.indented and random.random() < 0.7 else self.leading * random.choice([0.5, 0.8, 1.0])
        self.header = random.choice([None, "fixed", "fixed", "with number", "mirrored"])
        self.footer = random.choice([None, "number", "dashes", "of", "fixed"])
        self.running = random.choice(["The Daily Record", "Quarterly Review of News", title[:40]])
        self.stamp = random.random() < 0.15
        self.notes = notes
        self.raised = random.random() < 0.6
        self.spans_title = random.random() < 0.7 or self.columns == 1
        self.number = random.randrange(1, 300)
        self.truth = []
        self.pages = 0
        self.kind = "%d column%s%s" % (self.columns, "" if self.columns == 1 else "s", " hyphens" if self.hyphens else "")
        self.title = title
        self.blocks = blocks

    # A page and its columns.
    def begin_page(self):
        width, height = self.page
        self.pages += 1
        if self.header:
            odd = self.pages % 2 == 1
            text = self.running if self.header == "fixed" else "%s   %d" % (self.running, self.number + self.pages)
            self.c.setFont(self.italic, self.size - 1)
            if self.header == "mirrored" and odd:
                self.c.drawRightString(width - self.margin, height - 32, text)
            else:
                self.c.drawString(self.margin, height - 32, text)
        self.c.setFont(self.regular, self.size - 1)
        if self.footer == "number":
            self.c.drawCentredString(width / 2, 28, str(self.pages))
        elif self.footer == "dashes":
            self.c.drawCentredString(width / 2, 28, "- %d -" % self.pages)
        elif self.footer == "of":
            self.c.drawRightString(width - self.margin, 28, "Page %d of 9" % self.pages)
        elif self.footer == "fixed":
            self.c.drawString(self.margin, 28, "Printed for the archive")
        if self.stamp:
            self.c.saveState()
            self.c.setFont(self.bold, 60)
            self.c.translate(width / 2, height / 2)
            self.c.rotate(self.r.choice([45, 90]))
            self.c.setFillGray(0.9)
            self.c.drawCentredString(0, 0, "DRAFT")
            self.c.restoreState()
        self.column = 0
        self.top = height - 56
        self.y = self.top
        self.bottom = 56
        self.column_notes = []
        self.floor = self.bottom

    def column_width(self):
        return (self.page[0] - 2 * self.margin - (self.columns - 1) * self.gap) / self.columns

    def left(self):
        return self.margin + self.column * (self.column_width() + self.gap)

    def end_column(self):
        self.draw_notes()
        self.column += 1
        if self.column == self.columns:
            self.c.showPage()
            self.begin_page()
        self.y = self.top
        self.floor = self.bottom

    def draw_notes(self):
        y = self.floor - 0.2 * self.size
        for lines in self.column_notes:
            for line in lines:
                y -= (self.size - 2) * 1.15
                self.draw_line(line, self.left(), y, self.regular, self.size - 2, self.column_width(), False)
        self.column_notes = []

    # Lines: [(text, is_mark)].
    def break_lines(self, words, font, size, width, first_indent):
        lines, line, room = [], [], width - first_indent
        blank = self.width_of(" ", font, size)
        used = 0.0
        queue = collections.deque(words)
        while queue:
            word, mark = queue.popleft()
            w = self.width_of(word, font, size) + (self.width_of(mark, font, size * 0.6) if mark else 0)
            if used + (blank if line else 0) + w <= room:
                used += (blank if line else 0) + w
                line.append((word, mark))
                continue
            rest = room - used - (blank if line else 0)
            parts = self.parts_of(word, font, size, rest) if self.hyphens or not line else None
            if parts:
                line.append((parts[0], None))
                queue.appendleft((parts[1], mark))
            elif not line:
                line.append((word, mark))
            else:
                queue.appendleft((word, mark))
            lines.append(line)
            line, used, room = [], 0.0, width
        if line:
            lines.append(line)
        return lines

    def parts_of(self, word, font, size, rest):
        best = None
        for i, c in enumerate(word[:-1]):  # hyphens of its own
            if c == "-" and 1 < i < len(word) - 2 and self.width_of(word[:i + 1], font, size) <= rest:
                best = (word[:i + 1], word[i + 1:])
        if "-" in word:
            return best
        core = re.match(r"^(\W*)([^\W\d_]{5,})(\W*)$", word)
        if core and core.group(2)[1:].islower():
            for at in self.dictionary.positions(core.group(2)):
                left = core.group(1) + core.group(2)[:at] + "-"
                if at >= 2 and len(core.group(2)) - at >= 3 and self.width_of(left, font, size) <= rest:
                    best = (left, word[len(left) - 1:])
        return best

    def draw_line(self, line, x, y, font, size, width, justify):
        natural = sum(self.width_of(w, font, size) + (self.width_of(m, font, size * 0.6) if m else 0) for w, m in line)
        blank = self.width_of(" ", font, size)
        if justify and len(line) > 1:
            blank = (width - natural) / (len(line) - 1)
            if blank > size * 1.1:
                blank = self.width_of(" ", font, size)
        for word, mark in line:
            self.c.setFont(font, size)
            self.c.drawString(x, y, word)
            x += self.width_of(word, font, size)
            if mark:
                self.c.setFont(font, size * 0.6)
                self.c.drawString(x, y + size * 0.36, mark)
                x += self.width_of(mark, font, size * 0.6)
            x += blank

    def set_block(self, text, font, size, leading, indent, note=None, justify=True, keep=1):
        words = [(w, None) for w in text.split()]
        if note:
            at = self.r.randrange(len(words))
            words[at] = (words[at][0], note[0])
        lines = self.break_lines(words, font, size, self.column_width(), indent)
        noted = None
        for index, line in enumerate(lines):
            needed = leading * (keep if index == 0 else 1)
            mine = [m for _, m in line if m]
            extra = 0
            if mine and note:
                note_words = [(w, None) for w in note[1].split()]
                note_words[0] = ("", note[0]) if self.raised else (note[0], None)
                note_words[1:1] = [(note[1].split()[0], None)]
                noted = self.break_lines(note_words, self.regular, self.size - 2, self.column_width(), 0)
                extra = len(noted) * (self.size - 2) * 1.15 + (0.8 * self.size if not self.column_notes else 0)
            if self.y - needed < self.floor + extra:
                self.end_column()
            if extra:
                self.column_notes.append(noted)
                self.floor += extra
            self.y -= leading
            shift = indent if index == 0 else 0
            self.draw_line(line, self.left() + shift, self.y, font, size, self.column_width() - shift,
                           justify and self.justified and index + 1 < len(lines))

    def run(self):
        self.begin_page()
        size = self.size * self.r.choice([1.5, 1.8, 2.2])
        if self.spans_title:
            columns, self.columns = self.columns, 1
            self.set_block(self.title, self.bold, size, size * 1.2, 0, justify=False)
            self.columns = columns
            self.y -= self.size * 1.5
            self.top = self.y
        else:
            self.set_block(self.title, self.bold, size, size * 1.2, 0, justify=False)
            self.y -= self.size
        self.truth.append(self.title)
        first_page_top = self.top
        number = 0
        for kind, text in self.blocks:
            if self.pages > 1 or self.top != first_page_top:
                self.top = self.page[1] - 56
            if kind == "heading":
                self.y -= self.leading * 0.8
                self.set_block(text, self.bold, self.size * self.r.choice([1, 1.2]), self.leading * 1.2, 0, justify=False,
                               keep=3)
                self.y -= self.leading * 0.3
                self.truth.append(text)
                continue
            note = None
            if self.notes and self.r.random() < 0.12 and len(text.split()) > 20:
                number += 1
                note = (str(number), self.notes.pop())
            self.set_block(text, self.regular, self.size, self.leading, self.size * 1.5 if self.indented else 0, note)
            self.y -= self.space
            self.truth.append(text)
            if note:
                self.truth.append(NOTE + ("" if self.raised else note[0] + " ") + note[1])
        self.draw_notes()
        self.c.save()


def make_canvas(job):
    seed, out, name, pool = job
    r = random.Random(seed)
    title, blocks = assemble(r, pool)
    notes = [p for text in r.sample(pool, 3) for p in text[1:] if 8 < len(p.split()) < 40]
    setter = Setter(r, os.path.join(out, name + ".pdf"), title, blocks, notes)
    setter.run()
    return setter.truth, setter.kind


def tex(text):
    table = {"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}", "~": " ", "^": " ",
             "\\": " ", "<": " ", ">": " ", "|": " ", "\u2014": "---", "\u2013": "--", "\u2018": "`", "\u2019": "'",
             "\u201c": "``", "\u201d": "''", '"': "''"}
    return "".join(table.get(c, c if c in "\n" or c.isprintable() and ord(c) < 0x180 else " ") for c in text)


def make_latex(job):
    seed, out, name, pool = job
    r = random.Random(seed)
    title, blocks = assemble(r, pool)
    columns = r.choice([1, 2, 2, 3])
    font = r.choice(["", r"\usepackage{mathptmx}", r"\usepackage{lmodern}", r"\usepackage[scaled]{helvet}\renewcommand"
                     r"\familydefault{\sfdefault}"])
    truth = [title]
    body = []
    for kind, text in blocks:
        text = re.sub(r"[<>|~^\\{}\u0180-\uffff]", lambda m: m.group() if m.group() in "\u2013\u2014\u2018\u2019\u201c\u201d"
                      else " ", text)
        if kind == "heading":
            body.append(r"\section*{%s}" % tex(text))
        else:
            body.append(tex(text))
        truth.append(text)
        if kind == "paragraph" and r.random() < 0.1:
            note = r.choice([p for p in r.choice(pool)[1:]])[:200].rsplit(" ", 1)[0]
            note = re.sub(r"[^\x20-\x7e]|[<>|~^\\{}]", " ", note)
            body[-1] += r"\footnote{%s}" % tex(note)
            truth.append(NOTE + note)
    source = "\n".join([
        r"\documentclass[%s,%s]{article}" % (r.choice(["10pt", "11pt", "12pt"]), r.choice(["a4paper", "letterpaper"])
                                             + (",twocolumn" if columns == 2 else "")),
        r"\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{multicol}\usepackage{lmodern}", font,
        r"\pagestyle{%s}" % r.choice(["plain", "headings", "empty"]), r"\title{%s}\date{}\author{}" % tex(title),
        r"\setlength{\emergencystretch}{2em}",
        r"\begin{document}\maketitle", r"\begin{multicols}{3}" if columns == 3 else "", "\n\n".join(body),
        r"\end{multicols}" if columns == 3 else "", r"\end{document}"])
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "a.tex"), "w", encoding="utf-8") as file:
            file.write(source)
        done = subprocess.run(["pdflatex", "-interaction=batchmode", "-no-shell-escape", "a.tex"], cwd=folder,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
        made = os.path.join(folder, "a.pdf")
        if not os.path.exists(made) or os.path.getsize(made) < 2000:
            raise RuntimeError("pdflatex made nothing of " + name)
        shutil.copy(made, os.path.join(out, name + ".pdf"))
    return truth, "latex %d column%s" % (columns, "" if columns == 1 else "s")


def make_groff(job):
    seed, out, name, pool = job
    r = random.Random(seed)
    title, blocks = assemble(r, pool)
    two = r.random() < 0.5
    plain = lambda text: re.sub(r"[^\x20-\x7e]", " ", text.replace("\u2019", "'").replace("\\", " "))
    line = lambda text: r"\&" + text.replace("-", r"\-") if text else text
    truth = [plain(title)]
    source = [".nr PS %d" % r.choice([9, 10, 11]), ".nr HM 1i", ".ds CH \\n%" if r.random() < 0.5 else ".ds CH", ".TL",
              line(plain(title))]
    if two:
        source.append(".2C")
    for kind, text in blocks:
        text = plain(text)
        source += [".SH" if kind == "heading" else r.choice([".PP", ".PP", ".LP"]), r"\&" + text]
        truth.append(text)
    done = subprocess.run(["groff", "-ms", "-Tpdf"], input="\n".join(source).encode(), stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, timeout=60)
    with open(os.path.join(out, name + ".pdf"), "wb") as file:
        file.write(done.stdout)
    return truth, "groff %d column%s" % (2 if two else 1, "s" if two else "")


MAKERS = {"canvas": make_canvas, "latex": make_latex, "groff": make_groff}


def make_one(job):
    maker, rest = job
    truth, kind = MAKERS[maker](rest)
    base = os.path.join(rest[1], rest[2])
    with open(base + ".truth", "w", encoding="utf-8") as file:
        file.write("\n\n".join(truth))
    with open(base + ".kind", "w", encoding="utf-8") as file:
        file.write(kind)


def make(options):
    pool = [t for t in (read_text(p) for p in sorted(glob.glob(options.texts))) if len(t) > 3]
    os.makedirs(options.out, exist_ok=True)
    kinds = options.kinds.split(",")
    weights = {"canvas": 7, "latex": 2, "groff": 1}
    wheel = [k for k in kinds for _ in range(weights[k])]
    jobs = [(wheel[i % len(wheel)], (options.seed * 1000003 + i, options.out, "%04d" % i, pool))
            for i in range(options.count)]
    with ProcessPoolExecutor(options.jobs) as executor:
        list(executor.map(make_one, jobs, chunksize=8))


def words(text):
    text = unicodedata.normalize("NFKC", text).replace("\u2019", "'").replace("\u2018", "'")
    return re.findall(r"\w+(?:['-]\w+)*", text)


def common(a, b):
    """The length of the longest common subsequence."""
    try:
        from rapidfuzz.distance import LCSseq
        return LCSseq.similarity(a, b)
    except ImportError:
        import difflib
        return sum(m.size for m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())


def find_words(text, part):
    for at, word in enumerate(text):
        if word == part[0] and text[at:at + len(part)] == part:
            return at
    return None


def score(options):
    read = {}
    titles = {}
    for line in open(options.read, encoding="utf-8"):
        one = json.loads(line)
        name = os.path.splitext(os.path.basename(one["id"]))[0]
        read[name] = one["text"]
        titles[name] = one.get("title", "")
    sums = collections.defaultdict(lambda: [0, 0, 0, 0, 0.0, 0, 0, 0.0])
    worst = []
    for path in sorted(glob.glob(os.path.join(options.truth, "*.truth"))):
        name = os.path.splitext(os.path.basename(path))[0]
        kind = open(path[:-6] + ".kind").read()
        text = open(path, encoding="utf-8").read()
        found = words(read.get(name, ""))
        parts = text.split("\n\n")
        bag = sum((collections.Counter(words(text)) & collections.Counter(found)).values())
        truth = words("\n\n".join(p for p in parts if not p.startswith(NOTE)))
        moved = 0
        for note in (words(p) for p in parts if p.startswith(NOTE)):
            at = find_words(found, note)
            if at is None:
                truth += note
            else:
                moved += len(note)
                del found[at:at + len(note)]
        same = common(truth, found) + moved
        truth = [None] * moved + truth
        found = [None] * moved + found
        f1 = 2 * same / max(1, len(truth) + len(found))
        worst.append((f1, name, kind))
        blocks = {tuple(words(b)) for b in read.get(name, "").split("\n\n")}
        whole = sum(tuple(words(p)) in blocks for p in parts) / len(parts)
        title_right = words(titles.get(name, "")) == words(text.split("\n\n")[0])
        for key in ("all", kind, kind.split()[0] if not kind[0].isdigit() else "canvas"):
            for i, value in enumerate((len(truth), len(found), same, bag, f1, 1, title_right, whole)):
                sums[key][i] += value
    print("%-28s %5s  %6s  %6s  %6s  %6s  %6s  %6s  %6s" % ("", "PDFs", "P", "R", "F1", "bag F1", "mean", "title",
                                                              "blocks"))
    for key, (t, f, s, b, mean, n, title, whole) in sorted(sums.items()):
        print("%-28s %5d  %.4f  %.4f  %.4f  %.4f  %.4f  %.4f  %.4f" % (key, n, s / max(1, f), s / max(1, t), 2 * s / max(1, t + f),
                                                           2 * b / max(1, t + f), mean / n, title / n,
                                                                   whole / n))
    for f1, name, kind in sorted(worst)[:options.worst]:
        print("%.4f %s %s" % (f1, name, kind))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("make")
    one.add_argument("--texts", required=True)
    one.add_argument("--out", required=True)
    one.add_argument("--count", type=int, default=1000)
    one.add_argument("--seed", type=int, default=1)
    one.add_argument("--kinds", default="canvas,latex,groff")
    one.add_argument("--jobs", type=int, default=2)
    two = commands.add_parser("score")
    two.add_argument("--truth", required=True)
    two.add_argument("--read", required=True)
    two.add_argument("--worst", type=int, default=10)
    options = parser.parse_args()
    {"make": make, "score": score}[options.command](options)


if __name__ == "__main__":
    main()

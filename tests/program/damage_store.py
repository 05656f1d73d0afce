#!/usr/bin/env python3
"""Damages stores and asks them. usage: damage_store.py PROGRAM [SHARE]

Single bytes of a store and of its log are changed, and both are cut off. Every question must then be answered as by the
whole store, or end with status 3 and the name of the file. SHARE is the part of the whole run that is done, 1 by default.
"""
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

QUESTIONS = (["claims"], ["documents"], ["search", "accused"], ["stats"], ["entities"], ["conflicts"], ["rank"],
             ["query", "MATCH (a)-[r]->(b) RETURN a, r, b ORDER BY r.id"], ["why", "NATO", "Kosovo"], ["timeline", "Kosovo"],
             ["neighbors", "Kosovo"], ["path", "NATO", "Serbia"], ["who", "supports"], ["shell"], ["forget", "none.txt"],
             ["convert", "-o", "made.graphml"], ["explore", "-o", "made.html"])
LINES = b"entities\nMATCH (a)-[r]->(b) RETURN count(r);\nstats\n"
ENDS = ("", "-wal", "-shm")


def text_of(number):
    place = ("Kosovo", "Serbia", "Croatia")[number % 3]
    return (f"Minister Anna Number{number} accused {place} of delay {number}. NATO supports Kosovo.\n"
            f"Envoy Petar Number{number % 7} said on {number % 28 + 1} March 2025 that Serbia {'did not attack' if number % 2 else 'attacked'} "
            f"Kosovo.\n" + f"The union of place {number} criticized the plan, " * 40 + "Kosovo said.\n")


def write_texts(folder, numbers):
    folder.mkdir()
    for number in numbers:
        (folder / f"{number}.txt").write_text(text_of(number))


class Damages:
    def __init__(self, program, work):
        self.program, self.work = program, work
        self.told = self.right = 0

    def ask(self, folder, question):
        name, *rest = question
        done = subprocess.run([self.program, name, "g.db", *rest], cwd=folder, input=LINES, capture_output=True, check=False)
        out = done.stdout
        for made in folder.glob("made.*"):
            out += made.read_bytes()
            made.unlink()
        return done.returncode, out, done.stderr

    def answers(self, folder):
        answers = [self.ask(folder, question) for question in QUESTIONS]
        assert all(status in (0, 1) and not (status == 0 and not out) for status, out, _ in answers), "a question without an answer"
        return answers

    def try_damage(self, whole, answers, file, change, what):
        """Changes the bytes of one file of a copy and asks two questions, others each time."""
        folder = self.work / "damaged"
        shutil.copytree(whole, folder)
        path = folder / file
        path.write_bytes(change(path.read_bytes()))
        for _ in range(2):
            number = random.randrange(len(QUESTIONS))
            status, out, error = self.ask(folder, QUESTIONS[number])
            # the shell goes on to the next line, and ends as the last one does
            if b"g.db: " in error and (status == 3 or QUESTIONS[number] == ["shell"]):
                self.told += 1
            else:
                assert (status, out) == answers[number][:2], f"{what}: {QUESTIONS[number]} gives {status}, {error}, {out[:2000]}"
                self.right += 1
        shutil.rmtree(folder)

    def change_bytes(self, whole, answers, file, count, end):
        for _ in range(count):
            at, by = random.randrange(end), random.randrange(1, 256)
            self.try_damage(whole, answers, file, lambda data: data[:at] + bytes([data[at] ^ by]) + data[at + 1:],
                            f"byte {at} of {file} changed by {by}")

    def cut(self, whole, answers, file, count):
        for _ in range(count):
            size = random.randrange((whole / file).stat().st_size)
            self.try_damage(whole, answers, file, lambda data: data[:size], f"{file} cut off at {size}")


# what version 6 brought besides checksums
NEW_TABLES = ("stale_document", "name_statistic", "name_part", "text_band", "judgment", "fact", "fact_words")
NEW_INDEXES = ("document_new", "entity_kb")
NEW_COLUMNS = ("first_fact", "facts")  # of documents


def without_checksums(store, old):
    """The same store as it was written before there were checksums, judgments and facts: version 5."""
    with sqlite3.connect(old) as to:
        to.executescript("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL")
        to.execute("ATTACH ? AS store", (str(store),))
        schema = to.execute("SELECT type, name, sql FROM store.sqlite_schema WHERE sql IS NOT NULL ORDER BY type <> 'table'").fetchall()
        schema = [row for row in schema if not row[1].startswith(("sqlite_", "sentence_words_", "fact_words_"))
                  and row[1] not in (*NEW_TABLES, *NEW_INDEXES)]
        for kind, name, sql in schema:
            to.execute(sql)
            if kind == "table" and name != "sentence_words":
                to.execute(f"INSERT INTO main.{name} SELECT * FROM store.{name}")
        for column in NEW_COLUMNS:
            to.execute(f"ALTER TABLE main.document DROP COLUMN {column}")
        to.execute("INSERT INTO sentence_words(rowid, text) SELECT id, text FROM main.sentence")
        to.commit()
        to.executescript(f"PRAGMA application_id = {0x636c6772}; PRAGMA user_version = 5")
    to.close()


def upgrade(program, work):
    """A store without checksums gets them with the next build, and loses nothing."""
    folder = work / "upgraded"
    folder.mkdir()
    without_checksums(work / "g.db", folder / "g.db")
    run = lambda *words: subprocess.run([program, *words], cwd=folder, capture_output=True, check=False)
    assert b"older store version 5" in run("stats", "g.db").stderr
    assert (folder / "g.db").read_bytes()[20] == 0
    assert run("forget", "g.db", "none.txt").returncode == 1
    assert (folder / "g.db").read_bytes()[20] == 8
    for store, graph in ((folder / "g.db", "a.graphml"), (work / "g.db", "b.graphml")):
        assert run("convert", str(store), "-o", graph).returncode == 0
    assert (folder / "a.graphml").read_bytes() == (folder / "b.graphml").read_bytes()
    assert run("check", "g.db").returncode == 0


def main(program, share):
    random.seed(7)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        write_texts(work / "texts", range(30))
        write_texts(work / "more", range(30, 40))

        def build(texts):
            subprocess.run([program, "build", texts, "--store", "g.db"], cwd=work, capture_output=True, check=True)

        def keep(name):
            (work / name).mkdir()
            for end in ENDS:
                if (work / ("g.db" + end)).exists():
                    shutil.copy(work / ("g.db" + end), work / name / ("g.db" + end))
            return work / name

        build("texts")
        whole = keep("whole")
        damages = Damages(program, work)
        answers = damages.answers(whole)
        damages.change_bytes(whole, answers, "g.db", round(200 * share), (whole / "g.db").stat().st_size)
        damages.cut(whole, answers, "g.db", round(50 * share))

        # what a killed writer leaves: who reads meanwhile keeps the log from being put into the file
        reader = sqlite3.connect(work / "g.db")
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM document").fetchall()
        build("more")
        logged = keep("logged")
        reader.close()  # puts the log into the file, as SQLite does without us: the checksums must be right
        assert damages.ask(work, ["check"])[0] == 0
        upgrade(program, work)
        log = (logged / "g.db-wal").stat().st_size
        assert log > 100_000
        now = damages.answers(shutil.copytree(logged, work / "asked"))
        assert now != answers
        damages.change_bytes(logged, now, "g.db-wal", round(200 * share), log)
        damages.change_bytes(logged, now, "g.db", round(50 * share), (logged / "g.db").stat().st_size)
        damages.cut(logged, now, "g.db-wal", round(50 * share))
        (logged / "g.db-shm").unlink()  # then the last frame may count as one that was just being written
        damages.change_bytes(logged, now, "g.db-wal", round(50 * share), log - 8192 - 24)
        print(f"{damages.told + damages.right} answers of damaged stores: {damages.told} told of it, {damages.right} were right")
        assert damages.told > damages.right / 10


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 1)

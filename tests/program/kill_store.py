#!/usr/bin/env python3
"""Kills the program at any moment while it writes a store, again and again. usage: kill_store.py PROGRAM KILLS [OPTION ...]

After every kill of `build` (with these options, --facts for one), `forget`, `tidy` or `reject` the file must be whole (PRAGMA
integrity_check), hold all documents and judgments that were there before, each document with all its evidence, and answer
questions; in the end a run that is let through must give the graph that building at once, with the same judgments, gives.
The moments are spread over a run of the program, those of writing more densely.
"""
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time

DOCUMENTS = 600


def text_of(number, round_):
    """A document; in every round others change."""
    again = f"Envoy Number{number} praised Kosovo.\n" if (number + round_) % 7 == 0 else ""
    return f"Minister Number{number % 97} accused Kosovo. NATO supports Kosovo.\n{again}"


def documents_of(file):
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as store:
        assert store.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if store.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
            return set()  # killed before the tables were there
        for table, first, count in (("sentence", "first_sentence", "sentences"), ("evidence", "first_evidence", "evidences"),
                                    ("appearance", "first_appearance", "appearances"), ("fact", "first_fact", "facts")):
            broken = store.execute(f"SELECT count(*) FROM document WHERE {count} <> (SELECT count(*) FROM {table} "
                                   f"WHERE id BETWEEN {first} AND {first} + {count} - 1)").fetchone()[0]
            assert broken == 0, f"{broken} documents without all their rows of {table}"
        return {name for (name,) in store.execute("SELECT name FROM document")}


def judgments_of(file):
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as store:
        return set(store.execute("SELECT id FROM judgment"))


def kill(process, log, length):
    """At any moment of a run, or, as often, from the first bytes of a transaction on. The exit status."""
    if random.random() < 0.5:
        time.sleep(random.uniform(0, length))
    else:
        size = log.stat().st_size if log.exists() else 0
        while process.poll() is None and not (log.exists() and log.stat().st_size != size):
            size = log.stat().st_size if log.exists() else 0
            time.sleep(0.001)
        time.sleep(random.uniform(0, length / 10))
    process.kill()
    return process.wait()


def main(program, kills, options):
    random.seed(kills)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        texts = work / "texts"
        texts.mkdir()

        def run(*arguments, **streams):
            return subprocess.Popen([program, *arguments], cwd=work, stderr=subprocess.DEVNULL,
                                    **{"stdout": subprocess.DEVNULL, **streams})

        def build(store):
            return run("build", "texts", "--store", store, *options)

        def write(round_):
            for number in range(DOCUMENTS):
                (texts / f"{number}.txt").write_text(text_of(number, round_))

        def length_of(start_process):
            start = time.monotonic()
            assert start_process().wait() == 0
            return time.monotonic() - start

        write(0)
        length = length_of(lambda: build("timed.db"))
        others = (("forget", lambda: run("forget", "g.db", *sorted(there)[:50])),
                  ("tidy", lambda: run("tidy", "g.db")),
                  ("reject", lambda: run("reject", "g.db", f"Number{killed % 97}", "Kosovo")))
        length_of_others = length_of(lambda: run("tidy", "timed.db"))

        store, log = work / "g.db", work / "g.db-wal"
        killed = completed = writing = 0
        killed_others = dict.fromkeys((name for name, _ in others), 0)
        round_ = 0
        there, judged = set(), set()
        while killed < kills:
            if kill(build("g.db"), log, length) == 0:  # it was done before
                completed += 1
                round_ += 1
                write(round_)
                continue
            killed += 1
            writing += log.exists() and log.stat().st_size > 0
            if not store.exists():
                continue
            now = documents_of(store)
            assert there <= now, f"lost {sorted(there - now)[:5]}"
            there = now
            if not there:
                continue
            assert run("stats", "g.db").wait() in (0, 1)
            name, start = others[killed % len(others)]
            killed_others[name] += kill(start(), log, length_of_others) < 0
            now = documents_of(store)
            assert now <= there if name == "forget" else now == there, f"killed while it should {name}, and lost documents"
            there = now
            assert judged <= judgments_of(store), f"lost judgments {judged - judgments_of(store)}"
            judged = judgments_of(store)
        for file in ("g.db", "once.db"):
            assert build(file).wait() == 0
        with open(work / "judgments", "wb") as out:
            assert run("judgments", "g.db", "--json", stdout=out).wait() in (0, 1)
        assert not judged or run("judgments", "once.db", "--add", "judgments").wait() == 0
        for file in ("g", "once"):
            assert run("convert", f"{file}.db", "-o", f"{file}.graphml").wait() == 0
        assert (work / "g.graphml").read_bytes() == (work / "once.graphml").read_bytes(), "another graph"
        more = ", ".join(f"{count} of {name}" for name, count in killed_others.items())
        print(f"{killed} kills of build, {writing} of them with a log, {more}; {completed} builds came to their end; "
              f"{len(judged)} judgments; the graph is right")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])

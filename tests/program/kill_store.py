#!/usr/bin/env python3
"""Kills the program at any moment while it writes a store, again and again. usage: kill_store.py PROGRAM KILLS

After every kill the file must be whole (PRAGMA integrity_check), hold all documents that were there before, each with
all its evidence, and answer questions; in the end a run that is let through must give the graph that building at once
gives. The moments are spread over a run of the program, those of writing more densely.
"""
import pathlib
import random
import signal
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


def main(program, kills):
    random.seed(kills)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        texts = work / "texts"
        texts.mkdir()

        def run(*arguments, **options):
            return subprocess.Popen([program, *arguments], cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                    **options)

        def write(round_):
            for number in range(DOCUMENTS):
                (texts / f"{number}.txt").write_text(text_of(number, round_))

        write(0)
        start = time.monotonic()
        assert run("build", "texts", "--store", "timed.db").wait() == 0
        length = time.monotonic() - start

        store = work / "g.db"
        killed = completed = writing = 0
        round_ = 0
        there = set()
        while killed < kills:
            process = run("build", "texts", "--store", "g.db")
            if random.random() < 0.5:
                time.sleep(random.uniform(0, length))
            else:  # from the first bytes of a transaction on
                log, size = work / "g.db-wal", 0
                while process.poll() is None and not (log.exists() and log.stat().st_size != size):
                    size = log.stat().st_size if log.exists() else 0
                    time.sleep(0.001)
                time.sleep(random.uniform(0, length / 10))
            process.send_signal(signal.SIGKILL)
            if process.wait() == 0:  # it was done before
                completed += 1
                round_ += 1
                write(round_)
                continue
            killed += 1
            writing += (work / "g.db-wal").exists() and (work / "g.db-wal").stat().st_size > 0
            if not store.exists():
                continue
            now = documents_of(store)
            assert there <= now, f"lost {sorted(there - now)[:5]}"
            there = now
            assert not there or run("stats", "g.db").wait() in (0, 1)
            if killed % 10 == 0 and there:  # killed while it forgets, too
                gone = sorted(there)[:50]
                process = run("forget", "g.db", *gone)
                time.sleep(random.uniform(0, length / 10))
                process.kill()
                process.wait()
                there = documents_of(store)
        assert run("build", "texts", "--store", "g.db", "-o", "stored.graphml").wait() == 0
        assert run("build", "texts", "-o", "once.graphml").wait() == 0
        assert (work / "stored.graphml").read_bytes() == (work / "once.graphml").read_bytes(), "another graph"
        print(f"{killed} kills, {writing} of them with a log, {completed} runs came to their end; the graph is right")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

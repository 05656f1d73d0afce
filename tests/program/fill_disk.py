#!/usr/bin/env python3
"""Lets the disk be full while a store is tidied or upgraded. usage: fill_disk.py PROGRAM [SHARE]

A file may have no more than so many bytes (RLIMIT_FSIZE), others each time. The program must end with status 3 and the name
of the file, or be done; the store must be the old or the new one, whole, and give the same graph once there is room. SHARE is the
part of the whole run that is done, 1 by default.
"""
import pathlib
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from damage_store import without_checksums, write_texts

ROWS = ("SELECT name, date FROM document ORDER BY id", "SELECT * FROM sentence ORDER BY id", "SELECT * FROM appearance ORDER BY id")
NEWER_ROWS = ("SELECT * FROM fact ORDER BY id", "SELECT * FROM judgment ORDER BY id")


def rows_of(file):
    """The version of a store, and what was extracted."""
    with sqlite3.connect(file) as store:
        assert store.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        version = store.execute("PRAGMA user_version").fetchone()[0]
        rows = [store.execute(sql).fetchall() for sql in ROWS]
        newer = [store.execute(sql).fetchall() for sql in NEWER_ROWS] if version >= 6 else [[], []]
    store.close()
    return version, rows + newer


def main(program, share):
    random.seed(3)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        write_texts(work / "texts", range(30))

        def run(*words, most=None):
            limit = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))) if most is not None else None
            return subprocess.run([program, *words], cwd=work, capture_output=True, check=False, preexec_fn=limit)

        def graph_of(store):
            assert run("convert", store, "-o", "g.graphml").returncode == 0
            return (work / "g.graphml").read_bytes()

        assert run("build", "texts", "--store", "new.db", "--facts").returncode == 0
        assert run("reject", "new.db", "NATO", "Kosovo").returncode == 0
        assert run("build", "texts", "--store", "plain.db").returncode == 0
        without_checksums(work / "plain.db", work / "old.db")
        graphs = {"new.db": graph_of("new.db"), "old.db": graph_of("plain.db")}
        assert graphs["new.db"] != graphs["old.db"]
        size = (work / "new.db").stat().st_size
        done = refused = 0
        for command, store in ((("tidy", "g.db"), "new.db"), (("forget", "g.db", "none.txt"), "old.db")):
            version, rows = rows_of(work / store)
            newest = rows_of(work / "new.db")[0]
            for number in range(round(40 * share)):
                shutil.copy(work / store, work / "g.db")
                most = round(size * random.random() ** 3)
                ended = run(*command, most=most)
                what = f"{command[0]} {number}, {most} bytes: {ended.returncode}, {ended.stderr}"
                assert ended.returncode in (0, 1) or (ended.returncode == 3 and b"g.db: " in ended.stderr), what
                done += ended.returncode in (0, 1)
                refused += ended.returncode not in (0, 1)
                now, there = rows_of(work / "g.db")
                assert now in (version, newest) and there == rows, what
                assert run(*command).returncode in (0, 1), what
                assert run("check", "g.db").returncode == 0, what
                assert graph_of("g.db") == graphs[store], what
                for end in ("", "-wal", "-shm"):
                    (work / f"g.db{end}").unlink(missing_ok=True)
        print(f"{done} of {done + refused} runs had room enough; every store is whole")
        assert refused > done / 10


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 1)

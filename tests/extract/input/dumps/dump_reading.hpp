#pragma once

#include "tests/extract/input/collected.hpp"

#include <string>

namespace claimgraph {

/// Reads bytes as a file of a format, in any language.
inline Collected read_dump_as(const char* format, const std::string& name, const std::string& bytes,
                              ReadOptions options = {}) {
    Collected read;
    InputBytes input(name, bytes);
    options.format = input_format(format);
    options.any_language = true;
    read_documents(input, options, read);
    return read;
}

} // namespace claimgraph

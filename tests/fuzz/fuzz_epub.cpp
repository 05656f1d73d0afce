// Any bytes as a book: as a file, or its package document and, behind a line "--", a chapter.
#include "tests/extract/input/archive_maker.hpp"
#include "tests/fuzz/fuzz_input.hpp"

#include <algorithm>

using namespace claimgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = fuzz::text_of(data, size);
    if (bytes.starts_with("PK")) return fuzz::read_input("epub", "fuzz.epub", bytes);
    const std::string between = "--\n";
    const std::size_t cut = std::min(bytes.find(between), bytes.size());
    const std::string container = "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfile "
                                  "full-path=\"a.opf\"/></container>";
    return fuzz::read_input("epub", "fuzz.epub",
                            make_archive({{"META-INF/container.xml", container},
                                          {"META-INF/encryption.xml", bytes},
                                          {"a.opf", bytes.substr(0, cut)},
                                          {"a.xhtml", bytes.substr(std::min(cut + between.size(), bytes.size()))}},
                                         "zip", "", "zip:compression=store"));
}

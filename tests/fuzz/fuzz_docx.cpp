// Any bytes as a document of Word, as its text, its styles and notes, and as an OpenDocument text.
#include "tests/extract/input/archive_maker.hpp"
#include "tests/fuzz/fuzz_input.hpp"

using namespace claimgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = fuzz::text_of(data, size);
    fuzz::read_input("odt", "fuzz.fodt", bytes);
    if (bytes.starts_with("PK")) return fuzz::read_input("docx", "fuzz.docx", bytes);
    const std::string_view flat = "zip:compression=store";
    fuzz::read_input("odt", "fuzz.odt",
                     make_archive({{"content.xml", bytes}, {"meta.xml", bytes}}, "zip", "", std::string(flat)));
    return fuzz::read_input("docx", "fuzz.docx",
                            make_archive({{"word/styles.xml", bytes},
                                          {"word/footnotes.xml", bytes},
                                          {"word/document.xml", bytes},
                                          {"docProps/core.xml", bytes}},
                                         "zip", "", std::string(flat)));
}

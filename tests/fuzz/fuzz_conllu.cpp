// Any bytes as CoNLL-U: what is read is written and read again as the same.
#include "extract/syntax/conllu.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <sstream>

using namespace claimgraph;

namespace {

/// All documents of a text as CoNLL-U again; nothing if it is no CoNLL-U.
std::optional<std::string> rewritten(const std::string& text) {
    ConlluReader reader(text, "fuzz");
    std::ostringstream out;
    while (true) {
        const auto next = reader.next();
        if (!next) return std::nullopt;
        if (!*next) return std::move(out).str();
        for (const Token& token : (*next)->analysis.tokens) MUST(token.span.end <= (*next)->document.text().size());
        write_conllu(out, (*next)->document, (*next)->analysis);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto once = rewritten(fuzz::text_of(data, size));
    if (!once) return 0;
    const auto twice = rewritten(*once);
    if (!twice) {
        std::ostringstream o;
        ConlluReader r(*once, "x");
        while (true) {
            auto n = r.next();
            if (!n) {
                fprintf(stderr, "%s\n----\n%s\n----\n%s\n", n.error().describe().c_str(), once->c_str(),
                        fuzz::text_of(data, size).c_str());
                break;
            }
        }
    }
    MUST(twice.has_value());
    MUST(*twice == *once);
    return 0;
}

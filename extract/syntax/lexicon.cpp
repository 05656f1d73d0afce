#include "extract/syntax/lexicon.hpp"

#include "graph/base/equal_span.hpp"
#include "graph/base/read_file.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>
#include <utility>

namespace claimgraph {

Result<Lexicon> Lexicon::load(const std::filesystem::path& folder) {
    auto inflections = Inflections::load(folder / "inflections.tsv");
    if (!inflections) return tl::unexpected(inflections.error());
    return parse_file(folder / "lemmas.tsv", [&](std::string_view text, const std::string& file) {
        return read(text, file, std::move(*inflections));
    });
}

Result<Lexicon> Lexicon::read(std::string_view text, const std::string& file, Inflections inflections) {
    Lexicon lexicon;
    lexicon.inflections_ = std::move(inflections);
    lexicon.text_.reserve(text.size());
    const auto add = [&](const TsvRow& row) -> std::string {
        const auto upos = upos_from(row[1]);
        if (!upos) return fmt::format("'{}' is not a UPOS tag", row[1]);
        if (row[0].empty()) return "the form is missing";
        const auto here = [&] { return static_cast<std::uint32_t>(lexicon.text_.size()); };
        Entry entry{.form = here(), .upos = *upos};
        lexicon.text_ += row[0];
        entry.lemma = here();
        lexicon.text_ += row[2];
        entry.end = here();
        if (!lexicon.entries_.empty()) {
            const Entry& last = lexicon.entries_.back();
            if (std::tuple(lexicon.form(last), to_string(last.upos), lexicon.lemma(last)) >=
                std::tuple(lexicon.form(entry), row[1], row[2]))
                return "the table is to be sorted, each row once";
        }
        lexicon.entries_.push_back(entry);
        return {};
    };
    if (auto done = read_tsv_text(text, file, {"form", "upos", "lemma"}, add); !done)
        return tl::unexpected(std::move(done.error()));
    return lexicon;
}

std::span<const Lexicon::Entry> Lexicon::entries(std::string_view form_sought) const {
    return equal_span(entries_, form_sought, [this](const Entry& entry) { return form(entry); });
}

bool Lexicon::has(std::string_view lemma_sought, Upos upos) const {
    return std::ranges::any_of(entries(lemma_sought),
                               [&](const Entry& entry) { return entry.upos == upos && lemma(entry).empty(); });
}

std::string_view Lexicon::irregular(std::string_view form_sought, Upos upos) const {
    for (const Entry& entry : entries(form_sought))
        if (entry.upos == upos && !lemma(entry).empty()) return lemma(entry);
    return {};
}

bool Lexicon::has(std::string_view form_sought) const { return !entries(form_sought).empty(); }

} // namespace claimgraph

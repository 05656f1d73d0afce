#include "extract/input/input_format.hpp"
#include "extract/text/language.hpp"
#include "extract/text/utf8.hpp"

#include <fmt/format.h>

namespace claimgraph {
namespace {

/// Words between blanks that have a letter or a digit.
std::uint32_t count_words(std::string_view text) {
    std::uint32_t count = 0;
    bool counted = false; // the word that is being read
    for (std::size_t at = 0; at < text.size();) {
        const Character next = character_at(text, at);
        if (is_blank(next.value)) {
            counted = false;
        } else if (!counted && (is_letter(next.value) || is_digit(next.value))) {
            counted = true;
            ++count;
        }
        at += next.size;
    }
    return count;
}

/// Completes what a reader gives.
class CompletingSink final : public DocumentSink {
  public:
    CompletingSink(const InputFormat& format, const ReadOptions& options, DocumentSink& sink)
        : format_(format), options_(options), sink_(sink) {}

    bool take(InputDocument&& input) override {
        SourceDocument& source = input.document.source();
        const bool has_date = input.document.date() || !input.document.date_words().empty();
        if (!has_date && options_.document.date) input.document.set_date(*options_.document.date);
        if (source.format.empty()) source.format = format_.name; // else it lies in another file
        if (source.words == 0) source.words = count_words(input.document.text());
        if (!input.given) {
            const std::string language = language_of(input.document.text());
            if (!language.empty()) source.language = language;
            if (!language.empty() && language != "en" && !options_.any_language)
                return sink_.skip(input.document.id(), language + ", not read; --any-language reads it all the same");
        }
        return sink_.take(std::move(input));
    }
    bool refuse(Error&& error) override { return sink_.refuse(std::move(error)); }
    bool skip(const std::string& name, const std::string& why) override { return sink_.skip(name, why); }
    void tell(const std::string& name, const std::string& what) override { sink_.tell(name, what); }

  private:
    const InputFormat& format_;
    const ReadOptions& options_;
    DocumentSink& sink_;
};

} // namespace

void read_documents(InputBytes& input, const ReadOptions& options, DocumentSink& sink) {
    const InputFormat* format = options.format;
    if (format == nullptr) {
        const std::string_view head = input.head();
        if (const auto readable = input.status(); !readable) {
            sink.refuse(Error(readable.error()));
            return;
        }
        const auto found = find_format(head, input.name());
        if (!found) {
            sink.refuse(Error(found.error()));
            return;
        }
        format = *found;
    }
    CompletingSink complete(*format, options, sink);
    if (format->is_untrusted && options.read_apart != nullptr)
        options.read_apart(*format, input, options, complete);
    else
        format->read(input, options, complete);
}

} // namespace claimgraph

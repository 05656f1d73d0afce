#include "cli/input/reading.hpp"

namespace claimgraph::cli {
namespace {

/// Hands what is read on as items.
class ItemSink final : public DocumentSink {
  public:
    explicit ItemSink(std::function<bool(ReadItem&&)> put) : put_(std::move(put)) {}

    bool take(InputDocument&& document) override { return put({.document = std::move(document)}); }
    bool refuse(Error&& error) override { return put({.refused = std::move(error)}); }
    bool skip(const std::string& name, const std::string& why) override {
        return put({.note = name + ": " + why, .is_skipped = true});
    }
    void tell(const std::string& name, const std::string& what) override { put({.note = name + ": " + what}); }

  private:
    bool put(ReadItem&& item) { return goes_on_ = goes_on_ && put_(std::move(item)); }

    std::function<bool(ReadItem&&)> put_;
    bool goes_on_ = true;
};

Result<InputBytes> open_input(const std::string& input) {
    return input == kStandardInput ? InputBytes::standard_input() : InputBytes::open(input);
}

/// The options for a file of this format.
ReadOptions options_for(const InputFormat* format, ReadOptions options) {
    options.format = format;
    return options;
}

} // namespace

void make_jobs(const std::vector<std::string>& inputs, const ReadOptions& options,
               const std::function<bool(ReadingJob&&)>& put) {
    bool goes_on = true;
    for (const std::string& input : inputs) {
        auto file = open_input(input);
        if (!file) {
            if (!put({.item = ReadItem{.refused = file.error()}, .ends_input = true})) return;
            continue;
        }
        const InputFormat* format = options.format;
        if (format == nullptr) format = find_format(file->head(), file->name()).value_or(nullptr);
        if (format != nullptr && format->has_many) {
            ItemSink sink([&](ReadItem&& item) { return goes_on = put({.item = std::move(item)}); });
            read_documents(*file, options_for(format, options), sink);
            goes_on = goes_on && put({.ends_input = true});
        } else {
            goes_on = put({.file = std::move(*file), .format = format, .ends_input = true});
        }
        if (!goes_on) return;
    }
}

std::vector<ReadItem> do_job(ReadingJob&& job, const ReadOptions& options) {
    std::vector<ReadItem> items;
    if (job.item) items.push_back(std::move(*job.item));
    if (job.file) {
        ItemSink sink([&](ReadItem&& item) {
            items.push_back(std::move(item));
            return true;
        });
        read_documents(*job.file, options_for(job.format, options), sink);
    }
    return items;
}

} // namespace claimgraph::cli

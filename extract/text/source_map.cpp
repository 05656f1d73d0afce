#include "extract/text/source_map.hpp"

#include <algorithm>

namespace claimgraph {

void SourceMap::add(std::uint32_t size, ByteSpan source, bool copied) {
    copied = copied && size == source.size();
    if (size == 0) return;
    const bool goes_on = !runs_.empty() && copied && runs_.back().copied && runs_.back().source.end == source.begin;
    if (goes_on)
        runs_.back().source.end = source.end;
    else
        runs_.push_back({size_, source, copied});
    size_ += size;
}

void SourceMap::append(const SourceMap& next, std::uint32_t size) {
    if (next.is_identity()) return add(size, {0, size});
    for (std::size_t i = 0; i < next.runs_.size(); ++i)
        add(next.end_of(i) - next.runs_[i].begin, next.runs_[i].source, next.runs_[i].copied);
}

SourceMap SourceMap::from(std::uint32_t begin) const {
    SourceMap result = *this;
    for (Run& run : result.runs_) run.source = {run.source.begin - begin, run.source.end - begin};
    return result;
}

ByteSpan SourceMap::to_source(ByteSpan text) const {
    if (is_identity()) return text;
    const auto run_at = [&](std::uint32_t at) {
        const auto next = std::ranges::upper_bound(runs_, at, {}, &Run::begin);
        return next == runs_.begin() ? runs_.begin() : next - 1;
    };
    const auto first = run_at(std::min(text.begin, size_));
    const std::uint32_t into = std::min(text.begin, size_) - first->begin;
    const std::uint32_t begin =
        first->copied ? std::min(first->source.begin + into, first->source.end) : first->source.begin;
    if (text.empty()) return {begin, begin};
    const auto last = run_at(std::min(text.end, size_) - 1);
    const std::uint32_t end =
        last->copied ? last->source.begin + (std::min(text.end, size_) - last->begin) : last->source.end;
    return {begin, std::max(begin, end)};
}

SourceMap SourceMap::over(const SourceMap& lower) const {
    if (lower.is_identity()) return *this;
    if (is_identity()) return lower;
    SourceMap result;
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        const Run& run = runs_[i];
        if (!run.copied) {
            result.add(end_of(i) - run.begin, lower.to_source(run.source), false);
            continue;
        }
        // piece by piece, as the runs of the lower map cut it
        auto cut = std::ranges::upper_bound(lower.runs_, run.source.begin, {}, &Run::begin);
        if (cut != lower.runs_.begin()) --cut;
        for (std::uint32_t at = run.source.begin; at < run.source.end; ++cut) {
            const std::size_t number = static_cast<std::size_t>(cut - lower.runs_.begin());
            const bool is_last = number + 1 >= lower.runs_.size();
            const std::uint32_t end = is_last ? run.source.end : std::min(run.source.end, lower.end_of(number));
            if (end > at) result.add(end - at, lower.to_source({at, end}), cut->copied);
            at = std::max(at, end);
        }
    }
    return result;
}

} // namespace claimgraph

#include "extract/input/pdf/reading_order.hpp"

#include <iterator>
#include <limits>
#include <utility>

namespace claimgraph::pdf {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// The box that a line could fill: its column at its height.
Box reach_of(const PageLine& line) { return {line.column_left, line.box.top, line.column_right, line.box.bottom}; }

bool share_columns(const Box& a, const Box& b) { return common_width(a, b) > 0.2F * std::min(a.width(), b.width()); }

/// A part of a column: lines right below each other, with nothing else beside that they could go on with.
struct Strip {
    Box box;
    std::vector<std::uint32_t> lines;
};

/// What is seen of the lines so far from below.
class Skyline {
  public:
    /// The lines right above; then this one hides them.
    std::vector<std::uint32_t> put(std::uint32_t line, const Box& reach) {
        struct Above {
            std::uint32_t line;
            float width;
            float common;
        };
        std::vector<Above> found;
        std::vector<Seen> next;
        for (const Seen& seen : seen_) {
            const float common = std::min(seen.right, reach.right) - std::max(seen.left, reach.left);
            if (common <= 0) {
                next.push_back(seen);
                continue;
            }
            const auto same = [&](const Above& above) { return above.line == seen.line; };
            const auto known = std::find_if(found.begin(), found.end(), same);
            if (known == found.end())
                found.push_back({seen.line, seen.width, common});
            else
                known->common += common;
            if (seen.left < reach.left) next.push_back({seen.left, reach.left, seen.width, seen.line});
            if (seen.right > reach.right) next.push_back({reach.right, seen.right, seen.width, seen.line});
        }
        next.push_back({reach.left, reach.right, reach.width(), line});
        constexpr std::ptrdiff_t kMostSeen = 256;
        if (std::ssize(next) > kMostSeen) next.erase(next.begin(), next.end() - kMostSeen);
        seen_.swap(next);
        std::vector<std::uint32_t> above;
        for (const Above& one : found)
            if (one.common > 0.2F * std::min(one.width, reach.width())) above.push_back(one.line);
        return above;
    }

  private:
    struct Seen {
        float left;
        float right;
        float width; ///< of the whole line
        std::uint32_t line;
    };
    std::vector<Seen> seen_;
};

std::vector<Strip> find_strips(const std::vector<PageLine>& lines) {
    Skyline skyline;
    std::vector<std::uint32_t> above(lines.size(), kNone); // the only one right above
    std::vector<std::uint32_t> below(lines.size(), 0);     // how many are right below
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        const auto found = skyline.put(i, reach_of(lines[i]));
        for (const std::uint32_t line : found) ++below[line];
        if (found.size() == 1) above[i] = found.front();
    }
    std::vector<Strip> strips;
    std::vector<std::uint32_t> strip_of(lines.size(), 0);
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        if (above[i] != kNone && below[above[i]] == 1) {
            Strip& strip = strips[strip_of[i] = strip_of[above[i]]];
            strip.box = united(strip.box, reach_of(lines[i]));
            strip.lines.push_back(i);
        } else {
            strip_of[i] = static_cast<std::uint32_t>(strips.size());
            strips.push_back({reach_of(lines[i]), {i}});
        }
    }
    return strips;
}

/// Whether something stands between the heights of two boxes and across both.
bool is_across(const Box& c, const Box& a, const Box& b) {
    return share_columns(c, a) && share_columns(c, b) && c.middle() > std::min(a.bottom, b.bottom) &&
           c.middle() < std::max(a.top, b.top);
}

bool comes_before(const std::vector<Strip>& strips, std::size_t i, std::size_t j) {
    const Box& a = strips[i].box;
    const Box& b = strips[j].box;
    if (share_columns(a, b)) return std::pair(a.top, i) < std::pair(b.top, j);
    if (a.left > b.left) return false;
    return std::none_of(strips.begin(), strips.end(), [&](const Strip& c) { return is_across(c.box, a, b); });
}

/// The strips as they are read: each after all that come before it. A circle is broken where it is met.
std::vector<std::size_t> order_of(const std::vector<Strip>& strips) {
    constexpr std::size_t kMostOrdered = 160;
    std::vector<std::size_t> order;
    std::vector<std::size_t> by_place(strips.size());
    for (std::size_t i = 0; i < by_place.size(); ++i) by_place[i] = i;
    std::stable_sort(by_place.begin(), by_place.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(strips[a].box.top, strips[a].box.left) < std::pair(strips[b].box.top, strips[b].box.left);
    });
    if (strips.size() > kMostOrdered) return by_place;
    enum class State : std::uint8_t { kNew, kOpen, kDone };
    std::vector<State> state(strips.size(), State::kNew);
    struct Step {
        std::size_t strip;
        std::size_t next; // the place in by_place that is looked at next
    };
    std::vector<Step> stack;
    for (const std::size_t start : by_place) {
        if (state[start] != State::kNew) continue;
        state[start] = State::kOpen;
        stack.push_back({start, 0});
        while (!stack.empty()) {
            Step& step = stack.back();
            const std::size_t strip = step.strip;
            if (step.next == by_place.size()) {
                state[strip] = State::kDone;
                order.push_back(strip);
                stack.pop_back();
                continue;
            }
            const std::size_t other = by_place[step.next++];
            if (state[other] != State::kNew || !comes_before(strips, other, strip)) continue;
            state[other] = State::kOpen;
            stack.push_back({other, 0});
        }
    }
    return order;
}

} // namespace

void put_in_reading_order(std::vector<PageLine>& lines) {
    std::stable_sort(lines.begin(), lines.end(),
                     [](const PageLine& a, const PageLine& b) { return a.box.middle() < b.box.middle(); });
    const std::vector<Strip> strips = find_strips(lines);
    std::vector<PageLine> ordered;
    ordered.reserve(lines.size());
    std::uint32_t column = 0;
    for (const std::size_t strip : order_of(strips)) {
        for (const std::uint32_t line : strips[strip].lines) {
            lines[line].column = column;
            ordered.push_back(std::move(lines[line]));
        }
        ++column;
    }
    lines = std::move(ordered);
}

} // namespace claimgraph::pdf

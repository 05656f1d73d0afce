#include "extract/input/pdf/page_words.hpp"

#include <array>
#include <cmath>
#include <map>
#include <string_view>

namespace claimgraph::pdf {
namespace {

/// The turn that most letters have.
std::uint8_t usual_turn(const std::vector<PageWord>& words) {
    std::array<std::size_t, 4> letters{};
    for (const PageWord& word : words) letters[word.quarter_turns] += word.text.size();
    const auto most = std::max_element(letters.begin(), letters.end());
    return static_cast<std::uint8_t>(most - letters.begin());
}

/// The box on the page as turned back by so many quarters.
Box turned_back(const Box& box, unsigned quarters, float width, float height) {
    switch (quarters) {
    case 1:
        return {box.top, width - box.right, box.bottom, width - box.left};
    case 2:
        return {width - box.right, height - box.bottom, width - box.left, height - box.top};
    case 3:
        return {height - box.bottom, box.left, height - box.top, box.right};
    default:
        return box;
    }
}

bool lies_on(const PageWords& page, const Box& box) {
    const float x = (box.left + box.right) / 2;
    return x >= 0 && x <= page.width && box.middle() >= 0 && box.middle() <= page.height;
}

/// Words printed twice, a little apart. Only neighbours in order of their place are compared.
void leave_out_shadows(PageWords& page) {
    constexpr std::size_t kNeighbours = 8;
    std::sort(page.words.begin(), page.words.end(), [](const PageWord& a, const PageWord& b) {
        if (a.box.left != b.box.left) return a.box.left < b.box.left;
        return a.box.top != b.box.top ? a.box.top < b.box.top : a.text < b.text;
    });
    std::vector<PageWord> kept;
    kept.reserve(page.words.size());
    for (const PageWord& word : page.words) {
        bool is_shadow = false;
        for (std::size_t back = 1; back <= std::min(kNeighbours, kept.size()) && !is_shadow; ++back) {
            const PageWord& other = kept[kept.size() - back];
            is_shadow = std::abs(word.box.left - other.box.left) < 0.25F * word.size &&
                        std::abs(word.box.bottom - other.box.bottom) < 0.25F * word.size &&
                        slice(page.text, word.text) == slice(page.text, other.text);
        }
        if (!is_shadow) kept.push_back(word);
    }
    page.words = std::move(kept);
}

} // namespace

float usual_size(const std::vector<PageWord>& words) {
    std::map<int, std::size_t> letters; // by quarters of a point
    for (const PageWord& word : words) letters[static_cast<int>(std::lround(word.size * 4))] += word.text.size();
    std::size_t most = 0;
    int usual = 0;
    for (const auto& [size, count] : letters)
        if (count > most) {
            most = count;
            usual = size;
        }
    return static_cast<float>(usual) / 4;
}

void keep_readable(PageWords& page) {
    const std::uint8_t turn = usual_turn(page.words);
    std::erase_if(page.words, [&](const PageWord& word) {
        return word.quarter_turns != turn || !lies_on(page, word.box) || word.text.empty();
    });
    if (turn != 0) {
        for (PageWord& word : page.words) word.box = turned_back(word.box, turn, page.width, page.height);
        if (turn % 2 == 1) std::swap(page.width, page.height);
    }
    leave_out_shadows(page);
}

} // namespace claimgraph::pdf

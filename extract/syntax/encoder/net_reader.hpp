#pragma once

#include "extract/syntax/encoder/quantised_net.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph::encoder {

/// A bound on sizes, far above real ones and low enough that products of two do not overflow.
inline constexpr std::uint32_t kLargestNetSize = 1U << 24;

/// Reads the arrays of a stored network one after the other (see kNetFormat and tools/train/encoder/net_writer.cpp).
/// Views the bytes. After the first failure all further arrays are empty.
class NetReader {
  public:
    explicit NetReader(std::string_view bytes) : bytes_(bytes) {}

    template <class T>
    std::span<const T> take() {
        std::uint64_t count = 0;
        if (!reason_.empty() || bytes_.size() - at_ < sizeof count) return fail("ends too early");
        std::memcpy(&count, bytes_.data() + at_, sizeof count);
        at_ += sizeof count;
        at_ = (at_ + kNetAlignment - 1) / kNetAlignment * kNetAlignment;
        if (at_ > bytes_.size() || count > (bytes_.size() - at_) / sizeof(T)) return fail("ends too early");
        const std::span<const T> array(reinterpret_cast<const T*>(bytes_.data() + at_), count);
        at_ += (array.size_bytes() + 7) / 8 * 8;
        if (at_ > bytes_.size()) return fail("ends too early");
        return array;
    }
    template <class T>
    std::span<const T> take(std::size_t count, std::string_view what) {
        const std::span<const T> array = take<T>();
        if (reason_.empty() && array.size() != count)
            return fail(fmt::format("has {} values of {}, expected {}", array.size(), what, count));
        return array;
    }
    std::vector<std::string> take_names() {
        const std::span<const char> text = take<char>();
        std::vector<std::string> names;
        for (std::size_t begin = 0; begin < text.size();) {
            const auto* end = std::find(text.data() + begin, text.data() + text.size(), '\n');
            names.emplace_back(text.data() + begin, end);
            begin = static_cast<std::size_t>(end - text.data()) + 1;
        }
        return names;
    }
    Int8Matrix take_matrix(std::size_t inputs, std::size_t outputs, std::string_view what) {
        Int8Matrix matrix{inputs, outputs};
        matrix.panels = take<std::int8_t>(inputs * outputs, what).data();
        matrix.scale = take<float>(outputs, what).data();
        matrix.bias = take<float>(outputs, what).data();
        matrix.correction = take<std::int32_t>(outputs, what).data();
        return matrix;
    }
    Int8Table take_table(std::size_t rows, std::size_t width, std::string_view what) {
        return {width, take<std::int8_t>(rows * width, what), take<float>(rows, what)};
    }

    struct Nothing {
        template <class T>
        operator std::span<const T>() const {
            return {};
        }
    };
    Nothing fail(std::string reason) {
        if (reason_.empty()) reason_ = std::move(reason);
        return {};
    }
    const std::string& reason() const { return reason_; }

  private:
    std::string_view bytes_;
    std::size_t at_ = 0;
    std::string reason_;
};

} // namespace claimgraph::encoder

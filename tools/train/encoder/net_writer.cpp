#include "tools/train/encoder/net_writer.hpp"

#include "extract/syntax/encoder/quantised_net.hpp"

#include <algorithm>
#include <cmath>

namespace claimgraph::encoder {

namespace {

class Writer {
  public:
    template <class T>
    void put(std::span<const T> array) {
        const std::uint64_t count = array.size();
        bytes_.append(reinterpret_cast<const char*>(&count), sizeof count);
        bytes_.resize((bytes_.size() + kNetAlignment - 1) / kNetAlignment * kNetAlignment);
        bytes_.append(reinterpret_cast<const char*>(array.data()), array.size_bytes());
        bytes_.resize((bytes_.size() + 7) / 8 * 8);
    }
    template <class T>
    void put(const std::vector<T>& array) {
        put(std::span<const T>(array));
    }
    void put_names(const std::vector<std::string>& names) {
        std::string text;
        for (const std::string& name : names) text += name + '\n';
        put(std::span<const char>(text));
    }

    /// `from` is [inputs][outputs], `bias` [outputs] or empty.
    void put_matrix(const Parameter& from, std::span<const float> bias) {
        std::vector<std::int8_t> panels(from.rows * from.columns);
        std::vector<float> scale(from.columns);
        std::vector<std::int32_t> correction(from.columns);
        for (std::size_t n = 0; n < from.columns; ++n) {
            float limit = 0;
            for (std::size_t k = 0; k < from.rows; k += 2) {
                const float first = from.row(k)[n];
                const float second = from.row(k + 1)[n];
                // One less than the limit of a pair leaves room for rounding up both.
                const float pair = std::fabs(first + second) * kQuantLimit / static_cast<float>(kPairLimit - 1);
                limit = std::max({limit, std::fabs(first), std::fabs(second), pair});
            }
            scale[n] = limit / kQuantLimit;
            for (std::size_t k = 0; k < from.rows; ++k) {
                const std::int8_t byte = rounded(from.row(k)[n], scale[n]);
                panels[n / kPanel * (from.rows * kPanel) + k / 4 * (4 * kPanel) + n % kPanel * 4 + k % 4] = byte;
                correction[n] -= 128 * byte;
            }
        }
        put(panels);
        put(scale);
        put(bias.empty() ? std::vector<float>(from.columns) : std::vector<float>(bias.begin(), bias.end()));
        put(correction);
    }

    void put_table(std::span<const float> values, std::size_t width) {
        std::vector<std::int8_t> bytes(values.size());
        std::vector<float> scale(values.size() / width);
        for (std::size_t row = 0; row < scale.size(); ++row) {
            const auto from = values.subspan(row * width, width);
            float limit = 0;
            for (const float value : from) limit = std::max(limit, std::fabs(value));
            scale[row] = limit / kQuantLimit;
            for (std::size_t i = 0; i < width; ++i) bytes[row * width + i] = rounded(from[i], scale[row]);
        }
        put(bytes);
        put(scale);
    }

    std::string take() { return std::move(bytes_); }

  private:
    static std::int8_t rounded(float value, float scale) {
        return scale > 0 ? static_cast<std::int8_t>(std::lrint(value / scale)) : std::int8_t{0};
    }

    std::string bytes_;
};

} // namespace

std::string write_net(const Network& network, const NetNames& names) {
    const NetShape& shape = network.shape();
    Writer writer;
    std::vector<std::uint32_t> head = {kNetFormat,          shape.word_rows, shape.word_width, shape.hidden,
                                       shape.layers,        shape.tag_layer, shape.tags,       shape.labels,
                                       shape.parser_hidden, names.root_label};
    head.insert(head.end(), shape.affix_width.begin(), shape.affix_width.end());
    writer.put(head);
    writer.put_names(names.tags);
    writer.put_names(names.labels);
    writer.put(names.words);
    writer.put_table(network.word_vectors(), shape.word_width);
    for (std::size_t i = 0; i < kAffixes; ++i) writer.put_table(network.affixes[i].value, shape.affix_width[i]);
    for (const Network::Layer& layer : network.layers) {
        writer.put_matrix(layer.weights, {});
        writer.put(layer.gates.value);
    }
    writer.put_matrix(network.tag_weights, network.tag_bias.value);
    writer.put_matrix(network.slot_weights, {});
    writer.put_matrix(network.action_weights, network.action_bias.value);
    writer.put(network.no_token.value);
    writer.put(network.tables.value);
    return writer.take();
}

} // namespace claimgraph::encoder

#include "extract/syntax/transformer/net.hpp"

#include "extract/syntax/encoder/net_reader.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph::transformer {

namespace {

constexpr std::size_t kHeadSize = 11;

/// Of the tables that the encoder has too, the net uses suffixes of three characters, shapes and spaces.
constexpr std::size_t kFeatureRows = encoder::kAffixRows[static_cast<std::size_t>(encoder::Affix::kSuffix3)] +
                                     encoder::kAffixRows[static_cast<std::size_t>(encoder::Affix::kShape)] +
                                     encoder::kAffixRows[static_cast<std::size_t>(encoder::Affix::kSpacing)];

Net::Norm take_norm(encoder::NetReader& reader, std::size_t width) {
    const auto values = reader.take<float>(2 * width, "a norm");
    if (values.empty()) return {};
    return {values.data(), values.data() + width};
}

bool is_possible(const NetShape& shape) {
    const auto even = [](std::size_t width) { return width > 0 && width % 16 == 0 && width <= 8192; };
    return even(shape.width) && even(shape.inner) && even(shape.arc) && even(shape.label) && shape.positions >= 16 &&
           shape.positions <= 4096 && shape.heads > 0 && shape.width % shape.heads == 0 &&
           shape.width / shape.heads % 16 == 0 && shape.layers > 0 && shape.layers <= 48 && shape.tags > 0 &&
           shape.tags <= 4096 && shape.labels > 1 && shape.labels <= 1024;
}

} // namespace

Result<Net> open_net(std::string_view bytes) {
    encoder::NetReader reader(bytes);
    const auto bad = [&](std::string reason) {
        return fail(ErrorCode::kBadModel, "the transformer net " + std::move(reason));
    };
    const auto head = reader.take<std::uint32_t>();
    if (head.size() != kHeadSize || head[0] != kNetFormat)
        return bad(fmt::format("is of format {}, expected {}", head.empty() ? 0 : head[0], kNetFormat));
    Net net;
    NetShape& shape = net.shape;
    shape = {head[1], head[2], head[3], head[4], head[5], head[6], head[7], head[8], head[9]};
    net.root_label = head[10];
    if (!is_possible(shape) || net.root_label >= shape.labels) return bad("has impossible sizes");

    net.tags = reader.take_names();
    net.labels = reader.take_names();
    if (net.tags.size() != shape.tags || net.labels.size() != shape.labels)
        return bad("does not name all its tags and labels");
    const auto vocabulary = reader.take<char>();
    auto pieces = WordPieces::open({vocabulary.data(), vocabulary.size()});
    if (!pieces) return bad("has a broken vocabulary: " + pieces.error().message);
    if (pieces->size() > encoder::kLargestNetSize) return bad("has impossible sizes");
    net.pieces = std::move(*pieces);

    const std::size_t width = shape.width;
    net.piece_vectors = reader.take_table(net.pieces.size(), width, "piece vectors");
    net.features = reader.take_table(kFeatureRows, width, "feature vectors");
    net.positions = reader.take<float>(shape.positions * width, "positions");
    net.input_norm = take_norm(reader, width);
    for (std::size_t i = 0; i < shape.layers; ++i) {
        Net::Layer& layer = net.layers.emplace_back();
        layer.project = reader.take_matrix(width, 3 * width, "queries, keys and values");
        layer.attended = reader.take_matrix(width, width, "attention");
        layer.attended_norm = take_norm(reader, width);
        layer.inner = reader.take_matrix(width, shape.inner, "an inner layer");
        layer.outer = reader.take_matrix(shape.inner, width, "an outer layer");
        layer.outer_norm = take_norm(reader, width);
    }
    net.tag_mix = reader.take<float>(shape.layers + 1, "the mix for tags");
    net.parse_mix = reader.take<float>(shape.layers + 1, "the mix for the parser");
    net.tag = reader.take_matrix(width, encoder::pad_to_panel(shape.tags), "tags");
    net.arc_dependent = reader.take_matrix(width, shape.arc, "dependents of arcs");
    net.arc_head = reader.take_matrix(width, shape.arc, "heads of arcs");
    net.label_dependent = reader.take_matrix(width, shape.label, "dependents of labels");
    net.label_head = reader.take_matrix(width, shape.label, "heads of labels");
    net.arc = reader.take_matrix(shape.arc, shape.arc, "arcs");
    net.label = reader.take_matrix(
        shape.label, encoder::pad_to_panel(std::size_t{shape.labels} * (shape.label + std::size_t{1})), "labels");
    if (!reader.reason().empty()) return bad(reader.reason());
    return net;
}

} // namespace claimgraph::transformer

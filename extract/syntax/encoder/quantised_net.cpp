#include "extract/syntax/encoder/quantised_net.hpp"

#include "extract/syntax/encoder/net_reader.hpp"
#include "extract/syntax/encoder/parser_input.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph::encoder {

Result<QuantisedNet> open_net(std::string_view bytes) {
    NetReader reader(bytes);
    const auto bad = [&](std::string reason) {
        return fail(ErrorCode::kBadModel, "the encoder net " + std::move(reason));
    };
    const auto head = reader.take<std::uint32_t>();
    if (head.size() != kNetHeadSize || head[0] != kNetFormat)
        return bad(fmt::format("is of format {}, expected {}", head.empty() ? 0 : head[0], kNetFormat));
    if (std::any_of(head.begin(), head.end(), [](std::uint32_t value) { return value > kLargestNetSize; }))
        return bad("has an impossible size");

    QuantisedNet net;
    NetShape& shape = net.shape;
    shape.word_rows = head[1];
    shape.word_width = head[2];
    shape.hidden = head[3];
    shape.layers = head[4];
    shape.tag_layer = head[5];
    shape.tags = head[6];
    shape.labels = head[7];
    shape.parser_hidden = head[8];
    net.root_label = head[9];
    std::copy(head.begin() + 10, head.end(), shape.affix_width.begin());
    const auto uneven = [](std::size_t width) { return width == 0 || width % 16 != 0; };
    if (uneven(shape.input_width()) || uneven(shape.hidden) || uneven(shape.parser_hidden) || shape.layers == 0 ||
        shape.tag_layer >= shape.layers || shape.tags == 0 || shape.labels == 0 || net.root_label >= shape.labels ||
        shape.word_rows == 0 || shape.layers > 16 || shape.hidden > 4096 || shape.parser_hidden > 4096 ||
        shape.labels > 4096 || shape.tags > 4096)
        return bad("has impossible sizes");

    net.tags = reader.take_names();
    net.labels = reader.take_names();
    if (net.tags.size() != shape.tags || net.labels.size() != shape.labels)
        return bad("does not name all its tags and labels");
    const auto slots = reader.take<WordIndex::Slot>();
    if (slots.empty() || (slots.size() & (slots.size() - 1)) != 0) return bad("has a broken word index");
    bool free = false;
    for (const WordIndex::Slot& slot : slots) {
        free |= slot.hash == 0;
        if (slot.row >= shape.word_rows) return bad("has a broken word index");
    }
    if (!free) return bad("has a full word index");
    net.word_index = WordIndex(slots);
    net.words = reader.take_table(shape.word_rows, shape.word_width, "word vectors");
    for (std::size_t i = 0; i < kAffixes; ++i)
        net.affixes[i] = reader.take_table(kAffixRows[i], shape.affix_width[i], "affix vectors");
    for (std::size_t i = 0; i < shape.layers; ++i) {
        QuantisedNet::Layer& layer = net.layers.emplace_back();
        layer.weights = reader.take_matrix(shape.layer_inputs(i), shape.layer_outputs(i), "a layer");
        const float* gates = reader.take<float>(8 * std::size_t{shape.hidden}, "gates").data();
        if (gates != nullptr) layer.gates = {gates, gates + 4 * std::size_t{shape.hidden}};
    }
    net.tag_weights = reader.take_matrix(shape.state_width(), pad_to_panel(shape.tags), "tags");
    net.slot_weights = reader.take_matrix(shape.state_width(), kSlots * shape.parser_hidden, "slots");
    net.action_weights = reader.take_matrix(shape.parser_hidden, pad_to_panel(shape.actions()), "actions");
    net.no_token = reader.take<float>(kSlots * shape.parser_hidden, "empty slots");
    net.tables = reader.take<float>(table_rows(shape) * shape.parser_hidden, "tables");
    if (!reader.reason().empty()) return bad(reader.reason());
    return net;
}

} // namespace claimgraph::encoder

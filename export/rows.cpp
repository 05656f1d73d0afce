#include "export/rows.hpp"

#include "graph/base/number.hpp"
#include "graph/base/time/date.hpp"
#include "graph/base/time/time_interval.hpp"
#include "graph/model/claim_times.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <limits>
#include <numeric>
#include <tuple>

namespace claimgraph {
namespace {

constexpr Color kNeutral = {0x99, 0x99, 0x99}; // of claims that are nodes

/// Widens a time by those of all these claims; nothing if one has none.
void widen(const Graph& graph, std::span<const ClaimIndex> claims, std::optional<TimeInterval>& time) {
    for (const ClaimIndex index : claims) {
        const auto own = time ? whole_time_of(graph[index]) : std::nullopt;
        if (!own) return time.reset();
        time->first = std::min(time->first, own->first);
        time->last = std::max(time->last, own->last);
    }
}

std::string date_of(std::optional<std::int64_t> day) {
    return day ? to_string(Date(std::chrono::sys_days(std::chrono::days(*day)))) : std::string();
}

/// The place of a column that is not shown.
constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

/// Of the weight in the columns of claims.
std::size_t weight_column() {
    static const auto kColumn = std::ranges::find(claim_columns(), kWeight, &ClaimColumn::name);
    return static_cast<std::size_t>(kColumn - claim_columns().begin());
}

} // namespace

GraphRows::GraphRows(const Graph& graph, const WriteOptions& options)
    : graph_(graph),
      reified_(options.shape == Shape::kReified),
      families_(options.families),
      extra_(options.columns),
      weights_(graph.attributes().claims.find(kWeight)) {
    for (const EntityColumn& column : entity_columns())
        node_columns_.push_back({std::string(column.name), column.type});
    for (const NodeColumn& column : extra_)
        node_columns_.push_back({column.name, column.whole ? ColumnType::kCount : ColumnType::kNumber});
    if (reified_) {
        for (const ClaimColumn& column : claim_columns().subspan(1))
            node_columns_.push_back({std::string(column.name), column.type});
        edge_columns_ = {{"label"}, {"interaction"}};
    } else {
        for (const ClaimColumn& column : claim_columns())
            edge_columns_.push_back({std::string(column.name), column.type});
    }
    const std::size_t node_fields = node_columns_.size();
    entity_attributes_ = add_attributes(graph_.attributes().entities, node_columns_, node_fields);
    claim_attributes_ = reified_ ? add_attributes(graph_.attributes().claims, node_columns_, node_fields)
                                 : add_attributes(graph_.attributes().claims, edge_columns_, edge_columns_.size());
    node_.values.resize(node_columns_.size());
    edge_.values.resize(edge_columns_.size());
    scratch_.resize(std::max({node_columns_.size(), edge_columns_.size(), std::size_t{8}}));
}

const NodeRow& GraphRows::entity_row(std::size_t index) {
    const Entity& entity = graph_.entities()[index];
    const auto said = graph_.out_claims(EntityIndex{index});
    const auto heard = graph_.in_claims(EntityIndex{index});
    node_.id = entity.id;
    node_.color = color_of(entity.type);
    node_.size = std::min(100.0, std::round(10 + 5 * std::sqrt(static_cast<double>(said.size() + heard.size()))));
    const auto columns = entity_columns();
    for (std::size_t i = 0; i < columns.size(); ++i) node_.values[i] = columns[i].get(graph_, entity, scratch_[i]);
    for (std::size_t i = 0; i < extra_.size(); ++i) {
        std::string& text = scratch_[columns.size() + i];
        const double value = extra_[i].values[index];
        text = !std::isfinite(value) ? std::string()
               : extra_[i].whole     ? fmt::format("{:.0f}", value)
                                     : fmt::format("{}", value);
        node_.values[columns.size() + i] = text;
    }
    std::fill(node_.values.begin() + static_cast<std::ptrdiff_t>(columns.size() + extra_.size()), node_.values.end(),
              std::string_view());
    set_attributes(graph_.attributes().entities, index, entity_attributes_, node_.values);
    std::optional<TimeInterval> time = TimeInterval{TimeInterval::kOpenLast, TimeInterval::kOpenFirst};
    widen(graph_, said, time);
    widen(graph_, heard, time);
    set_days(said.empty() && heard.empty() ? std::nullopt : time);
    node_.begin = begin_;
    node_.end = end_;
    return node_;
}

const NodeRow& GraphRows::claim_row(std::size_t claim) {
    set_node_id(claim);
    node_.id = node_id_;
    node_.color = kNeutral;
    node_.size = 5;
    std::ranges::fill(node_.values, std::string_view());
    const std::size_t first = entity_columns().size() + extra_.size();
    set_claim_values(claim, std::span(node_.values).subspan(first - 1), std::span(scratch_).subspan(first - 1));
    std::swap(node_.values[0], node_.values[first - 1]); // the label stands before all
    node_.values[kTypeColumn] = kClaimType;
    set_attributes(graph_.attributes().claims, claim, claim_attributes_, node_.values);
    set_days(whole_time_of(graph_.claims()[claim]));
    node_.begin = begin_;
    node_.end = end_;
    return node_;
}

const EdgeRow& GraphRows::edge_row(std::size_t index) {
    const Claim& claim = graph_.claims()[index];
    edge_id_ = graph_.claim_id(ClaimIndex{index});
    edge_.id = edge_id_;
    edge_.source = graph_[claim.subject].id;
    edge_.target = graph_[claim.object].id;
    edge_.kind = kind_of(index);
    edge_.color = claim.polarity == Polarity::kDenied ? kDeniedColor : color_of(families_.tone_of(claim.relation));
    set_claim_values(index, edge_.values, scratch_);
    set_attributes(graph_.attributes().claims, index, claim_attributes_, edge_.values);
    edge_.weight = edge_.values[weight_column()];
    set_days(whole_time_of(claim));
    edge_.begin = begin_;
    edge_.end = end_;
    edge_.spells.clear();
    if (const auto times = times_of(claim); times.size() > 1)
        for (const ClaimTime& time : times)
            edge_.spells.emplace_back(date_of(time.interval.first_day()), date_of(time.interval.last_day()));
    return edge_;
}

const EdgeRow* GraphRows::part_row(std::size_t index, std::size_t part) {
    const Claim& claim = graph_.claims()[index];
    const auto& [field, member] = kClaimEntities[part];
    const EntityIndex target = claim.*member;
    if (!target) return nullptr;
    if (part == 0) set_node_id(index);
    edge_id_.assign(node_id_).append(".").append(field->part);
    edge_.id = edge_id_;
    edge_.source = node_id_;
    edge_.target = graph_[target].id;
    edge_.kind = field->part;
    edge_.color = kNeutral;
    edge_.weight = "1";
    edge_.begin = edge_.end = {};
    edge_.spells.clear();
    std::ranges::fill(edge_.values, field->part);
    return &edge_;
}

void GraphRows::set_claim_values(std::size_t index, std::span<std::string_view> values,
                                 std::span<std::string> scratch) {
    const auto columns = claim_columns();
    for (std::size_t i = 0; i < columns.size(); ++i)
        values[i] = columns[i].get(graph_, graph_.claims()[index], scratch[i]);
    if (weights_ == graph_.attributes().claims.size()) return;
    const std::string_view weight = graph_.attributes().claims.value(weights_, index);
    const auto number = number_from<double>(weight);
    if (number && number != number_from<double>(values[weight_column()])) values[weight_column()] = weight;
}

std::vector<std::size_t> GraphRows::add_attributes(const AttributeTable& table, std::vector<RowColumn>& columns,
                                                   std::size_t fields) {
    std::vector<std::size_t> places;
    for (std::size_t attribute = 0; attribute < table.size(); ++attribute) {
        RowColumn column{table.name(attribute), column_type(table.type(attribute))};
        // measures take the place of older ones, and the weight that of ours
        if (std::ranges::find(extra_, column.name, &NodeColumn::name) != extra_.end() ||
            (&table == &graph_.attributes().claims && attribute == weights_)) {
            places.push_back(kNowhere);
            continue;
        }
        const auto find = [&] {
            return static_cast<std::size_t>(std::ranges::find(columns, column.name, &RowColumn::name) -
                                            columns.begin());
        };
        std::size_t place = find();
        for (; place < fields; place = find()) column.name = "original_" + column.name;
        places.push_back(place);
        if (place == columns.size())
            columns.push_back(std::move(column));
        else if (columns[place].type != column.type) // of entities, and of claims that are nodes
            columns[place].type = ColumnType::kText;
    }
    return places;
}

void GraphRows::set_attributes(const AttributeTable& table, std::size_t row, std::span<const std::size_t> places,
                               std::vector<std::string_view>& values) const {
    for (std::size_t attribute = 0; attribute < places.size(); ++attribute)
        if (places[attribute] != kNowhere) values[places[attribute]] = table.value(attribute, row);
}

void GraphRows::set_days(const std::optional<TimeInterval>& time) {
    begin_ = date_of(time.value_or(TimeInterval()).first_day());
    end_ = date_of(time.value_or(TimeInterval()).last_day());
}

void GraphRows::set_node_id(std::size_t claim) {
    node_id_ = "claim:" + graph_.claim_id(ClaimIndex{claim});
    const auto is_taken = [&] { // entities are sorted by id
        return std::ranges::binary_search(graph_.entities(), node_id_, {}, &Entity::id);
    };
    while (is_taken()) node_id_ += ':';
}

std::string_view GraphRows::kind_of(std::size_t index) {
    const Claim& claim = graph_.claims()[index];
    if (ordinals_.empty() || graph_.claims()[ordinals_of_].subject != claim.subject)
        number_kinds(graph_.out_claims(claim.subject).front().value);
    kind_.assign(claim.polarity == Polarity::kDenied ? "not " : "").append(claim.label);
    const std::uint32_t ordinal = ordinals_[index - ordinals_of_];
    if (ordinal > 1) fmt::format_to(std::back_inserter(kind_), "#{}", ordinal);
    return kind_;
}

/// Claims of one subject stand together; those of a kind are brought together by sorting them.
void GraphRows::number_kinds(std::size_t first) {
    const auto claims = graph_.claims();
    std::size_t end = first;
    while (end < claims.size() && claims[end].subject == claims[first].subject) ++end;
    ordinals_of_ = first;
    order_.resize(end - first);
    std::iota(order_.begin(), order_.end(), 0u);
    const auto key = [&](std::uint32_t at) {
        const Claim& claim = claims[first + at];
        return std::tuple(claim.object, claim.polarity, std::string_view(claim.label));
    };
    std::ranges::sort(order_, [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple_cat(key(a), std::tuple(a)) < std::tuple_cat(key(b), std::tuple(b));
    });
    ordinals_.assign(order_.size(), 1);
    for (std::size_t i = 1; i < order_.size(); ++i)
        if (key(order_[i]) == key(order_[i - 1])) ordinals_[order_[i]] = ordinals_[order_[i - 1]] + 1;
}

} // namespace claimgraph

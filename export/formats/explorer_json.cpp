#include "export/formats/explorer_json.hpp"

#include "graph/base/time/time_interval.hpp"
#include "graph/model/claim_fields.hpp"
#include "graph/model/claim_times.hpp"
#include "graph/model/entity_fields.hpp"
#include "graph/model/evidence_fields.hpp"
#include "graph/model/relation_families.hpp"
#include "graph/model/source_fields.hpp"

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace claimgraph {
namespace {

using PageJson = nlohmann::ordered_json;

/// JSON that may stand within <script>: no "<", and none of the line ends that JSON has and old JavaScript has not.
std::string script_json(const PageJson& json) {
    const std::string text = json.dump(-1, ' ', false, PageJson::error_handler_t::replace);
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '<')
            safe += "\\u003c";
        else if (text.compare(i, 3, "\xE2\x80\xA8") == 0 || text.compare(i, 3, "\xE2\x80\xA9") == 0) {
            safe += text[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
            i += 2;
        } else
            safe += text[i];
    }
    return safe;
}

/// Writes the data that explorer/src/data.js reads. Absent values are left out; a sentence that carries several claims
/// is written once.
class ExplorerJsonWriter {
  public:
    ExplorerJsonWriter(const Graph& graph, std::ostream& out, const ExplorerJson& options)
        : graph_(graph), out_(out), options_(options) {}

    void write() {
        out_ << "{\"title\":" << script_json(options_.title);
        write_list("entities", graph_.entities(), [&](const Entity& entity) { return entity_json(entity); });
        write_list("claims", graph_.claims(), [&](const Claim& claim) { return claim_json_of(claim); });
        write_list("sentences", sentences_, [&](const Evidence* sentence) {
            PageJson json;
            for_each_value<kEvidenceFields>(*sentence, [&](const EvidenceField& field, const auto& value) {
                if (field.is(kOfSentence) && (!field.is(kOptional) || value != std::decay_t<decltype(value)>()))
                    json[field.name] = value;
            });
            return json;
        });
        write_list("documents", graph_.documents(), [](const SourceDocument& document) {
            PageJson json;
            for_each_value<kSourceFields>(document, [&]<class Value>(const SourceField& field, const Value& value) {
                if (field.is(kCore) || value != Value()) json[field.name] = value;
            });
            return json;
        });
        write_families();
        out_ << '}';
    }

  private:
    template <class List, class ToJson>
    void write_list(std::string_view name, const List& list, ToJson to_json) {
        out_ << ",\n\"" << name << "\":[";
        std::string_view comma = "\n";
        for (const auto& entry : list) {
            out_ << comma << script_json(to_json(entry));
            comma = ",\n";
        }
        out_ << ']';
    }

    // A value, and whether there is one. References are places in the lists.
    static PageJson json_of(const std::string& text) { return text; }
    static PageJson json_of(const std::vector<std::string>& list) { return list; }
    static PageJson json_of(std::uint32_t number) { return number; }
    static PageJson json_of(double number) { return std::round(number * 1000) / 1000; }
    static PageJson json_of(bool truth) { return truth; }
    static PageJson json_of(EntityIndex entity) { return entity.value; }
    template <class Enum>
    requires std::is_enum_v<Enum>
    static PageJson json_of(Enum value) { return to_string(value); }

    template <class Value>
    static bool is_there(const Value& value) {
        if constexpr (requires { value.empty(); })
            return !value.empty();
        else
            return std::is_arithmetic_v<Value> || std::is_enum_v<Value> || static_cast<bool>(value);
    }
    static bool is_there(bool truth) { return truth; }

    template <const auto& fields, class Thing>
    static void add_fields(PageJson& json, const Thing& thing) {
        for_each_value<fields>(thing, [&](const auto& field, const auto& value) {
            if (field.is(kCore) || is_there(value)) json[field.name] = json_of(value);
        });
    }

    static PageJson or_null(std::optional<std::int64_t> day) { return day ? PageJson(*day) : PageJson(); }

    static PageJson entity_json(const Entity& entity) {
        PageJson json;
        add_fields<kEntityFields>(json, entity);
        return json;
    }

    PageJson claim_json_of(const Claim& claim) {
        const ClaimIndex index{static_cast<std::size_t>(&claim - graph_.claims().data())};
        PageJson json{{"id", graph_.claim_id(index)}};
        add_fields<kClaimFields>(json, claim);
        if (const auto time = whole_time_of(claim))
            json["days"] = {or_null(time->first_day()), or_null(time->last_day())};
        for (const Evidence& evidence : claim.evidence) json["evidence"].push_back(evidence_json_of(evidence));
        return json;
    }

    /// Words; where the trigger stands in the sentence.
    PageJson evidence_json_of(const Evidence& evidence) {
        PageJson json{{"sentence", index_of(evidence)}};
        for_each_field<kEvidenceFields>([&]<class Member>(const EvidenceField& field, Member member) {
            if (field.is(kOfSentence)) return;
            if constexpr (std::is_same_v<Member, std::string Evidence::*>) {
                if (!(evidence.*member).empty()) json[field.name] = evidence.*member;
            } else if constexpr (std::is_same_v<Member, SpanEnd>) {
                const ByteSpan span = evidence.*member.span;
                if (span.begin >= evidence.span.begin && !span.empty())
                    json[field.name] = member(evidence) - evidence.span.begin;
            }
        });
        return json;
    }

    std::size_t index_of(const Evidence& evidence) {
        const auto [entry, is_new] = known_.try_emplace(
            {evidence.document, evidence.sentence, evidence.span.begin, evidence.text}, sentences_.size());
        if (is_new) sentences_.push_back(&evidence);
        return entry->second;
    }

    void write_families() {
        std::set<std::string_view> relations;
        for (const Claim& claim : graph_.claims()) relations.insert(claim.relation);
        PageJson json = PageJson::object();
        for (const std::string_view relation : relations)
            json[std::string(relation)] = {{"family", options_.families.of(relation)},
                                           {"tone", to_string(options_.families.tone_of(relation))}};
        out_ << ",\n\"relations\":" << script_json(json);
    }

    const Graph& graph_;
    std::ostream& out_;
    const ExplorerJson& options_;
    std::map<std::tuple<std::string_view, std::uint32_t, std::uint32_t, std::string_view>, std::size_t> known_;
    std::vector<const Evidence*> sentences_;
};

} // namespace

void write_explorer_json(const Graph& graph, std::ostream& out, const ExplorerJson& options) {
    ExplorerJsonWriter(graph, out, options).write();
}

} // namespace claimgraph

#include "export/format.hpp"
#include "export/formats/explorer_page.hpp"
#include "export/quad_class.hpp"
#include "graph/base/time_interval.hpp"

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

namespace claimgraph {
namespace {

using Json = nlohmann::ordered_json;

/// JSON that may stand within <script>: no "<", and none of the line ends that JSON has and old JavaScript has not.
std::string script_json(const Json& json) {
    const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
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
class HtmlWriter {
  public:
    HtmlWriter(const Graph& graph, std::ostream& out, const WriteOptions& options)
        : graph_(graph), out_(out), options_(options) {}

    void write() {
        const std::string_view page = explorer_page();
        const std::size_t marker = page.find(kMarker);
        out_ << page.substr(0, marker) << "{\"title\":" << script_json(options_.title);
        write_list("entities", graph_.entities(), [&](const Entity& entity) { return entity_json(entity); });
        write_list("claims", graph_.claims(), [&](const Claim& claim) { return claim_json_of(claim); });
        write_list("sentences", sentences_, [&](const Evidence* sentence) {
            return Json{{"document", sentence->document},
                        {"sentence", sentence->sentence},
                        {"start", sentence->span.begin},
                        {"end", sentence->span.end},
                        {"text", sentence->text}};
        });
        write_families();
        out_ << '}' << page.substr(marker + kMarker.size());
    }

  private:
    static constexpr std::string_view kMarker = "@GRAPH@";

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

    static void add(Json& json, const char* key, const std::string& text) {
        if (!text.empty()) json[key] = text;
    }

    static Json or_null(std::optional<std::int64_t> day) { return day ? Json(*day) : Json(); }

    static Json entity_json(const Entity& entity) {
        Json json{{"id", entity.id}, {"name", entity.name}, {"type", to_string(entity.type)}};
        if (!entity.aliases.empty()) json["aliases"] = entity.aliases;
        json["mentions"] = entity.mentions;
        add(json, "kb", entity.kb);
        return json;
    }

    /// References to entities and sentences are their places in the lists.
    Json claim_json_of(const Claim& claim) {
        const ClaimIndex index{static_cast<std::size_t>(&claim - graph_.claims().data())};
        Json json{{"id", graph_.claim_id(index)},
                  {"subject", claim.subject.value},
                  {"relation", claim.relation},
                  {"object", claim.object.value},
                  {"label", claim.label}};
        if (claim.symmetric) json["symmetric"] = true;
        if (claim.attributed_to) json["attributed_to"] = claim.attributed_to.value;
        add(json, "report", claim.report);
        json["polarity"] = to_string(claim.polarity);
        json["modality"] = to_string(claim.modality);
        add(json, "time", claim.time);
        add(json, "time_value", claim.time_value);
        if (const auto time = time_interval(claim.time_value))
            json["days"] = {or_null(time->first_day()), or_null(time->last_day())};
        add(json, "place", claim.place);
        if (claim.place_entity) json["place_entity"] = claim.place_entity.value;
        add(json, "condition", claim.condition);
        add(json, "complement", claim.complement);
        json["confidence"] = std::round(claim.confidence * 1000) / 1000;
        for (const Evidence& evidence : claim.evidence) {
            Json found{{"sentence", index_of(evidence)}};
            add(found, "subject", evidence.subject);
            add(found, "object", evidence.object);
            add(found, "trigger", evidence.trigger);
            if (evidence.trigger_span.begin >= evidence.span.begin &&
                evidence.trigger_span.end > evidence.trigger_span.begin) {
                found["trigger_start"] = evidence.trigger_span.begin - evidence.span.begin;
                found["trigger_end"] = evidence.trigger_span.end - evidence.span.begin;
            }
            add(found, "rule", evidence.rule);
            json["evidence"].push_back(std::move(found));
        }
        return json;
    }

    std::size_t index_of(const Evidence& evidence) {
        const auto [entry, is_new] = known_.try_emplace(
            {evidence.document, evidence.sentence, evidence.span.begin, evidence.text}, sentences_.size());
        if (is_new) sentences_.push_back(&evidence);
        return entry->second;
    }

    void write_families() {
        std::map<std::string_view, std::string_view> families; // of the relations that are there
        for (const Claim& claim : graph_.claims())
            families.emplace(claim.relation, options_.families.of(claim.relation));
        Json json = Json::object();
        for (const auto& [relation, family] : families)
            json[std::string(relation)] = {{"family", family}, {"tone", to_string(tone_of(family))}};
        out_ << ",\n\"relations\":" << script_json(json);
    }

    const Graph& graph_;
    std::ostream& out_;
    const WriteOptions& options_;
    std::map<std::tuple<std::string_view, std::uint32_t, std::uint32_t, std::string_view>, std::size_t> known_;
    std::vector<const Evidence*> sentences_;
};

void write_html(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    HtmlWriter(graph, out, options).write();
}

} // namespace

extern const Format kHtmlFormat = {.name = "html",
                                   .extension = ".html",
                                   .description = "a page to explore the graph in a browser, offline",
                                   .write = write_html,
                                   .read = nullptr};

} // namespace claimgraph

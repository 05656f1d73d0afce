#include "tools/commands/evaluate_entities.hpp"

#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "cli/terminal/table.hpp"
#include "graph/base/json_value.hpp"
#include "graph/base/read_file.hpp"
#include "tools/evaluate/coreference_gold.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

namespace claimgraph::cli {
namespace {

constexpr std::array<std::string_view, 3> kTypes = {"person", "organization", "place"};

using Name = std::tuple<std::uint64_t, std::uint64_t, std::size_t>; // begin and end in bytes, index in kTypes

/// A document built of its sentences, one per line.
struct NamedDocument {
    std::string text;
    std::set<Name> names;
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::string> links; ///< knowledge-base ids by begin and end
};

std::size_t type_index(std::string_view type) {
    return static_cast<std::size_t>(std::ranges::find(kTypes, type) - kTypes.begin());
}

void add_sentence(const nlohmann::json& line, NamedDocument& document) {
    std::string text = line.value("text", nlohmann::json()).is_string() ? line["text"].get<std::string>() : "";
    const auto tokens = line.at("tokens").get<std::vector<std::string>>();
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    const auto find_tokens = [&] {
        spans.clear();
        std::size_t at = 0;
        for (const std::string& token : tokens) {
            const std::size_t begin = text.find(token, at);
            if (begin == std::string::npos) return false;
            spans.emplace_back(begin, at = begin + token.size());
        }
        return true;
    };
    if (!find_tokens()) { // the text differs from the tokens
        text = fmt::format("{}", fmt::join(tokens, " "));
        find_tokens();
    }
    std::ranges::replace(text, '\n', ' ');
    for (const auto& entity : line.at("entities")) {
        const std::size_t type = type_index(entity.at("type").get<std::string>());
        const auto begin = entity.at("start").get<std::size_t>();
        const auto end = entity.at("end").get<std::size_t>();
        if (type == kTypes.size() || begin >= end || end > spans.size()) continue;
        const std::uint64_t first = document.text.size() + spans[begin].first;
        const std::uint64_t last = document.text.size() + spans[end - 1].second;
        document.names.emplace(first, last, type);
        if (const auto id = entity.find("qid"); id != entity.end() && id->is_string())
            document.links.emplace(std::pair(first, last), id->get<std::string>());
    }
    document.text += text + '\n';
}

Result<std::vector<NamedDocument>> read_names(const std::string& file) {
    const auto text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    std::vector<NamedDocument> documents;
    std::map<std::string, std::size_t> by_name;
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < text->size();) {
        const std::size_t end = std::min(text->find('\n', at), text->size());
        const std::string_view bytes(text->data() + at, end - at);
        at = end + 1;
        ++number;
        if (bytes.empty()) continue;
        try {
            const auto line = nlohmann::json::parse(bytes);
            const auto& name = line.value("doc", nlohmann::json());
            const auto [document, added] =
                by_name.emplace(name.is_string() ? name.get<std::string>() : std::string(), documents.size());
            if (added) documents.emplace_back();
            add_sentence(line, documents[document->second]);
        } catch (const nlohmann::json::exception& error) {
            return fail(ErrorCode::kBadFormat, error.what(), {file, number});
        }
    }
    return documents;
}

std::set<Name> names_in(const EntityLayer& layer) {
    std::set<Name> names;
    for (const Mention& mention : layer.mentions) {
        if (mention.kind != MentionKind::kName || mention.demonym) continue;
        const EntityType type = mention.type == EntityType::kFacility ? EntityType::kPlace : mention.type;
        if (const std::size_t index = type_index(to_string(type)); index < kTypes.size())
            names.emplace(mention.span.begin, mention.span.end, index);
    }
    return names;
}

/// How many of the names with a link got its id.
std::size_t count_linked(const NamedDocument& gold, const EntityLayer& layer) {
    return static_cast<std::size_t>(std::ranges::count_if(layer.mentions, [&](const Mention& mention) {
        const auto link = gold.links.find({mention.span.begin, mention.span.end});
        return link != gold.links.end() && layer.entities[mention.entity.value].kb == link->second;
    }));
}

struct Counts {
    std::size_t gold = 0, found = 0, right = 0;
    double precision() const { return found > 0 ? static_cast<double>(right) / static_cast<double>(found) : 0; }
    double recall() const { return gold > 0 ? static_cast<double>(right) / static_cast<double>(gold) : 0; }
    double f1() const {
        return gold + found > 0 ? 2.0 * static_cast<double>(right) / static_cast<double>(gold + found) : 0;
    }
};

/// The line of the text that a name stands in, the name in brackets.
std::string in_its_line(std::string_view text, const Name& name) {
    const auto [begin, end, type] = name;
    const std::size_t first = text.rfind('\n', begin) + 1; // npos + 1 is the beginning
    const std::size_t last = text.find('\n', end);
    return printable(fmt::format("{:12}  {}[{}]{}", kTypes[type], text.substr(first, begin - first),
                                 text.substr(begin, end - begin), text.substr(end, last - end)));
}

void list_errors(const std::set<Name>& gold, const std::set<Name>& found, std::string_view text, std::string& out) {
    const auto list = [&](std::string_view verdict, const std::set<Name>& names, const std::set<Name>& others) {
        for (const Name& name : names)
            if (!others.contains(name)) out += fmt::format("{}  {}\n", verdict, in_its_line(text, name));
    };
    list("missed", gold, found);
    list("wrong ", found, gold);
}

std::string percent(double share) { return fmt::format("{:.1f}", 100 * share); }

} // namespace

ExitStatus evaluate_names(const std::vector<std::string>& files, const ModelOptions& options, bool errors, bool json) {
    const auto models = load_models(options);
    if (!models) return give_up(models.error());
    std::string error_lines;
    Table table({"FILE", "TYPE", "GOLD", "FOUND", "P", "R", "F1"});
    for (const std::string& file : files) {
        auto documents = read_names(file);
        if (!documents) return give_up(documents.error());
        std::array<Counts, kTypes.size() + 1> counts; // the last of all types
        std::size_t links = 0;
        std::size_t linked = 0;
        for (NamedDocument& gold : *documents) {
            auto document = make_document(file, std::move(gold.text), {.lossy = true, .sentences = true});
            if (!document) return give_up(document.error());
            const EntityLayer layer = find_named_entities(*document, analyze(*document, *models), *models);
            const std::set<Name> found = names_in(layer);
            links += gold.links.size();
            linked += count_linked(gold, layer);
            const auto count = [&](const std::set<Name>& names, std::size_t Counts::*field) {
                for (const Name& name : names) {
                    ++(counts[std::get<2>(name)].*field);
                    ++(counts.back().*field);
                }
            };
            std::set<Name> right;
            std::ranges::set_intersection(gold.names, found, std::inserter(right, right.end()));
            count(gold.names, &Counts::gold);
            count(found, &Counts::found);
            count(right, &Counts::right);
            if (errors) list_errors(gold.names, found, document->text(), error_lines);
        }
        JsonValue line{{"file", file}};
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const std::string type(i < kTypes.size() ? kTypes[i] : "all");
            line[type] = {
                {"P", 100 * counts[i].precision()}, {"R", 100 * counts[i].recall()}, {"F1", 100 * counts[i].f1()}};
            table.add({file, type, fmt::to_string(counts[i].gold), fmt::to_string(counts[i].found),
                       percent(counts[i].precision()), percent(counts[i].recall()), percent(counts[i].f1())});
        }
        const Counts found_links{links, links, linked};
        if (links > 0) {
            line["links"] = {{"gold", links}, {"right", linked}, {"R", 100 * found_links.recall()}};
            table.add({file, "links", fmt::to_string(links), "", "", percent(found_links.recall()), ""});
        }
        if (json) print(line.dump() + '\n');
    }
    if (!json) print(error_lines.empty() ? table.text() : table.text() + '\n' + error_lines);
    return ExitStatus::kDone;
}

ExitStatus evaluate_coreference(const std::vector<std::string>& files, const ModelOptions& options, bool json) {
    const auto models = load_models(options);
    if (!models) return give_up(models.error());
    Table table({"FILE", "MENTIONS", "SPANS", "MUC", "B3", "CEAFE", "CONLL"});
    for (const std::string& file : files) {
        const auto documents = read_chains(file, *models);
        if (!documents) return give_up(documents.error());
        JsonValue line{{"file", file}};
        for (const bool given : {false, true}) {
            CoreferenceScore score;
            for (const ChainedDocument& gold : *documents) {
                std::vector<TokenRange> mentions;
                if (given)
                    for (const Chain& chain : gold.chains) mentions.insert(mentions.end(), chain.begin(), chain.end());
                score.add(gold.chains, given ? find_chains(gold.text.document, gold.text.analysis, *models, mentions)
                                             : find_chains(gold.text.document, gold.text.analysis, *models));
            }
            const char* name = given ? "given" : "found";
            line[name] = {{"spans", 100 * score.mentions.f1()},
                          {"MUC", 100 * score.muc.f1()},
                          {"B3", 100 * score.b3.f1()},
                          {"CEAFe", 100 * score.ceafe.f1()},
                          {"CoNLL", 100 * score.conll()}};
            table.add({file, name, percent(score.mentions.f1()), percent(score.muc.f1()), percent(score.b3.f1()),
                       percent(score.ceafe.f1()), percent(score.conll())});
        }
        if (json) print(line.dump() + '\n');
    }
    if (!json) print(table.text());
    return ExitStatus::kDone;
}

} // namespace claimgraph::cli

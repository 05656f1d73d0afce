#include "export/briefing/vault.hpp"

#include "export/briefing/claim_lines.hpp"
#include "graph/base/json_value.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/query/documents.hpp"
#include "graph/query/links/subgraph.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace claimgraph {
namespace {

constexpr std::size_t kMostNameBytes = 100;

std::string_view index_name() { return kIndexNote.substr(0, kIndexNote.size() - std::string_view(".md").size()); }

/// Names of devices on Windows, with any extension.
bool is_reserved(std::string_view name) {
    const std::string stem = lower_ascii(name.substr(0, name.find('.')));
    for (const std::string_view device : {"con", "prn", "aux", "nul"})
        if (stem == device) return true;
    return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && stem[3] >= '0' && stem[3] <= '9';
}

class Vault {
  public:
    Vault(Graph graph, const FileSink& file) : graph_(std::move(graph)), file_(file) {
        said_.resize(graph_.entities().size());
        for (std::size_t i = 0; i < graph_.claims().size(); ++i)
            if (const EntityIndex speaker = graph_.claims()[i].attributed_to)
                said_[speaker.value].push_back(ClaimIndex{i});
        name_notes();
    }

    std::size_t write() {
        std::size_t count = 0;
        write_index();
        for (std::size_t i = 0; i < notes_.size(); ++i)
            if (!notes_[i].empty()) {
                write_note(EntityIndex{i});
                ++count;
            }
        return count;
    }

  private:
    std::size_t claims_with(EntityIndex entity) const {
        return graph_.out_claims(entity).size() + graph_.in_claims(entity).size() + said_[entity.value].size();
    }

    /// Files of one folder differ in more than case and accents.
    void name_notes() {
        std::set<std::string> taken = {fold(index_name())};
        for (std::size_t i = 0; i < graph_.entities().size(); ++i) {
            const Entity& entity = graph_.entities()[i];
            std::string& note = notes_.emplace_back();
            if (entity.unnamed || entity.type == EntityType::kRole || claims_with(EntityIndex{i}) == 0) continue;
            note = safe_file_name(entity.name);
            if (note.empty()) note = safe_file_name(slug(entity.id));
            const std::string stem = note;
            for (std::size_t number = 2; !taken.insert(fold(note)).second; ++number)
                note = fmt::format("{} ({})", stem, number);
        }
    }

    /// A link to its note; bold where it has none, or is the subject of this one.
    AddName names_in(EntityIndex here) const {
        return [this, here](RichText& line, EntityIndex entity) {
            const std::string& note = notes_[entity.value];
            const bool is_link = entity != here && !note.empty();
            line.add(graph_[entity].name, is_link ? PageRun::Kind::kNote : PageRun::Kind::kStrong, note);
        };
    }

    void add_claims(Page& page, Quotations& quotations, const char* heading, EntityIndex here,
                    std::span<const ClaimIndex> claims) const {
        if (claims.empty()) return;
        page.section(heading);
        for (const ClaimIndex claim : claims) {
            RichText line = claim_line(graph_, graph_[claim], names_in(here));
            quotations.cite(line, graph_, {&claim, 1});
            page.item(std::move(line));
        }
    }

    void write_note(EntityIndex entity) {
        const Entity& about = graph_[entity];
        std::ostream& out = file_(notes_[entity.value] + ".md");
        const auto quoted = [](const std::string& text) { return JsonValue(one_line(text)).dump(); };
        out << "---\naliases:";
        if (about.aliases.empty()) out << " []";
        out << '\n';
        for (const std::string& alias : about.aliases) out << "  - " << quoted(alias) << '\n';
        out << "type: " << quoted(std::string(to_string(about.type))) << "\nid: " << quoted(about.id) << '\n';
        if (!about.kb.empty()) out << "kb: " << quoted(about.kb) << '\n';
        out << fmt::format("mentions: {}\nclaims: {}\n---\n\n", about.mentions, claims_with(entity));
        Page page{.title = about.name};
        Quotations quotations(page);
        add_claims(page, quotations, "What it does", entity, graph_.out_claims(entity));
        add_claims(page, quotations, "What is done to it", entity, graph_.in_claims(entity));
        add_claims(page, quotations, "What it says", entity, said_[entity.value]);
        write_markdown(page, out);
    }

    void write_index() {
        Page page{.title = std::string(index_name())};
        std::vector<EntityIndex> entities;
        for (std::size_t i = 0; i < notes_.size(); ++i)
            if (!notes_[i].empty()) entities.push_back(EntityIndex{i});
        std::ranges::stable_sort(entities, [&](EntityIndex a, EntityIndex b) {
            return std::pair(graph_[a].type, claims_with(b)) < std::pair(graph_[b].type, claims_with(a));
        });
        EntityIndex before;
        for (const EntityIndex entity : entities) {
            if (!before || graph_[before].type != graph_[entity].type)
                page.section(std::string(to_string(graph_[entity].type)));
            RichText line;
            names_in({})(line, entity);
            page.item(std::move(line.add(fmt::format(": {}", claims_with(entity)))));
            before = entity;
        }
        page.section("Sources");
        for (const auto& [document, also, claims] : sources_of(graph_.documents(), count_claims_by_document(graph_)))
            if (claims > 0) page.item(source_line(&document, document.name).add(fmt::format(": {}", claims)));
        write_markdown(page, file_(kIndexNote));
    }

    const Graph graph_;
    const FileSink& file_;
    std::vector<std::vector<ClaimIndex>> said_; ///< claims by speaker
    std::vector<std::string> notes_;            ///< the note of each entity; empty if it has none
};

} // namespace

std::string safe_file_name(std::string_view name) {
    std::string safe = one_line(name);
    for (char& c : safe)
        if (std::string_view("/\\:*?\"<>|#^[]%").find(c) != std::string_view::npos) c = '-';
    safe.erase(0, safe.find_first_not_of("-. "));
    std::size_t end = std::min(safe.size(), kMostNameBytes);
    while (end < safe.size() && end > 0 && (static_cast<unsigned char>(safe[end]) & 0xC0) == 0x80) --end;
    safe.resize(end);
    safe.resize(safe.find_last_not_of(". ") + 1);
    return is_reserved(safe) ? safe.insert(0, "_") : safe;
}

std::size_t write_vault(const Graph& graph, const BriefingOptions& options, const FileSink& file) {
    return Vault(subgraph(graph, claims_of(graph, options)), file).write();
}

} // namespace claimgraph

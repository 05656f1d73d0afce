#include "export/format.hpp"
#include "graph/base/fold.hpp"
#include "graph/model/claim_fields.hpp"
#include "graph/model/source_document.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <vector>

/// A report for people, in Markdown: what contradicts what, and who says what about whom, with the sentences.
namespace claimgraph {
namespace {

constexpr std::size_t kMostQuotes = 3; // of a claim

/// Text that Markdown takes for nothing but text.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : one_line(text)) {
        if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '&')
            result += "&amp;";
        else if (std::string_view("\\`*_{}[]()#+-.!|~$:").find(c) != std::string_view::npos)
            result.append(1, '\\') += c;
        else
            result += c;
    }
    return result;
}

class Report {
  public:
    Report(const Graph& graph, std::ostream& out) : graph_(graph), out_(out) {}

    void write() {
        std::set<std::string_view> documents;
        for (const Claim& claim : graph_.claims())
            for (const Evidence& evidence : claim.evidence) documents.insert(evidence.document);
        out_ << fmt::format("# Who says what\n\n{} claims about {} entities, read in {} documents.\n",
                            graph_.claims().size(), graph_.entities().size(), documents.size());
        write_conflicts();
        write_speakers();
    }

  private:
    std::string name(EntityIndex entity) const { return "**" + escaped(graph_[entity].name) + "**"; }

    /// "**NATO** *not commits to* **Kosovo** (future; on 11 March 2025)"
    std::string sentence(const Claim& claim) const {
        std::vector<std::string> details;
        if (claim.modality != Modality::kActual) details.emplace_back(to_string(claim.modality));
        for (const ClaimField& field : kClaimFields)
            if (const std::string* words = words_of(field, claim))
                details.push_back(field.is(kQuoted) ? "“" + escaped(*words) + "”" : escaped(*words));
        return fmt::format("{} *{}{}* {}{}", name(claim.subject), claim.polarity == Polarity::kDenied ? "not " : "",
                           escaped(claim.label.empty() ? claim.relation : claim.label), name(claim.object),
                           details.empty() ? "" : fmt::format(" ({})", fmt::join(details, "; ")));
    }

    /// "[Title](https://...), The Paper, 2025-03-11, news/a.html"
    std::string source_of(const Evidence& evidence) const {
        std::string text;
        if (const SourceDocument* document = graph_.find_document(evidence.document)) {
            if (!document->title.empty())
                text += is_web_address(document->url)
                            ? fmt::format("[{}](<{}>), ", escaped(document->title), document->url)
                            : escaped(document->title) + ", ";
            for (const std::string* part : {&document->publisher, &document->date})
                if (!part->empty()) text += escaped(*part) + ", ";
        }
        return text + escaped(evidence.document);
    }

    void write_quotes(const Claim& claim) {
        for (std::size_t i = 0; i < std::min(claim.evidence.size(), kMostQuotes); ++i)
            out_ << fmt::format("  > {} — {}, sentence {}\n{}", escaped(claim.evidence[i].text),
                                source_of(claim.evidence[i]), claim.evidence[i].sentence + 1,
                                i + 1 < std::min(claim.evidence.size(), kMostQuotes) ? "  >\n" : "");
        if (claim.evidence.size() > kMostQuotes)
            out_ << fmt::format("  >\n  > and {} sentences more\n", claim.evidence.size() - kMostQuotes);
    }

    /// Claims that differ in polarity (and in how and by whom they are said) stand side by side in a graph.
    void write_conflicts() {
        const auto claims = graph_.claims();
        bool is_first = true;
        for (std::size_t begin = 0, end = 0; begin < claims.size(); begin = end) {
            const auto what = [&](std::size_t i) {
                return std::tuple(claims[i].subject, std::string_view(claims[i].relation), claims[i].object);
            };
            while (end < claims.size() && what(end) == what(begin)) ++end;
            const bool is_conflict = std::ranges::any_of(claims.subspan(begin, end - begin), [&](const Claim& claim) {
                return claim.polarity != claims[begin].polarity;
            });
            if (!is_conflict) continue;
            if (std::exchange(is_first, false)) out_ << "\n## Conflicts\n\nAffirmed by some, denied by others.\n";
            out_ << '\n';
            for (std::size_t i = begin; i < end; ++i) {
                out_ << fmt::format("- {}, says {}\n", sentence(claims[i]),
                                    claims[i].attributed_to ? name(claims[i].attributed_to) : "the text itself");
                write_quotes(claims[i]);
            }
        }
    }

    void write_speakers() {
        std::map<std::uint32_t, std::vector<std::size_t>> by_speaker; // what the texts say themselves comes last
        for (std::size_t i = 0; i < graph_.claims().size(); ++i)
            by_speaker[graph_.claims()[i].attributed_to.value].push_back(i);
        for (const auto& [speaker, claims] : by_speaker) {
            const bool is_text = speaker == EntityIndex::kInvalid;
            out_ << fmt::format("\n## {}\n\n",
                                is_text ? "The texts themselves" : escaped(graph_.entities()[speaker].name));
            for (const std::size_t claim : claims) {
                out_ << "- " << sentence(graph_.claims()[claim]) << '\n';
                write_quotes(graph_.claims()[claim]);
            }
        }
    }

    const Graph& graph_;
    std::ostream& out_;
};

void write_report(const Graph& graph, std::ostream& out, const WriteOptions&) { Report(graph, out).write(); }

} // namespace

extern const Format kReportFormat = {.name = "report",
                                     .extension = ".md",
                                     .description =
                                         "a report to read, in Markdown: conflicts, and who says what about whom",
                                     .write = write_report,
                                     .read = nullptr};

} // namespace claimgraph

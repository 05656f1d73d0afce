#include "export/briefing/claim_lines.hpp"

#include "graph/model/claim_fields.hpp"

#include <fmt/format.h>
#include <string>
#include <vector>

namespace claimgraph {

RichText claim_line(const Graph& graph, const Claim& claim, const AddName& add_name) {
    RichText line;
    add_name(line, claim.subject);
    const std::string& label = claim.label.empty() ? claim.relation : claim.label;
    if (claim.polarity == Polarity::kDenied)
        line.add(" ").add("not", PageRun::Kind::kEmphasis).add(" " + label + " ");
    else
        line.add(" " + label + " ");
    add_name(line, claim.object);
    std::vector<RichText> details;
    if (claim.modality != Modality::kActual) details.emplace_back(std::string(to_string(claim.modality)));
    for (const ClaimField& field : kClaimFields) {
        const std::string* words = words_of(field, claim);
        if (words == nullptr || *words == graph[claim.object].name) continue;
        if (field.is(kQuoted))
            line.add(": “" + *words + "”");
        else
            details.emplace_back(*words);
    }
    if (claim.attributed_to) add_name(details.emplace_back("says "), claim.attributed_to);
    for (std::size_t i = 0; i < details.size(); ++i) line.add(i == 0 ? " (" : "; ").append(details[i]);
    if (!details.empty()) line.add(")");
    return line;
}

RichText source_line(const SourceDocument* document, std::string_view name) {
    RichText line;
    if (document != nullptr) {
        const bool is_linked = is_web_address(document->url);
        const std::string& title = document->title.empty() && is_linked ? document->url : document->title;
        if (is_linked)
            line.add(title, PageRun::Kind::kLink, document->url);
        else if (!title.empty())
            line.add("“" + title + "”");
        for (const std::string* part : {&document->publisher, &document->date})
            if (!part->empty()) line.add((line.empty() ? "" : ", ") + *part);
    }
    line.add((line.empty() ? "" : "; ") + std::string(name));
    return line;
}

std::size_t Quotations::number_of(const Graph& graph, const Evidence& evidence) {
    const auto [place, is_new] =
        numbers_.try_emplace({evidence.document, evidence.sentence}, page_.footnotes.size() + 1);
    if (is_new) {
        documents_.insert(evidence.document);
        RichText line;
        line.add("“" + evidence.text + "” ");
        line.append(source_line(graph.find_document(evidence.document), evidence.document));
        line.add(fmt::format(", sentence {}", evidence.sentence + 1));
        page_.footnotes.push_back(std::move(line));
    }
    return place->second;
}

void Quotations::cite(RichText& line, const Graph& graph, std::span<const ClaimIndex> claims) {
    std::set<std::pair<std::string_view, std::uint32_t>> cited;
    for (const ClaimIndex claim : claims)
        for (const Evidence& evidence : graph[claim].evidence) {
            const bool is_new = cited.insert({evidence.document, evidence.sentence}).second;
            if (is_new && cited.size() <= kMostOfLine) line.footnote(number_of(graph, evidence));
        }
    if (cited.size() > kMostOfLine) line.add(fmt::format(" and {} more", cited.size() - kMostOfLine));
}

} // namespace claimgraph

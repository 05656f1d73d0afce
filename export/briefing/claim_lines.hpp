#pragma once

#include "export/page/page.hpp"
#include "graph/graph.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <utility>

/// Claims and their sources as lines of a page.
namespace claimgraph {

/// Adds the name of an entity to a line: bold, or as a link.
using AddName = std::function<void(RichText& line, EntityIndex entity)>;

/// "Ana Kola accuses Norsk Lines: “breaking the agreement” (possible; on Monday; says Ben Ode)"
RichText claim_line(const Graph& graph, const Claim& claim, const AddName& add_name);

/// "“Title”, The Paper, 2025-03-11; news/a.html", the title a link where the address is known.
RichText source_line(const SourceDocument* document, std::string_view name);

/// The sentences that a page quotes: its footnotes, each once. Refers to the page.
class Quotations {
  public:
    static constexpr std::size_t kMostOfLine = 3;

    explicit Quotations(Page& page) : page_(page) {}

    /// Adds the numbers of the first sentences of these claims to a line, and how many there are besides.
    void cite(RichText& line, const Graph& graph, std::span<const ClaimIndex> claims);
    /// The documents that were cited.
    const std::set<std::string, std::less<>>& documents() const { return documents_; }

  private:
    std::size_t number_of(const Graph& graph, const Evidence& evidence);

    Page& page_;
    std::map<std::pair<std::string, std::uint32_t>, std::size_t> numbers_; ///< by document and sentence
    std::set<std::string, std::less<>> documents_;
};

} // namespace claimgraph

#include "export/claim_json.hpp"
#include "export/format.hpp"

#include <ostream>

namespace claimgraph {
namespace {

void write_jsonl(const Graph& graph, std::ostream& out, const WriteOptions&) {
    for (std::size_t i = 0; i < graph.claims().size(); ++i)
        out << claim_json(graph.claim_id(ClaimIndex{i}), graph.claims()[i], graph.entities(), graph.documents())
            << '\n';
}

} // namespace

extern const Format kJsonlFormat = {.name = "jsonl",
                                    .extension = ".jsonl",
                                    .description = "a claim a line, for scripts",
                                    .write = write_jsonl,
                                    .read = nullptr};

} // namespace claimgraph

#include "graph/cypher/functions/procedures.hpp"

#include <set>

namespace claimgraph::cypher {
namespace {

/// One row for each name of these kinds.
Procedure procedure_of_names(std::string name, std::string result, std::vector<NameOf> kinds) {
    return {std::move(name),
            {},
            {{std::move(result), kStrings}},
            [kinds = std::move(kinds)](Runtime& run, std::span<const Value>) {
                std::set<std::string> names;
                for (const NameOf kind : kinds)
                    for (std::string& each : run.graph.names(kind)) names.insert(std::move(each));
                std::vector<List> rows;
                for (const std::string& each : names) rows.push_back({Value(each)});
                return rows;
            }};
}

} // namespace

std::span<const Procedure> graph_procedures() {
    static const std::vector<Procedure> kProcedures = {
        procedure_of_names("db.labels", "label", {NameOf::kLabel}),
        procedure_of_names("db.relationshipTypes", "relationshipType", {NameOf::kType}),
        procedure_of_names("db.propertyKeys", "propertyKey", {NameOf::kNodeKey, NameOf::kRelationshipKey}),
    };
    return kProcedures;
}

} // namespace claimgraph::cypher

#include "cli/output/time_text.hpp"

#include "graph/base/json_value.hpp"

namespace claimgraph::cli {

std::string time_json(const TimeExpression& time, const Document& document) {
    const JsonValue json = {{"document", document.id()},        {"start", time.span.begin},     {"end", time.span.end},
                            {"text", document.text(time.span)}, {"type", to_string(time.type)}, {"value", time.value}};
    return json.dump() + '\n';
}

} // namespace claimgraph::cli

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::tck {

struct Step {
    std::string text; ///< "Given an empty graph", without a colon at its end
    std::string block;
    std::vector<std::vector<std::string>> table;
};

/// A scenario, or one example of an outline.
struct Scenario {
    std::string name; ///< "Scenario: [1] Match ...", as it is written
    std::vector<Step> steps;
};

/// The scenarios of a feature file, outlines filled in with each of their examples.
std::vector<Scenario> read_feature(std::string_view text);

} // namespace claimgraph::tck

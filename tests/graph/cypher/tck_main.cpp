// Runs openCypher's compatibility kit (TCK): builds the graph of each scenario, asks its query and compares rows or the
// error.
//     cypher_tck FOLDER [--failures] [--only TEXT] [--json]
// FOLDER holds features/, scenarios.json and core_list.txt. Prints what passed, of the core and of all scenarios that
// only read, and by feature.
#include "graph/cypher/query.hpp"
#include "tests/graph/cypher/canonical.hpp"
#include "tests/graph/cypher/create.hpp"
#include "tests/graph/cypher/gherkin.hpp"
#include "tests/graph/cypher/table_procedure.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

using namespace claimgraph;
using namespace claimgraph::cypher;

namespace {

enum class Outcome { kPassed, kFailed, kUnsupported };

struct Verdict {
    Outcome outcome = Outcome::kPassed;
    std::string reason{};
};

Verdict failed(std::string reason) { return {Outcome::kFailed, std::move(reason)}; }
Verdict unsupported(std::string reason) { return {Outcome::kUnsupported, std::move(reason)}; }

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error(file.string() + ": cannot be read");
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Rows {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

struct World {
    MemoryGraph graph;
    std::vector<Procedure> procedures;
    Parameters parameters;
    std::optional<QueryError> error;
    Rows result;
};

/// Asks, with the values as texts.
void ask(World& world, const std::string& text) {
    world.error.reset();
    world.result = {};
    auto query = Query::compile(text, world.graph, world.procedures);
    if (!query) {
        world.error = query.error();
        return;
    }
    world.result.columns = query->columns();
    Limits limits;
    limits.stop = StopToken(std::chrono::seconds(10));
    const auto run = query->run(world.parameters, limits, [&](const std::vector<Value>& row) {
        std::vector<std::string> texts;
        for (const Value& value : row) texts.push_back(to_text(value, world.graph));
        world.result.rows.push_back(std::move(texts));
        return true;
    });
    if (!run) world.error = run.error();
}

std::string shown(const std::vector<std::vector<std::string>>& rows) {
    std::string text;
    for (const auto& row : rows) text += fmt::format(" | {}", fmt::join(row, " ; "));
    return text;
}

Verdict compare_rows(const World& world, const tck::Step& step) {
    if (world.error)
        return failed(fmt::format("{}:{} {}", world.error->type, world.error->detail, world.error->message));
    const bool ordered = step.text.find("in order") != std::string::npos;
    const bool any_list_order = step.text.find("ignoring element order") != std::string::npos;
    std::vector<std::vector<std::string>> expected;
    std::vector<std::vector<std::string>> found;
    const auto& columns = step.table.at(0);
    std::vector<std::size_t> places;
    for (const std::string& column : columns) {
        const auto place = std::ranges::find(world.result.columns, column);
        if (place == world.result.columns.end() || columns.size() != world.result.columns.size())
            return failed(
                fmt::format("columns {} expected {}", fmt::join(world.result.columns, ";"), fmt::join(columns, ";")));
        places.push_back(static_cast<std::size_t>(place - world.result.columns.begin()));
    }
    for (std::size_t i = 1; i < step.table.size(); ++i) {
        expected.emplace_back();
        for (const std::string& cell : step.table[i]) expected.back().push_back(tck::canonical(cell, any_list_order));
    }
    for (const auto& row : world.result.rows) {
        found.emplace_back();
        for (const std::size_t place : places) found.back().push_back(tck::canonical(row[place], any_list_order));
    }
    if (!ordered) {
        std::ranges::sort(expected);
        std::ranges::sort(found);
    }
    return expected == found ? Verdict{} : failed(fmt::format("rows{} expected{}", shown(found), shown(expected)));
}

/// "a SyntaxError should be raised at compile time: UndefinedVariable".
Verdict compare_error(const World& world, std::string_view step) {
    const std::string_view detail = step.substr(step.rfind(' ') + 1);
    if (!world.error) return failed("no error, expected " + std::string(detail));
    const QueryError& error = *world.error;
    const bool type = step.find(" " + error.type + " ") != std::string_view::npos;
    const std::string_view phase = error.phase == Phase::kCompile ? "compile time" : "runtime";
    const bool time = step.find("any time") != std::string_view::npos || step.find(phase) != std::string_view::npos;
    if (type && time && (detail == "*" || detail == error.detail)) return {};
    return failed(fmt::format("{} at {}: {} ({}) expected {}", error.type, phase, error.detail, error.message, step));
}

Verdict run_step(World& world, const tck::Step& step, const std::filesystem::path& folder) {
    const std::string_view text = std::string_view(step.text).substr(step.text.find(' ') + 1);
    if (text == "an empty graph" || text == "any graph" || text == "no side effects") return {};
    if (text.starts_with("the side effects should be")) return unsupported("writes");
    if (constexpr std::string_view kExists = "there exists a procedure "; text.starts_with(kExists)) {
        world.procedures.push_back(table_procedure(text.substr(kExists.size()), step.table));
        return {};
    }
    if (text.starts_with("the ") && text.ends_with(" graph")) {
        const std::string name(text.substr(4, text.size() - 10));
        const auto made = create(text_of(folder / "graphs" / name / (name + ".cypher")), world.graph);
        return made ? Verdict{} : failed("graph: " + made.error().message);
    }
    if (text == "having executed") {
        const auto made = create(step.block, world.graph);
        if (made) return {};
        return made.error().detail == "UnsupportedClause" ? unsupported("setup writes other than by CREATE")
                                                          : failed("setup: " + made.error().message);
    }
    if (text == "parameters are") {
        for (const auto& row : step.table) {
            auto query = Query::compile("RETURN " + row[1] + " AS value", world.graph);
            if (!query) return failed("parameter: " + query.error().message);
            (void)query->run({}, {}, [&](const std::vector<Value>& values) {
                world.parameters[row[0]] = values[0];
                return true;
            });
        }
        return {};
    }
    if (text == "executing query" || text == "executing control query") {
        ask(world, step.block);
        if (world.error && world.error->detail == "UnsupportedClause") return unsupported("writes");
        return {};
    }
    if (text.starts_with("the result should be empty"))
        return world.error                 ? failed(world.error->detail + " " + world.error->message)
               : world.result.rows.empty() ? Verdict{}
                                           : failed("rows, expected none");
    if (text.starts_with("the result should be")) return compare_rows(world, step);
    if (text.find("should be raised") != std::string_view::npos) return compare_error(world, step.text);
    return unsupported("step: " + step.text);
}

Verdict run_scenario(const tck::Scenario& scenario, const std::filesystem::path& folder) {
    World world;
    for (const tck::Step& step : scenario.steps) {
        try {
            if (Verdict verdict = run_step(world, step, folder); verdict.outcome != Outcome::kPassed) return verdict;
        } catch (const std::exception& error) {
            return failed(error.what());
        }
    }
    return {};
}

struct Count {
    int passed = 0;
    int failed = 0;
    int unsupported = 0;
    void add(Outcome outcome) {
        ++(outcome == Outcome::kPassed ? passed : outcome == Outcome::kFailed ? failed : unsupported);
    }
    int all() const { return passed + failed + unsupported; }
};

/// Why scenarios that only read do not pass: by what the kit says they need.
std::string reason_of(const nlohmann::json& flags, const Verdict& verdict) {
    const auto has = [&](const char* flag) { return std::ranges::count(flags, flag) > 0; };
    if (has("temporal")) return "temporal values";
    return verdict.outcome == Outcome::kUnsupported ? verdict.reason : "other";
}

} // namespace

int main(int argc, char** argv) {
    std::set<std::string_view> options;
    std::string_view only;
    for (int i = 2; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--only" && i + 1 < argc)
            only = argv[++i];
        else
            options.insert(argv[i]);
    }
    if (argc < 2) {
        std::cerr << "usage: " << argv[0] << " FOLDER [--failures] [--only TEXT] [--json]\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::set<std::string> core_names;
    std::ifstream core_list(folder / "core_list.txt");
    for (std::string line; std::getline(core_list, line);) core_names.insert(line.substr(0, line.rfind('\t')));

    Count core;
    Count reading;
    std::map<std::string, Count> by_feature;
    std::map<std::string, int> reasons;
    std::map<std::string, std::vector<tck::Scenario>> files;
    for (const auto& entry : nlohmann::json::parse(text_of(folder / "scenarios.json"))) {
        const std::string file = entry[0].get<std::string>() + "/" + entry[1].get<std::string>();
        const auto& name = entry[2].get_ref<const std::string&>();
        const bool is_core = core_names.contains(file + "\t" + name);
        const bool reads = std::ranges::count(entry[4], "write") == 0;
        if ((!reads && !is_core) || (file + name).find(only) == std::string::npos) continue;
        if (!files.contains(file)) files[file] = tck::read_feature(text_of(folder / "features" / file));
        Verdict verdict = unsupported("not found");
        bool first = true;
        for (const tck::Scenario& scenario : files[file]) {
            if (scenario.name != name) continue;
            if (first) verdict = {};
            first = false;
            if (verdict.outcome == Outcome::kPassed) verdict = run_scenario(scenario, folder);
        }
        if (is_core) core.add(verdict.outcome);
        if (reads) reading.add(verdict.outcome);
        by_feature[entry[0].get<std::string>()].add(verdict.outcome);
        if (verdict.outcome == Outcome::kPassed) continue;
        ++reasons[reason_of(entry[4], verdict)];
        if (options.contains("--failures"))
            fmt::print("{} {} {}: {}\n", is_core ? "core" : "more", file, name, verdict.reason);
    }
    if (options.contains("--json")) {
        fmt::print("{}\n", nlohmann::json{{"core", core.passed}, {"reading", reading.passed}}.dump());
        return 0;
    }
    fmt::print("{:<40} {:>7} {:>7} {:>12}\n", "feature", "passed", "failed", "unsupported");
    for (const auto& [feature, count] : by_feature)
        fmt::print("{:<40} {:>7} {:>7} {:>12}\n", feature, count.passed, count.failed, count.unsupported);
    for (const auto& [reason, count] : reasons) fmt::print("not passed, {}: {}\n", reason, count);
    fmt::print("core: {} of {} ({:.1f} %)\nreading: {} of {} ({:.1f} %)\n", core.passed, core.all(),
               100.0 * core.passed / std::max(1, core.all()), reading.passed, reading.all(),
               100.0 * reading.passed / std::max(1, reading.all()));
}

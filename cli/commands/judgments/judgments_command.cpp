#include "cli/commands/command.hpp"
#include "cli/commands/store_build.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/input/judgments.hpp"
#include "cli/output/rows.hpp"
#include "cli/terminal/messages.hpp"
#include "export/judgment_json.hpp"
#include "graph/query/judgments.hpp"
#include "graph/store/write/store_writer.hpp"

#include <fmt/format.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct JudgmentsOptions {
    std::string store;
    std::string add;
    std::vector<std::uint64_t> remove;
    RowOptions rows;
    double wait = kWait;
};

std::string judged_cell(const Json& judgment) {
    return std::string(
        to_string(judgment.find("verdict")->text() == "right" ? Verdict::kConfirmed : Verdict::kRejected));
}

std::vector<Column> judgment_columns() {
    return {{"number", "NUMBER"},
            {"verdict", "JUDGED", judged_cell},
            {"claim.subject.name", "SUBJECT"},
            {"claim.subject.mention", ""},
            {"claim.relation", "RELATION"},
            {"claim.object.name", "OBJECT"},
            {"claim.object.mention", ""},
            {"claim.attributed_to.name", "SAID BY"},
            {"claim.polarity", ""},
            {"claim.modality", ""},
            {"note", "WHY"},
            {"text", "SENTENCE"}};
}

ExitStatus list_judgments(const JudgmentsOptions& options) {
    const auto store = open_store(options.store);
    if (!store) return give_up(store.error());
    const auto known = judgments(*store);
    if (!known) return give_up(known.error());
    if (known->empty()) return nothing("no claim was judged; 'reject' and 'confirm' do so");
    print_rows(judgment_columns(), options.rows, known->all().size(), [&](std::size_t i) {
        const Judgment& judgment = known->all()[i];
        Row row{judgment_object(judgment)};
        row.json["number"] = judgment.number;
        if (!options.rows.json) row.json["text"] = judgment.claim.text; // JSON has it as evidence
        return row;
    });
    return ExitStatus::kDone;
}

ExitStatus change_judgments(const JudgmentsOptions& options) {
    const auto added = read_judgments(options.add);
    if (!added) return give_up(added.error());
    auto writer = StoreWriter::open(options.store, false, milliseconds(options.wait));
    if (!writer) return give_up(writer.error());
    const std::vector<std::int64_t> numbers(options.remove.begin(), options.remove.end());
    const auto removed = writer->remove_judgments(numbers);
    if (!removed) return give_up(removed.error());
    if (const auto done = writer->judge(*added); !done) return give_up(done.error());
    if (*removed < numbers.size()) say(fmt::format("{} of these numbers have no judgment", numbers.size() - *removed));
    note(fmt::format("{} judgments removed, {} added", *removed, added->size()));
    return *removed + added->size() > 0 ? ExitStatus::kDone : ExitStatus::kNothingFound;
}

} // namespace

Run setup_judgments(Options& command) {
    auto options = std::make_shared<JudgmentsOptions>();
    command.add("STORE", &options->store, "Store that 'build --store' made").required();
    command.add("--add", &options->add, "Add judgments of a file, in the form of --json").value_name("FILE");
    command.add("--remove", &options->remove, "Remove the judgments with these numbers").value_name("NUMBER");
    add_wait_option(command, options->wait);
    add_row_options(command, options->rows);
    return [options] {
        return options->add.empty() && options->remove.empty() ? list_judgments(*options) : change_judgments(*options);
    };
}

} // namespace claimgraph::cli

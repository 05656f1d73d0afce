#include "tools/commands/evaluate_claims.hpp"

#include "cli/input/inputs.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "cli/terminal/table.hpp"
#include "graph/base/json_value.hpp"
#include "tools/evaluate/claim_gold.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace claimgraph::cli {
namespace {

std::string figure(double value) { return fmt::format("{:.3f}", value); }
std::string figure(const Share& share) { return share.all > 0 ? figure(share.value()) : std::string(); }

double f1(const Share& precision, const Share& recall) {
    const double sum = precision.value() + recall.value();
    return sum > 0 ? 2 * precision.value() * recall.value() / sum : 0;
}

/// How well confidences are those of right claims: the expected calibration error over ten bins of equal width, and the
/// mean squared error (Brier score).
struct Calibration {
    struct Bin {
        std::size_t claims = 0, right = 0;
        double confidence = 0; ///< their sum
    };
    std::array<Bin, 10> bins;
    double error = 0;
    double brier = 0;
};

Calibration calibration_of(std::span<const std::pair<double, bool>> confidences) {
    Calibration result;
    for (const auto& [confidence, right] : confidences) {
        auto& bin = result.bins[std::min<std::size_t>(9, static_cast<std::size_t>(confidence * 10))];
        ++bin.claims;
        bin.right += right;
        bin.confidence += confidence;
        result.brier += (confidence - right) * (confidence - right);
    }
    if (confidences.empty()) return result;
    const auto all = static_cast<double>(confidences.size());
    result.brier /= all;
    for (const auto& bin : result.bins) result.error += std::abs(bin.confidence - static_cast<double>(bin.right)) / all;
    return result;
}

std::string json_line(const std::string& name, const ClaimScore& score) {
    const auto share = [](const Share& of) {
        return JsonValue{{"right", of.right}, {"all", of.all}, {"share", of.value()}};
    };
    JsonValue json{
        {"file", name}, {"precision", share(score.precision)}, {"recall", share(score.recall)}, {"F1", score.f1()}};
    for (const auto& [attribute, right] : score.attributes) json["attributes"][attribute] = share(right);
    for (const auto& [type, shares] : score.types)
        json["types"][type] = {{"precision", share(shares.first)}, {"recall", share(shares.second)}};
    const Calibration calibration = calibration_of(score.confidences);
    json["calibration_error"] = calibration.error;
    json["brier"] = calibration.brier;
    return json.dump() + '\n';
}

std::string tables(const ClaimScore& score, bool errors) {
    Table types({"RELATION", "GOLD", "FOUND", "P", "R", "F1"});
    for (const auto& [type, shares] : score.types)
        types.add({type, fmt::to_string(shares.second.all), fmt::to_string(shares.first.all), figure(shares.first),
                   figure(shares.second), figure(f1(shares.first, shares.second))});
    types.add({"all", fmt::to_string(score.recall.all), fmt::to_string(score.precision.all), figure(score.precision),
               figure(score.recall), figure(score.f1())});
    std::string text = types.text() + '\n';

    Table attributes({"FIELD", "RIGHT", "OF"});
    for (const auto& [name, share] : score.attributes)
        attributes.add({name, fmt::to_string(share.right), fmt::to_string(share.all)});
    text += attributes.text() + '\n';

    const Calibration calibration = calibration_of(score.confidences);
    Table bins({"CONFIDENCE", "CLAIMS", "MEAN", "RIGHT"});
    for (std::size_t i = 0; i < calibration.bins.size(); ++i) {
        const auto& bin = calibration.bins[i];
        if (bin.claims == 0) continue;
        const auto claims = static_cast<double>(bin.claims);
        bins.add({fmt::format("{:.1f} to {:.1f}", 0.1 * static_cast<double>(i), 0.1 * static_cast<double>(i + 1)),
                  fmt::to_string(bin.claims), figure(bin.confidence / claims),
                  figure(static_cast<double>(bin.right) / claims)});
    }
    text += bins.text() +
            fmt::format("calibration error {:.3f}, Brier score {:.3f}\n", calibration.error, calibration.brier);
    if (!errors) return text;
    text += '\n';
    for (const std::string& line : score.missed) text += "missed  " + printable(line) + '\n';
    for (const std::string& line : score.wrong) text += "wrong   " + printable(line) + '\n';
    return text;
}

} // namespace

ExitStatus evaluate_claims(const std::vector<std::string>& files, const ModelOptions& options, bool errors, bool json) {
    const auto models = load_models(options);
    if (!models) return give_up(models.error());
    ClaimScore all;
    for (const std::string& file : files) {
        const auto gold = read_claim_gold(file);
        if (!gold) return give_up(gold.error());
        auto bytes = read_input(gold->text_file);
        if (!bytes) return give_up(bytes.error());
        const auto document = make_document(gold->text_file, std::move(*bytes));
        if (!document) return give_up(document.error());
        ClaimScore score = score_claims(*gold, extract_claims(*document, *models));
        if (json) print(json_line(file, score));
        all.add(std::move(score));
    }
    if (!json) print(tables(all, errors));
    return ExitStatus::kDone;
}

} // namespace claimgraph::cli

#include "cli/output/explanation_text.hpp"

#include "cli/terminal/messages.hpp"
#include "extract/syntax/tree.hpp"
#include "graph/model/claim_fields.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace claimgraph::cli {
namespace {

/// Trees deeper than this are shown flat from there on.
constexpr std::size_t kDeepest = 30;

class Explainer {
  public:
    Explainer(const AnalysedDocument& input, const Models& models)
        : input_(input), tree_(input.analysis), explanation_(explain_claims(input.document, input.analysis, models)) {}

    std::string text() {
        for (std::size_t i = 0; i < input_.analysis.sentences.size(); ++i) {
            const Sentence& sentence = input_.analysis.sentences[i];
            out_ += fmt::format("{}:{}: {}\n", printable(input_.document.id()), i,
                                printable(std::string(input_.document.text(sentence.span))));
            write_tree(sentence);
            write_trials(sentence);
            write_claims(static_cast<std::uint32_t>(i));
            out_ += '\n';
        }
        return std::move(out_);
    }

  private:
    std::string form(TokenIndex token) const {
        return printable(std::string(input_.analysis.form(input_.document, input_.analysis[token])));
    }

    /// A word a line, indented by its depth, dependents below their heads in text order.
    void write_tree(const Sentence& sentence) {
        out_ += "  tree\n";
        std::vector<std::pair<TokenIndex, std::size_t>> stack;
        for (TokenIndex at = sentence.tokens.end; at > sentence.tokens.begin;) {
            --at.value;
            if (!input_.analysis[at].head) stack.emplace_back(at, 0);
        }
        while (!stack.empty()) {
            const auto [at, depth] = stack.back();
            stack.pop_back();
            const Token& token = input_.analysis[at];
            out_ += fmt::format("    {:{}}{} {} {}\n", "", 2 * std::min(depth, kDeepest), form(at),
                                to_string(token.upos), input_.analysis.symbols.text(token.deprel));
            const auto children = tree_.children(at);
            for (std::size_t i = children.size(); i > 0; --i) stack.emplace_back(children[i - 1], depth + 1);
        }
    }

    void write_trials(const Sentence& sentence) {
        const auto& trials = explanation_.trials;
        bool first = true;
        for (; next_trial_ < trials.size() && trials[next_trial_].anchor < sentence.tokens.end; ++next_trial_) {
            const Explanation::Trial& trial = trials[next_trial_];
            if (std::exchange(first, false)) out_ += "  frames\n";
            const bool whole = trial.missing.empty();
            const std::string verdict = trial.chosen ? whole ? "fires" : "fires without " + trial.missing
                                        : whole      ? "fits, but another one is heavier"
                                                     : "lacks " + trial.missing;
            out_ += fmt::format("    {}: {} \"{}\" {}\n", form(trial.anchor), trial.relation, trial.frame, verdict);
        }
    }

    void write_claims(std::uint32_t sentence) {
        const ClaimBatch& batch = explanation_.batch;
        const auto name = [&](EntityIndex entity) { return printable(batch.entities[entity.value].name); };
        bool first = true;
        for (; next_claim_ < batch.claims.size() && batch.claims[next_claim_].evidence.front().sentence <= sentence;
             ++next_claim_) {
            const Claim& claim = batch.claims[next_claim_];
            if (std::exchange(first, false)) out_ += "  claims\n";
            out_ += fmt::format("    {}{} | {} | {} {:.2f} by \"{}\"",
                                claim.polarity == Polarity::kDenied ? "not: " : "", name(claim.subject), claim.relation,
                                name(claim.object), claim.confidence, claim.evidence.front().rule);
            if (claim.modality != Modality::kActual) out_ += fmt::format(", {}", to_string(claim.modality));
            if (claim.attributed_to) out_ += ", says " + name(claim.attributed_to);
            for (const std::string& via : claim.evidence.front().via) out_ += ", says " + printable(via);
            for (std::size_t i = 0; i < kClaimFields.size(); ++i) {
                const ClaimField& field = kClaimFields[i];
                const std::string* words = words_of(field, claim);
                if (words == nullptr) continue;
                out_ += fmt::format(", {}: {}", field.is(kWords) ? field.question : field.name, printable(*words));
                if (!field.is(kWords)) continue;
                const auto* value = std::get_if<std::string Claim::*>(&kClaimFields[i + 1].member);
                if (value && !(claim.**value).empty()) out_ += fmt::format(" ({})", claim.**value);
            }
            out_ += '\n';
        }
    }

    const AnalysedDocument& input_;
    Tree tree_;
    Explanation explanation_;
    std::size_t next_trial_ = 0;
    std::size_t next_claim_ = 0;
    std::string out_;
};

} // namespace

std::string explanation_text(const AnalysedDocument& input, const Models& models) {
    return Explainer(input, models).text();
}

} // namespace claimgraph::cli

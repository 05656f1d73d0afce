#include "cli/commands/ask/facts_asked.hpp"

#include "cli/commands/ask/short_answers.hpp"
#include "extract/question/answers/clause_answers.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string>
#include <vector>

namespace claimgraph::cli {
namespace {

class FactSearch {
  public:
    FactSearch(const Store& store, const QuestionForm& form, std::size_t limit, AnswerSet& set, KeptError& error)
        : store_(store), form_(form), limit_(limit), set_(set), error_(error) {}

    void run() {
        if (!form_.passive.empty() && search_passive()) return;
        for (const QuestionPattern& pattern : form_.patterns) {
            const bool is_said = !pattern.speaker.empty();
            if ((pattern.subject.words + pattern.object.words + pattern.speaker.words).empty()) continue;
            add({.anywhere = is_said ? pattern.subject.words : std::string(),
                 .subject = is_said ? pattern.speaker.words : pattern.subject.words,
                 .relation = form_.verb,
                 .object = pattern.object.words});
            if (set_.facts.empty()) continue;
            if (!asks_clauses(form_)) set_.answers = answers_of_facts(form_, set_.facts); // else their clauses tell
            return;
        }
        if (form_.answer == Answer::kClaim) return; // others may say it
        // with its words in any part: whether they answer is for people to see
        if (!form_.words.empty())
            add({.anywhere = fmt::format("{}", fmt::join(form_.words, " ")), .relation = form_.verb});
    }

  private:
    /// "Who was poisoned?": the subject of a passive is who suffers it.
    bool search_passive() {
        std::string patient = form_.named.empty() || form_.who ? std::string() : form_.named.front().words;
        std::vector<std::string> others = form_.names;
        std::erase_if(others, [&](const std::string& word) { return patient.find(word) != std::string::npos; });
        const bool has_who =
            form_.answer == Answer::kObject || form_.answer == Answer::kSubject || form_.answer == Answer::kContent;
        for (;; patient.erase(0, patient.rfind(' ') + 1)) { // at last the surname alone
            add({.anywhere = fmt::format("{}", fmt::join(others, " ")),
                 .subject = patient,
                 .relation = fmt::format("{} {}", form_.passive, form_.verb)});
            if (!set_.facts.empty() || patient.find(' ') == std::string::npos) break;
        }
        if (has_who) set_.answers = answers_of_passive_facts(set_.facts, patient.empty());
        return !set_.facts.empty();
    }

    void add(const FactQuery& query) {
        const auto hits = find_facts(store_, query, limit_);
        const auto* found = error_.value_of(hits);
        if (found == nullptr || found->empty()) return;
        set_.facts = *found;
        set_.widening = Widening::kFacts;
    }

    const Store& store_;
    const QuestionForm& form_;
    std::size_t limit_;
    AnswerSet& set_;
    KeptError& error_;
};

} // namespace

void add_facts_asked(const Store& store, const QuestionForm& form, std::size_t limit, AnswerSet& found,
                     KeptError& error) {
    if (store.keeps_facts() && !form.verb.empty()) FactSearch(store, form, limit, found, error).run();
}

} // namespace claimgraph::cli

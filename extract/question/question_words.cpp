#include "extract/question/question_words.hpp"

#include "graph/base/read_file.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph {
namespace {

/// By QuestionWord.
constexpr auto kKinds = std::to_array<std::string_view>({"person",
                                                         "thing",
                                                         "place",
                                                         "time",
                                                         "reason",
                                                         "manner",
                                                         "owner",
                                                         "possessive",
                                                         "amount",
                                                         "length",
                                                         "opener",
                                                         "any_act",
                                                         "any_event",
                                                         "link",
                                                         "saying",
                                                         "said",
                                                         "lasting",
                                                         "circumstance",
                                                         "modal",
                                                         "agent",
                                                         "because",
                                                         "for",
                                                         "reason_preposition",
                                                         "reason_noun",
                                                         "person_pronoun",
                                                         "thing_pronoun",
                                                         "any_pronoun",
                                                         "end_of_office",
                                                         "lesser_office",
                                                         "light",
                                                         "place_pronoun",
                                                         "whereabouts",
                                                         "ground",
                                                         "weak_ground",
                                                         "role",
                                                         "succession",
                                                         "causing",
                                                         "company",
                                                         "money",
                                                         "currency",
                                                         "motive",
                                                         "blaming",
                                                         "perhaps_ground",
                                                         "naming",
                                                         "therefore",
                                                         "indefinite"});
static_assert(kKinds.size() == kQuestionWords);

} // namespace

Result<QuestionWords> QuestionWords::load(const std::filesystem::path& file) { return parse_file(file, parse); }

Result<QuestionWords> QuestionWords::parse(std::string_view text, const std::string& file) {
    QuestionWords result;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        const std::string_view kind = row[0];
        if (kind == "noun" || kind == "stand_in" || kind == "where") {
            const auto type = entity_type_from(row[2]);
            if (!type) return fmt::format("'{}' is not a type of entities", row[2]);
            for_each_part(row[1], ';', [&](std::string_view word) {
                if (kind == "noun")
                    result.types_.emplace(word, *type);
                else
                    (kind == "where" ? result.where_ : result.stand_ins_).push_back({std::string(word), *type});
            });
            return {};
        }
        if (kind == "reworded") {
            for_each_part(row[1], ';', [&](std::string_view words) { result.reworded_.emplace_back(words, row[2]); });
            return {};
        }
        if (kind == "alike" || kind == "opposite") {
            Alike& alike = (kind == "alike" ? result.alike_ : result.opposite_).emplace_back();
            if (row[2] != "-") alike.asked = row[2];
            for_each_part(row[1], ';', [&](std::string_view verb) { alike.verbs.emplace(verb); });
            return {};
        }
        const auto found = std::ranges::find(kKinds, kind);
        if (found == kKinds.end()) return fmt::format("'{}' is not a kind; the top of the file lists them", kind);
        const auto at = static_cast<std::size_t>(found - kKinds.begin());
        for_each_part(row[1], ';', [&](std::string_view word) {
            if (result.sets_[at].emplace(word).second) result.words_[at].emplace_back(word);
        });
        return {};
    };
    if (auto read = read_tsv_text(text, file, {"kind", "words", "value"}, read_row); !read)
        return tl::unexpected(read.error());
    for (const EntityType type :
         {EntityType::kPerson, EntityType::kPlace, EntityType::kOrganization, EntityType::kConcept})
        if (std::ranges::find(result.stand_ins_, type, &StandIn::type) == result.stand_ins_.end())
            return fail(ErrorCode::kBadFormat, fmt::format("a stand_in of the type {} is missing", to_string(type)),
                        {.file = file});
    return result;
}

std::optional<EntityType> QuestionWords::type_of(std::string_view noun) const {
    const auto found = types_.find(noun);
    return found == types_.end() ? std::nullopt : std::optional(found->second);
}

bool QuestionWords::answers(std::string_view verb, std::string_view asked) const {
    return std::ranges::any_of(alike_, [&](const Alike& one) {
        return one.verbs.contains(verb) && (one.asked.empty() ? one.verbs.contains(asked) : one.asked == asked);
    });
}

bool QuestionWords::is_opposite(std::string_view verb, std::string_view asked) const {
    return std::ranges::any_of(opposite_, [&](const Alike& one) {
        return (one.verbs.contains(verb) && one.asked == asked) || (one.verbs.contains(asked) && one.asked == verb);
    });
}

std::string without_opener(std::string question, const QuestionWords& words) {
    for (bool found = true; found;) {
        found = false;
        const std::string folded = lower_ascii(question);
        for (const std::string& opener : words.of(QuestionWord::kOpener)) {
            if (!folded.starts_with(opener) || folded.size() == opener.size()) continue;
            if (folded[opener.size()] != ' ' && folded[opener.size()] != ',') continue;
            const std::size_t begin = question.find_first_not_of(" ,:", opener.size());
            if (begin == std::string::npos) continue;
            question.erase(0, begin);
            found = true;
            break;
        }
    }
    return question;
}

std::string reworded(std::string question, const QuestionWords& words) {
    constexpr std::string_view kGap = " ... ";
    for (const auto& [from, to] : words.reworded()) {
        const std::string text = " " + lower_ascii(question); // each place is one behind that of the question
        const std::size_t gap = from.find(kGap);
        if (gap == std::string::npos) {
            if (const std::size_t at = text.find(" " + from + " "); at != std::string::npos)
                question.replace(at, from.size(), to);
            continue;
        }
        const std::string before = " " + from.substr(0, gap) + " ";
        const std::string behind = from.substr(gap + kGap.size());
        const std::size_t at = text.find(before);
        if (at == std::string::npos) continue;
        const std::size_t end = text.find(behind, at + before.size());
        if (end == std::string::npos || end == at + before.size()) continue;
        const std::size_t kept = to.find(kGap);
        const std::string last = kept == std::string::npos ? std::string() : to.substr(kept + kGap.size());
        question.replace(end - 1, behind.size(), last);
        question.replace(at, before.size() - 2, to.substr(0, kept));
    }
    return question;
}

} // namespace claimgraph

#include "cli/commands/ask/office_holders.hpp"

#include "cli/commands/ask/words_asked.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/base/time/time_interval.hpp"
#include "graph/model/claim_times.hpp"
#include "graph/model/name_key.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace claimgraph::cli {
namespace {

/// How surely a claim is of the office: its words name what it is of, its sentence does, or only its document.
enum class Nearness : std::uint8_t { kNone, kDocument, kSentence, kWords };

/// Whether some word of the folded text begins with this: "egypt" that of "egyptian".
bool has_word_like(const std::string& text, const std::string& word) {
    return (" " + text).find(" " + word) != std::string::npos;
}
bool has_words(const std::string& text, const std::string& words) {
    return (" " + text + " ").find(" " + words + " ") != std::string::npos;
}

/// Words of which any that begin so are searched for: "egypt* foreign* minister*".
std::string begun_words(const std::string& words) {
    std::string begun;
    for (const char c : words) begun += c == ' ' ? "* " : std::string(1, c);
    return begun + "*";
}

class HolderFinder {
  public:
    HolderFinder(const GraphSource& source, const OfficeAsked& office, const std::string& of,
                 const RelationTraits& relations, const QuestionWords& words)
        : source_(source), of_(of), title_(fold(office.title)), words_(words) {
        for (const std::string& name : {office.of.words, office.of.name, of})
            if (!name.empty()) places_.insert(name_key(name));
        for (const std::string& relation : relations.flagged())
            if (relations.flags_of(relation).by_office) offices_.push_back(relation);
    }

    Result<std::vector<OfficeHolder>> find() {
        GraphPart of_documents{.filter = {.relations = offices_}};
        const std::vector<std::string>& left = words_.of(QuestionWord::kEndOfOffice);
        of_documents.filter.relations.insert(of_documents.filter.relations.end(), left.begin(), left.end());
        if (source_.store() != nullptr) {
            constexpr std::size_t kMostSentences = 300; // that name both, the closest first
            const auto both = search(*source_.store(), begun_words(*places_.begin() + " " + title_), kMostSentences);
            if (!both) return tl::unexpected(both.error());
            std::set<std::string> documents;
            for (const SearchHit& hit : both->hits) documents.insert(hit.document);
            of_documents.filter.documents.assign(documents.begin(), documents.end());
        }
        std::vector<GraphPart> parts;
        if (source_.store() == nullptr || !of_documents.filter.documents.empty()) parts.push_back(of_documents);
        if (!of_.empty()) parts.push_back({.object = of_, .filter = {.relations = offices_}});
        for (const GraphPart& part : parts) {
            const auto graph = source_.part(part);
            if (!graph) return tl::unexpected(graph.error());
            for (const ClaimIndex claim : filter_claims(**graph, part.filter)) add(*graph, claim);
        }
        return sorted();
    }

  private:
    struct Holder {
        OfficeHolder holder;
        Nearness nearness = Nearness::kNone;
        std::string since;
        std::vector<std::pair<Nearness, FoundClaim>> claims{};
    };

    Nearness nearness_of(const Graph& graph, const Claim& claim, const Evidence& evidence) const {
        const std::string sentence = fold(evidence.text);
        const bool is_of_it =
            !of_.empty() && std::ranges::any_of(graph.find(of_), [&](EntityIndex one) { return one == claim.object; });
        if (is_of_it) {
            if (!has_words(sentence, title_) || is_below(sentence)) return Nearness::kNone;
            return has_words(fold(words_in(evidence, evidence.trigger_span)), last_word(title_)) ? Nearness::kWords
                                                                                                 : Nearness::kSentence;
        }
        const std::string& name = graph[claim.object].name;
        const std::string office = fold(name) + " " + fold(words_in(evidence, evidence.object_span));
        if (!has_words(office, title_) || is_lesser(office) || is_of_another(name)) return Nearness::kNone;
        if (names_place(office)) return Nearness::kWords;
        return names_place(sentence) ? Nearness::kSentence : Nearness::kDocument;
    }

    static std::string last_word(const std::string& text) { return text.substr(text.rfind(' ') + 1); }
    bool names_place(const std::string& text) const {
        return std::ranges::any_of(places_, [&](const std::string& place) { return has_word_like(text, place); });
    }
    /// "deputy governor", "vice president": the office below.
    bool is_lesser(const std::string& office) const {
        for (std::size_t begin = 0; begin < office.size();) {
            const std::size_t end = std::min(office.find_first_of(" -", begin), office.size());
            const std::string word = office.substr(begin, end - begin);
            if (words_.is(QuestionWord::kLesserOffice, word) && !has_words(title_, word)) return true;
            begin = end + 1;
        }
        return false;
    }
    /// Whether the first such title of the sentence is that of an office below.
    bool is_below(const std::string& sentence) const {
        const std::size_t title = sentence.find(title_);
        if (title == std::string::npos || title < 2) return false;
        const std::size_t begin = sentence.rfind(' ', title - 2); // npos + 1 is the beginning
        return is_lesser(sentence.substr(begin + 1, title - begin - 2));
    }
    /// "Alaska governor", where that of Puerto Rico is asked for.
    bool is_of_another(const std::string& name) const {
        const std::string folded = fold(name);
        if (names_place(folded)) return false;
        for (std::size_t begin = 0; begin < name.size();) {
            const std::size_t end = std::min(name.find(' ', begin), name.size());
            const std::string word = name.substr(begin, end - begin);
            const bool is_capital = !word.empty() && 'A' <= word[0] && word[0] <= 'Z';
            if (is_capital && !has_words(title_, fold(word))) return true;
            begin = end + 1;
        }
        return false;
    }

    void add(const std::shared_ptr<const Graph>& graph, ClaimIndex index) {
        const Claim& claim = (*graph)[index];
        const Entity& subject = (*graph)[claim.subject];
        if (subject.unnamed || claim.polarity == Polarity::kDenied || claim.modality != Modality::kActual) return;
        Holder& holder = holders_[subject.id];
        holder.holder.name = subject.name;
        if (words_.is(QuestionWord::kEndOfOffice, claim.relation)) {
            holder.holder.is_past = true;
            return;
        }
        Nearness claim_nearness = Nearness::kNone;
        std::string claim_told;
        for (const Evidence& evidence : claim.evidence) {
            const Nearness nearness = nearness_of(*graph, claim, evidence);
            if (nearness == Nearness::kNone) continue;
            holder.nearness = std::max(holder.nearness, nearness);
            if (nearness > Nearness::kDocument) holder.holder.told = std::max(holder.holder.told, evidence.date);
            claim_nearness = std::max(claim_nearness, nearness);
            claim_told = std::max(claim_told, evidence.date);
        }
        if (claim_nearness == Nearness::kNone) return;
        for (const ClaimTime& time : times_of(claim)) {
            const auto last = time.interval.last_day();
            const auto told = time_interval(claim_told);
            if (time.interval.first_day()) holder.since = std::max(holder.since, *time.value);
            if (time.value->find('/') != std::string::npos && last && told && *last <= told->last_day().value_or(*last))
                holder.holder.is_past = true; // "former", "from 2009 to 2017"
        }
        const bool is_new = std::ranges::none_of(holder.claims, [&](const auto& one) {
            return one.second.graph->claim_id(one.second.claim) == graph->claim_id(index);
        });
        if (is_new) holder.claims.emplace_back(claim_nearness, FoundClaim{graph, index, claim.subject});
    }

    std::vector<OfficeHolder> sorted() {
        std::vector<Holder> all;
        for (auto& [id, holder] : holders_)
            if (holder.nearness >= Nearness::kSentence) all.push_back(std::move(holder));
        std::ranges::stable_sort(all, [](const Holder& a, const Holder& b) {
            const auto rank = [](const Holder& one) {
                return std::tuple(!one.holder.is_past, one.holder.told, one.nearness, one.since, one.claims.size());
            };
            return rank(a) > rank(b);
        });
        std::vector<OfficeHolder> result;
        for (Holder& one : all) {
            std::ranges::stable_sort(one.claims, std::greater<>(), [](const auto& claim) { return claim.first; });
            for (auto& [nearness, claim] : one.claims) one.holder.claims.push_back(std::move(claim));
            result.push_back(std::move(one.holder));
        }
        return result;
    }

    const GraphSource& source_;
    const std::string& of_;
    std::string title_;
    const QuestionWords& words_;
    std::set<std::string> places_;
    std::vector<std::string> offices_;
    std::map<std::string, Holder, std::less<>> holders_; ///< by the id of their entity
};

} // namespace

Result<std::vector<OfficeHolder>> office_holders(const GraphSource& source, const OfficeAsked& office,
                                                 const std::string& of, const RelationTraits& relations,
                                                 const QuestionWords& words) {
    return HolderFinder(source, office, of, relations, words).find();
}

} // namespace claimgraph::cli

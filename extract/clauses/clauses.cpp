#include "extract/clauses/clauses.hpp"

#include "extract/clauses/tree_reader.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace claimgraph {
namespace {

/// A predicate of more words takes no further infinitive in, and a clause no further arguments from above: the bound on
/// what a chain of infinitives costs.
constexpr std::size_t kMaxGroup = 16;
constexpr std::size_t kMaxArguments = 32;

constexpr DeprelSet kRelatives = {deprel::acl_relcl, deprel::advcl_relcl};
constexpr DeprelSet kAuxiliaries = {deprel::aux, deprel::aux_pass, deprel::cop};

class ClauseFinder : TreeReader {
  public:
    ClauseFinder(const Analysis& analysis, const Tree& tree, TokenRange sentence)
        : TreeReader(analysis, tree), sentence_(sentence), clause_of_(sentence.size()) {}

    std::vector<Clause> find() {
        // From the root down, in order of the text, without recursion: a tree may be as deep as its sentence is long.
        std::vector<TokenIndex> pending;
        for (TokenIndex token = sentence_.begin; token < sentence_.end; ++token.value)
            if (!analysis_[token].head) pending.push_back(token);
        while (!pending.empty()) {
            const TokenIndex token = pending.back();
            pending.pop_back();
            const TokenIndex head = analysis_[token].head;
            of(token) = head ? of(head) : ClauseIndex{};
            if (is_predicate(token)) read(token);
            const auto children = tree_.children(token);
            pending.insert(pending.end(), children.rbegin(), children.rend());
        }
        return std::move(clauses_);
    }

  private:
    ClauseIndex& of(TokenIndex token) { return clause_of_[token.value - sentence_.begin.value]; }
    bool is_verb(TokenIndex token) const { return is(token, Upos::kVerb); }
    bool is_relative_word(TokenIndex token) const { return is(token, TagTrait::kQuestion); }

    bool is_predicate(TokenIndex token) {
        if (tree_.has_child(token, deprel::cop)) return true;
        if (is(token, {deprel::aux, deprel::aux_pass, deprel::cop, deprel::amod, deprel::compound, deprel::case_,
                       deprel::mark, deprel::fixed, deprel::flat, deprel::goeswith, deprel::punct, deprel::cc,
                       deprel::det, deprel::advmod, deprel::nmod_desc}))
            return false;
        if (!is_verb(token)) return !is(token, {deprel::xcomp, deprel::nsubj}) && subject_child(token);
        if (is(token, {deprel::nsubj, deprel::obj, deprel::obl, deprel::nmod, deprel::nsubj_pass, deprel::appos}))
            return false;
        const TokenIndex first = head_of(token);
        return !first || !is(token, deprel::conj) || (of(first) && clauses_[of(first).value].head == first);
    }

    void read(TokenIndex head) {
        Clause clause;
        clause.head = head;
        clause.above = of(head);
        clause.kind = kind_of(head);
        clause.conjunct = is(head, deprel::conj);
        clause.copular = tree_.has_child(head, deprel::cop) || !is_verb(head);
        if (clause.conjunct && clause.above) clause.kind = above(clause).kind;
        read_children(clause);
        if (is_merged(clause)) {
            clause.merged = true;
            clause.kind = above(clause).kind;
            above(clause).absorbed = true;
        }
        find_relative(clause);
        find_subject(clause);
        build_group(clause);
        share_arguments(clause);
        of(head) = ClauseIndex{clauses_.size()};
        clauses_.push_back(std::move(clause));
    }

    Clause& above(const Clause& clause) { return clauses_[clause.above.value]; }

    ClauseKind kind_of(TokenIndex head) const {
        if (is(head, kRelatives)) return ClauseKind::kRelative;
        if (is(head, deprel::acl)) return ClauseKind::kParticiple;
        if (is(head, deprel::ccomp)) return ClauseKind::kContent;
        if (is(head, {deprel::xcomp, deprel::csubj, deprel::csubj_pass})) return ClauseKind::kOpen;
        return is(head, deprel::advcl) ? ClauseKind::kAdverbial : ClauseKind::kMain;
    }

    /// Sorts the children of the predicate into its group, its subject and its arguments.
    void read_children(Clause& clause) {
        const TokenIndex head = clause.head;
        const TokenIndex group_begin = begin_of_group(head);
        TokenIndex there;
        TokenIndex it;
        TokenIndex noun;
        if (clause.copular) clause.arguments.push_back({ArgumentKind::kPredicate, head});
        for (const TokenIndex child : tree_.children(head)) {
            if (is(child, kAuxiliaries) || is(child, deprel::compound_prt)) {
                clause.group.push_back(child);
            } else if (is(child, deprel::expl)) {
                (is(child, WordKind::kExistential) ? there : it) = child;
            } else if (is(child, deprel::csubj) && child > head) { // "it is hard to win"
                clause.arguments.push_back({ArgumentKind::kOpen, child});
            } else if (is(child, kSubjects)) {
                if (!noun || !is(child, deprel::nsubj_outer)) noun = child;
            } else if (is(child, deprel::advmod)) {
                read_adverb(clause, child, group_begin);
            } else if (const auto kind = argument_kind(child)) {
                clause.arguments.push_back({*kind, child});
            }
        }
        if (there && noun) { // "there are four mosques": they are what is said to be
            std::erase_if(clause.arguments, [&](const ClauseArgument& argument) { return argument.head == head; });
            clause.arguments.insert(clause.arguments.begin(), {ArgumentKind::kPredicate, std::exchange(noun, {})});
        }
        clause.subject = there ? there : noun ? noun : it;
        clause.own_subject = bool(clause.subject);
        if (!clause.copular) clause.group.push_back(head);
        std::ranges::sort(clause.group);
        find_tense(clause);
        // those behind the verb come first, in their order
        std::stable_partition(clause.arguments.begin(), clause.arguments.end(),
                              [&](const ClauseArgument& argument) { return argument.head >= head; });
    }

    /// The auxiliary or subject from which on adverbs are inside the group.
    TokenIndex begin_of_group(TokenIndex head) const {
        const TokenIndex first = tree_.first_child(head, [&](TokenIndex child) {
            return child < head && (is(child, kAuxiliaries) || is(child, {deprel::nsubj, deprel::nsubj_pass}));
        });
        return first ? first : head;
    }

    void find_tense(Clause& clause) {
        for (const TokenIndex word : clause.group) {
            clause.finite |= is(word, TagTrait::kFinite);
            clause.past |= is(word, TagTrait::kPast);
        }
        if (!clause.finite && clause.above) clause.past = above(clause).past;
    }

    void read_adverb(Clause& clause, TokenIndex child, TokenIndex group_begin) {
        if (is_relative_word(child)) return;
        if (is(child, WordKind::kNegativeAdverb)) {
            clause.group.push_back(child);
        } else if (child > clause.head) {
            clause.arguments.push_back({ArgumentKind::kAdverb, child});
        } else if (!clause.copular && child > group_begin && tree_.children(child).empty()) {
            clause.group.push_back(child);
        }
    }

    std::optional<ArgumentKind> argument_kind(TokenIndex child) const {
        if (is(child, deprel::obj)) return ArgumentKind::kObject;
        if (is(child, deprel::iobj)) return ArgumentKind::kRecipient;
        if (is(child, {deprel::obl, deprel::obl_agent, deprel::obl_unmarked}) && !is(child, WordKind::kIllustration))
            return ArgumentKind::kOblique; // not "for example"
        if (is(child, {deprel::nmod, deprel::nmod_unmarked}) && is_verb(head_of(child))) return ArgumentKind::kOblique;
        if (is(child, deprel::xcomp))
            return is_verb(child) || tree_.has_child(child, deprel::cop) ? ArgumentKind::kOpen
                                                                         : ArgumentKind::kPredicate;
        if (is(child, deprel::ccomp)) return ArgumentKind::kContent;
        if (is(child, {deprel::advcl, deprel::advcl_relcl})) return ArgumentKind::kAdverbial;
        return std::nullopt;
    }

    /// "helped to raise", "is likely to win": one predicate, if nobody else is named in between.
    bool is_merged(const Clause& clause) {
        if (clause.conjunct || clause.own_subject || !clause.above) return false;
        const Clause& governor = above(clause);
        if (clause.kind == ClauseKind::kAdverbial) { // "are equipped to change": the infinitive follows at once
            const TokenIndex begin = tree_.subtree(clause.head).begin;
            if (governor.copular || begin.value != governor.head.value + 1 || !is(begin, WordKind::kInfinitiveMarker))
                return false;
        } else if (clause.kind != ClauseKind::kOpen) {
            return false;
        }
        if (governor.head != head_of(clause.head) || governor.head > clause.head) return false;
        if (governor.absorbed || governor.group.size() > kMaxGroup || governor.group.empty()) return false;
        return std::ranges::none_of(governor.arguments, [&](const ClauseArgument& a) {
            return (a.kind == ArgumentKind::kObject || a.kind == ArgumentKind::kRecipient) && a.head < clause.head &&
                   a.head != governor.antecedent;
        });
    }

    void find_relative(Clause& clause) {
        if ((clause.conjunct || clause.merged) && clause.above) {
            clause.antecedent = above(clause).antecedent;
            clause.relative = above(clause).relative;
            return;
        }
        if (!is(clause.head, kRelatives)) return;
        clause.antecedent = head_of(clause.head);
        for (const TokenIndex child : tree_.children(clause.head)) {
            if (child >= clause.head && !clause.copular) break;
            if (is_relative_word(child)) clause.relative = child;
            for (const TokenIndex below : tree_.children(child))
                if (is_relative_word(below) && below < clause.head) clause.relative = below;
            if (clause.relative) break;
        }
        if (!clause.relative) // "the book (that) he wrote"
            clause.relative = tree_.first_child(clause.head, [&](TokenIndex child) {
                return is(child, WordKind::kComplementizer) && child < clause.head;
            });
        // a gap: the antecedent is what the clause lacks
        const bool has_object = std::ranges::any_of(
            clause.arguments, [](const ClauseArgument& a) { return a.kind <= ArgumentKind::kPredicate; });
        if (!clause.relative && clause.own_subject && !has_object && !is_passive(clause.head))
            clause.arguments.insert(clause.arguments.begin(), {ArgumentKind::kObject, clause.antecedent});
    }

    void find_subject(Clause& clause) {
        if (clause.own_subject) return;
        const bool shared = (clause.conjunct || clause.merged) && clause.above;
        if (clause.kind == ClauseKind::kRelative && !shared) {
            clause.subject = clause.antecedent;
        } else if (clause.kind == ClauseKind::kParticiple && !shared) {
            clause.subject = head_of(clause.head);
        } else if (clause.above) {
            const Clause& governor = above(clause);
            clause.subject = governor.subject;
            if (clause.kind == ClauseKind::kOpen && !shared) // control: urged O to V
                for (const ClauseArgument& argument : governor.arguments)
                    if (argument.kind == ArgumentKind::kObject || argument.kind == ArgumentKind::kRecipient)
                        clause.subject = argument.head;
        }
    }

    void build_group(Clause& clause) {
        if (!clause.above) return;
        const Clause& governor = above(clause);
        std::vector<TokenIndex> before;
        if (clause.merged) {
            before = governor.group;
            if (governor.copular) { // "is likely to"
                for (const TokenIndex child : tree_.children(governor.head))
                    if (is(child, deprel::advmod) && child < governor.head && child > before.back())
                        before.push_back(child);
                before.push_back(governor.head);
            }
            for (const TokenIndex child : tree_.children(clause.head))
                if (is(child, deprel::mark)) before.push_back(child);
        } else if (clause.conjunct && !clause.own_subject && shares_auxiliaries(clause, governor)) {
            for (const TokenIndex word : governor.group)
                if (word < governor.head) before.push_back(word);
            clause.finite |= governor.finite;
            clause.past = governor.past;
        }
        clause.group.insert(clause.group.begin(), before.begin(), before.end());
    }

    /// "was cut and flushed", "may win or lose", not "was opened and became".
    bool shares_auxiliaries(const Clause& clause, const Clause& first) const {
        if (clause.copular || first.copular) return false;
        return clause.group.front() == clause.head && token(clause.head).xpos == token(first.head).xpos &&
               !token(clause.head).traits.has_any({TagTrait::kPast, TagTrait::kPresent});
    }

    /// "designed and built the bridge"; "in 1840 he was appointed to command".
    void share_arguments(Clause& clause) {
        if (!clause.above) return;
        Clause& governor = above(clause);
        const auto has = [](const Clause& c, ArgumentKind kind) {
            return std::ranges::any_of(c.arguments, [kind](const ClauseArgument& a) { return a.kind == kind; });
        };
        if (clause.merged) {
            for (const ClauseArgument& argument : governor.arguments)
                if (argument.head != clause.head && argument.head != governor.head &&
                    clause.arguments.size() < kMaxArguments)
                    clause.arguments.push_back(argument);
            std::erase_if(governor.arguments, [&](const ClauseArgument& argument) { // "the man he wants to meet"
                return argument.kind == ArgumentKind::kObject && argument.head == governor.antecedent;
            });
        } else if (clause.conjunct && !clause.own_subject && !clause.copular && !has(clause, ArgumentKind::kObject)) {
            for (const ClauseArgument& argument : governor.arguments)
                if (argument.kind == ArgumentKind::kObject && argument.head > clause.head) {
                    clause.arguments.insert(clause.arguments.begin(), argument);
                    break;
                }
        }
    }

    TokenRange sentence_;
    std::vector<ClauseIndex> clause_of_; // by place in the sentence: the nearest clause from the token upwards
    std::vector<Clause> clauses_;
};

} // namespace

std::vector<Clause> find_clauses(const Analysis& analysis, const Tree& tree, TokenRange sentence) {
    return ClauseFinder(analysis, tree, sentence).find();
}

} // namespace claimgraph

#pragma once

#include "extract/tokens/symbols.hpp"

#include <cstdint>
#include <initializer_list>
#include <string_view>

/// The dependency labels of Universal Dependencies v2 with the subtypes that English treebanks use. Each is a Symbol
/// with the same value in every Symbols table, so rules compare numbers: `token.deprel == deprel::nsubj`. X(name, text)
/// in alphabetical order of the text.
#define CLAIMGRAPH_DEPRELS(X)                                                                                          \
    X(acl, "acl")                                                                                                      \
    X(acl_relcl, "acl:relcl")                                                                                          \
    X(advcl, "advcl")                                                                                                  \
    X(advcl_relcl, "advcl:relcl")                                                                                      \
    X(advmod, "advmod")                                                                                                \
    X(advmod_emph, "advmod:emph")                                                                                      \
    X(amod, "amod")                                                                                                    \
    X(appos, "appos")                                                                                                  \
    X(aux, "aux")                                                                                                      \
    X(aux_pass, "aux:pass")                                                                                            \
    X(case_, "case")                                                                                                   \
    X(cc, "cc")                                                                                                        \
    X(cc_preconj, "cc:preconj")                                                                                        \
    X(ccomp, "ccomp")                                                                                                  \
    X(clf, "clf")                                                                                                      \
    X(compound, "compound")                                                                                            \
    X(compound_prt, "compound:prt")                                                                                    \
    X(conj, "conj")                                                                                                    \
    X(cop, "cop")                                                                                                      \
    X(csubj, "csubj")                                                                                                  \
    X(csubj_outer, "csubj:outer")                                                                                      \
    X(csubj_pass, "csubj:pass")                                                                                        \
    X(dep, "dep")                                                                                                      \
    X(det, "det")                                                                                                      \
    X(det_predet, "det:predet")                                                                                        \
    X(discourse, "discourse")                                                                                          \
    X(dislocated, "dislocated")                                                                                        \
    X(expl, "expl")                                                                                                    \
    X(fixed, "fixed")                                                                                                  \
    X(flat, "flat")                                                                                                    \
    X(goeswith, "goeswith")                                                                                            \
    X(iobj, "iobj")                                                                                                    \
    X(list, "list")                                                                                                    \
    X(mark, "mark")                                                                                                    \
    X(nmod, "nmod")                                                                                                    \
    X(nmod_desc, "nmod:desc")                                                                                          \
    X(nmod_poss, "nmod:poss")                                                                                          \
    X(nmod_unmarked, "nmod:unmarked")                                                                                  \
    X(nsubj, "nsubj")                                                                                                  \
    X(nsubj_outer, "nsubj:outer")                                                                                      \
    X(nsubj_pass, "nsubj:pass")                                                                                        \
    X(nummod, "nummod")                                                                                                \
    X(obj, "obj")                                                                                                      \
    X(obl, "obl")                                                                                                      \
    X(obl_agent, "obl:agent")                                                                                          \
    X(obl_unmarked, "obl:unmarked")                                                                                    \
    X(orphan, "orphan")                                                                                                \
    X(parataxis, "parataxis")                                                                                          \
    X(punct, "punct")                                                                                                  \
    X(reparandum, "reparandum")                                                                                        \
    X(root, "root")                                                                                                    \
    X(vocative, "vocative")                                                                                            \
    X(xcomp, "xcomp")

namespace claimgraph::deprel {

namespace detail {
/// The positions of the labels in every Symbols table.
enum Position : std::uint32_t {
#define X(name, text) name,
    CLAIMGRAPH_DEPRELS(X)
#undef X
        count
};
} // namespace detail

#define X(name, text) inline constexpr Symbol name{detail::Position::name};
CLAIMGRAPH_DEPRELS(X)
#undef X

inline constexpr std::size_t kCount = detail::Position::count;

/// The label without its subtype: "nsubj" of "nsubj:pass".
constexpr std::string_view universal(std::string_view label) { return label.substr(0, label.find(':')); }

} // namespace claimgraph::deprel

namespace claimgraph {

/// A set of labels, a bit each: `DeprelSet{deprel::obj, deprel::iobj}.has(token.deprel)`.
class DeprelSet {
  public:
    constexpr DeprelSet(std::initializer_list<Symbol> labels) {
        for (const Symbol label : labels) bits_ |= std::uint64_t{1} << label.value;
    }
    constexpr bool has(Symbol label) const { return label.value < deprel::kCount && (bits_ >> label.value & 1U) != 0; }

    friend constexpr DeprelSet operator|(DeprelSet a, DeprelSet b) {
        a.bits_ |= b.bits_;
        return a;
    }

  private:
    static_assert(deprel::kCount <= 64, "a wider word is needed for the labels");
    std::uint64_t bits_ = 0;
};

} // namespace claimgraph

#include "extract/claims/frames/frame.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace claimgraph {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t at = text.find(separator);
        parts.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::optional<Role> role_of(char letter) {
    switch (letter) {
    case 'S':
        return Role::kSubject;
    case 'O':
        return Role::kObject;
    case 'T':
        return Role::kTheme;
    case 'X':
        return Role::kComplement;
    case 'C':
        return Role::kContent;
    default:
        return std::nullopt;
    }
}

/// "actor" means any type that can act; every other name is an entity type.
std::optional<TypeSet> types_of(std::string_view names) {
    TypeSet types = 0;
    for (const std::string& name : split(names, '|')) {
        if (name == "actor") {
            for (const EntityType type : kActorTypes) types = static_cast<TypeSet>(types | type_bit(type));
        } else if (const auto type = entity_type_from(name)) {
            types = static_cast<TypeSet>(types | type_bit(*type));
        } else {
            return std::nullopt;
        }
    }
    return types;
}

bool is_slot(std::string_view word) {
    return role_of(word.front()) && (word.size() == 1 || word[1] == '?' || word[1] == ':' || word[1] == '=');
}

bool is_words(std::string_view text) {
    return !text.empty() && text.front() != '|' && text.back() != '|' && text.find("||") == std::string_view::npos &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || c == '-' || c == '|' || c == '$' || c == '\'' ||
                      static_cast<unsigned char>(c) >= 0x80;
           });
}

class FrameParser {
  public:
    explicit FrameParser(std::string_view text) : text_(text) {}

    Result<Frame> parse() {
        for (std::size_t at = 0; at < text_.size();) {
            const std::size_t end = std::min(text_.find(' ', at), text_.size());
            if (end > at)
                if (auto error = read(text_.substr(at, end - at)))
                    return fail(ErrorCode::kBadFormat, *error, {.column = at + 1});
            at = end + 1;
        }
        if (frame_.anchors.empty())
            return fail(ErrorCode::kBadFormat, fmt::format("frame '{}' has no anchor word", text_));
        if (!prepositions_.empty())
            return fail(ErrorCode::kBadFormat,
                        fmt::format("frame '{}' ends with '{}'; expected a slot (O, T, X ...) or a [word] "
                                    "after a preposition",
                                    text_, prepositions_.front()));
        frame_.text = text_;
        return std::move(frame_);
    }

  private:
    /// The message of an error; nothing when all is well.
    std::optional<std::string> read(std::string_view word) {
        if (frame_.anchors.empty()) return read_anchor(word);
        if (is_slot(word)) return read_slot(word);
        if (word.starts_with('[') && word.ends_with(']'))
            return read_words(Role::kLiteral, word.substr(1, word.size() - 2));
        if (word.starts_with('+')) return read_words(Role::kParticle, word.substr(1));
        if (word.starts_with("a:")) return read_words(Role::kAdjective, word.substr(2));
        if (!is_words(word) || !prepositions_.empty())
            return fmt::format(
                "'{}' is not an element of a frame; expected a slot, a preposition before one, [noun], +particle or "
                "a:adjective",
                word);
        prepositions_ = split(word, '|');
        return std::nullopt;
    }

    std::optional<std::string> read_anchor(std::string_view word) {
        if (word.starts_with('~')) {
            frame_.weak = true;
            word.remove_prefix(1);
            if (word.empty()) return "'~' stands before the first word of a frame, without a space";
        }
        if (word == "not") {
            frame_.negated = true;
            return std::nullopt;
        }
        if (word.size() == 1 && role_of(word.front())) { // "O n:arrest by S"
            frame_.possessor = *role_of(word.front());
            return std::nullopt;
        }
        if (word.starts_with("n:")) frame_.anchor_kind = AnchorKind::kNoun;
        if (word.starts_with("a:")) frame_.anchor_kind = AnchorKind::kAdjective;
        if (frame_.anchor_kind != AnchorKind::kVerb) word.remove_prefix(2);
        if (!is_words(word)) return fmt::format("'{}' is not an anchor; expected lower-case words joined by '|'", word);
        frame_.anchors = split(word, '|');
        return std::nullopt;
    }

    std::optional<std::string> read_slot(std::string_view word) {
        Slot slot{.role = *role_of(word.front())};
        word.remove_prefix(1);
        if (word.ends_with('?')) {
            slot.optional = true;
            word.remove_suffix(1);
        }
        if (word.starts_with('=')) {
            if (!is_words(word.substr(1))) return fmt::format("'{}' is not a list of words", word);
            slot.lemmas = split(word.substr(1), '|');
        } else if (word.starts_with(':')) {
            const auto types = types_of(word.substr(1));
            if (!types) return fmt::format("'{}' names an unknown entity type", word.substr(1));
            slot.types = *types;
        } else if (!word.empty()) {
            return fmt::format("'{}' after a slot; expected '?', ':type' or '=word'", word);
        }
        // "to X": the infinitive's own marker, not a preposition
        if (slot.role == Role::kComplement && prepositions_ == std::vector<std::string>{"to"}) prepositions_.clear();
        slot.prepositions = std::exchange(prepositions_, {});
        frame_.slots.push_back(std::move(slot));
        return std::nullopt;
    }

    std::optional<std::string> read_words(Role role, std::string_view words) {
        if (!is_words(words)) return fmt::format("'{}' is not a list of lower-case words", words);
        frame_.slots.push_back(
            {.role = role, .prepositions = std::exchange(prepositions_, {}), .lemmas = split(words, '|')});
        return std::nullopt;
    }

    std::string_view text_;
    Frame frame_;
    std::vector<std::string> prepositions_; // read, waiting for the slot that they introduce
};

} // namespace

bool Frame::has(Role role) const {
    return std::ranges::any_of(slots, [role](const Slot& slot) { return slot.role == role; });
}

bool overlap(const Frame& a, const Frame& b) {
    const auto share = [](const std::vector<std::string>& left, const std::vector<std::string>& right) {
        if (left.empty() || right.empty()) return left.empty() && right.empty();
        return std::ranges::find_first_of(left, right) != left.end();
    };
    const auto alike = [&](const Slot& left, const Slot& right) {
        const bool types = left.types == right.types || (left.types & right.types) != 0;
        return left.role == right.role && left.optional == right.optional && types &&
               share(left.prepositions, right.prepositions) && share(left.lemmas, right.lemmas);
    };
    return a.anchor_kind == b.anchor_kind && a.negated == b.negated && a.possessor == b.possessor &&
           share(a.anchors, b.anchors) && std::ranges::equal(a.slots, b.slots, alike);
}

std::string to_string(const Slot& slot) {
    std::string text = fmt::format("{}", fmt::join(slot.prepositions, "|"));
    if (!text.empty()) text += ' ';
    const std::string lemmas = fmt::format("{}", fmt::join(slot.lemmas, "|"));
    switch (slot.role) {
    case Role::kLiteral:
        return text + '[' + lemmas + ']';
    case Role::kParticle:
        return text + '+' + lemmas;
    case Role::kAdjective:
        return text + "a:" + lemmas;
    default:
        break;
    }
    text += "SOTXC"[static_cast<std::size_t>(slot.role)];
    if (!lemmas.empty()) return text + '=' + lemmas;
    char separator = ':';
    for (unsigned type = 0; type < 16; ++type)
        if ((slot.types & (1u << type)) != 0)
            text.append(std::exchange(separator, '|') == ':' ? ":" : "|")
                .append(to_string(static_cast<EntityType>(type)));
    return text;
}

Result<Frame> parse_frame(std::string_view text) { return FrameParser(text).parse(); }

} // namespace claimgraph

#include "graph/store/content_hash.hpp"

#include <cstdint>
#include <new>
#include <xxhash.h>

namespace claimgraph {

struct ContentHash::State {
    XXH3_state_t* state = XXH3_createState();
    State() {
        if (state == nullptr) throw std::bad_alloc();
        XXH3_128bits_reset(state);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { XXH3_freeState(state); }
};

ContentHash::ContentHash() : state_(std::make_unique<State>()) {}
ContentHash::~ContentHash() = default;

void ContentHash::add(std::string_view text) {
    XXH3_128bits_update(state_->state, text.data(), text.size());
    char length[8]; // little-endian
    for (int i = 0; i < 8; ++i) length[i] = static_cast<char>(std::uint64_t{text.size()} >> (8 * i));
    XXH3_128bits_update(state_->state, length, sizeof length);
}

std::string ContentHash::bytes() const {
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state_->state));
    return {reinterpret_cast<const char*>(canonical.digest), sizeof canonical.digest};
}

} // namespace claimgraph

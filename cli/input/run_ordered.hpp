#pragma once

#include "cli/input/ordered_pool.hpp"

#include <exception>
#include <thread>
#include <type_traits>
#include <utility>

namespace claimgraph::cli {

/// A line of work: produce(put) calls put(item) for each item, work(item) is called on `threads` threads, and
/// accept(result) in the order of the items on the calling thread, so that output does not depend on the number of
/// threads. put() waits while four items per thread are under way, so memory does not depend on how many there are; it
/// returns false when no more are wanted. Exceptions of any are thrown to the caller after all threads have stopped.
template <class Item, class Produce, class Work, class Accept>
void run_ordered(unsigned threads, const Produce& produce, const Work& work, Accept&& accept) {
    if (threads <= 1) {
        produce([&](Item&& item) {
            accept(work(std::move(item)));
            return true;
        });
        return;
    }
    OrderedPool<Item, std::invoke_result_t<const Work&, Item&&>> pool(
        threads, [&work](Item&& item) { return work(std::move(item)); });
    const std::jthread producer([&] {
        std::exception_ptr error;
        try {
            produce([&](Item&& item) { return pool.put(std::move(item)); });
        } catch (...) {
            error = std::current_exception();
        }
        pool.close(error);
    });
    struct AtEnd { // before the producer is joined, also when accept() throws
        decltype(pool)& stopped;
        ~AtEnd() { stopped.stop(); }
    };
    const AtEnd at_end{pool};
    for (; auto* result = pool.front(); pool.pop()) accept(std::move(*result));
}

} // namespace claimgraph::cli

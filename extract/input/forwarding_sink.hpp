#pragma once

#include "extract/input/input_format.hpp"

#include <utility>

namespace claimgraph {

/// Passes on what the files in a file give, and remembers whether more is wanted. Readers of archives and the like
/// derive from it to complete documents. `sink` must live as long as this.
class ForwardingSink : public DocumentSink {
  public:
    explicit ForwardingSink(DocumentSink& sink) : sink_(sink) {}
    bool wants_more() const { return wants_more_; }

    bool take(InputDocument&& document) override { return more(sink_.take(std::move(document))); }
    bool refuse(Error&& error) override { return more(sink_.refuse(std::move(error))); }
    bool skip(const std::string& name, const std::string& why) override { return more(sink_.skip(name, why)); }
    void tell(const std::string& name, const std::string& what) override { sink_.tell(name, what); }

  private:
    bool more(bool wanted) { return wants_more_ = wants_more_ && wanted; }

    DocumentSink& sink_;
    bool wants_more_ = true;
};

} // namespace claimgraph

#pragma once

#include "extract/input/input_format.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace claimgraph::cli {

/// Writes what is read as lines of JSON, for ApartAnswer. Analyses and the way back to the bytes are left out.
class ApartWriter final : public DocumentSink {
  public:
    /// `put` gets each line, with its line break.
    explicit ApartWriter(std::function<void(const std::string& line)> put) : put_(std::move(put)) {}

    bool take(InputDocument&& document) override;
    bool refuse(Error&& error) override;
    bool skip(const std::string& name, const std::string& why) override;
    void tell(const std::string& name, const std::string& what) override;
    /// The last line: all is read.
    void end();

  private:
    std::function<void(const std::string& line)> put_;
};

/// Hands what such lines say to a sink. The lines are not trusted: blocks that do not fit their text, or text that is
/// no UTF-8, end the answer.
class ApartAnswer {
  public:
    explicit ApartAnswer(DocumentSink& sink) : sink_(sink) {}

    /// False if no more is wanted, or the line is none of ours.
    bool take(std::string_view line);
    bool is_complete() const { return is_complete_; }
    /// The sink wanted no more.
    bool was_stopped() const { return was_stopped_; }

  private:
    DocumentSink& sink_;
    bool is_complete_ = false;
    bool was_stopped_ = false;
};

} // namespace claimgraph::cli

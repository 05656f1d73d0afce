#include "python/src/errors.hpp"

#include "python/src/text.hpp"

#include <array>
#include <string_view>

namespace claimgraph::python {
namespace {

/// In the order of ErrorCode.
constexpr std::array<std::string_view, 7> kCodes = {"not_found",  "unreadable", "not_utf8",   "too_large",
                                                    "bad_format", "bad_model",  "unsupported"};

} // namespace

void raise(const Error& error) {
    const nb::object type = nb::module_::import_("claimgraph.errors").attr("Error");
    const auto number = [](std::uint64_t value) -> nb::object {
        return value == 0 ? nb::object(nb::none()) : nb::object(nb::int_(value));
    };
    const nb::object raised =
        type(text(error.describe()), text(error.message), text(kCodes[static_cast<std::size_t>(error.code)]),
             text_or_none(error.place.file), number(error.place.line), number(error.place.column));
    PyErr_SetObject(type.ptr(), raised.ptr());
    throw nb::python_error();
}

} // namespace claimgraph::python

#include "python/src/text.hpp"

#include "graph/base/time/date.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph::python {
namespace {

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

std::uint32_t characters_in(std::string_view bytes) {
    return static_cast<std::uint32_t>(std::ranges::count_if(bytes, begins_character));
}

} // namespace

nb::object text(std::string_view utf8) {
    PyObject* made = PyUnicode_DecodeUTF8(utf8.data(), static_cast<Py_ssize_t>(utf8.size()), "replace");
    if (made == nullptr) throw nb::python_error();
    return nb::steal(made);
}

nb::object text_or_none(std::string_view utf8) { return utf8.empty() ? nb::none() : text(utf8); }

std::string utf8_of(nb::handle str) {
    if (PyUnicode_Check(str.ptr()) == 0) {
        const std::string found = utf8_of(str.type().attr("__name__"));
        throw nb::type_error(fmt::format("expected a str, found one of type {}", found).c_str());
    }
    Py_ssize_t size = 0;
    const char* bytes = PyUnicode_AsUTF8AndSize(str.ptr(), &size);
    if (bytes == nullptr) throw nb::python_error();
    return {bytes, static_cast<std::size_t>(size)};
}

bool is_path(nb::handle thing) {
    return nb::isinstance<nb::str>(thing) || nb::isinstance(thing, nb::module_::import_("os").attr("PathLike"));
}

std::string path_of(nb::handle path) { return utf8_of(nb::module_::import_("os").attr("fspath")(path)); }

nb::object date_or_none(std::string_view iso_date) {
    const auto date = date_from(iso_date);
    if (!date) return nb::none();
    return nb::module_::import_("datetime")
        .attr("date")(static_cast<int>(date->year()), static_cast<unsigned>(date->month()),
                      static_cast<unsigned>(date->day()));
}

std::string iso_date_of(nb::handle date) {
    std::string iso = utf8_of(PyUnicode_Check(date.ptr()) ? nb::borrow(date) : nb::object(date.attr("isoformat")()));
    if (!PyUnicode_Check(date.ptr())) iso = iso.substr(0, iso.find('T')); // of a datetime, too
    if (!date_from(iso))
        throw nb::value_error(fmt::format("'{}' is not a date; expected one like 2025-03-11", iso).c_str());
    return iso;
}

CharacterOffsets::CharacterOffsets(std::string_view text) : text_(text) {
    if (std::ranges::all_of(text, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; })) return;
    std::uint32_t count = 0;
    for (std::size_t begin = 0; begin <= text.size(); begin += kBlock) {
        before_.push_back(count);
        count += characters_in(text.substr(begin, kBlock));
    }
}

std::uint32_t CharacterOffsets::operator[](std::uint32_t byte) const {
    if (before_.empty()) return byte;
    const std::uint32_t block = byte / kBlock;
    return before_[block] + characters_in(text_.substr(block * kBlock, byte - block * kBlock));
}

} // namespace claimgraph::python

#pragma once

#include "extract/input/dumps/json_cursor.hpp"
#include "graph/base/result.hpp"

#include <cstddef>
#include <string_view>

namespace claimgraph {

/// Where the records of a JSON file are.
struct JsonCollection {
    enum class Kind : std::uint8_t {
        kList,     ///< the elements of a list
        kKeyed,    ///< the values of an object, whose names are their keys
        kSequence, ///< one value after another
        kSingle,   ///< the object itself is a record
    };
    Kind kind = Kind::kList;
    std::size_t begin = 0;       ///< of the list, the object or the first value
    bool has_named_text = false; ///< a field has a name for text
    bool has_source = false;     ///< others have names for title, date or address
};

/// The list or object nearest to the outside whose elements have a text: [...], {"id": {...}}, {"articles": [...]},
/// {"hits": {"hits": [...]}}; at most three levels down. The text may be cut off or bad further on. Fails with
/// kBadFormat, naming the fields there are, for graphs, maps (GeoJSON) and all that has no text. `text_field` is a
/// field that is taken for text; may be empty. Time: linear, it reads the text to its end, a few times.
Result<JsonCollection> find_json_records(std::string_view text, std::string_view text_field = {});

} // namespace claimgraph

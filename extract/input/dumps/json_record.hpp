#pragma once

#include "extract/input/dumps/dump_record.hpp"
#include "extract/input/dumps/field_table.hpp"
#include "extract/input/dumps/json_cursor.hpp"

namespace claimgraph {

/// Adds the values of a JSON value to a record, fields by their paths: "article.text". The cursor has just read the
/// first token, `event`; it is after the value then. Lists of texts are several values of a field; objects in lists are
/// read where the list has a role ("authors", "paragraphs"), a few levels deep; the rest is passed over. `begin` is
/// where the record begins in the text of the cursor. False if the JSON is bad or cut off: the cursor says why, and the
/// values before it are there. Does not set the bytes.
bool add_json_values(JsonCursor& cursor, JsonCursor::Event event, std::size_t begin, FieldTable& fields,
                     DumpRecord& record);

/// What `--text-field` and others name for records that are nothing but a text.
inline constexpr std::string_view kNameOfText = "text";

} // namespace claimgraph

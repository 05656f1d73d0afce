#pragma once

#include "extract/input/dumps/dump_record.hpp"
#include "extract/input/dumps/field_table.hpp"
#include "extract/input/input_format.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// The fields that the options name.
FieldTable::Given given_fields(const ReadOptions& options);

/// Gives each record of a dump as a document: chooses the fields by what the first records have in them, tells it, and
/// reads these and all others. What cannot be read is refused with its line, and the rest goes on. `fields` is the
/// table that `source` counts in. Memory: the first records, and 8 bytes for each id. `is_recoded`: the places of
/// records are none of the file.
void read_dump(DumpSource& source, FieldTable& fields, const std::string& name, const ReadOptions& options,
               DocumentSink& sink, bool is_recoded = false);

/// Whether bytes begin as UTF-16 with a byte-order mark.
bool is_wide(std::string_view head);
/// The file in UTF-8 if it is in UTF-16, all at once; nothing if it is to be read as it is.
std::optional<InputBytes> recode_dump(InputBytes& file, DocumentSink& sink);

} // namespace claimgraph

#pragma once

#include "extract/input/dumps/dump_record.hpp"
#include "extract/input/dumps/field_table.hpp"
#include "extract/input/input_format.hpp"

#include <string>

namespace claimgraph {

/// The fields that the options name.
FieldTable::Given given_fields(const ReadOptions& options);

/// Gives each record of a dump as a document: chooses the fields by what the first records have in them, tells it, and
/// reads these and all others. What cannot be read is refused with its line, and the rest goes on. `fields` is the table
/// that `source` counts in. Memory: the first records, and 8 bytes for each id.
void read_dump(DumpSource& source, FieldTable& fields, const std::string& name, const ReadOptions& options,
               DocumentSink& sink);

} // namespace claimgraph

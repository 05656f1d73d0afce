#include "python/src/arrow_table.hpp"

#include "python/src/arrow_abi.hpp"

#include <algorithm>
#include <thread>
#include <utility>

namespace claimgraph::python {
namespace {

using Table = std::shared_ptr<const ArrowTable>;

/// What an exported struct owns, besides the table.
struct SchemaParts {
    Table table;
    std::vector<ArrowSchema> storage;
    std::vector<ArrowSchema*> children;
};
struct ArrayParts {
    Table table;
    std::vector<const void*> buffers;
    std::vector<ArrowArray> storage;
    std::vector<ArrowArray*> children;
};

template <class Struct, class Parts>
void release(Struct* released) {
    // a child or dictionary that somebody has moved away is released already
    for (std::int64_t i = 0; i < released->n_children; ++i)
        if (released->children[i]->release != nullptr) released->children[i]->release(released->children[i]);
    if (released->dictionary != nullptr && released->dictionary->release != nullptr)
        released->dictionary->release(released->dictionary);
    delete static_cast<Parts*>(released->private_data);
    released->release = nullptr;
}

/// Sets the links to `storage`, whose last entry is the dictionary if there is one.
template <class Struct, class Parts>
void link(Struct& out, Parts* parts, bool has_dictionary) {
    const std::size_t children = parts->storage.size() - (has_dictionary ? 1 : 0);
    for (std::size_t i = 0; i < children; ++i) parts->children.push_back(&parts->storage[i]);
    out.n_children = static_cast<std::int64_t>(children);
    out.children = parts->children.data();
    out.dictionary = has_dictionary ? &parts->storage.back() : nullptr;
    out.release = release<Struct, Parts>;
    out.private_data = parts;
}

void export_schema_of(const Table& table, const ArrowColumn& column, ArrowSchema& out) {
    auto* parts = new SchemaParts{table, {}, {}};
    out = {};
    out.format = column.format.c_str();
    out.name = column.name.c_str();
    out.flags = kArrowFlagNullable;
    if (column.dictionary) export_schema_of(table, *column.dictionary, parts->storage.emplace_back());
    link(out, parts, column.dictionary != nullptr);
}

void export_array_of(const Table& table, const ArrowColumn& column, ArrowArray& out) {
    auto* parts = new ArrayParts{table, {}, {}, {}};
    out = {};
    out.length = column.length;
    out.null_count = column.null_count;
    for (const ArrowBuffer& buffer : column.buffers) parts->buffers.push_back(buffer.data);
    out.n_buffers = static_cast<std::int64_t>(parts->buffers.size());
    out.buffers = parts->buffers.data();
    if (column.dictionary) export_array_of(table, *column.dictionary, parts->storage.emplace_back());
    link(out, parts, column.dictionary != nullptr);
}

struct Stream {
    Table table;
    bool is_over = false;
};
Stream& stream_of(ArrowArrayStream* stream) { return *static_cast<Stream*>(stream->private_data); }

} // namespace

ArrowTable make_table(std::size_t rows, const std::vector<ColumnMaker>& columns, const Prefetch& prefetch) {
    constexpr std::size_t kRange = 128, kRowsWorthAThread = 10'000;
    ArrowTable table{static_cast<std::int64_t>(rows), std::vector<ArrowColumn>(columns.size())};
    const std::size_t threads =
        rows < kRowsWorthAThread ? 1 : std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, columns.size());
    const auto work = [&](std::size_t thread) {
        const std::size_t first = columns.size() * thread / threads, last = columns.size() * (thread + 1) / threads;
        for (std::size_t begin = 0; begin < rows; begin += kRange) {
            const std::size_t end = std::min(begin + kRange, rows);
            if (prefetch) prefetch(begin, end);
            for (std::size_t i = first; i < last; ++i) columns[i].add(begin, end);
        }
        for (std::size_t i = first; i < last; ++i) table.columns[i] = columns[i].finish();
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work, i);
    work(0);
    others.clear(); // joins them
    return table;
}

void export_schema(const Table& table, ArrowSchema& out) {
    auto* parts = new SchemaParts{table, std::vector<ArrowSchema>(table->columns.size()), {}};
    out = {};
    out.format = "+s";
    out.name = "";
    for (std::size_t i = 0; i < table->columns.size(); ++i)
        export_schema_of(table, table->columns[i], parts->storage[i]);
    link(out, parts, false);
}

void export_array(const Table& table, ArrowArray& out) {
    auto* parts = new ArrayParts{table, {nullptr}, std::vector<ArrowArray>(table->columns.size()), {}};
    out = {};
    out.length = table->rows;
    out.n_buffers = 1; // the validity of the rows themselves: all are
    out.buffers = parts->buffers.data();
    for (std::size_t i = 0; i < table->columns.size(); ++i)
        export_array_of(table, table->columns[i], parts->storage[i]);
    link(out, parts, false);
}

void export_stream(Table table, ArrowArrayStream& out) {
    out.get_schema = [](ArrowArrayStream* stream, ArrowSchema* schema) {
        export_schema(stream_of(stream).table, *schema);
        return 0;
    };
    out.get_next = [](ArrowArrayStream* stream, ArrowArray* array) {
        *array = {};
        if (!std::exchange(stream_of(stream).is_over, true)) export_array(stream_of(stream).table, *array);
        return 0;
    };
    out.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
    out.release = [](ArrowArrayStream* stream) {
        delete static_cast<Stream*>(stream->private_data);
        stream->release = nullptr;
    };
    out.private_data = new Stream{std::move(table)};
}

} // namespace claimgraph::python

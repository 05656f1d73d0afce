#pragma once

#include "graph/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace claimgraph {

/// A model on disk: named sections behind a header with a version and a checksum; docs/model_format.md has the layout.
/// The file is mapped into memory; sections are views that are valid as long as this object or a copy. Immutable; safe
/// to share between threads.
class ModelFile {
  public:
    /// Fails with kNotFound, or kBadModel for another kind of file, another version, a wrong size or a wrong checksum.
    static Result<ModelFile> open(const std::filesystem::path& file);

    /// The same for the bytes of a file.
    static Result<ModelFile> in_memory(std::string bytes);

    /// The engine of the model: "encoder", ...
    std::string_view engine() const { return engine_; }
    /// Fails with kBadModel if the file has no such section. Begins at a multiple of 64 bytes.
    Result<std::string_view> section(std::string_view name) const;
    /// The section as an array of plain values; incomplete values at the end are left out.
    template <class T>
    Result<std::span<const T>> array(std::string_view name) const {
        static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 64);
        const auto bytes = section(name);
        if (!bytes) return tl::unexpected(bytes.error());
        return std::span<const T>(reinterpret_cast<const T*>(bytes->data()), bytes->size() / sizeof(T));
    }

  private:
    struct Section {
        std::string_view name;
        std::string_view bytes;
    };

    static Result<ModelFile> read(ModelFile model, std::size_t size);

    std::string path_;
    std::shared_ptr<const char> bytes_; // unmaps the file
    std::string_view engine_;
    std::vector<Section> sections_;
};

/// The bytes of an array, for a section.
template <class T>
std::string_view bytes_of(std::span<const T> values) {
    return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

/// The bytes of a model file.
std::string model_file_bytes(std::string_view engine,
                             std::initializer_list<std::pair<std::string_view, std::string_view>> sections);

} // namespace claimgraph

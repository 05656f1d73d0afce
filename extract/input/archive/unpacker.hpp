#pragma once

#include "extract/input/input_format.hpp"
#include "graph/base/result.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// Reads an archive (zip, tar, 7z) member by member, or a compressed stream (gz, bz2, xz, zst) as its only member, in
/// blocks: memory does not grow with the archive. Writes no files and starts no programs. Stops at the limits of
/// input_format.hpp, which count all that is unpacked of the outermost file. By libarchive. One thread.
class Unpacker {
  public:
    /// A file on disk. `so_far` is that of the file it lies in, null in the outermost one.
    static Result<Unpacker> open_file(const std::string& path, std::shared_ptr<UnpackedSoFar> so_far);
    /// Bytes in memory, which must live as long as this; called `file` in messages.
    static Result<Unpacker> open_bytes(std::string_view bytes, const std::string& file,
                                       std::shared_ptr<UnpackedSoFar> so_far);

    Unpacker(Unpacker&&) noexcept;
    Unpacker& operator=(Unpacker&&) noexcept;
    ~Unpacker();

    struct Member {
        std::string name;          ///< a clean relative path: valid UTF-8, without "..", an empty one for a stream
        bool is_file = false;      ///< no folder, link or device
        bool is_encrypted = false; ///< its bytes cannot be read
        bool is_stream = false;    ///< the file is compressed, but no archive
    };
    /// The next member; nothing at the end. After an error there are no more.
    Result<std::optional<Member>> next();
    /// The next bytes of the member; empty at its end. Valid until the next call. After an error the member is over.
    Result<std::string_view> read();
    /// The bytes that read() has not given yet, all together. Those read before an error are in `bytes` as well.
    Result<void> read_all(std::string& bytes);
    /// For the files in it.
    std::shared_ptr<UnpackedSoFar> so_far() const;
    /// Takes away the total limit, of what is read in memory that does not grow; that of the ratio stays.
    void allow_any_size();

  private:
    struct State;
    explicit Unpacker(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// A path in an archive as it is shown: with single slashes, without leading ones, ".", ".." and drive letters.
std::string clean_member_path(std::string_view path);

} // namespace claimgraph

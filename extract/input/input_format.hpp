#pragma once

#include "extract/input/input_bytes.hpp"
#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "graph/base/result.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Reading of files: an input format turns the bytes of a file into documents. They come one at a time, so that memory
/// does not grow with the file.
namespace claimgraph {

/// A document as read from a file.
struct InputDocument {
    Document document;
    std::optional<Analysis> given{}; ///< the tokens and trees of the file, if any; unset parts are predicted
};

struct InputFormat;
class DocumentSink;
struct ReadOptions;

/// Reads a file of a format whose library may crash, loop or eat memory on hostile files somewhere else: in another
/// process.
using ReadApart = void (*)(const InputFormat& format, InputBytes& input, const ReadOptions& options,
                           DocumentSink& sink);

/// What was unpacked so far of a file and of the archives in it, all together; see kMostUnpackedBytes.
struct UnpackedSoFar {
    std::uint64_t packed = 0; ///< how far the outermost file was read, in bytes
    std::uint64_t bytes = 0;
    std::uint64_t members = 0;
};

/// How files are read. `document.date` is that of documents without one of their own.
struct ReadOptions {
    DocumentOptions document{};
    const InputFormat* format = nullptr; ///< null: by content, see find_format()
    bool any_language = false;           ///< also documents that are not in English
    /// The names of fields or columns of dumps for what is given here; else they are guessed.
    std::string text_field{}, title_field{}, date_field{}, url_field{}, id_field{}, source_field{};
    unsigned depth = 0;                        ///< how many archives or mails the file lies in; at most kMostNested
    std::shared_ptr<UnpackedSoFar> unpacked{}; ///< null in the outermost file
    ReadApart read_apart = nullptr;            ///< for formats that are not trusted; null: here
    unsigned most_seconds = 60;                ///< of computing for a file that is read apart
};

/// Limits of files in files: archives and attachments.
inline constexpr unsigned kMostNested = 4;
inline constexpr std::uint64_t kMostUnpackedBytes = std::uint64_t{4} << 30; ///< of all members of a file together
inline constexpr std::uint64_t kMostUnpackedRatio = 200;                    ///< unpacked to packed, above 64 MiB
inline constexpr std::uint64_t kMostMembers = 1'000'000;

/// Takes what is read, in the order of the file. Functions return false when nothing more is wanted; reading ends then.
class DocumentSink {
  public:
    virtual ~DocumentSink() = default;
    virtual bool take(InputDocument&& document) = 0;
    /// A document, or a part of the file, that cannot be read; the rest goes on. The place names the file and, where
    /// known, the line.
    virtual bool refuse(Error&& error) = 0;
    /// A document that is left out on purpose ("de, not read").
    virtual bool skip(const std::string& name, const std::string& why) = 0;
    /// What was guessed, for people: "text from column 'body'".
    virtual void tell(const std::string& name, const std::string& what) = 0;
};

/// How sure it is that a file has a format.
enum class Likeness : std::uint8_t {
    kNo,
    kPossible, ///< nothing speaks against it: any text may be plain text
    kLikely,   ///< its name or its look says so
    kCertain,  ///< a signature that no other format has
};

/// An input format: a .cpp file with one constant descriptor, listed in input_formats.cpp. Safe to share between
/// threads.
struct InputFormat {
    std::string_view name;                        ///< the value of `--from`: "jsonl"
    std::string_view description;                 ///< shown in the help after the name; may be empty
    std::span<const std::string_view> extensions; ///< of files to read in a folder: ".jsonl"
    bool brings_analysis = false;                 ///< documents have tokens and trees, or some of them
    bool is_untrusted = false;                    ///< see ReadApart
    bool has_many = false;                        ///< a file may have more documents than fit in memory
    bool is_data = false;                         ///< records: beside a text of their name they tell of that text
    /// Whether a file has this format, by its first bytes (up to kHeadBytes) and its name.
    Likeness (*detect)(std::string_view head, std::string_view name) = nullptr;
    /// Gives the documents of a file to `sink`. Called through read_documents(), which sees to format, language and
    /// number of words.
    void (*read)(InputBytes& input, const ReadOptions& options, DocumentSink& sink) = nullptr;
};

/// All input formats. The first one is plain text.
std::span<const InputFormat* const> input_formats();
/// The one of this name; null if there is none.
const InputFormat* input_format(std::string_view name);

/// Formats that this build has not got, for want of a library.
struct MissingFormat {
    std::string_view name, extensions, needs;
};
std::span<const MissingFormat> missing_formats();

/// The format of a file: of those that find it most likely, and at least so likely, the first. Fails with kUnsupported
/// where it is none, saying what it looks like.
Result<const InputFormat*> find_format(std::string_view head, std::string_view name,
                                       Likeness least = Likeness::kPossible);
/// How likely a file has to be of a format to be read without being named, in a folder, an archive or a mail: text with
/// an extension needs one of texts, else programs would be read.
Likeness least_likeness(std::string_view name);

/// Reads a file, of the format of the options or else the one found. What a reader gives is completed: format, words,
/// language; documents in other languages are skipped unless wanted. Archives and mails call it for what lies in them.
void read_documents(InputBytes& input, const ReadOptions& options, DocumentSink& sink);

/// Whether a name ends in one of these extensions, in any case.
bool has_extension(std::string_view name, std::span<const std::string_view> extensions);

} // namespace claimgraph

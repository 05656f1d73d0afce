#include "python/src/extractor.hpp"

#include "cli/input/ordered_pool.hpp"
#include "cli/input/reading.hpp"
#include "graph/model/source_fields.hpp"
#include "graph/store/content_hash.hpp"
#include "python/src/errors.hpp"

#include <fmt/format.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

namespace claimgraph::python {
namespace {

using DocPtr = std::shared_ptr<const Doc>;

struct Extractor {
    std::shared_ptr<const Models> models;
    std::string folder;
};

unsigned thread_count(unsigned asked) { return asked != 0 ? asked : std::max(1U, std::thread::hardware_concurrency()); }

std::string id_of_text(std::string_view text) {
    ContentHash hash;
    hash.add(text);
    std::string id = "text:";
    for (const char byte : hash.bytes().substr(0, 8)) id += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return id;
}

/// What is told of a text: id, date, and the other fields of a source. Raises TypeError for names that are none.
struct TextOptions {
    std::string id;
    std::optional<Date> date{};
    SourceDocument source{};
};

TextOptions options_of(const nb::dict& given) {
    TextOptions options;
    for (const auto item : given) {
        const nb::handle key = item.first, value = item.second;
        const std::string name = utf8_of(key);
        bool is_known = name == "id" || name == "date";
        if (value.is_none()) continue;
        if (name == "id") options.id = utf8_of(value);
        if (name == "date") options.date = date_from(iso_date_of(value));
        for_each_value<kSourceFields>(options.source, [&](const SourceField& field, auto& member) {
            if constexpr (std::is_same_v<decltype(member), std::string&>)
                if (field.name == name && name != "name" && name != "same_as" && name != "date") {
                    member = utf8_of(value);
                    is_known = true;
                }
        });
        if (!is_known)
            throw nb::type_error(
                fmt::format("'{}' is nothing that is known of a text; expected id, date, title, author, publisher, "
                            "url, section or language",
                            name)
                    .c_str());
    }
    return options;
}

Result<InputDocument> input_of(std::string text, TextOptions&& options) {
    if (options.id.empty()) options.id = id_of_text(text);
    auto document = make_document(std::move(options.id), std::move(text), {.date = options.date});
    if (!document) return tl::unexpected(document.error());
    options.source.name = document->id();
    options.source.format = "text";
    document->source() = std::move(options.source);
    return InputDocument{std::move(*document)};
}

DocPtr read(InputDocument&& input, const std::shared_ptr<const Models>& models) {
    settle_date(input.document, *models);
    return read_document(std::move(input), models);
}

DocPtr call(const Extractor& nlp, nb::handle text, const nb::kwargs& options) {
    auto input = value_of(input_of(utf8_of(text), options_of(options)));
    const nb::gil_scoped_release release;
    return read(std::move(input), nlp.models);
}

/// pipe(): asks the caller's iterator for texts as long as there is room, on the thread that takes the documents.
class TextStream {
  public:
    TextStream(const Extractor& nlp, nb::object texts, unsigned threads, bool as_tuples)
        : texts_(std::move(texts)),
          as_tuples_(as_tuples),
          pool_(thread_count(threads),
                [models = nlp.models](InputDocument&& input) { return read(std::move(input), models); }) {}

    nb::object next() {
        while (!is_over_ && !pool_.is_full()) put_next();
        std::optional<DocPtr> doc;
        {
            const nb::gil_scoped_release release;
            doc = pool_.take();
        }
        if (!doc) throw nb::stop_iteration();
        if (!as_tuples_) return nb::cast(*doc);
        nb::object context = std::move(contexts_.front());
        contexts_.pop_front();
        return nb::make_tuple(*doc, context);
    }

  private:
    void put_next() {
        nb::object item = nb::steal(PyIter_Next(texts_.ptr()));
        if (!item.is_valid()) {
            if (PyErr_Occurred() != nullptr) throw nb::python_error();
            is_over_ = true;
            return pool_.close();
        }
        if (as_tuples_) {
            contexts_.push_back(item[1]);
            item = item[0];
        }
        TextOptions options;
        if (nb::isinstance<nb::dict>(item)) {
            nb::dict members = nb::cast<nb::dict>(item.attr("copy")());
            item = members.attr("pop")("text");
            options = options_of(members);
        }
        auto input = value_of(input_of(utf8_of(item), std::move(options)));
        const nb::gil_scoped_release release;
        pool_.put(std::move(input));
    }

    nb::object texts_; ///< an iterator
    bool as_tuples_;
    bool is_over_ = false;
    std::deque<nb::object> contexts_;
    cli::OrderedPool<InputDocument, DocPtr> pool_;
};

/// What one job of reading gives.
struct FileItem {
    DocPtr doc{}; ///< or else
    std::optional<Error> refused{};
    std::string note{};
};

/// read(): files are opened and dumps cut into documents on a thread of its own.
class FileStream {
  public:
    FileStream(const Extractor& nlp, const std::vector<std::string>& paths, unsigned threads, ReadOptions options,
               bool raises)
        : inputs_(cli::find_inputs(paths, options.format)),
          options_(std::move(options)),
          raises_(raises),
          pool_(thread_count(threads), [this, models = nlp.models](cli::ReadingJob&& job) {
              std::vector<FileItem> items;
              for (cli::ReadItem& item : cli::do_job(std::move(job), options_)) {
                  FileItem& one = items.emplace_back();
                  one.refused = std::move(item.refused);
                  one.note = item.note.value_or("");
                  if (item.document) one.doc = read(std::move(*item.document), models);
              }
              return items;
          }) {
        for (Error& error : inputs_.errors) ready_.push_back({.refused = std::move(error)});
        for (std::string& note : inputs_.notes) ready_.push_back({.note = std::move(note)});
        producer_ = std::jthread([this] {
            std::exception_ptr error;
            try {
                cli::make_jobs(inputs_.documents, options_,
                               [this](cli::ReadingJob&& job) { return pool_.put(std::move(job)); });
            } catch (...) {
                error = std::current_exception();
            }
            pool_.close(error);
        });
    }
    ~FileStream() {
        const nb::gil_scoped_release release;
        pool_.stop();
        producer_.join();
    }
    FileStream(const FileStream&) = delete;
    FileStream& operator=(const FileStream&) = delete;

    nb::object next() {
        while (true) {
            while (ready_.empty()) fill();
            FileItem item = std::move(ready_.front());
            ready_.pop_front();
            if (item.doc) return nb::cast(item.doc);
            if (item.refused && raises_) raise(*item.refused);
            nb::module_::import_("claimgraph.errors")
                .attr("tell")(text(item.refused ? item.refused->describe() : item.note), item.refused.has_value());
        }
    }

  private:
    void fill() {
        std::optional<std::vector<FileItem>> items;
        {
            const nb::gil_scoped_release release;
            items = pool_.take();
        }
        if (!items) throw nb::stop_iteration();
        for (FileItem& item : *items) ready_.push_back(std::move(item));
    }

    cli::Inputs inputs_;
    ReadOptions options_;
    bool raises_;
    std::deque<FileItem> ready_;
    cli::OrderedPool<cli::ReadingJob, std::vector<FileItem>> pool_;
    std::jthread producer_;
};

std::vector<std::string> paths_of(nb::handle given) {
    std::vector<std::string> paths;
    if (is_path(given))
        paths.push_back(path_of(given));
    else
        for (const nb::handle path : given) paths.push_back(path_of(path));
    return paths;
}

std::shared_ptr<FileStream> read_files(const Extractor& nlp, nb::handle paths, unsigned threads,
                                       const std::optional<std::string>& format, bool any_language,
                                       const std::string& errors) {
    if (errors != "warn" && errors != "raise")
        throw nb::value_error(fmt::format("errors='{}'; expected 'warn' or 'raise'", errors).c_str());
    ReadOptions options{.any_language = any_language};
    if (format) {
        options.format = input_format(*format);
        if (options.format == nullptr)
            raise({ErrorCode::kUnsupported, fmt::format("no input format is called '{}'", *format)});
    }
    return std::make_shared<FileStream>(nlp, paths_of(paths), threads, std::move(options), errors == "raise");
}

std::shared_ptr<Extractor> load(const std::string& model, const std::optional<std::string>& models, double least,
                                const std::vector<std::string>& names, const std::vector<std::string>& relations) {
    const std::string folder =
        models ? *models : utf8_of(nb::module_::import_("claimgraph.paths").attr("models_folder")());
    const std::filesystem::path given(model);
    const bool is_file = given.has_parent_path() || given.has_extension();
    const std::filesystem::path syntax =
        is_file ? given
                : std::filesystem::path(folder) / (model.empty() ? "syntax.model" : "syntax-" + model + ".model");
    std::vector<std::filesystem::path> own_names(names.begin(), names.end());
    ClaimOptions options{.own_relations = {relations.begin(), relations.end()}, .least = least};
    Result<Models> loaded = [&] {
        const nb::gil_scoped_release release;
        return load_models(folder, syntax, own_names, options);
    }();
    return std::make_shared<Extractor>(Extractor{std::make_shared<const Models>(value_of(std::move(loaded))), folder});
}

template <class Stream>
void bind_stream(nb::module_& module, const char* name) {
    nb::class_<Stream>(module, name,
                       "Documents in the order of their texts, read on several threads ahead of who asks.")
        .def(
            "__iter__", [](nb::handle self) { return nb::borrow(self); },
            nb::sig("def __iter__(self) -> collections.abc.Iterator[Doc]"))
        .def("__next__", &Stream::next, nb::sig("def __next__(self) -> Doc"));
}

} // namespace

void bind_extractor(nb::module_& module) {
    bind_stream<TextStream>(module, "TextStream");
    bind_stream<FileStream>(module, "FileStream");
    nb::class_<Extractor>(module, "Extractor",
                          "Reads texts: `doc = nlp(text)`. Made by load(). Immutable; threads may share it.")
        .def("__call__", &call, nb::arg("text"), nb::arg("options"),
             nb::sig("def __call__(self, text: str, *, id: str | None = None, date: str | datetime.date | None = None, "
                     "title: str | None = None, author: str | None = None, publisher: str | None = None, "
                     "url: str | None = None, section: str | None = None, language: str | None = None) -> Doc"),
             "Reads one text of English. `id` names the document in evidence, and documents of a graph need different "
             "ones; without one it is made of the text. `date` is the day it was written, what 'today' is measured "
             "by. Raises Error if the text is longer than 2 GB.")
        .def(
            "pipe",
            [](const Extractor& nlp, nb::handle texts, unsigned threads, bool as_tuples) {
                if (nb::isinstance<nb::str>(texts))
                    throw nb::type_error("expected texts, one after another; one text is read by nlp(text)");
                return std::make_shared<TextStream>(nlp, nb::iter(texts), threads, as_tuples);
            },
            nb::arg("texts"), nb::arg("n_threads") = 0, nb::arg("as_tuples") = false,
            nb::sig("def pipe(self, texts: collections.abc.Iterable[typing.Any], n_threads: int = 0, as_tuples: bool = "
                    "False) -> collections.abc.Iterator[Doc]"),
            "Reads many texts on `n_threads` threads (0: one a core), without the GIL, and gives their documents in "
            "their order. A text is a str, or a dict of `text` and the arguments of a call; with `as_tuples` a pair of "
            "a text and anything, which comes back with the document. At most four texts a thread are under way.")
        .def("read", &read_files, nb::arg("paths"), nb::arg("n_threads") = 0, nb::kw_only(),
             nb::arg("format") = nb::none(), nb::arg("any_language") = false, nb::arg("errors") = "warn",
             nb::sig("def read(self, paths: str | os.PathLike[str] | collections.abc.Iterable[str | os.PathLike[str]], "
                     "n_threads: int = 0, *, format: str | None = None, any_language: bool = False, "
                     "errors: str = 'warn') -> collections.abc.Iterator[Doc]"),
             "Reads files and folders: text, web pages, dumps and what else input_formats() lists, and gives their "
             "documents in order; the id of each is its path. What cannot be read is warned of (ReadWarning) and left "
             "out, or raises Error with errors='raise'. What is left out on purpose goes to the logger 'claimgraph'.")
        .def_ro("models", &Extractor::folder, "The folder of its models.")
        .def("__repr__", [](const Extractor& nlp) { return fmt::format("<claimgraph.Extractor {}>", nlp.folder); });
    module.def("load", &load, nb::arg("model") = "", nb::kw_only(), nb::arg("models") = nb::none(),
               nb::arg("min_confidence") = ClaimOptions().least, nb::arg("names") = std::vector<std::string>(),
               nb::arg("relations") = std::vector<std::string>(),
               nb::sig("def load(model: str = '', *, models: str | None = None, min_confidence: float = 0.67, "
                       "names: collections.abc.Sequence[str] = (), relations: collections.abc.Sequence[str] = ()) -> "
                       "Extractor"),
               "Loads the models of English: some 0.1 s and 60 MB, so load once.\n\n"
               "model: '' for the fast model of tags and trees, or the path of another.\n"
               "models: a folder of models in place of the one of the package.\n"
               "min_confidence: claims less probable than this are left out, 0 to 1.\n"
               "names, relations: tables of your own, in the form of gazetteer.tsv and relations.tsv.\n\n"
               "Raises Error with file and line if one of them is missing or damaged.");
    module.def(
        "input_formats",
        [] {
            nb::dict formats;
            for (const InputFormat* format : input_formats()) {
                nb::list extensions;
                for (const std::string_view extension : format->extensions) extensions.append(text(extension));
                formats[text(format->name)] = extensions;
            }
            return formats;
        },
        nb::sig("def input_formats() -> dict[str, list[str]]"),
        "The formats of files that this build can read, with their extensions.");
}

} // namespace claimgraph::python

#include "export/document_json.hpp"
#include "export/json_writer.hpp"
#include "export/rows.hpp"
#include "graph/matching/merge.hpp"
#include "graph/matching/texts/same_texts.hpp"
#include "graph/model/claim_fields.hpp"
#include "graph/store/content_hash.hpp"
#include "python/src/batch_json.hpp"
#include "python/src/document.hpp"
#include "python/src/errors.hpp"
#include "python/src/graph.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <unordered_set>

/// One graph made on several machines: the steps of GraphMaker, each where its data is, with texts between them. Any
/// order and grouping of documents and parts gives the same graph. docs/scale.md tells how they go together.
namespace claimgraph::python {
namespace {

using Parsed = nlohmann::json;

[[noreturn]] void refuse(const char* what) {
    raise({ErrorCode::kBadFormat, fmt::format("{} that cannot be read; expected what the step before gave", what)});
}

Parsed parsed(std::string_view json, const char* what) {
    Parsed tree = Parsed::parse(json, nullptr, false);
    if (tree.is_discarded()) refuse(what);
    return tree;
}

/// What matching and merging need of a document: its source, its entities and its claims, as JSON, and the sketch of
/// its text.
nb::tuple document_parts(const Doc& doc) {
    const std::string& sketch = doc.batch.documents.front().sketch;
    return nb::make_tuple(text(document_object(doc.source()).dump()), text(entities_json(doc.batch).dump()),
                          text(claims_json(doc.batch).dump()), nb::bytes(sketch.data(), sketch.size()));
}

/// The number below `parts` that a key belongs to, on every machine.
std::uint32_t part_of_key(std::string_view key, std::uint32_t parts) {
    ContentHash hash;
    hash.add(key);
    std::uint64_t number = 0;
    for (const char byte : hash.bytes().substr(0, sizeof number))
        number = number << 8 | static_cast<unsigned char>(byte);
    return static_cast<std::uint32_t>(number % parts);
}

/// Finds out which entities of documents are one, and which documents have one text. Needs no claims.
class CollectionMatcher {
  public:
    void add(std::string document, std::string_view entities, nb::bytes sketch) {
        ClaimBatch batch;
        if (!read_entities(parsed(entities, "entities"), batch)) refuse("entities");
        normalize_text(batch);
        documents_.push_back({is_matched_.size(), matched_count_});
        matcher_.begin(document);
        for (std::size_t i = 0; i < batch.entities.size(); ++i) {
            const Entity& entity = batch.entities[i];
            // what is of its document alone is nobody else, and no company: identities_of() knows its id
            const bool is_matched =
                matcher_.takes(entity.id, entity.type, entity.unnamed) && !is_of_one_document(entity);
            is_matched_.push_back(is_matched);
            if (!is_matched) continue;
            matcher_.appear(matcher_.observe(entity, batch.descriptions[i]), entity.mentions);
            ++matched_count_;
        }
        SourceDocument& source = sources_.emplace_back();
        source.name = std::move(document);
        source.sketch.assign(sketch.c_str(), sketch.size());
    }

    void match() {
        std::vector<std::string> names;
        for (const SourceDocument& source : sources_) names.push_back(source.name);
        std::ranges::sort(sources_, {}, &SourceDocument::name);
        const auto twice = std::ranges::adjacent_find(sources_, {}, &SourceDocument::name);
        if (twice != sources_.end())
            throw nb::value_error(
                fmt::format("two documents have the id '{}'; documents of a graph need different ones", twice->name)
                    .c_str());
        const nb::gil_scoped_release release;
        find_same_texts(sources_);
        for (const std::string& name : names) same_as_.push_back(find_document(sources_, name)->same_as);
        sources_ = {};
        matched_ = matcher_.match(false);
    }

    std::size_t size() const { return documents_.size(); }

    /// Of a document, in the order in which they were added: who its entities are (null: as the document says), and
    /// whose text it has.
    nb::tuple operator[](std::size_t document) const {
        if (document >= same_as_.size()) throw nb::index_error();
        JsonValue identities = JsonValue::array();
        const bool is_last = document + 1 == documents_.size();
        const std::size_t end = is_last ? is_matched_.size() : documents_[document + 1].first_entity;
        std::size_t number = documents_[document].first_matched;
        for (std::size_t i = documents_[document].first_entity; i < end; ++i) {
            JsonValue& list = identities.push_back({});
            if (!is_matched_[i]) continue;
            const EntityMatcher::Identity& identity = *matched_.of(number++);
            list.push_back(identity.id);
            list.push_back(identity.name);
            list.push_back(to_string(identity.type));
        }
        return nb::make_tuple(text(identities.dump()), text(same_as_[document]));
    }

  private:
    EntityMatcher matcher_;
    EntityMatcher::Result matched_;
    struct Added {
        std::size_t first_entity, first_matched;
    };
    std::vector<Added> documents_;
    std::vector<bool> is_matched_; ///< of each entity
    std::size_t matched_count_ = 0;
    std::vector<SourceDocument> sources_; ///< until it is known which are alike
    std::vector<std::string> same_as_;
};

/// The result of matching one document.
EntityMatcher::Result identities_of(std::string_view json, const std::string& document,
                                    std::span<const Entity> entities) {
    const Parsed list = parsed(json, "identities");
    if (!list.is_array() || list.size() != entities.size()) refuse("identities");
    EntityMatcher::Result result;
    for (std::size_t i = 0; i < entities.size(); ++i) {
        const Parsed& identity = list[i];
        const Entity& entity = entities[i];
        const bool is_of_document = identity.is_null() && is_of_one_document(entity);
        result.identity_of.push_back(identity.is_null() && !is_of_document
                                         ? EntityMatcher::Result::kOwn
                                         : static_cast<std::uint32_t>(result.identities.size()));
        if (is_of_document)
            result.identities.push_back({EntityReference{entity.id, document}.text(), entity.name, entity.type});
        if (identity.is_null()) continue;
        const bool is_good = identity.is_array() && identity.size() == 3 &&
                             std::ranges::all_of(identity, [](const Parsed& value) { return value.is_string(); });
        const auto type = is_good ? entity_type_from(identity[2].get_ref<const std::string&>()) : std::nullopt;
        if (!type) refuse("identities");
        result.identities.push_back({identity[0].get<std::string>(), identity[1].get<std::string>(), *type});
    }
    return result;
}

/// A graph of some of the documents, or a part of the graph of all: the entities and claims whose keys belong to it.
/// Claims may be about entities of other parts, of which only the ids are here.
class PartialGraph {
  public:
    void add_document(const std::string& document, std::string_view entities, std::string_view claims,
                      std::string_view identities, const std::string& same_as) {
        ClaimBatch batch;
        if (!read_entities(parsed(entities, "entities"), batch)) refuse("entities");
        if (!read_claims(parsed(claims, "claims"), batch)) refuse("claims");
        normalize_text(batch);
        const EntityMatcher::Result matched = identities_of(identities, document, batch.entities);
        apply(matched, 0, batch);
        if (!same_as.empty()) {
            SourceDocument& source = batch.documents.emplace_back();
            source.name = document;
            source.same_as = same_as;
        }
        builder_.add(std::move(batch));
    }

    void add_part(std::string_view json) {
        const Parsed root = parsed(json, "part of a graph");
        ClaimBatch batch;
        const Parsed& sources = member(root, "documents");
        bool is_good = sources.is_array() && read_entities(member(root, "entities"), batch) &&
                       read_claims(member(root, "claims"), batch);
        for (const Parsed& source : sources) is_good = is_good && read_source(source, batch.documents.emplace_back());
        if (!is_good) refuse("part of a graph");
        batch.descriptions.clear();
        builder_.add(std::move(batch));
    }

    /// Empties it into that many parts; pairs of their numbers and contents, without those that are empty.
    nb::list split(std::uint32_t parts) {
        if (parts == 0) throw nb::value_error("0 parts; expected 1 or more");
        std::vector<std::pair<std::uint32_t, std::string>> made;
        {
            const nb::gil_scoped_release release;
            made = split(builder_.build(), parts);
        }
        nb::list list;
        for (const auto& [number, json] : made) list.append(nb::make_tuple(number, text(json)));
        return list;
    }

    /// Empties it into the nodes and links of one of so many parts, as the format JSON has them.
    nb::tuple rows(std::uint32_t own, std::uint32_t parts) {
        nb::list nodes;
        nb::list links;
        const Graph graph = [&] {
            const nb::gil_scoped_release release;
            return builder_.build();
        }();
        const WriteOptions options;
        GraphRows rows(graph, options);
        std::string json;
        rows.for_each_node([&](const NodeRow& row) {
            if (part_of_key(row.id, parts) != own) return; // only named here
            json.clear();
            append_node(json, rows, row);
            nodes.append(text(json));
        });
        rows.for_each_edge([&](const EdgeRow& row) {
            json.clear();
            append_link(json, rows, row);
            links.append(text(json));
        });
        return nb::make_tuple(nodes, links);
    }

  private:
    struct Part {
        ClaimBatch batch;
        std::unordered_map<std::uint32_t, EntityIndex> places; ///< in it, by those in the graph
        std::unordered_set<std::string_view> documents;

        EntityIndex refer(const Graph& graph, EntityIndex entity) {
            const auto [place, is_new] = places.try_emplace(entity.value, EntityIndex{batch.entities.size()});
            if (is_new) batch.entities.emplace_back().id = graph[entity].id;
            return place->second;
        }
    };

    static std::vector<std::pair<std::uint32_t, std::string>> split(const Graph& graph, std::uint32_t count) {
        std::map<std::uint32_t, Part> parts;
        for (std::uint32_t i = 0; i < graph.entities().size(); ++i) {
            Part& part = parts[part_of_key(graph.entities()[i].id, count)];
            part.places.emplace(i, EntityIndex{part.batch.entities.size()});
            part.batch.entities.push_back(graph.entities()[i]);
        }
        for (std::size_t i = 0; i < graph.claims().size(); ++i) {
            Part& part = parts[part_of_key(graph.claim_id(ClaimIndex{i}), count)];
            Claim& claim = part.batch.claims.emplace_back(graph.claims()[i]);
            for (const auto& [field, place] : kClaimEntities)
                if (claim.*place) claim.*place = part.refer(graph, claim.*place);
            for (const Evidence& evidence : claim.evidence) {
                const SourceDocument* document = find_document(graph.documents(), evidence.document);
                if (document == nullptr || document->same_as.empty() || !part.documents.insert(document->name).second)
                    continue;
                part.batch.documents.push_back(*document);
            }
        }
        std::vector<std::pair<std::uint32_t, std::string>> made;
        for (const auto& [number, part] : parts) {
            JsonValue root{{"documents", JsonValue::Written{documents_json(part.batch.documents)}},
                           {"entities", entities_json(part.batch)},
                           {"claims", claims_json(part.batch)}};
            made.emplace_back(number, root.dump());
        }
        return made;
    }

    GraphBuilder builder_;
};

} // namespace

void bind_parts(nb::module_& module) {
    module.def("document_parts", &document_parts, nb::arg("doc"),
               nb::sig("def document_parts(doc: Doc) -> tuple[str, "
                       "str, str, bytes]"),
               "Of a document its source, entities and claims as JSON, and the sketch of its text.");
    nb::class_<CollectionMatcher>(module, "CollectionMatcher",
                                  "Finds out which entities of documents are one, and which documents have one text.")
        .def(nb::init<>())
        .def("add", &CollectionMatcher::add, nb::arg("document"), nb::arg("entities"), nb::arg("sketch"))
        .def("match", &CollectionMatcher::match,
             "To be called once, after all documents. Raises ValueError for two documents of one id.")
        .def("__len__", &CollectionMatcher::size)
        .def("__getitem__", &CollectionMatcher::operator[], nb::arg("document"),
             nb::sig("def __getitem__(self, document: int) -> tuple[str, str]"),
             "Of a document, in the order in which they were added, who its entities are and whose text it has.");
    nb::class_<PartialGraph>(module, "PartialGraph", "A graph of some documents, or a part of the graph of all.")
        .def(nb::init<>())
        .def("add_document", &PartialGraph::add_document, nb::arg("document"), nb::arg("entities"), nb::arg("claims"),
             nb::arg("identities"), nb::arg("same_as"))
        .def("add_part", &PartialGraph::add_part, nb::arg("part"))
        .def("split", nb::overload_cast<std::uint32_t>(&PartialGraph::split), nb::arg("parts"),
             nb::sig("def split(self, parts: int) -> list[tuple[int, str]]"),
             "Empties it into parts by the keys of entities and claims.")
        .def("rows", &PartialGraph::rows, nb::arg("part"), nb::arg("parts"),
             nb::sig("def rows(self, part: int, parts: int) -> tuple[list[str], list[str]]"),
             "Empties it into the nodes and links of one of so many parts, as the format JSON has them.");
}

} // namespace claimgraph::python

#include "export/columns.hpp"
#include "export/format.hpp"
#include "graph/base/time/date.hpp"
#include "graph/model/entity_fields.hpp"
#include "graph/model/evidence_fields.hpp"
#include "graph/model/source_fields.hpp"

#include <array>
#include <fmt/format.h>
#include <iterator>
#include <ostream>
#include <set>
#include <string>
#include <utility>

/// Claims as reified statements, with terms of PROV-O and schema.org; docs/formats.md has the picture.
namespace claimgraph {
namespace {

enum class Syntax : std::uint8_t { kTurtle, kNTriples, kTurtleStar };

struct Prefix {
    std::string_view name;
    std::string_view iri;
};
constexpr std::array<Prefix, 7> kPrefixes = {{{"rdf:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
                                              {"rdfs:", "http://www.w3.org/2000/01/rdf-schema#"},
                                              {"xsd:", "http://www.w3.org/2001/XMLSchema#"},
                                              {"prov:", "http://www.w3.org/ns/prov#"},
                                              {"dcterms:", "http://purl.org/dc/terms/"},
                                              {"schema:", "https://schema.org/"},
                                              {"cg:", "urn:claimgraph:term:"}}};

/// What schema.org calls the types of entities.
constexpr std::array<std::string_view, 12> kClasses = {"schema:Person",
                                                       "schema:Organization",
                                                       "schema:Place",
                                                       "schema:Place",
                                                       "schema:Event",
                                                       "schema:Legislation",
                                                       "schema:Thing",
                                                       "schema:Role",
                                                       "schema:Thing",
                                                       "schema:DateTime",
                                                       "schema:QuantitativeValue",
                                                       "schema:Thing"};

/// `<urn:claimgraph:kind:id>`, with all but letters, digits and - . _ ~ percent-encoded.
std::string iri_of(std::string_view kind, std::string_view id) {
    std::string iri = fmt::format("<urn:claimgraph:{}:", kind);
    for (const char c : id) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                              c == '.' || c == '_' || c == '~';
        if (is_plain)
            iri += c;
        else
            fmt::format_to(std::back_inserter(iri), "%{:02X}", static_cast<unsigned char>(c));
    }
    return iri += '>';
}

std::string literal(std::string_view text) {
    std::string result = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' || c == '\\')
            result.append(1, '\\') += c;
        else if (static_cast<unsigned char>(c) < ' ' || c == 0x7F)
            fmt::format_to(std::back_inserter(result), "\\u{:04X}", static_cast<unsigned>(c));
        else
            result += c;
    }
    return result += '"';
}

class RdfWriter {
  public:
    RdfWriter(const Graph& graph, std::ostream& out, Syntax syntax) : graph_(graph), out_(out), syntax_(syntax) {}

    void write() {
        if (syntax_ != Syntax::kNTriples)
            for (const auto& [name, iri] : kPrefixes) out_ << fmt::format("@prefix {} <{}> .\n", name, iri);
        for (const Entity& entity : graph_.entities()) write_entity(entity);
        for (std::size_t i = 0; i < graph_.claims().size(); ++i) write_claim(ClaimIndex{i});
        for (const std::string& relation : relations_) {
            begin(iri_of("relation", relation));
            add("rdf:type", name("rdf:Property"));
            add("rdfs:label", literal(relation));
            end();
        }
        for (const SourceDocument& document : graph_.documents()) write_document(document);
        if (has_nameless_document_) write_document({});
    }

  private:
    /// A name with a prefix, as the syntax has it.
    std::string name(std::string_view term) const {
        if (syntax_ != Syntax::kNTriples) return std::string(term);
        for (const auto& [prefix, iri] : kPrefixes)
            if (term.starts_with(prefix)) return fmt::format("<{}{}>", iri, term.substr(prefix.size()));
        return std::string(term);
    }
    std::string typed(std::string_view text, std::string_view type) const { return literal(text) + "^^" + name(type); }

    void begin(std::string subject) {
        subject_ = std::move(subject);
        is_first_ = true;
    }
    void add(std::string_view predicate, std::string_view object) {
        if (syntax_ == Syntax::kNTriples)
            out_ << subject_ << ' ' << name(predicate) << ' ' << object << " .\n";
        else
            out_ << (is_first_ ? subject_ : " ;\n   ") << ' ' << predicate << ' ' << object;
        is_first_ = false;
    }
    void end() {
        if (syntax_ != Syntax::kNTriples) out_ << " .\n";
    }

    std::string entity_iri(EntityIndex entity) const { return iri_of("entity", graph_[entity].id); }

    /// A predicate from a row's: see graph/field.hpp.
    static std::string term_of(std::string_view name, std::string_view rdf) {
        return rdf.data() == nullptr ? fmt::format("cg:{}", name) : std::string(rdf);
    }

    void add_value(std::string_view term, const std::string& text) { add(term, literal(text)); }
    void add_value(std::string_view term, std::uint32_t number) {
        add(term, typed(fmt::to_string(number), "xsd:integer"));
    }
    void add_value(std::string_view term, const std::vector<std::string>& list) {
        for (const std::string& entry : list) add(term, literal(entry));
    }

    /// Of an entity or a piece of evidence.
    template <const auto& fields, class Thing>
    void add_fields(const Thing& thing) {
        for_each_value<fields>(thing, [&]<class Value>(const auto& field, const Value& value) {
            if constexpr (std::is_same_v<Value, std::string>)
                if (value.empty() && !field.is(kCore)) return;
            if constexpr (!std::is_enum_v<Value>)
                if (const std::string term = term_of(field.in_files(), field.rdf); !term.empty())
                    add_value(term, value);
        });
    }

    void write_entity(const Entity& entity) {
        begin(iri_of("entity", entity.id));
        add("rdf:type", name(kClasses[static_cast<std::size_t>(entity.type)]));
        add("cg:type", literal(to_string(entity.type)));
        add_fields<kEntityFields>(entity);
        const bool is_wikidata = entity.kb.size() > 1 && entity.kb[0] == 'Q' &&
                                 entity.kb.find_first_not_of("0123456789", 1) == std::string::npos;
        if (is_wikidata) add("schema:sameAs", fmt::format("<http://www.wikidata.org/entity/{}>", entity.kb));
        end();
    }

    void write_claim(ClaimIndex index) {
        const Claim& claim = graph_[index];
        const std::string id = graph_.claim_id(index);
        const std::string relation = iri_of("relation", claim.relation);
        relations_.insert(claim.relation);
        begin(iri_of("claim", id));
        add("rdf:type", name("rdf:Statement"));
        add("rdf:type", name("schema:Claim"));
        add("rdf:subject", entity_iri(claim.subject));
        add("rdf:predicate", relation);
        add("rdf:object", entity_iri(claim.object));
        if (syntax_ == Syntax::kTurtleStar)
            add("cg:states",
                fmt::format("<< {} {} {} >>", entity_iri(claim.subject), relation, entity_iri(claim.object)));
        for (const auto& [field, member] : kClaimEntities)
            if (!field->is(kCore) && claim.*member) add(field->rdf, entity_iri(claim.*member));
        for (const ClaimColumn& column : claim_columns()) write_value(column, claim);
        for (std::size_t i = 0; i < claim.evidence.size(); ++i)
            add("prov:wasDerivedFrom", iri_of("evidence", fmt::format("{}.{}", id, i)));
        end();
        for (std::size_t i = 0; i < claim.evidence.size(); ++i)
            write_evidence(iri_of("evidence", fmt::format("{}.{}", id, i)), claim.evidence[i]);
    }

    /// What the statement itself does not say.
    void write_value(const ClaimColumn& column, const Claim& claim) {
        const std::string term = term_of(column.name, column.rdf);
        if (term.empty()) return;
        const std::string_view value = column.get(graph_, claim, scratch_);
        if (value.empty()) return;
        switch (column.type) {
        case ColumnType::kCount:
            return add(term, typed(value, "xsd:integer"));
        case ColumnType::kNumber:
            return add(term, typed(value, "xsd:double"));
        case ColumnType::kTruth:
            return add(term, typed(value, "xsd:boolean"));
        case ColumnType::kText:
        case ColumnType::kJson:
            return add(term, literal(value));
        }
    }

    void write_document(const SourceDocument& document) {
        begin(iri_of("document", document.name));
        add("rdf:type", name("prov:Entity"));
        add("rdf:type", name("schema:CreativeWork"));
        for_each_value<kSourceFields>(document, [&]<class Value>(const SourceField& field, const Value& value) {
            if (field.rdf.empty() || (value == Value() && !field.is(kCore))) return;
            if constexpr (std::is_same_v<Value, std::string>) {
                if (field.name == "url" && is_web_address(value)) return add(field.rdf, fmt::format("<{}>", value));
                if (field.name == "date" && date_from(value)) return add(field.rdf, typed(value, "xsd:date"));
            }
            add_value(field.rdf, value);
        });
        if (!document.same_as.empty()) add("prov:alternateOf", iri_of("document", document.same_as));
        end();
    }

    void write_evidence(std::string iri, const Evidence& evidence) {
        has_nameless_document_ |= evidence.document.empty();
        begin(std::move(iri));
        add("rdf:type", name("prov:Entity"));
        add("rdf:type", name("schema:Quotation"));
        add("schema:text", literal(evidence.text));
        add("prov:hadPrimarySource", iri_of("document", evidence.document));
        add_fields<kEvidenceFields>(evidence);
        end();
    }

    const Graph& graph_;
    std::ostream& out_;
    Syntax syntax_;
    std::string subject_;
    bool is_first_ = true;
    std::string scratch_;
    std::set<std::string> relations_;
    bool has_nameless_document_ = false;
};

template <Syntax syntax>
void write_rdf(const Graph& graph, std::ostream& out, const WriteOptions&) {
    RdfWriter(graph, out, syntax).write();
}

} // namespace

extern const Format kTurtleFormat = {.name = "turtle",
                                     .extension = ".ttl",
                                     .description = "RDF for SPARQL: claims as statements, with PROV-O and schema.org",
                                     .write = write_rdf<Syntax::kTurtle>,
                                     .read = nullptr};
extern const Format kNTriplesFormat = {.name = "ntriples",
                                       .extension = ".nt",
                                       .description = "the same RDF, a triple a line",
                                       .write = write_rdf<Syntax::kNTriples>,
                                       .read = nullptr};
extern const Format kTurtleStarFormat = {.name = "turtlestar",
                                         .extension = ".ttls",
                                         .description =
                                             "the same RDF, and what each claim states as a quoted triple (RDF-star)",
                                         .write = write_rdf<Syntax::kTurtleStar>,
                                         .read = nullptr};

} // namespace claimgraph

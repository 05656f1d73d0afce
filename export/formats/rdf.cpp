#include "export/columns.hpp"
#include "export/format.hpp"

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
constexpr std::array<Prefix, 6> kPrefixes = {{{"rdf:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
                                              {"rdfs:", "http://www.w3.org/2000/01/rdf-schema#"},
                                              {"xsd:", "http://www.w3.org/2001/XMLSchema#"},
                                              {"prov:", "http://www.w3.org/ns/prov#"},
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
        for (const std::string& document : documents_) {
            begin(iri_of("document", document));
            add("rdf:type", name("prov:Entity"));
            add("rdf:type", name("schema:CreativeWork"));
            add("schema:name", literal(document));
            end();
        }
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

    void write_entity(const Entity& entity) {
        begin(iri_of("entity", entity.id));
        add("rdf:type", name(kClasses[static_cast<std::size_t>(entity.type)]));
        add("cg:type", literal(to_string(entity.type)));
        add("schema:name", literal(entity.name));
        for (const std::string& alias : entity.aliases) add("schema:alternateName", literal(alias));
        add("cg:mentions", typed(fmt::to_string(entity.mentions), "xsd:integer"));
        if (!entity.kb.empty()) add("schema:identifier", literal(entity.kb));
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
        if (claim.attributed_to) add("prov:wasAttributedTo", entity_iri(claim.attributed_to));
        if (claim.place_entity) add("schema:contentLocation", entity_iri(claim.place_entity));
        for (const ClaimColumn& column : claim_columns()) write_value(column, claim);
        for (std::size_t i = 0; i < claim.evidence.size(); ++i)
            add("prov:wasDerivedFrom", iri_of("evidence", fmt::format("{}.{}", id, i)));
        end();
        for (std::size_t i = 0; i < claim.evidence.size(); ++i)
            write_evidence(iri_of("evidence", fmt::format("{}.{}", id, i)), claim.evidence[i]);
    }

    /// What the statement itself does not say.
    void write_value(const ClaimColumn& column, const Claim& claim) {
        for (const char* said :
             {"relation", "interaction", "attributed_to", "attributed_to_id", "place_id", "sentence"})
            if (column.name == said) return;
        if (column.name == "evidence") return;
        const std::string_view value = column.get(graph_, claim, scratch_);
        if (value.empty()) return;
        const std::string term = column.name == "label" ? "rdfs:label" : fmt::format("cg:{}", column.name);
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

    void write_evidence(std::string iri, const Evidence& evidence) {
        documents_.insert(evidence.document);
        begin(std::move(iri));
        add("rdf:type", name("prov:Entity"));
        add("rdf:type", name("schema:Quotation"));
        add("schema:text", literal(evidence.text));
        add("prov:hadPrimarySource", iri_of("document", evidence.document));
        add("cg:sentence", typed(fmt::to_string(evidence.sentence), "xsd:integer"));
        add("cg:start", typed(fmt::to_string(evidence.span.begin), "xsd:integer"));
        add("cg:end", typed(fmt::to_string(evidence.span.end), "xsd:integer"));
        for (const auto& [term, words] :
             {std::pair<std::string_view, const std::string&>{"cg:subject_words", evidence.subject},
              {"cg:object_words", evidence.object},
              {"cg:trigger", evidence.trigger},
              {"cg:rule", evidence.rule}})
            if (!words.empty()) add(term, literal(words));
        for (const std::string& name : evidence.via) add("cg:via", literal(name));
        end();
    }

    const Graph& graph_;
    std::ostream& out_;
    Syntax syntax_;
    std::string subject_;
    bool is_first_ = true;
    std::string scratch_;
    std::set<std::string> relations_;
    std::set<std::string> documents_;
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

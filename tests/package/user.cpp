#include <claimgraph/extract/extract.hpp>
#include <iostream>

int main() {
    const auto models = claimgraph::load_models(MODELS);
    const auto document = claimgraph::make_document("news.txt", "Mara Lind accused Norsk Baltic Lines of fraud.");
    if (!models || !document) return 1;
    for (const auto& claim : claimgraph::extract_claims(*document, *models).claims) std::cout << claim.relation << '\n';
}

#include <claimgraph/extract/text/document.hpp>
#include <iostream>

int main() {
    const auto document = claimgraph::make_document("news.txt", "NATO praised Kosovo.");
    if (!document || document->blocks().size() != 1) return 1;
    std::cout << document->text(document->blocks()[0].span) << '\n' << MODELS << '\n';
}

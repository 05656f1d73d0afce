#include "python/src/claims.hpp"
#include "python/src/extractor.hpp"
#include "python/src/graph.hpp"

NB_MODULE(_core, module) {
    using namespace claimgraph::python;
    module.doc() = "The library of claimgraph; use it through the package claimgraph.";
    bind_claims(module);
    bind_documents(module);
    bind_extractor(module);
    bind_graph(module);
    bind_makers(module);
    bind_parts(module);
    module.attr("__version__") = CLAIMGRAPH_VERSION;
}

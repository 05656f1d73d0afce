#include "cli/models.hpp"

#include <cstdlib>
#include <system_error>

namespace claimgraph::cli {

void add_models_option(CLI::App& command, std::string& folder) {
    command.add_option("--models", folder, "Folder of the language model [$CLAIMGRAPH_MODELS, else the one installed]")
        ->type_name("DIR");
}

std::filesystem::path models_folder(const std::string& given) {
    if (!given.empty()) return given;
    if (const char* variable = std::getenv("CLAIMGRAPH_MODELS"); variable != nullptr && *variable != '\0')
        return variable;
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return program.parent_path().parent_path() / "share/claimgraph/models/en";
}

} // namespace claimgraph::cli

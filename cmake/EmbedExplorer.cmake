# cmake -DINPUT=explorer.html -DOUTPUT=explorer_page.cpp -P EmbedExplorer.cmake: a file as an array of bytes.
file(READ "${INPUT}" bytes HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
file(WRITE "${OUTPUT}" "#include \"export/formats/explorer_page.hpp\"

namespace claimgraph {

std::string_view explorer_page() {
    static constexpr unsigned char kPage[] = {${bytes}};
    return {reinterpret_cast<const char*>(kPage), sizeof kPage};
}

} // namespace claimgraph
")

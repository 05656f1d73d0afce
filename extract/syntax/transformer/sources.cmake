set(transformer syntax/transformer)
set(transformer_sources
    ${transformer}/dense.cpp
    ${transformer}/engine.cpp
    ${transformer}/net.cpp
    ${transformer}/spanning_tree.cpp
    ${transformer}/transformer_annotator.cpp
    ${transformer}/word_pieces.cpp)
set_source_files_properties(${transformer}/dense.cpp PROPERTIES COMPILE_OPTIONS "-O3;-ffp-contract=off")

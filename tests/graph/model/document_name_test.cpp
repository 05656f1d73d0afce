#include "graph/model/document_name.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

TEST(DocumentName, IsTheSameByAnyPath) {
    for (const char* path : {"news/a.txt", "./news/a.txt", "news//a.txt", "news/./a.txt", "news/old/../a.txt",
                             "/home/ana/news/a.txt", "/home/ana/../ana/news//a.txt"})
        EXPECT_EQ(document_name(path, "/home/ana"), "news/a.txt") << path;
    EXPECT_EQ(document_name("/home/ana/a.txt", "/home/ana/"), "a.txt");
}

TEST(DocumentName, StaysWhatItIsElsewhere) {
    EXPECT_EQ(document_name("../a.txt", "/home/ana"), "../a.txt");
    EXPECT_EQ(document_name("/home/ben/a.txt", "/home/ana"), "/home/ben/a.txt");
    EXPECT_EQ(document_name("/home/anaconda/a.txt", "/home/ana"), "/home/anaconda/a.txt");
    EXPECT_EQ(document_name("/home/ana/a.txt", ""), "/home/ana/a.txt") << "the working folder is gone";
    EXPECT_EQ(document_name("..a.txt", "/home/ana"), "..a.txt");
    EXPECT_EQ(document_name("/home/ana/..a.txt", "/home/ana"), "..a.txt");
}

} // namespace
} // namespace claimgraph

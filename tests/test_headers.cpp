// Nothing: what it is compiled for is the header that the tests share.

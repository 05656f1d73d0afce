#pragma once

#include "graph/base/tsv.hpp"

#pragma once

#include "extract/input/html/html_page.hpp"

#include <string>

namespace claimgraph {

/// What a page tells of itself: JSON-LD, Open Graph and other meta elements, microdata, <time>, its address. Each is
/// empty where it does not say.
struct HtmlFacts {
    std::string title;     ///< the headline, without the name of the site behind it
    std::string date;      ///< of publication, as the page has it: "2022-08-03T16:21:35Z", "August 3, 2022"
    std::string author;    ///< "; " between names
    std::string publisher; ///< the name of the site
    std::string url;       ///< the canonical address
    std::string section;
    std::string language; ///< ISO 639-1, as the page says
};

HtmlFacts html_facts(const HtmlPage& page);

/// The host of an address: "www.example.org"; empty if it has none.
std::string_view host_of_url(std::string_view url);

} // namespace claimgraph

#include "cli/shell/line_editor.hpp"

#include "cli/terminal/messages.hpp"

#include <algorithm>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <histedit.h>
#include <iostream>
#include <unistd.h>

namespace claimgraph::cli {
namespace {

/// $XDG_STATE_HOME/claimgraph/history, made if it is not there; empty if it cannot be.
std::string history_file() {
    const char* state = std::getenv("XDG_STATE_HOME");
    const char* home = std::getenv("HOME");
    std::filesystem::path folder;
    if (state != nullptr && *state == '/')
        folder = state;
    else if (home != nullptr && *home != '\0')
        folder = std::filesystem::path(home) / ".local/state";
    else
        return {};
    folder /= "claimgraph";
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    return error ? std::string() : (folder / "history").string();
}

/// ^C breaks off the line, not the program, while a line is being read.
class InterruptibleRead {
  public:
    InterruptibleRead() {
        struct sigaction action {};
        action.sa_handler = [](int) {};
        sigaction(SIGINT, &action, &before_); // without SA_RESTART: the read ends
    }
    ~InterruptibleRead() { sigaction(SIGINT, &before_, nullptr); }
    InterruptibleRead(const InterruptibleRead&) = delete;
    InterruptibleRead& operator=(const InterruptibleRead&) = delete;

  private:
    struct sigaction before_ {};
};

} // namespace

struct LineEditor::Terminal {
    Complete complete;
    std::string prompt;
    std::string file = history_file();
    EditLine* editor = nullptr;
    History* history = nullptr;
    HistEvent event{};

    static Terminal& of(EditLine* editor) {
        void* data = nullptr;
        el_get(editor, EL_CLIENTDATA, &data);
        return *static_cast<Terminal*>(data);
    }

    explicit Terminal(Complete how) : complete(std::move(how)) {
        std::setlocale(LC_CTYPE, ""); // libedit reads characters as the terminal writes them
        editor = el_init("claimgraph", stdin, stdout, stderr);
        history = history_init();
        constexpr int kLines = 1000;
        ::history(history, &event, H_SETSIZE, kLines);
        ::history(history, &event, H_SETUNIQUE, 1);
        if (!file.empty()) ::history(history, &event, H_LOAD, file.c_str());
        el_set(editor, EL_CLIENTDATA, this);
        el_set(editor, EL_EDITOR, "emacs");
        el_set(editor, EL_HIST, ::history, history);
        el_set(
            editor, EL_PROMPT, +[](EditLine* line) { return of(line).prompt.data(); });
        el_set(
            editor, EL_ADDFN, "complete", "Complete the word", +[](EditLine* line, int) { return of(line).tab(); });
        el_set(editor, EL_BIND, "^I", "complete", nullptr);
        el_set(editor, EL_BIND, "^R", "em-inc-search-prev", nullptr);
        el_source(editor, nullptr); // the user's ~/.editrc
    }

    ~Terminal() {
        history_end(history);
        el_end(editor);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    std::optional<std::string> read() {
        const InterruptibleRead interruptible;
        int length = 0;
        const char* line = el_gets(editor, &length);
        if (line == nullptr || length <= 0) {
            if (length == 0) return std::nullopt;
            el_reset(editor);
            std::fputs("\n", stdout);
            return std::string();
        }
        std::string text(line, static_cast<std::size_t>(length));
        while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
        if (text.find_first_not_of(' ') != std::string::npos) {
            ::history(history, &event, H_ENTER, text.c_str());
            if (!file.empty()) ::history(history, &event, H_SAVE, file.c_str());
        }
        return text;
    }

    unsigned char tab() {
        const LineInfo* info = el_line(editor);
        const std::string_view line(info->buffer, static_cast<std::size_t>(info->cursor - info->buffer));
        const Completion completion = complete(line);
        if (completion.words.empty()) return CC_REFRESH_BEEP;
        const std::string_view typed = line.substr(completion.begin);
        std::string common = completion.common();
        const bool is_done = completion.words.size() == 1;
        if (is_done) common += ' ';
        if (common.size() >= typed.size() && common != typed) {
            const auto characters = std::ranges::count_if(typed, [](char c) { return (c & 0xC0) != 0x80; });
            if (characters > 0) el_deletestr(editor, static_cast<int>(characters));
            el_insertstr(editor, common.c_str());
            if (is_done) return CC_REFRESH;
        }
        if (common.size() > typed.size()) return CC_REFRESH;
        constexpr std::size_t kShown = 30;
        std::string list = "\n";
        for (std::size_t i = 0; i < std::min(completion.words.size(), kShown); ++i)
            list += "  " + printable(completion.words[i]) + '\n';
        if (completion.words.size() > kShown)
            list += "  ... and " + std::to_string(completion.words.size() - kShown) + " more\n";
        std::fputs(list.c_str(), stdout);
        return CC_REDISPLAY;
    }
};

LineEditor::LineEditor(Complete complete) {
    if (isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0)
        terminal_ = std::make_unique<Terminal>(std::move(complete));
}

LineEditor::~LineEditor() = default;

std::optional<std::string> LineEditor::read(const std::string& prompt) {
    if (terminal_) {
        terminal_->prompt = prompt;
        return terminal_->read();
    }
    std::string line;
    if (!std::getline(std::cin, line)) return std::nullopt;
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

} // namespace claimgraph::cli

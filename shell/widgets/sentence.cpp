#include "shell/widgets/sentence.h"

#include <algorithm>

namespace temper::shell {
namespace {

/// The next word of `rest` with the space behind it, taken off its front.
std::string_view take_word(std::string_view& rest) {
    const std::size_t space = rest.find(' ');
    const std::size_t end = space == std::string_view::npos ? rest.size() : space + 1;
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(end);
    return word;
}

bool sticks(std::string_view word) {
    return word.find_first_of(".,;:") == 0;
}

}  // namespace

float flow(std::vector<Run>& runs, float x, float baseline, float room, float line_height) {
    float at = x;
    for (Run& run : runs) {
        std::string_view rest = run.words;
        run.box = {at, baseline - run.type.px, 0, run.type.px + 6};
        while (!rest.empty()) {
            const std::string_view word = take_word(rest);
            const std::string_view bare = word.substr(0, word.find_last_not_of(' ') + 1);
            if (at + width(bare, run.type) > x + room && at > x && !sticks(word)) {
                at = x;
                baseline += line_height;
                run.box = {at, baseline - run.type.px, 0, run.type.px + 6};
            }
            const float end = text(at, baseline, bare, run.type);
            at = bare.size() == word.size() ? end : at + width(word, run.type);
            run.box.w = end - run.box.x;
        }
    }
    return baseline;
}

float flow_width(const std::vector<Run>& runs) {
    float sum = 0;
    for (const Run& run : runs) sum += width(run.words, run.type);
    return sum;
}

}  // namespace temper::shell

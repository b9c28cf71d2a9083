#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shell/scroll.h"
#include "shell/ui.h"

namespace temper::shell {

/// A card from which one token of a vocabulary is chosen.
class TokenPicker {
public:
    /// Opens it for `owner`, any number that tells its users apart.
    void open(unsigned owner, std::string_view title);
    /// Draws it while it is open for `owner`; gives the id chosen.
    std::optional<std::size_t> draw(Ui& ui, unsigned owner, std::span<const std::string> tokens);

private:
    unsigned owner_ = 0;
    bool open_ = false, opening_ = false;
    std::string title_, search_, searched_;
    std::size_t searched_size_ = 0;
    std::vector<std::size_t> found_;
    Scroll scroll_;

    void find(std::span<const std::string> tokens);
    void head(Ui& ui, const Box& box);
    std::optional<std::size_t> rows(Ui& ui, const Box& box, std::span<const std::string> tokens);
};

}  // namespace temper::shell

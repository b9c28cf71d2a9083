#pragma once
#include <string>

#include "shell/lab.h"
#include "shell/session.h"
#include "shell/widgets/menu.h"

namespace temper::shell {

/// What the bar asks the application to do.
enum class Ask {
    none,
    undo,
    redo,
    switch_theme,
    open_file,
    save_file,
    copy_json,
    open_example,
    switch_units,
    reset,
    keys,
    change_lab,
    go_home,
    edit_model,
    save_picture,
    save_csv,
    save_data,
    copy_data,
};

struct BarAnswer {
    Ask ask = Ask::none;
    std::size_t index = 0;  ///< of the example, of the lab or of the table
};

/// The bar: mark, labs, the scenario's title with its menu, undo, redo, theme, more.
struct Bar {
    Ui& ui;
    const Session& session;
    MenuState& menu;
    const Lab& lab;
    std::vector<std::string>& tables;  ///< the names of the lab's, kept while the menu is open
    bool narrow;

    static constexpr float wide_height = 52, narrow_height = 56, tabs_height = 64;
    float height() const { return narrow ? narrow_height : wide_height; }
    /// Draws it over `box`, with its menus.
    BarAnswer draw(const Box& box);
    /// Narrow screens: the labs at the bottom, within the thumb's reach.
    BarAnswer tabs(const Box& box);

private:
    BarAnswer draw_wide(const Box& box);
    BarAnswer draw_narrow(const Box& box);
    BarAnswer menus(const Box& title, const Box& more);
    BarAnswer more_items(const Box& more);
    bool home(const Box& box);
    float labs(float x, const Box& box, BarAnswer& answer);
    bool icon_button(std::string_view name, Icon icon, float centre, const Box& box,
                     bool disabled = false);
    Box title_button(float left, float right, const Box& box);
    void open_menu(const char* name);
};

}  // namespace temper::shell

#include "shell/bar.h"

#include <algorithm>

#include "shell/draw.h"
#include "shell/examples.h"
#include "shell/widgets/controls.h"

namespace temper::shell {
namespace {

constexpr std::size_t most_listed = 7;  // the menu has to fit on a phone; the first page has all

constexpr const char *scenario_menu = "Scenario menu", *more_menu = "More menu";

/// At home no scenario is named: what stands there is the way to one.
std::string_view title_of(const Scenario& scenario) {
    if (scenario.lab == "home") return "Open";
    return scenario.title.empty() ? std::string_view("Untitled") : scenario.title;
}

}  // namespace

void Bar::open_menu(const char* name) {
    menu.open = menu.open == name ? "" : name;
    menu.opening = true;
    tables.clear();
    if (name != more_menu) return;
    for (const DataTable& table : lab.tables(session.scenario())) tables.push_back(table.name);
}

bool Bar::icon_button(std::string_view name, Icon icon, float centre, const Box& box,
                      bool disabled) {
    const float size = narrow ? 40 : 32;
    const Button act{
        .label = "", .name = name, .look = Look::quiet, .icon = icon, .disabled = disabled};
    return button(ui, {centre - size / 2, box.middle() - size / 2, size, size}, act).pressed;
}

/// The scenario's title, which opens its menu, between `left` and `right`.
Box Bar::title_button(float left, float right, const Box& box) {
    const Type type{Face::sans, 13, ui.theme->ink2};
    const float room = std::clamp(right - left - 44, 0.f, 220.f);
    const std::string shown = fitted(title_of(session.scenario()), type, room);
    const Box place{right - width(shown, type) - 30, box.middle() - 16, width(shown, type) + 34,
                    32};
    const Touched touched = ui.item("title", place,
                                    {.role = Role::button,
                                     .name = "Scenario",
                                     .value = std::string(title_of(session.scenario())),
                                     .on = menu.open == scenario_menu});
    if (touched.hovered) fill(place, ui.theme->sunken, 8);
    const float end = text(place.x + 6, box.middle() + 4.7f, shown, type);
    icon(Icon::chevron, {end + 13, box.middle()}, ui.theme->ink2);
    if (touched.pressed) open_menu(scenario_menu);
    return place;
}

/// The mark and the name, which lead home; on a narrow screen the mark alone.
bool Bar::home(const Box& box) {
    const Touched touched =
        ui.item("home", box, {.role = Role::button, .name = "Temper, the first page"});
    if (touched.hovered) fill(box, ui.theme->sunken, 8);
    return touched.pressed;
}

float Bar::labs(float x, const Box& box, BarAnswer& answer) {
    std::size_t i = 0;
    for (const LabKind& kind : all_labs()) {
        if (!kind.tab) {
            ++i;
            continue;
        }
        const bool here = kind.id == session.scenario().lab;
        const Type type{here ? Face::sans_bold : Face::sans, 14,
                        here ? ui.theme->ink : ui.theme->ink2};
        const float wide = width(kind.title, type);
        const Box tab{x - 10, box.y + 4, wide + 20, box.h - 8};
        const std::string name(kind.title);
        const Touched touched =
            ui.item(name.c_str(), tab, {.role = Role::tab, .name = name, .on = here});
        if (touched.hovered && !here) fill(tab.grown(-2), ui.theme->sunken, 8);
        text(x, box.middle() + 5, kind.title, type);
        if (here) fill({x - 1, box.bottom() - 3, wide + 2, 3}, ui.theme->ember, 2);
        if (touched.pressed && !here) answer = {Ask::change_lab, i};
        x += wide + 25;
        ++i;
    }
    return x;
}

BarAnswer Bar::draw(const Box& box) {
    fill(box, ui.theme->page);
    level(box.x, box.bottom() - 1, box.w, ui.theme->line);
    return narrow ? draw_narrow(box) : draw_wide(box);
}

BarAnswer Bar::draw_wide(const Box& box) {
    BarAnswer answer;
    const float content = std::min(box.w, 1440.f), left = box.x + (box.w - content) / 2 + 32;
    const float right = left + content - 64;
    const float name_w = width("Temper", {Face::sans_bold, 16});
    if (home({left - 8, box.middle() - 18, name_w + 44, 36})) answer.ask = Ask::go_home;
    coin(ui, {left + 10, box.middle()}, 10, lab.chance());
    const float named =
        text(left + 28, box.middle() + 5.6f, "Temper", {Face::sans_bold, 16, ui.theme->ink});
    const float tabs_end = labs(named + 29, box, answer);

    if (icon_button("Undo", Icon::undo, right - 126, box, !session.history().can_undo()))
        answer.ask = Ask::undo;
    if (icon_button("Redo", Icon::redo, right - 90, box, !session.history().can_redo()))
        answer.ask = Ask::redo;
    if (icon_button("Switch light and dark", Icon::theme, right - 54, box))
        answer.ask = Ask::switch_theme;
    upright(right - 152, box.middle() - 10, 20, ui.theme->line);
    const Box title = title_button(tabs_end, right - 162, box);
    const Box more{right - 34, box.middle() - 16, 32, 32};
    if (icon_button("More", Icon::menu, more.centre(), box)) open_menu(more_menu);
    const BarAnswer chosen = menus(title, more);
    return chosen.ask == Ask::none ? answer : chosen;
}

BarAnswer Bar::draw_narrow(const Box& box) {
    BarAnswer answer;
    if (home({box.x + 10, box.middle() - 20, 34, 40})) answer.ask = Ask::go_home;
    coin(ui, {box.x + 27, box.middle()}, 10, lab.chance());
    const Type type{Face::sans_bold, 16, ui.theme->ink};
    const float room = box.w - 48 - 20 - 140;
    const std::string shown = fitted(title_of(session.scenario()), type, room);
    const Box title{box.x + 42, box.y + 6, width(shown, type) + 34, box.h - 12};
    const Touched touched = ui.item("title", title,
                                    {.role = Role::button,
                                     .name = "Scenario",
                                     .value = std::string(title_of(session.scenario())),
                                     .on = menu.open == scenario_menu});
    const float end = text(box.x + 48, box.middle() + 5.6f, shown, type);
    icon(Icon::chevron, {end + 14, box.middle()}, ui.theme->ink2);
    if (touched.pressed) open_menu(scenario_menu);
    if (icon_button("Undo", Icon::undo, box.right() - 116, box, !session.history().can_undo()))
        answer.ask = Ask::undo;
    if (icon_button("Redo", Icon::redo, box.right() - 73, box, !session.history().can_redo()))
        answer.ask = Ask::redo;
    const Box more{box.right() - 50, box.y + 8, 40, 40};
    if (icon_button("More", Icon::menu, more.centre(), box)) open_menu(more_menu);
    const BarAnswer chosen = menus(title, more);
    return chosen.ask == Ask::none ? answer : chosen;
}

BarAnswer Bar::menus(const Box& title, const Box& more) {
    std::vector<MenuItem> items;
    for (const Example& example : all_examples())
        if (items.size() < most_listed) items.push_back({std::string(example.title)});
    const std::size_t examples = items.size();
    items.insert(items.end(), {{"All scenarios", "with pictures"},
                               {""},
                               {"Open a file…", "or drop one here"},
                               {"Edit the model"},
                               {"Save as a file", ui.platform.apple() ? "⌘S" : "Ctrl+S"},
                               {"Copy as JSON", ui.platform.apple() ? "⌘C" : "Ctrl+C"}});
    if (const auto i = temper::shell::menu(ui, scenario_menu, title, items, menu)) {
        if (*i < examples) return {Ask::open_example, *i};
        constexpr Ask asks[] = {Ask::go_home,    Ask::none,      Ask::open_file,
                                Ask::edit_model, Ask::save_file, Ask::copy_json};
        return {asks[*i - examples]};
    }
    return more_items(more);
}

/// What is on screen as a picture and as numbers, and how it looks.
BarAnswer Bar::more_items(const Box& more) {
    std::vector<MenuItem> items{{"Save a picture", "PNG"}};
    std::vector<BarAnswer> answers{{Ask::save_picture}};
    const auto add = [&](MenuItem item, BarAnswer answer = {}) {
        items.push_back(std::move(item));
        answers.push_back(answer);
    };
    for (std::size_t i = 0; i < tables.size(); ++i)
        add({"Save “" + tables[i] + "”", "CSV"}, {Ask::save_csv, i});
    if (!tables.empty()) {
        add({"Save all numbers", "JSON"}, {Ask::save_data});
        add({"Copy as text"}, {Ask::copy_data});
    }
    add({""});
    const bool bits = session.scenario().view.units == "bits";
    add({bits ? "Show entropy in nats" : "Show entropy in bits"}, {Ask::switch_units});
    add({"Back to how it was opened"}, {Ask::reset});
    add({"Light or dark"}, {Ask::switch_theme});
    add({""});
    add({"Keys", "?"}, {Ask::keys});
    if (const auto i = temper::shell::menu(ui, more_menu, more, items, menu)) return answers[*i];
    return {};
}

BarAnswer Bar::tabs(const Box& box) {
    BarAnswer answer;
    const auto all = all_labs();
    const auto wide = [](const LabKind& kind) { return width(kind.title, {Face::sans_bold, 12}); };
    float words = 0;
    for (const LabKind& kind : all) words += kind.tab ? wide(kind) : 0;
    const float spare = (box.w - words) / static_cast<float>(tab_count());
    float x = box.x;
    fill(box, ui.theme->surface);
    level(box.x, box.y, box.w, ui.theme->line);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].tab) continue;
        const bool here = all[i].id == session.scenario().lab;
        const Box tab{x, box.y, wide(all[i]) + spare, box.h};
        x = tab.right();
        const std::string name(all[i].title);
        const Touched touched =
            ui.item(name.c_str(), tab, {.role = Role::tab, .name = name, .on = here});
        const ImU32 colour = here ? ui.theme->ink : ui.theme->ink2;
        if (here) fill({tab.centre() - 26, tab.y, 52, 3}, ui.theme->ember, 2);
        icon(all[i].icon, {tab.centre(), tab.y + 23}, colour);
        text(tab.centre(), tab.y + 50, name,
             {here ? Face::sans_bold : Face::sans, 12, colour, .5f});
        if (touched.pressed && !here) answer = {Ask::change_lab, i};
    }
    return answer;
}

}  // namespace temper::shell

#include "shell/app.h"

#include <algorithm>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/bar.h"
#include "shell/draw.h"
#include "shell/examples.h"
#include "shell/fault.h"
#include "shell/fonts.h"
#include "shell/inspect.h"
#include "shell/keys.h"
#include "shell/lab.h"
#include "shell/overlay.h"
#include "shell/scroll.h"
#include "shell/session.h"

namespace temper::shell {
namespace {

constexpr double notice_ms = 2000;
constexpr float wide_from = 1120, medium_from = 760;

/// The first shipped scenario: what opens without a word from anybody.
Scenario first_scenario() {
    Report report;
    auto read = parse_scenario(all_examples().front().json, report);
    return read ? std::move(*read)
                : Scenario{.model = FixedModel{.tokens = {"token"}, .values = {0}}, .chains = {{}}};
}

/// Scratch and style: nothing of ImGui's own look is left.
void set_up_imgui() {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigNavCursorVisibleAuto = true;
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowMinSize = {1, 1};
    style.WindowBorderSize = 0;
    style.FrameBorderSize = 0;
    style.Colors[ImGuiCol_NavCursor] = {0, 0, 0, 0};
    style.Colors[ImGuiCol_WindowBg] = {0, 0, 0, 0};
}

/// `words` as a file's name: letters, digits and hyphens.
std::string slug(std::string_view words) {
    std::string name;
    for (const char c : words) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain) name += c;
        else if (!name.empty() && name.back() != '-') name += '-';
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    return name.empty() ? "scenario" : name;
}

}  // namespace

struct App::State {
    Platform& platform;
    Start start;
    Ui ui{platform};
    Session session{first_scenario()};
    std::vector<std::unique_ptr<Lab>> labs;
    MenuState menu;
    Scroll scroll;
    std::string lab_shown;  ///< the id of the one in the last frame
    std::string theme;      ///< "auto", "light" or "dark"
    std::string notice;
    double notice_since = -1e9;
    bool keys_open = false;
    bool fetching = false;
    int frames = 0;
    float content = 0;
    std::vector<std::string> table_names;  ///< for the menu
    Box lab_box;                           ///< where the lab is drawn

    bool dark() const { return theme == "auto" ? platform.dark_preferred() : theme == "dark"; }
    const Scenario& scenario() const { return session.scenario(); }

    std::size_t lab_index() const {
        const auto all = all_labs();
        const auto at = std::find_if(all.begin(), all.end(), [this](const LabKind& kind) {
            return kind.id == scenario().lab;
        });
        return at == all.end() || !at->make ? 0 : static_cast<std::size_t>(at - all.begin());
    }

    /// Where this build leaves the scenario's lab out, the door brings one that has it.
    void fetch_missing_lab() {
        const LabKind* kind = lab_of(scenario().lab);
        if (!kind || kind->make || fetching) return;
        fetching = true;
        session.begin_gesture();
        platform.fetch_labs(write_scenario(scenario()), session.carried_history());
    }

    Lab& lab() {
        std::unique_ptr<Lab>& made = labs[lab_index()];
        if (!made) made = all_labs()[lab_index()].make();
        return *made;
    }

    Layout layout(float width) const {
        if (start.embedded) return Layout::embed;
        return width >= wide_from     ? Layout::wide
               : width >= medium_from ? Layout::medium
                                      : Layout::narrow;
    }

    void say(std::string words) {
        if (words.empty()) return;
        notice = std::move(words);
        notice_since = ui.now;
        ui.wake_in(0);
    }

    void open_example(const Example& example) { session.open(example.name, example.json); }

    void open_named(std::string_view name) {
        for (const Example& example : all_examples())
            if (example.name == name) open_example(example);
    }

    /// A document, or a plain text that the lab on screen knows what to do with.
    bool open_text(std::string_view name, std::string_view text) {
        Scenario edited = scenario();
        const std::size_t first = text.find_first_not_of(" \t\r\n");
        const bool document = first != text.npos && (text[first] == '{' || text[first] == '[');
        if (document || !lab().take_text(text, edited)) {
            const bool opened = session.open(name, text);
            // Before anything was seen there is nothing to go back to.
            if (opened && frames == 0) session.begin();
            return opened;
        }
        session.begin_gesture();
        session.edit(std::move(edited), ui.now);
        session.begin_gesture();
        return true;
    }

    void save() { save_as(slug(scenario().title) + ".temper.json", write_scenario(scenario())); }

    void save_as(const std::string& name, std::string_view bytes) {
        if (platform.save_file(name, bytes)) say("Saved as " + name);
    }

    /// What the lab shows goes out: `table` alone as CSV, or all of it as JSON or as a text.
    void give_data(Ask how, std::size_t table) {
        const std::vector<DataTable> tables = lab().tables(scenario());
        const std::string name = slug(scenario().title + "-" + scenario().lab);
        if (how == Ask::save_data) {
            save_as(name + ".json", as_json(scenario().title, tables));
        } else if (how == Ask::copy_data) {
            platform.copy_text(as_text(tables));
            say("Copied as text");
        } else if (table < tables.size()) {
            save_as(name + "-" + slug(tables[table].name) + ".csv", as_csv(tables[table]));
        }
    }

    /// The next frame, when the menu has gone, without bar and tabs.
    void save_picture() {
        const std::string name = slug(scenario().title + "-" + scenario().lab) + ".png";
        platform.save_picture(name, lab_box.x, lab_box.y, lab_box.w, lab_box.h);
    }

    void copy() {
        platform.copy_text(write_scenario(scenario()));
        say("Scenario copied as JSON");
    }

    void obey(const BarAnswer& answer) {
        switch (answer.ask) {
            case Ask::none: return;
            case Ask::undo: session.undo(); break;
            case Ask::redo: session.redo(); break;
            case Ask::switch_theme: theme = dark() ? "light" : "dark"; break;
            case Ask::open_file: platform.choose_file(); break;
            case Ask::save_file: save(); break;
            case Ask::copy_json: copy(); break;
            case Ask::open_example: open_example(all_examples()[answer.index]); break;
            case Ask::switch_units:
                session.show_units(scenario().view.units == "bits" ? "nats" : "bits");
                break;
            case Ask::reset: session.reset(ui.now); break;
            case Ask::keys: keys_open = true; break;
            case Ask::change_lab: session.look(all_labs()[answer.index].id); break;
            case Ask::go_home: go_to("home"); break;
            case Ask::edit_model: go_to("model"); break;
            case Ask::save_picture: save_picture(); break;
            case Ask::save_csv:
            case Ask::save_data:
            case Ask::copy_data: give_data(answer.ask, answer.index); break;
        }
        ui.wake_in(0);
    }

    void take_keys() {
        const auto chord = [](int key) {
            return ImGui::IsKeyChordPressed(key, ImGuiInputFlags_Repeat, ImGuiKeyOwner_Any);
        };
        if (ui.editing.id) return;
        if (chord(ImGuiMod_Ctrl | ImGuiKey_Z)) session.undo();
        if (chord(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z) || chord(ImGuiMod_Ctrl | ImGuiKey_Y))
            session.redo();
        if (chord(ImGuiMod_Ctrl | ImGuiKey_S)) save();
        if (chord(ImGuiMod_Ctrl | ImGuiKey_O)) platform.choose_file();
        if (chord(ImGuiMod_Ctrl | ImGuiKey_C) && !ui.explanation()) copy();
        if (ui.lab_key(ImGuiKey_Slash) && ImGui::GetIO().KeyShift) keys_open = !keys_open;
        if (!ImGui::IsKeyPressed(ImGuiKey_Escape, false)) return;
        if (ui.holding()) {
            session.take_back();
            ImGui::ClearActiveID();
        } else {
            ui.close_explanation();
        }
    }

    void draw_lab(const Box& box) {
        begin_lab();
        LabFrame frame{.ui = ui,
                       .area = {box.x, box.y - scroll.offset(), box.w, box.h},
                       .layout = layout(box.w)};
        ImGui::PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true);
        ImGui::PushID(scenario().lab.c_str());
        ui.scrolls(true);
        Scenario edited = scenario();
        const bool changed = lab().draw(frame, edited);
        ui.scrolls(false);
        ImGui::PopID();
        ImGui::PopClipRect();
        content = frame.height;
        if (changed) {
            session.edit(std::move(edited), ui.now);
            ui.wake_in(0);
        }
        scroll.by(frame.scroll_by);
        scroll.update(ui, box, content);
        obey(frame);
    }

    /// What the lab asked for beside its edits.
    void obey(const LabFrame& frame) {
        if (frame.reset) session.reset(ui.now);
        if (frame.choose_file) platform.choose_file();
        if (!frame.open.empty()) open_named(frame.open);
        if (!frame.pasted.empty()) open_text("pasted text", frame.pasted);
        go_to(frame.look);
        if (frame.reset || !frame.open.empty() || !frame.pasted.empty() || !frame.look.empty())
            ui.wake_in(0);
    }

    void go_to(std::string_view id) {
        if (lab_of(id)) session.look(id);
    }

    /// Every lab begins at its top.
    void begin_lab() {
        if (lab_shown != scenario().lab) scroll = {};
        lab_shown = scenario().lab;
    }

    /// A few words at the foot of the lab that go by themselves.
    void draw_notice(const Box& box) {
        const double age = ui.now - notice_since;
        if (age > notice_ms) return;
        const Theme& t = *ui.theme;
        const Type type{Face::sans, 13, t.page};
        const std::string shown = fitted(notice, type, box.w - 60);
        const float wide = width(shown, type) + 28;
        const Box pill{box.centre() - wide / 2, box.bottom() - 48, wide, 32};
        fill(pill, t.ink, 16);
        text(pill.x + 14, pill.middle() + 4.7f, shown, type);
        ui.state({.role = Role::status, .name = "Notice", .value = notice, .box = pill});
        ui.wake_in(notice_ms - age + 1);
    }

    void draw_fault(const Box& box) {
        if (!session.fault()) return;
        switch (fault_panel(ui, *session.fault(), box)) {
            case FaultAnswer::none: return;
            case FaultAnswer::open_another: platform.choose_file(); [[fallthrough]];
            case FaultAnswer::discard: session.discard_fault(); break;
        }
        ui.wake_in(0);
    }

    void draw(const Box& screen) {
        if (start.embedded) {
            draw_lab(screen);
            draw_notice(screen);
            draw_fault(screen);
            return;
        }
        const bool narrow = screen.w < medium_from;
        Bar bar{ui, session, menu, lab(), table_names, narrow};
        const float tabs = narrow && tab_count() > 1 ? Bar::tabs_height : 0;
        const Box box{screen.x, screen.y + bar.height(), screen.w, screen.h - bar.height() - tabs};
        lab_box = box;
        obey(bar.draw({screen.x, screen.y, screen.w, bar.height()}));
        draw_lab(box);
        if (tabs > 0) obey(bar.tabs({screen.x, box.bottom(), screen.w, tabs}));
        draw_notice(box);
        draw_fault(box);
        if (keys_open && keys_panel(ui, box, lab().keys())) keys_open = false;
    }
};

App::App(Platform& platform, const Start& start)
    : state_(new State{.platform = platform, .start = start, .theme = start.theme}) {
    state_->labs.resize(all_labs().size());
    if (!start.embedded) state_->session.look("home");
    set_up_imgui();
    install_fonts(platform);
    ImGui::GetIO().ConfigMacOSXBehaviors = platform.apple();
}

App::~App() = default;

void App::frame() {
    State& s = *state_;
    s.ui.theme = s.dark() ? &dark_theme() : &light_theme();
    s.ui.begin_frame();
    ++s.frames;
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    ImGui::Begin(main_window, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoBackground);
    const Box screen{0, 0, size.x, size.y};
    fill(screen, s.start.embedded ? s.ui.theme->surface : s.ui.theme->page);
    if (ImGui::GetIO().MouseClicked[0]) s.session.begin_gesture();
    s.take_keys();
    s.fetch_missing_lab();
    s.draw(screen);
    s.say(s.session.take_notice());
    for (std::string& words : std::exchange(s.ui.notices, {})) s.say(std::move(words));
    s.session.settle(s.ui.now, s.ui.holding());
    // Nothing of ours is laid out by ImGui: its window must not grow and scroll after the focus.
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    window->DC.CursorMaxPos = window->DC.IdealMaxPos = window->DC.CursorStartPos;
    // The focus comes with the first Tab: on an item from the start, it would take the lab's keys.
    if (s.frames == 1) ImGui::GetCurrentContext()->NavInitResult.ID = 0;
    ImGui::End();
    s.ui.end_frame();
}

double App::next_frame_ms() const {
    const double drawn = state_->ui.next_frame_ms();
    const double due = state_->session.history().due_ms(state_->platform.now_ms());
    return drawn < 0 ? due : due < 0 ? drawn : std::min(drawn, due);
}

bool App::open_text(std::string_view name, std::string_view text) {
    return state_->open_text(name, text);
}

void App::take_history(std::string_view carried) {
    state_->session.take_history(carried);
}

void App::say(std::string_view sentence) {
    state_->say(std::string(sentence));
}

void App::edited(std::string_view text) {
    state_->ui.editing.text = text;
}

void App::edit_ended(bool keep) {
    state_->ui.editing.ended = true;
    state_->ui.editing.keep = keep;
}

bool App::focus_at_end(bool backwards) const {
    const Node* end = nullptr;
    for (const Node& node : state_->ui.nodes) {
        if (node.id == 0) continue;
        if (!end || !backwards) end = &node;
    }
    return !end || end->focused;
}

bool App::claims_escape() const {
    const State& s = *state_;
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return s.ui.explanation() || !s.menu.open.empty() || s.session.fault() || s.keys_open ||
           s.ui.editing.id || g.ActiveId != 0 || g.NavId != 0;
}

bool App::claims_drag(float x, float y) const {
    const auto& nodes = state_->ui.nodes;
    return std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) {
        return node.grip && node.box.grown(12).contains(x, y);
    });
}

bool App::claims_wheel(float x, float y, float dy) const {
    const auto& all = state_->ui.scrollers;
    return std::any_of(all.begin(), all.end(), [&](const Ui::Scroller& scroller) {
        return scroller.area.contains(x, y) && (dy > 0 ? scroller.up : scroller.down);
    });
}

bool App::dark() const {
    return state_->dark();
}

std::string_view App::title() const {
    return state_->scenario().title;
}

std::string App::scenario_json() const {
    return write_scenario(state_->scenario());
}

std::string App::inspect_json(float unit) const {
    const State& s = *state_;
    return inspect(s.ui.nodes, s.session, s.frames, s.scroll.offset(), s.content, unit);
}

}  // namespace temper::shell

#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/scenario.h"
#include "shell/lab.h"
#include "shell/labs/chain/orders.h"
#include "shell/labs/chain/pass.h"
#include "shell/settings.h"
#include "shell/widgets/menu.h"
#include "shell/widgets/token_picker.h"

namespace temper::shell {

/// A card in the hand.
struct Lift {
    std::size_t from = 0, to = 0;  ///< the place it has, and the one it would take here
    bool by_key = false;           ///< held by Alt, not by a pointer
    float grabbed = 0;             ///< how far below its top the pointer took it
};

/// What the chain lab remembers between frames that is not worth saving.
struct ChainMemory {
    std::size_t chain = 0;       ///< which of the scenario's
    std::vector<unsigned> ids;   ///< one a stage: who it is while it moves
    std::vector<unsigned> open;  ///< those that show all their settings
    unsigned last_id = 0;
    Place place;
    std::optional<Pass> pass;  ///< of the chain as it is; nothing where the text has ended
    std::optional<Lift> lift;
    std::optional<Pass> dropped;  ///< of the chain as it would be if the card were dropped here
    std::string moved;            ///< what was done to the chain last, beside its order
    std::vector<Stage> moved_of = {};  ///< the chain that it is true of
    std::optional<Chain> own;          ///< as it was before it took a program's order
    MenuState menu;
    TokenPicker picker;
    OrderTrials trials;
    std::vector<std::size_t> trial_stages;  ///< whose orders are tried
    bool trials_open = false;
    std::uint64_t rolls = 0;
    double rolled_ms = -1e9;
    std::optional<double> what_if;
    int tab = 0;  ///< narrow: 0 the stages, 1 what is left, 2 the presets

    bool is_open(std::size_t stage) const;
    void set_open(std::size_t stage, bool to);
    /// The run whose dice are shown.
    std::uint64_t run(const Scenario& scenario) const {
        return scenario.view.run + (rolls > 0 ? rolls - 1 : 0);
    }
};

/// A chain as cards on a spine, what it leaves, and what else could be done with it. Each part
/// draws one block and edits the scenario in place.
class ChainFrame {
public:
    ChainFrame(LabFrame& frame, ChainMemory& view, Scenario& scenario);
    /// Draws everything; true if the scenario changed.
    bool draw();

private:
    LabFrame& frame_;
    Ui& ui_;
    const Theme& theme_;
    ChainMemory& view_;
    Scenario& scenario_;
    Chain& chain_;
    ImU32 ground_;
    bool narrow_;
    bool changed_ = false;
    std::function<void()> later_;  ///< an edit that moves cards: made when all are drawn

    // lab.cpp: layouts and the blocks above the cards
    void draw_wide(float left, float content);
    void draw_medium(float left, float content);
    void draw_narrow(float left, float content);
    void draw_embed(float left, float content);
    float order_row(float x, float y, float w);
    void order_choice(const Box& box);
    float order_width() const;
    void add_stage(const Box& box);
    float add_width() const;
    float chain_choice(float x, float y, float h, float room);
    float embed_foot(float x, float y, float w);

    // sentence.cpp
    float sentence(float x, float baseline, float room);
    std::vector<struct Run> sentence_runs(float px) const;

    // cards.cpp
    float cards(float x, float y, float w, bool spine);
    void card(std::size_t i, const Box& box, bool lifted);
    void card_head(std::size_t i, const Box& box, bool lifted);
    void card_result(std::size_t i, const Box& box, const Pass& pass, std::size_t stage);
    void card_differs(std::size_t i, float x, float baseline);
    void card_menu(std::size_t i, const Box& anchor);
    void spine(float x, const std::vector<Box>& boxes);
    void empty_chain(float x, float y, float w);
    const std::string& note_of(std::size_t i) const;
    std::string title_of(std::size_t i) const;
    Explain explain_stage(const Pass& pass, std::size_t stage) const;

    // settings.cpp: a card's numbers and lists
    float card_height(std::size_t i, float w) const;
    void card_settings(std::size_t i, const Box& box);
    std::vector<SettingRef> shown_settings(std::size_t i, Sampler& sampler) const;
    void card_setting(std::size_t i, const SettingRef& one, const Box& row, float label_w);
    void list_button(std::size_t i, const SettingRef& one, const Box& row);
    std::string take(std::size_t i, std::string_view field, double value);
    float list_height(const SettingRef& list, float w) const;
    float names_list(std::size_t i, TokenNames names, float x, float y, float w);
    float numbers_list(std::size_t i, const FieldInfo& info, TokenNumbers numbers, float x, float y,
                       float w);
    void put_list(std::size_t i, const TokenNames* names, const TokenNumbers* numbers);

    // lift.cpp: a card moved by pointer or keys
    void follow_pointer(const std::vector<Box>& boxes);
    void card_keys(std::size_t i, unsigned focused);
    void follow_keys();
    void keep_in_sight(const Box& held);
    void slot_line(const std::vector<Box>& boxes);
    Box lifted_box(const std::vector<Box>& boxes) const;
    void lift_to(std::size_t to);
    void drop(bool keep);
    void remove(std::size_t i);
    void duplicate(std::size_t i);
    void apply_order(const std::vector<std::size_t>& order);

    // history.cpp
    float history(float x, float y, float w);

    // result.cpp
    float result(float x, float y, float w);
    void result_row(const Pass& pass, std::size_t id, const Box& box, float bar_x, float unit);
    void dice(const Box& box);
    Explain explain_die() const;
    float roll_row(float x, float y, float h);
    float result_facts(float x, float y, float w);
    const Pass* shown_pass() const;

    // others.cpp: other orders and settings by use
    float lesson(float x, float y, float w);
    float trials(float x, float y, float w);
    float trial_group(const OrderGroup& group, float x, float y, float w);
    float presets(float x, float y, float w);
    void take_chain(std::vector<Stage> samplers, std::string said);
};

/// What the lab shows as numbers: each token through the stages, and each stage.
std::vector<DataTable> chain_tables(const ChainMemory& memory, const Scenario& scenario);

std::unique_ptr<Lab> make_chain_lab();

}  // namespace temper::shell

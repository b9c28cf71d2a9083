#pragma once
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/edit.h"
#include "core/scenario.h"
#include "shell/draws.h"
#include "shell/lab.h"
#include "shell/next_token.h"
#include "shell/results.h"
#include "shell/scroll.h"
#include "shell/widgets/sentence.h"

namespace temper::shell {

/// The list of all tokens where there are more than the rows show.
struct TokenList {
    bool open = false;
    std::string search;              ///< shown are the tokens with this in their name
    std::vector<std::size_t> order;  ///< the ids shown, most probable first
    Scroll scroll;
    /// Sorts and filters again where something changed.
    void follow(const FixedModel& model, const std::vector<double>& probs);

private:
    std::vector<double> sorted_for_;
    std::string searched_for_;
};

/// What the temperature lab remembers between frames that is not worth saving.
struct TemperatureMemory {
    FixedModel model;  ///< the distribution of the next token, as it is edited
    Results results;   ///< of the present scenario
    Draws draws;
    double rolled_ms = -1e9;  ///< when the last die fell, for its motion
    bool clear = false;       ///< asked for: forget the draws, begin again with the first run
    bool cleared = false;     ///< the counts went because the distribution changed
    bool keep = false;        ///< asked for: the counts stay while T moves
    bool kept = false;        ///< they are those of another temperature: of `drawn_at`
    double drawn_at = 1;
    bool as_probabilities = false;  ///< what the input column shows and edits
    bool five = false;              ///< the five temperatures stand in the map's place
    int tab = 0;                    ///< narrow: 0 probabilities, 1 input, 2 map
    std::optional<double> what_if;  ///< the die held up in place of the one thrown
    std::vector<double> typed;      ///< typed probabilities whose sum is not 1 yet; else empty
    TokenList list;
    double range = 3;     ///< of the logit axis; still while a bar is dragged
    float drag_from = 0;  ///< where the sentence's T was grabbed
    double drag_temperature = 1;
};

/// Where the rows of tokens lie: one row is one token, in the same place in every column.
struct Rows {
    float top, height;
    std::size_t count;
    float middle(std::size_t row) const { return top + height * (static_cast<float>(row) + .5f); }
    float bottom() const { return top + height * static_cast<float>(count); }
};

/// The first lab: logits, divided by T, through softmax, onto a die, counted. Each part draws one
/// column or line of it and edits the scenario in place.
class TemperatureFrame {
public:
    TemperatureFrame(LabFrame& frame, TemperatureMemory& view, Scenario& scenario);
    /// Draws everything; true if the scenario changed.
    bool draw();

private:
    LabFrame& frame_;
    Ui& ui_;
    const Theme& theme_;
    const Results& r_;
    TemperatureMemory& view_;
    Scenario& scenario_;
    FixedModel& model_;
    Chain& chain_;
    ImU32 ground_;
    bool changed_ = false;
    std::function<bool()> later_;  ///< an edit that moves rows: made when all are drawn

    void draw_wide();
    void draw_medium();
    void draw_narrow();
    void draw_embed();

    void five_switch(float right, float baseline);
    void axis_ends(const Box& track);
    void die_header(float x, float baseline, float room);
    void roll_row(float x, float y, float right, std::span<const std::uint64_t> counts);
    float drawn_section(float x, float y, float w);
    void more_draws(float x, float y, float w);
    std::string drawn_hint() const;
    float keep_button(float x, float y, float h);
    void outcome_names(const Rows& rows, float x, float w);

    // sentence.cpp
    float sentence(float x, float baseline, float room);
    std::vector<Run> sentence_runs(float px) const;
    std::string remark_words() const;
    float remark(float x, float baseline, float room, float px);

    // knob.cpp: the temperature, wherever it can be taken hold of
    void set_temperature(double temperature);
    void temperature_keys(const Touched& touched);
    void drag_on_axis(const Touched& touched, const Box& axis);
    void drag_sideways(const Touched& touched, float width);
    void axis(const Box& track, bool big);
    void axis_numbers(const Box& track);
    Explain explain_temperature() const;

    // tokens.cpp
    void names(const Rows& rows, float x, float w);
    void name(std::size_t row, const Rows& rows, float x, float w);
    void focus_name(int row);
    void rest_line(float x, float baseline, float room);
    void token_list();
    std::size_t rows_left_out() const { return r_.probs.size() - r_.shown.size(); }

    // input.cpp: logits or probabilities, edited in place
    void input_header(float x, float y, bool hint);
    void input(const Rows& rows, float x, float w);
    void logit_bar(std::size_t row, const Rows& rows, float zero, float unit);
    void probability_bar(std::size_t row, const Rows& rows, float x, float w);
    std::string take_probability(std::size_t id, const std::string& typed);
    std::string take_logit(std::size_t id, const std::string& typed);
    void typed_sum(float x, float y);

    // map.cpp
    void map(const Rows& rows, float x, float w);
    void map_line(const Rows& rows, float x, float w, float from);
    void map_key(float x, float baseline, float w);
    void five(const Rows& rows, float x, float w);
    void five_bar(std::size_t j, std::size_t id, const Box& box, float number_room);
    void explain_map(const Touched& touched, const Rows& rows, const Box& whole);
    void five_head(std::size_t j, const Box& box);
    float five_blocks(float x, float y, float w);

    // outcome.cpp
    void outcome(const Rows& rows, float x, float w);
    Explain explain_logit(std::size_t id) const;
    /// Of token `id`, whose probability is `p` at T = `t`.
    Explain explain_probability(std::size_t id, double t, double p) const;
    Explain explain_now(std::size_t id) const {
        return explain_probability(id, r_.temperature, r_.probs[id]);
    }
    void drawn(const Rows& rows, float x, float w);
    void drawn_row(std::size_t row, const Rows& rows, float x, float w);
    void drawn_facts(float x, float baseline, float room);
    Explain explain_count(std::size_t id) const;

    // dice.cpp
    void dice(const Box& box, std::size_t ticks, bool numbers);
    float roll_buttons(float x, float y, float h, float room,
                       std::span<const std::uint64_t> counts);
    void draw_state(float x, float baseline, float room);

    // facts.cpp
    Explain explain_perplexity() const;
    void entropy_fact(float x, float y, float px, bool more);
    void perplexity_fact(float x, float y, float px, bool more);
    void agree_fact(float x, float y, float px, bool more);
};

std::unique_ptr<Lab> make_temperature_lab();

}  // namespace temper::shell

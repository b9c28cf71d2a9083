#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/generation.h"
#include "core/models/ngram.h"
#include "shell/lab.h"

namespace temper::shell {

using Forced = std::vector<std::optional<std::string>>;

/// Another text from the same prompt and the same dice.
struct Branch {
    std::size_t place = 0;   ///< in the view's list
    std::size_t parted = 0;  ///< the step at which it leaves the present text
    bool by_hand = false;    ///< there a person chose; else the die
    std::string text;        ///< from where it parts
    double probability = 0;  ///< of the whole of it
};

/// Where the text that a model learned from has a token in such a place.
struct Source {
    std::size_t places = 0;  ///< how often
    std::string given;       ///< what stands before it there and here; empty for nothing
    struct Excerpt {
        std::string before, word, after;
    };
    std::vector<Excerpt> excerpts;  ///< the first few
};

/// One position of a recording, as it was and as the chain makes it.
struct Recorded {
    std::int32_t token = 0;
    struct Part {
        std::int32_t id;
        double before, after;
    };
    std::vector<Part> parts;  ///< the token recorded, then the others, most probable first
    struct {
        double before = 0, after = 0;
    } tail;  ///< what was not reported
};

/// The text of one scenario up to the view's step, and the look at one of its steps.
class GenerateWork {
public:
    /// True if it is another text: what was looked at or pointed to is gone.
    bool follow(const Scenario& scenario, std::optional<std::size_t> looked);
    const Generation& text() const { return *text_; }
    const LanguageModel& model() const { return *model_; }
    const std::optional<temper::Look>& look() const { return look_; }
    const std::vector<Branch>& branches() const { return branches_; }
    const std::optional<Loop>& loop() const { return loop_; }
    bool begun() const { return text_.has_value(); }
    /// Of a recording, its positions; else none.
    const std::vector<Recorded>& recorded() const { return recorded_; }
    /// Where `token` at `step` comes from; nothing for a model that did not learn from a text.
    const std::optional<Source>& source(std::size_t step, std::int32_t token);
    const std::string& name(std::int32_t token) const {
        return model_->vocabulary()[static_cast<std::size_t>(token)];
    }

private:
    std::optional<Scenario> seen_;
    std::optional<std::size_t> looked_;
    std::shared_ptr<const LanguageModel> model_;
    std::optional<Generation> text_;
    std::optional<temper::Look> look_;
    std::optional<Loop> loop_;
    std::vector<Branch> branches_;
    std::vector<Recorded> recorded_;
    std::optional<Source> source_;
    std::size_t source_step_ = ~std::size_t{0};
    std::int32_t source_token_ = 0;

    void follow_recording(const Scenario& scenario);
    void advance(const Scenario& scenario);
    void follow_branches(const Scenario& scenario);
};

/// What the lab remembers between frames that is not worth saving.
struct GenerateMemory {
    GenerateWork work;
    std::optional<std::size_t> looked;    ///< a past step that is looked at instead of the next
    std::optional<std::size_t> peeked;    ///< one that the pointer is over: as long as it is
    std::optional<std::int32_t> pointed;  ///< the candidate that the pointer or the focus is on
    bool all_rows = false;                ///< the list of candidates is open
    bool playing = false;
    double speed = 4;  ///< tokens a second
    double next_ms = 0;
    double rolled_ms = -1e9;
    bool fell = false;    ///< a die has been seen falling: the first falls slowly
    float fall_ms = 220;  ///< how long the present one takes
};

class GenerateFrame {
public:
    GenerateFrame(LabFrame& frame, GenerateMemory& memory, Scenario& scenario);
    bool draw();
    /// The acts that buttons, keys and chips share. They change the view alone.
    void step_on();
    void step_back();
    void to_start();
    void to_end();
    void pick(std::int32_t token);
    void mark_changed() { changed_ = true; }
    bool changed() const { return changed_; }

private:
    LabFrame& frame_;
    Ui& ui_;
    const Theme& theme_;
    GenerateMemory& m_;
    Scenario& scenario_;
    ImU32 ground_;
    bool changed_ = false;

    std::optional<std::size_t> peek_next_;
    std::optional<std::int32_t> pointed_next_;

    std::size_t here() const {
        return m_.peeked ? *m_.peeked : m_.looked.value_or(scenario_.view.step);
    }
    bool bits() const { return scenario_.view.units == "bits"; }
    /// Nats in the unit that is shown, with so many decimals, and the unit's name.
    std::string surprisal(double nats, int decimals) const;
    std::string unit() const { return bits() ? "bits" : "nats"; }
    void roll();
    void draw_wide();
    void draw_narrow();
    float stopped(float x, float y, float w);

    // text.cpp
    float sentence(float x, float baseline, float room);
    float chips(float x, float y, float room, std::size_t lines);
    float chip(float x, float y, std::size_t step);
    void surprisal_key(float right, float y);

    // prompt.cpp
    void prompt_caption(float x, float baseline, float room, float clear);
    std::string take_prompt(const std::string& typed);

    // transport.cpp
    void transport(const Box& card);
    void thumb_transport(const Box& box);
    void speed(const Box& track);

    // step.cpp
    std::vector<std::int32_t> rows(std::size_t most) const;
    void step_table(const Box& box, const std::vector<std::int32_t>& ids, float row_h);
    void stage_head(std::size_t stage, float x, float y, float room);
    void stage_cell(std::size_t stage, std::int32_t id, const Box& cell, float unit);
    void falling_strip(const Box& strip, float from, float top, float row_h,
                       const std::vector<std::int32_t>& ids);
    float next_words(float x, float y, float w);
    Explain explain_candidate(std::int32_t id) const;

    std::string reason(std::size_t stage, std::int32_t id) const;
    float more_rows(float x, float y, std::size_t more);

    // sources.cpp
    float sources(float x, float y, float w);

    // recorded.cpp
    std::string recorded_words() const;
    float recorded(float x, float y, float w);
    void recorded_pair(std::size_t index, float x, float y);

    // next.cpp
    void next_card(const Box& card);
    float branches(float x, float y, float w);
};

/// What the lab shows as numbers: the text so far, and the step that is looked at.
std::vector<DataTable> generate_tables(const GenerateMemory& memory, const Scenario& scenario);

std::unique_ptr<Lab> make_generate_lab();

}  // namespace temper::shell

#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/experiments/exact.h"
#include "core/experiments/experiment.h"
#include "core/experiments/report.h"
#include "core/experiments/river.h"
#include "shell/draws.h"
#include "shell/lab.h"
#include "shell/scroll.h"
#include "shell/widgets/ribbon.h"

namespace temper::shell {

enum class TextOrder { by_count, by_probability, by_name };

/// A text as the table shows it.
struct TextRow {
    std::string text;
    std::uint64_t count = 0;
    std::optional<double> probability;
    std::vector<std::int32_t> tokens;
};

/// Many runs of one scenario beside their exact answer, worked out in slices while the lab is
/// looked at.
class RunsWork {
public:
    /// Begins again if what decides the texts has changed, and takes up a change of runs.
    void follow(const Scenario& scenario);
    /// Draws and computes for at most `budget_ms` of `clock`; true while there is more.
    template <class Clock>
    bool work(double budget_ms, Clock clock) {
        const double until = clock() + budget_ms;
        while (slice())
            if (clock() >= until) return true;
        return false;
    }
    void run();  ///< begins, goes on after a stop, or begins anew when all are done
    void stop() { running_ = false; }

    bool begun() const { return seen_.has_value(); }
    bool running() const { return running_; }
    std::uint64_t done() const { return experiment_ ? experiment_->done() : 0; }
    const Experiment& experiment() const { return *experiment_; }
    const Exact& exact() const { return exact_->result(); }
    bool exact_ready() const { return exact_ready_; }
    /// A number that changes with the exact answer.
    std::uint64_t exact_version() const { return exact_version_; }
    const LanguageModel& model() const { return *setup_.model; }
    const Setup& setup() const { return setup_; }
    const std::optional<Text>& greedy() const { return greedy_; }
    const std::string& fault() const { return fault_; }
    /// A number that changes whenever there is something new to show.
    std::uint64_t version() const { return version_; }

private:
    std::optional<Scenario> seen_;
    Setup setup_;
    std::optional<Experiment> experiment_;
    std::optional<ExactWork> exact_;
    std::optional<Text> greedy_;
    std::string fault_;
    bool running_ = false, exact_ready_ = false, greedy_ready_ = false;
    std::uint64_t version_ = 0, exact_version_ = 0;

    bool slice();
    void begin(const Scenario& scenario);
};

/// A power of ten with its exponent raised: "10⁴⁷⁰".
std::string power_of_ten(double exponent);
/// "11", or "about 10³⁷" where they cannot be counted; empty where nothing is known.
std::string possible_texts(const Exact& exact);
/// A text as a sentence quotes it: its beginning, if it is long.
std::string quoted_text(const LanguageModel& model, std::span<const std::int32_t> tokens);

/// A text's beginning in the picture.
struct RiverNode {
    std::size_t parent = 0;
    std::size_t step = 0;
    std::int32_t token = 0;
    double mass = 0;   ///< what its height is: exact where that is known, else the share drawn
    double share = 0;  ///< of the runs drawn
    std::uint64_t count = 0;
    bool leaf = false, cut = false, others = false;  ///< cut: goes on beyond the picture's edge
    float y = 0, h = 0;                              ///< its post
    float from = 0;                                  ///< where its ribbon leaves the parent's post
    std::vector<std::size_t> children;
    std::vector<std::int32_t> tokens;  ///< from the prompt to here
    std::string text, name;            ///< the same as a text; the last token as it is shown
};

/// Where everything of a river stands, for one size of picture.
struct RiverLayout {
    std::vector<RiverNode> nodes;
    std::size_t steps = 0;  ///< columns after the prompt's
    float unit = 1;         ///< display units for a mass of 1

    std::uint64_t of = ~std::uint64_t{0};  ///< the picture's number, as RunsMemory counts them
    std::size_t most_steps = 0;
    float height = 0;
};
RiverLayout river_layout(const River& river, const LanguageModel& model, std::uint64_t drawn,
                         std::size_t most_steps, float height);

/// How many different texts so many runs show: points of a curve.
struct DistinctCurve {
    std::vector<double> runs, texts;
    double most = 1;     ///< the axis's end
    bool exact = false;  ///< expected of the model; else of the runs drawn
};
DistinctCurve distinct_curve_of(const Exact& exact, const ExperimentReport& report);

/// What the lab remembers between frames that is not worth saving.
struct RunsMemory {
    RunsWork work;
    std::uint64_t shown_version = ~std::uint64_t{0};
    double shown_ms = -1e9, refresh_cost_ms = 0;
    River river;
    std::uint64_t picture = 0;  ///< goes up with each new river
    RiverLayout layout;
    DistinctCurve curve;
    std::uint64_t curve_of = ~std::uint64_t{0};  ///< the version of the exact answer it was made of
    std::size_t river_limit = 0;
    ExperimentReport report;
    std::vector<TextRow> rows;
    TextOrder order = TextOrder::by_count;
    int tab = 0;                    ///< narrow: river, texts, facts
    std::vector<std::int32_t> lit;  ///< the text, or its beginning, that hover or focus lights
    /// The product behind the course explained last: it can take longer than a frame's time.
    struct Product {
        std::vector<std::int32_t> tokens;
        std::uint64_t of = ~std::uint64_t{0};
        std::string words;
    } product;
    double began_ms = 0;  ///< of the present drawing, for its rate
    std::uint64_t began_done = 0;
    Scroll table;
};

/// One frame of the lab. Each part draws one region and edits the scenario in place.
class RunsFrame {
public:
    RunsFrame(LabFrame& frame, RunsMemory& memory, Scenario& scenario);
    bool draw();

private:
    LabFrame& frame_;
    Ui& ui_;
    const Theme& theme_;
    RunsMemory& m_;
    Scenario& scenario_;
    ImU32 ground_;
    bool changed_ = false;
    std::vector<std::int32_t> lit_next_;

    void draw_wide();
    void draw_medium();
    void draw_narrow();
    void draw_embed();

    // sentence.cpp
    float sentence(float x, float baseline, float room);

    // controls.cpp
    void controls(const Box& card);
    void thumb_controls(const Box& box);
    void run_button(const Box& box);
    void progress_line(const Box& line);
    std::string progress_words() const;
    std::string take_runs(const std::string& typed);
    void runs_choice(const Box& box, bool shorter);
    void seed(float x, float middle);

    // river.cpp
    void river(const Box& box);
    void river_column_names(const RiverLayout& layout, const Box& box);
    void river_ribbons(const RiverLayout& layout, const Box& box);
    void river_posts(const RiverLayout& layout, const Box& box);
    void river_label(const RiverLayout& layout, const RiverNode& node, const Box& box);
    void river_others(const RiverLayout& layout, const RiverNode& node, const Box& box);
    bool river_flows() const;
    bool river_empty(const Box& box);
    std::string others_words() const;
    void river_key(float x, float baseline, float room);
    float column(const RiverLayout& layout, const Box& box, std::size_t step) const;
    bool lit(const std::vector<std::int32_t>& tokens) const;
    Explain explain_course(const RiverNode& node);
    std::string product_of(const std::vector<std::int32_t>& tokens);

    // table.cpp
    void table_head(float x, float y, float w);
    void table(const Box& box, bool scrolls);
    void table_row(std::size_t row, const Box& box, double scale, float count_at);
    Explain explain_row(const TextRow& row) const;

    // facts.cpp
    void facts(float x, float y, float w, bool two_by_two);
    float texts_possible(float x, float y, float w);
    float distinct_curve(const Box& box);
};

/// What the lab shows as numbers: its texts, and what drawn and exact say of them.
std::vector<DataTable> runs_tables(const RunsMemory& memory, const Scenario& scenario);

std::unique_ptr<Lab> make_runs_lab();

}  // namespace temper::shell

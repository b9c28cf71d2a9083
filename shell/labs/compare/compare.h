#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/experiments/compare.h"
#include "core/experiments/exact.h"
#include "core/experiments/experiment.h"
#include "core/generation.h"
#include "core/sweep.h"
#include "shell/lab.h"

namespace temper::shell {

constexpr std::size_t most_columns = 4, fewest_columns = 2, shown_runs = 7;

/// One chain's answers.
struct Column {
    Setup setup;
    std::vector<double> first;                     ///< the first token's final distribution
    double u = 0;                                  ///< the first run's first die
    std::vector<std::vector<std::int32_t>> texts;  ///< of the first runs
    std::optional<Experiment> experiment;
    std::optional<ExactWork> exact;
    bool ready = false;            ///< both are worked out
    std::optional<double> agrees;  ///< exact chance to give the reference's text
};

/// A quantity as a function of temperature.
struct Curve {
    std::vector<double> temperatures;
    std::vector<std::optional<double>> unique, agreement, entropy;
};

/// The columns of one scenario, brought up to date in slices while the lab is looked at.
class CompareWork {
public:
    void follow(const Scenario& scenario);
    template <class Clock>
    bool work(double budget_ms, Clock clock) {
        const double until = clock() + budget_ms;
        while (slice())
            if (clock() >= until) return true;
        return false;
    }
    const std::vector<Column>& columns() const { return columns_; }
    const Curve& curve() const { return curve_; }
    const LanguageModel& model() const { return *model_; }

private:
    std::optional<Scenario> seen_;
    std::shared_ptr<const LanguageModel> model_;
    std::vector<Column> columns_;
    std::optional<Sweep> sweep_;
    std::size_t swept_ = 0;
    Curve curve_;

    bool slice();
    Column column(const Scenario& scenario, std::size_t k) const;
    void begin_curve(const Scenario& scenario);
    void extend_curve();
};

/// Whether the chains differ in nothing but their temperature, so that columns are points of one
/// curve.
bool only_temperatures(const Scenario& scenario);

/// What the lab remembers between frames that is not worth saving.
struct CompareMemory {
    CompareWork work;
    bool whole_chains = false;
    std::size_t other = 1;       ///< narrow: the column beside the reference
    std::size_t difference = 0;  ///< the column compared with the reference in full; 0 for none
    int chart = 0;               ///< narrow: which of the three
};

class CompareFrame {
public:
    CompareFrame(LabFrame& frame, CompareMemory& memory, Scenario& scenario);
    bool draw();

private:
    LabFrame& frame_;
    Ui& ui_;
    const Theme& theme_;
    CompareMemory& m_;
    Scenario& scenario_;
    ImU32 ground_;
    bool changed_ = false;
    std::optional<std::size_t> remove_, promote_;

    void draw_wide();
    void draw_narrow();
    void mend_columns();
    std::string name_of_column(std::size_t k) const;
    ImU32 colour_of(std::size_t k) const;

    float sentence(float x, float baseline, float room);
    void column_buttons(float right, float y);
    void run_names(float x, float top);
    float card(std::size_t k, const Box& card);
    void head(std::size_t k, const Box& card);
    void first_strip(std::size_t k, const Box& box);
    void text_row(std::size_t k, std::size_t run, const Box& row);
    void foot(std::size_t k, const Box& box);

    // charts.cpp
    enum class Quantity { unique, agreement, entropy };
    void charts(float x, float y, float w, float h);
    void chart(Quantity quantity, const Box& box);
    void chart_marks(Quantity quantity, const Box& plot, double top);
    void bars(Quantity quantity, const Box& box, double top);
    std::optional<double> exact_of(Quantity quantity, std::size_t k) const;
    std::optional<double> drawn_of(Quantity quantity, std::size_t k) const;

    // difference.cpp
    float difference(float x, float y, float w);
};

std::unique_ptr<Lab> make_compare_lab();

}  // namespace temper::shell

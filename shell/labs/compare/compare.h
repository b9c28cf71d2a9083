#pragma once
#include <array>
#include <cstdint>
#include <functional>
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
#include "shell/widgets/menu.h"

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
    bool ready = false;  ///< both are worked out
};

/// Two columns: how their first tokens differ, and the exact chance that they give the same text.
struct Pair {
    std::size_t a = 0, b = 1;
    bool measured = false;
    Divergence apart = {};
    std::vector<Moved> moved = {};
    bool known = false;            ///< whether `agrees` has been worked out
    std::optional<double> agrees;  ///< nothing where that takes too long
};

/// A quantity as a function of temperature.
struct Curve {
    std::vector<double> temperatures;
    std::vector<std::optional<double>> unique, agreement, two_agree, entropy;
    std::vector<std::optional<Text>> best;  ///< the most probable text

    /// Where another text becomes the most probable one: the first point at which it is.
    std::vector<std::size_t> overtakings() const;
};

/// The columns of one scenario, brought up to date in slices while the lab is looked at.
class CompareWork {
public:
    void follow(const Scenario& scenario);
    /// Which two columns are looked at in full; measures them where they are not yet.
    void look_at(std::size_t a, std::size_t b);
    /// Up to five tokens that the first column begins with most often, in vocabulary order.
    const std::vector<std::size_t>& leading() const { return leading_; }
    /// True while there is more to do. `resting`: nothing is being dragged, so that there is time
    /// for what cannot be cut.
    template <class Clock>
    bool work(double budget_ms, bool resting, Clock clock) {
        const double until = clock() + budget_ms;
        while (slice(resting))
            if (clock() >= until) return true;
        return false;
    }
    const std::vector<Column>& columns() const { return columns_; }
    const Curve& curve() const { return curve_; }
    const Pair& pair() const { return pair_; }
    const LanguageModel& model() const { return *model_; }

private:
    std::optional<Scenario> seen_;
    std::shared_ptr<const LanguageModel> model_;
    std::vector<Column> columns_;
    std::optional<Sweep> sweep_;
    std::size_t swept_ = 0;
    Curve curve_;
    Pair pair_;
    std::vector<std::size_t> leading_;

    bool slice(bool resting);
    void meet();
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
    std::vector<unsigned> ids;  ///< one a column: which it is while it moves
    unsigned last_id = 0;
    std::size_t other = 1;         ///< narrow: the column beside the reference
    std::size_t from = 0, to = 1;  ///< the two that are compared in full
    MenuState menu;
    unsigned rename = 0;  ///< the column whose name is to be typed

    /// Gives each of `n` columns an identity.
    void identify(std::size_t n);
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
    std::function<void()> later_;  ///< an edit that moves columns: made when all are drawn

    void draw_wide();
    void draw_pair();
    std::string name_of_column(std::size_t k) const;
    ImU32 colour_of(std::size_t k) const;
    bool own_dice() const { return scenario_.view.dice == "independent"; }

    // sentence.cpp
    float sentence(float x, float baseline, float room);

    // arrange.cpp: adding, moving, removing columns
    void column_buttons(float right, float y);
    void column_menu(std::size_t k, const Box& anchor);
    void column_keys(std::size_t k, std::size_t first_node);
    void add_column(std::size_t of, double warmer);
    void move_column(std::size_t from, std::size_t to);
    void remove_column(std::size_t k);

    // columns.cpp
    void run_names(float x, float top);
    float card(std::size_t k, const Box& card);
    void head(std::size_t k, const Box& card);
    void caption(std::size_t k, const Box& card);
    void first_strip(std::size_t k, const Box& box);
    void text_row(std::size_t k, std::size_t run, const Box& row);
    void foot(std::size_t k, const Box& box);

    // quantities.cpp: what is said of a column as a whole
    enum class Quantity { unique, agreement, two_agree, entropy };
    static constexpr std::array all_quantities = {Quantity::unique, Quantity::agreement,
                                                  Quantity::entropy, Quantity::two_agree};
    static std::string written(Quantity quantity, const std::optional<double>& value, int more = 0);
    static std::string_view label_of(Quantity quantity);
    static bool is_share(Quantity quantity) {
        return quantity == Quantity::agreement || quantity == Quantity::two_agree;
    }
    const std::vector<std::optional<double>>& values_of(Quantity quantity) const;
    std::optional<double> exact_of(Quantity quantity, std::size_t k) const;
    std::optional<double> drawn_of(Quantity quantity, std::size_t k) const;
    Explain explain_quantity(Quantity quantity, std::size_t k) const;

    // charts.cpp
    float charts(float x, float y, float w, float h);
    void chart(Quantity quantity, const Box& box);
    void curve(Quantity quantity, const Box& plot, double top);
    void overtaking(const Box& plot);
    void chart_marks(Quantity quantity, const Box& plot, double top);
    void bars(Quantity quantity, const Box& box, double top);

    // table.cpp
    float table(float x, float y, float w);

    // difference.cpp
    float difference(float x, float y, float w);
    float difference_choice(float x, float y, float w);
    float difference_facts(float x, float y, float w);
    void moved_row(const Moved& one, const Box& row);
};

/// What the lab shows as numbers: each column, and each column's first token.
std::vector<DataTable> compare_tables(const CompareMemory& memory, const Scenario& scenario);

std::unique_ptr<Lab> make_compare_lab();

}  // namespace temper::shell

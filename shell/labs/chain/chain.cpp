#include <algorithm>
#include <optional>

#include "core/dice.h"
#include "shell/labs/chain/lab.h"

namespace temper::shell {
namespace {

constexpr double trial_budget_ms = 5;

/// A seed that is easy to read out, and the same one after the same seed.
std::uint64_t another_seed(std::uint64_t seed) {
    constexpr std::uint64_t own_run = ~std::uint64_t{0};  // no draw uses it
    return static_cast<std::uint64_t>(dice(seed, own_run, 0).u * 1e6);
}

class ChainLab final : public Lab {
public:
    bool draw(LabFrame& frame, Scenario& scenario) override {
        follow(scenario);
        try_orders(frame.ui);
        const bool changed = ChainFrame(frame, memory_, scenario).draw();
        return take_keys(frame.ui, scenario) || changed;
    }

    float chance() const override {
        if (!memory_.pass) return 0;
        const std::vector<double>& probs = memory_.pass->probs();
        return 1 - static_cast<float>(*std::max_element(probs.begin(), probs.end()));
    }

    std::vector<DataTable> tables(const Scenario& scenario) const override {
        return chain_tables(memory_, scenario);
    }

    std::span<const KeyHelp> keys() const override {
        static constexpr KeyHelp own[] = {
            {"Space", "roll the die"},
            {"R", "the next run; Shift+R a new seed"},
            {"Alt+↑ ↓", "move the focused card; Esc puts it back"},
            {"Delete", "on a card’s grip: remove it; on a word: take it out"},
            {"+", "add a stage"},
        };
        return own;
    }

private:
    ChainMemory memory_;
    std::unique_ptr<const LanguageModel> model_;
    std::optional<Scenario> seen_;  ///< what `memory_` holds is of
    std::uint64_t seen_rolls_ = 0;
    std::size_t seen_chain_ = 0;

    /// Brings everything derived up to `scenario`, where it or the die changed.
    void follow(const Scenario& scenario) {
        ChainMemory& m = memory_;
        m.chain = std::min(m.chain, scenario.chains.size() - 1);
        if (seen_ && *seen_ == scenario && seen_rolls_ == m.rolls && seen_chain_ == m.chain) return;
        if (seen_ && (seen_->seed != scenario.seed || seen_->view.run != scenario.view.run))
            m.rolls = 0;
        const bool other_model = !seen_ || seen_->model != scenario.model;
        if (other_model) model_ = language_model(scenario.model);
        if (other_model || seen_->prompt != scenario.prompt) m.place = place_of(*model_, scenario);
        m.place.dice = dice(scenario.seed, m.run(scenario), 0);
        const std::vector<Stage>& samplers = scenario.chains[m.chain].samplers;
        m.pass.reset();
        if (!m.place.logits.empty()) m.pass = pass_of(m.place, samplers);
        m.ids.resize(samplers.size());
        for (unsigned& id : m.ids)
            if (id == 0) id = ++m.last_id;
        m.lift.reset();
        m.dropped.reset();
        m.trial_stages = {};
        if (m.pass) m.trial_stages = worth_moving(m.place, samplers, *m.pass);
        m.trials = {};
        seen_ = scenario;
        seen_rolls_ = m.rolls;
        seen_chain_ = m.chain;
    }

    /// Tries orders in slices that leave the frame its time.
    void try_orders(Ui& ui) {
        ChainMemory& m = memory_;
        if (!m.trials_open || !m.pass) return;
        if (m.trials.moving() != m.trial_stages)
            m.trials.begin(seen_->chains[m.chain].samplers, m.trial_stages);
        const double start = ui.platform.now_ms();
        while (m.trials.step(m.place))
            if (ui.platform.now_ms() - start > trial_budget_ms) return ui.wake_in(0);
    }

    /// Space rolls; R goes to the next run, Shift+R to another seed.
    bool take_keys(Ui& ui, Scenario& scenario) {
        ChainMemory& m = memory_;
        if (ui.lab_key(ImGuiKey_Space)) {
            ++m.rolls;
            m.rolled_ms = ui.now;
            m.what_if.reset();
            ui.wake_in(0);
        }
        if (!ui.lab_key(ImGuiKey_R)) return false;
        if (ImGui::GetIO().KeyShift) scenario.seed = another_seed(scenario.seed);
        else ++scenario.view.run;
        return true;
    }
};

}  // namespace

bool ChainMemory::is_open(std::size_t stage) const {
    return std::find(open.begin(), open.end(), ids[stage]) != open.end();
}

void ChainMemory::set_open(std::size_t stage, bool to) {
    std::erase(open, ids[stage]);
    if (to) open.push_back(ids[stage]);
}

std::unique_ptr<Lab> make_chain_lab() {
    return std::make_unique<ChainLab>();
}

}  // namespace temper::shell

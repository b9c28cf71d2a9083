#include <optional>

#include "core/edit_names.h"
#include "shell/labs/temperature/lab.h"
#include "shell/visible.h"

namespace temper::shell {
namespace {

constexpr double draw_budget_ms = 6;

class TemperatureLab final : public Lab {
public:
    bool draw(LabFrame& frame, Scenario& scenario) override {
        follow(scenario);
        work(frame.ui);
        const bool changed = TemperatureFrame(frame, memory_, scenario).draw();
        if (changed && memory_.model != next_token(scenario)) put_back(frame.ui, scenario);
        if (memory_.clear) restart(false);
        return take_keys(frame.ui, scenario) || changed;
    }

    float chance() const override {
        const Results& r = memory_.results;
        return r.probs.empty() ? 0 : 1 - static_cast<float>(r.probs[r.top]);
    }

    std::vector<DataTable> tables(const Scenario&) const override {
        const Results& r = memory_.results;
        DataTable tokens{.name = "Tokens",
                         .columns = {"token", "logit", "probability_at_1", "probability", "drawn"}};
        for (std::size_t id = 0; id < r.probs.size(); ++id)
            tokens.rows.push_back({memory_.model.tokens[id], r.logits[id], r.untouched[id],
                                   r.probs[id], memory_.draws.counts()[id]});
        return {std::move(tokens)};
    }

    std::span<const KeyHelp> keys() const override {
        static constexpr KeyHelp own[] = {
            {"Space", "roll the die"},
            {"R", "the next run; Shift+R a new seed"},
            {"Alt+↑ ↓", "move the token; Delete removes it, + adds one"},
        };
        return own;
    }

private:
    TemperatureMemory memory_;
    std::optional<Scenario> seen_;  ///< what `memory_.results` are of

    /// Space rolls; R goes to the next run, Shift+R to another seed.
    bool take_keys(const Ui& ui, Scenario& scenario) {
        if (ui.lab_key(ImGuiKey_Space)) {
            memory_.draws.ask(1);
            memory_.what_if.reset();
        }
        if (!ui.lab_key(ImGuiKey_R)) return false;
        if (ImGui::GetIO().KeyShift) scenario.seed = another_seed(scenario.seed);
        else ++scenario.view.run;
        return true;
    }

    void put_back(Ui& ui, Scenario& scenario) {
        if (can_set_next_token(scenario)) {
            const std::size_t before = next_token(scenario).tokens.size();
            set_next_token(scenario, memory_.model);
            if (memory_.model.tokens.size() >= before) return;
            if (const auto gone = drop_unknown(scenario); !gone.empty())
                ui.notices.push_back("Taken out of the chain too: " + visible(gone.front()));
            return;
        }
        seen_.reset();  // shows the model's own again
        ui.notices.push_back("This distribution comes from a text: change the text to change it");
    }

    /// Brings everything derived up to `scenario`; draws from another distribution are forgotten.
    void follow(const Scenario& scenario) {
        if (seen_ && *seen_ == scenario) return;
        const std::vector<double> before = std::move(memory_.results.probs);
        const bool other_dice =
            !seen_ || seen_->seed != scenario.seed || seen_->view.run != scenario.view.run;
        const bool other_model =
            !seen_ || seen_->model != scenario.model || seen_->prompt != scenario.prompt;
        if (other_model) memory_.model = next_token(scenario);
        memory_.results = results_of(memory_.model, scenario.chains.front());
        seen_ = scenario;
        const bool any = memory_.draws.total() > 0, moved = before != memory_.results.probs;
        if (memory_.keep && any && !other_dice && !other_model) memory_.kept |= moved;
        else if (moved || other_dice) restart(any);
    }

    void restart(bool cleared) {
        memory_.draws.reset(memory_.results.probs.size(), seen_->seed, seen_->view.run);
        memory_.cleared = cleared;
        memory_.clear = memory_.kept = false;
        memory_.drawn_at = memory_.results.temperature;
    }

    /// Throws the dice that are waiting, in a slice that leaves the frame its time.
    void work(Ui& ui) {
        Draws& draws = memory_.draws;
        if (draws.waiting() == 0) return;
        ui.wake_in(0);
        if (memory_.kept) {  // counts of two temperatures would be of neither
            const std::uint64_t wanted = draws.waiting();
            restart(false);
            draws.ask(wanted);
        }
        if (draws.waiting() == 1) memory_.rolled_ms = ui.now;
        draws.work(memory_.results.probs, draw_budget_ms, [&ui] { return ui.platform.now_ms(); });
        memory_.cleared = false;
    }
};

}  // namespace

std::unique_ptr<Lab> make_temperature_lab() {
    return std::make_unique<TemperatureLab>();
}

}  // namespace temper::shell

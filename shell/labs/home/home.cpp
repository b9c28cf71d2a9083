#include "shell/examples.h"
#include "shell/labs/home/lab.h"

namespace temper::shell {
namespace {

constexpr double draw_budget_ms = 4;

class HomeLab final : public Lab {
public:
    bool draw(LabFrame& frame, Scenario& scenario) override {
        memory_.follow(scenario);
        memory_.work(frame.ui);
        if (frame.ui.lab_key(ImGuiKey_Space)) {
            memory_.draws.ask(1);
            memory_.what_if.reset();
            frame.ui.wake_in(0);
        }
        HomeFrame(frame, memory_, scenario).draw();
        return false;
    }

    float chance() const override {
        const Sketch& sketch = memory_.sketch;
        return sketch.probs.empty() ? 0 : 1 - static_cast<float>(sketch.probs[sketch.top]);
    }

    std::span<const KeyHelp> keys() const override {
        static constexpr KeyHelp own[] = {{"Space", "roll the die"}};
        return own;
    }

private:
    HomeMemory memory_;
};

std::vector<Shown> all_shown() {
    std::vector<Shown> shown;
    for (const Example& example : all_examples()) {
        Report report;
        const auto read = parse_scenario(example.json, report);
        if (read) shown.push_back({example.name, example.title, read->lab, sketch_of(*read)});
    }
    return shown;
}

}  // namespace

void HomeMemory::follow(const Scenario& scenario) {
    if (gallery.empty()) gallery = all_shown();
    if (seen && *seen == scenario) return;
    seen = scenario;
    sketch = sketch_of(scenario);
    draws.reset(sketch.probs.size(), scenario.seed, scenario.view.run);
    what_if.reset();
}

void HomeMemory::work(Ui& ui) {
    if (draws.waiting() == 0) return;
    ui.wake_in(0);
    rolled_ms = ui.now;
    draws.work(sketch.probs, draw_budget_ms, [&ui] { return ui.platform.now_ms(); });
}

std::unique_ptr<Lab> make_home_lab() {
    return std::make_unique<HomeLab>();
}

}  // namespace temper::shell

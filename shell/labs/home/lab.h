#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/scenario.h"
#include "shell/draws.h"
#include "shell/lab.h"
#include "shell/labs/home/sketch.h"

namespace temper::shell {

/// A shipped scenario, as the gallery shows it.
struct Shown {
    std::string_view name, title;
    std::string lab;
    Sketch sketch;
};

/// What the first page remembers between frames that is not worth saving.
struct HomeMemory {
    std::optional<Scenario> seen;  ///< what `sketch` and `draws` are of
    Sketch sketch;
    std::vector<Shown> gallery;
    Draws draws;
    double rolled_ms = -1e9;
    std::optional<double> what_if;
    bool pasting = false;

    void follow(const Scenario& scenario);
    void work(Ui& ui);
};

/// What opens without a scenario: one question, one strip, one Roll, the first results; the labs
/// and the shipped scenarios as small pictures; ways to bring one's own.
class HomeFrame {
public:
    HomeFrame(LabFrame& frame, HomeMemory& memory, const Scenario& scenario);
    void draw();

private:
    LabFrame& frame_;
    Ui& ui_;
    const Theme& theme_;
    HomeMemory& m_;
    const Scenario& scenario_;
    bool narrow_;

    // hero.cpp
    float hero(float x, float y, float w);
    float chips(float x, float y, float w);
    float widest_answer(const Type& type) const;
    float results(float x, float baseline, float w);

    // cards.cpp
    float labs(float x, float y, float w);
    void lab_card(const LabKind& lab, const Box& box);
    float gallery(float x, float y, float w);
    void scenario_card(const Shown& shown, const Box& box);
    float foot(float x, float y, float w);
    float paste_field(float x, float y, float w);
};

std::unique_ptr<Lab> make_home_lab();

}  // namespace temper::shell

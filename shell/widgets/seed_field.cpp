#include "shell/widgets/seed_field.h"

#include <cmath>

#include "shell/numbers.h"
#include "shell/widgets/field.h"

namespace temper::shell {

bool seed_field(Ui& ui, float x, float baseline, const Type& type, Scenario& scenario) {
    const std::uint64_t before = scenario.seed;
    const std::string shown = std::to_string(before);
    const Box box{x, baseline - 17, width(shown, type), 24};
    const Touched touched =
        field(ui, box, x, baseline,
              {.name = "Seed", .shown = shown, .edited = shown, .type = type, .numeric = true},
              [&scenario](const std::string& typed) -> std::string {
                  const auto value = read_number(typed);
                  if (!value || *value < 0 || *value != std::floor(*value) ||
                      *value > static_cast<double>(max_seed))
                      return "A whole number from 0 to 2^53 − 1 was expected";
                  scenario.seed = static_cast<std::uint64_t>(*value);
                  return "";
              });
    ui.explain(touched, box, [&] {
        return Explain{.title = "Seed",
                       .lines = {"dice of run i, step t = Philox4x32-10(seed, i, t)"},
                       .sentence =
                           "The same seed throws the same dice, here, in a browser and in "
                           "Node, whatever the chain.",
                       .value = shown};
    });
    return scenario.seed != before;
}

}  // namespace temper::shell

#include "core/setup.h"

#include <utility>

namespace temper {

Setup setup_of(const Scenario& scenario, std::size_t chain,
               std::shared_ptr<const LanguageModel> model) {
    std::vector<std::int32_t> prompt = model->ids(scenario.prompt);
    return {std::move(model), scenario.chains[chain].samplers, std::move(prompt),
            scenario.max_tokens};
}

}  // namespace temper

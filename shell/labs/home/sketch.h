#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "core/scenario.h"

namespace temper::shell {

/// What the small pictures of a scenario are drawn from: a few of its numbers, all the core's.
struct Sketch {
    std::vector<std::string> tokens;  ///< what can follow the prompt
    std::vector<double> untouched;    ///< the model's probabilities of them
    std::vector<double> probs;        ///< what the first chain leaves
    std::size_t top = 0;              ///< the most probable one

    /// Before each of the first stages, the most probable first; and how many the stage kept.
    struct Cut {
        std::string title;
        std::vector<double> probs;
        std::size_t kept = 0;
    };
    std::vector<Cut> cuts;

    struct Word {
        std::string token;
        std::size_t colour = 0;  ///< its id in the whole vocabulary
        double nats = 0;         ///< its surprisal; of a candidate, its probability
    };
    std::vector<Word> text;        ///< a run's first words
    std::vector<Word> candidates;  ///< what could follow them, the most probable first

    /// The first word's likeliest values, each with the second's.
    struct Branch {
        double probability;
        std::vector<double> next;
    };
    std::vector<Branch> branches;

    struct Row {
        double temperature;
        std::vector<double> probs;
    };
    std::vector<Row> rows;  ///< the chains side by side, or one chain at three temperatures
};

/// Of `scenario`; costs a few steps of generation.
Sketch sketch_of(const Scenario& scenario);

}  // namespace temper::shell

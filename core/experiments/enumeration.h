#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "core/experiments/experiment.h"
#include "core/experiments/states.h"

namespace temper {

/// Lists every text a setup can give, unless there are more than a limit. Depth first: each branch
/// still to be taken is at least one text, so the limit is noticed early and bounds the memory.
class Enumeration {
public:
    /// `setup` and `states`, which are of one another, must outlive it.
    Enumeration(const Setup& setup, States& states, std::size_t limit);

    /// Does about `budget` operations. True while there is more to do.
    bool work(std::uint64_t budget);

    /// Whether all are listed; else, once done, there are too many (or too many hidden cases).
    bool complete() const { return !failed_ && path_.empty(); }

    /// Where there are none left to find: each text, in order of tokens.
    std::vector<Outcome>& outcomes() { return outcomes_; }

private:
    struct Place {
        State* state;
        double probability;
        std::unique_ptr<State> spare = {};
        std::size_t next = 0;  ///< the candidate to go on with
    };
    void arrive(Place place);
    void advance();

    const Setup& setup_;
    States& states_;
    std::size_t limit_;
    std::vector<std::int32_t> tokens_;
    std::vector<Place> path_;
    std::size_t branches_ = 0;  ///< still to be taken
    std::vector<Outcome> outcomes_;
    bool failed_ = false;
};

}  // namespace temper

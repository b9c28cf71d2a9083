#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace temper::shell {

/// Draws from one distribution, counted as they come. Not part of a scenario: seed and run bring
/// them back, draw i being run i, step 0.
class Draws {
public:
    /// Forgets all; the next draw is run `first_run` of `seed`, over `vocabulary` tokens.
    void reset(std::size_t vocabulary, std::uint64_t seed, std::uint64_t first_run);
    /// Asks for `count` more, on top of any still to come.
    void ask(std::uint64_t count) { waiting_ += count; }
    void stop() { waiting_ = 0; }
    /// Draws what is waiting for at most `budget_ms` of `clock` (milliseconds).
    template <class Clock>
    void work(std::span<const double> probs, double budget_ms, Clock clock) {
        const double start = clock();
        while (waiting_ > 0) {
            slice(probs);
            if (clock() - start > budget_ms) break;
        }
    }

    const std::vector<std::uint64_t>& counts() const { return counts_; }
    std::uint64_t total() const { return total_; }
    std::uint64_t waiting() const { return waiting_; }
    std::uint64_t next_run() const { return next_run_; }
    std::uint64_t distinct() const;
    std::size_t most_common() const;
    /// The share of pairs of draws that agree: an unbiased estimate of the sum of squares. Nothing
    /// before the second draw.
    std::optional<double> agreement() const;
    /// The dice of up to the last 200 draws, oldest first.
    std::vector<double> recent() const;

private:
    void slice(std::span<const double> probs);

    std::vector<std::uint64_t> counts_;
    std::uint64_t seed_ = 0, first_run_ = 0, next_run_ = 0, total_ = 0, waiting_ = 0;
};

/// Another seed that is easy to read out, and the same one after the same seed.
std::uint64_t another_seed(std::uint64_t seed);

}  // namespace temper::shell

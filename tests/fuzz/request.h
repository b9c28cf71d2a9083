#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace temper::fuzz {

/// A call as a page may make it, and what is wrong with it.
struct Request {
    std::vector<double> numbers;           ///< 1 to 320
    bool probs = false;                    ///< what they are; else logits
    std::string settings;                  ///< JSON for `read_settings`
    std::vector<std::string> wrong;        ///< paths of settings that must be refused
    std::vector<std::string> wrong_names;  ///< and, where there are none, of unknown tokens
    std::vector<std::int32_t> history;
    std::vector<std::int32_t> taken;  ///< each step's token, or -1 for the die's
    std::uint64_t seed = 0, run = 0;
    std::uint32_t step = 0;
};

/// Any bytes as a call, few or many.
Request read_request(std::span<const std::uint8_t> bytes);

}  // namespace temper::fuzz

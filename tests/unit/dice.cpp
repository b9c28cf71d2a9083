#include "core/dice.h"

#include <doctest/doctest.h>

using namespace temper;

TEST_CASE("philox4x32-10 gives Random123's known answers") {
    using Words = std::array<std::uint32_t, 4>;
    // kat_vectors of Random123 1.14.
    CHECK(philox4x32({0, 0, 0, 0}, {0, 0}) ==
          Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox4x32({~0u, ~0u, ~0u, ~0u}, {~0u, ~0u}) ==
          Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
          Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("dice are laid out as the contract says") {
    const std::uint64_t seed = 0x299f31d0a4093822, run = 0x0370734413198a2e;
    const auto words = philox4x32({7, 0, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0});
    const auto unit = [](std::uint32_t high, std::uint32_t low) {
        return (static_cast<double>(high >> 5) * 0x1p26 + static_cast<double>(low >> 6)) * 0x1p-53;
    };
    const Dice thrown = dice(seed, run, 7);
    CHECK(thrown.u == unit(words[0], words[1]));
    CHECK(thrown.second == unit(words[2], words[3]));
    CHECK(thrown.u != dice(seed, run, 8).u);
    CHECK(thrown.u != dice(seed, run + 1, 7).u);
    CHECK(thrown.u != dice(seed + 1, run, 7).u);
}

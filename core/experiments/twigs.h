#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace temper {

/// Counts of texts by what they are, packed: each is a place in a tree and the tokens from there
/// on. About 24 bytes and one or two a token for each different one.
class Twigs {
public:
    struct Twig {
        std::uint32_t node;
        std::uint32_t count;
        double probability;
        std::span<const std::uint8_t> packed;  ///< the tokens: see `unpack`
    };

    /// Counts one more; `probability` is kept from the first time. False, and nothing changed, if
    /// that would pass `max_bytes`.
    bool add(std::uint32_t node, std::span<const std::int32_t> tokens, double probability,
             std::size_t max_bytes);

    std::size_t size() const { return size_; }
    std::size_t bytes() const { return chunks_.size() * chunk_size + table_.size() * 4; }

    /// The twig at a place in the table; nothing if that is free. Places change as it grows.
    std::size_t places() const { return table_.size(); }
    bool taken(std::size_t place) const { return table_[place] != 0; }
    Twig at(std::size_t place) const;

    /// How many twigs were counted exactly `i` times, for i < 1024; and the counts of all others.
    std::span<const std::uint64_t> rare() const { return rare_; }
    std::vector<std::uint32_t> frequent() const;

    static void unpack(std::span<const std::uint8_t> packed, std::vector<std::int32_t>& tokens);

private:
    static constexpr std::size_t chunk_size = 1 << 20;
    std::uint8_t* record(std::uint32_t reference) const;
    std::size_t find(std::span<const std::uint8_t> key) const;
    void grow();

    std::vector<std::unique_ptr<std::uint8_t[]>> chunks_;
    std::size_t used_ = chunk_size;     ///< of the last chunk
    std::vector<std::uint32_t> table_;  ///< 1 + a record's place; a power of two of them
    std::size_t size_ = 0;
    std::vector<std::uint64_t> rare_ = std::vector<std::uint64_t>(1024);
    std::vector<std::uint32_t> frequent_;  ///< references of the others
    std::vector<std::uint8_t> key_;        ///< of the one being added
};

}  // namespace temper

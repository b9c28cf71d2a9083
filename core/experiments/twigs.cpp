#include "core/experiments/twigs.h"

#include <algorithm>
#include <cstring>

namespace temper {
namespace {

// A record: count (4 bytes), probability (8), length of the key (4), key. The key: node (4), then
// each token in groups of seven bits, low ones first, the top bit saying that more follow.
constexpr std::size_t head = 16, node_size = 4;

template <class Number>
Number read(const std::uint8_t* from) {
    Number number;
    std::memcpy(&number, from, sizeof number);
    return number;
}
template <class Number>
void write(std::uint8_t* to, Number number) {
    std::memcpy(to, &number, sizeof number);
}

std::span<const std::uint8_t> key_of(const std::uint8_t* record) {
    return {record + head, read<std::uint32_t>(record + 12)};
}

void pack(std::uint32_t node, std::span<const std::int32_t> tokens,
          std::vector<std::uint8_t>& key) {
    key.resize(node_size);
    write(key.data(), node);
    for (const std::int32_t token : tokens) {
        auto rest = static_cast<std::uint32_t>(token);
        for (; rest >= 128; rest >>= 7) key.push_back(static_cast<std::uint8_t>(rest | 128));
        key.push_back(static_cast<std::uint8_t>(rest));
    }
}

std::uint64_t hash(std::span<const std::uint8_t> key) {
    std::uint64_t h = key.size();
    for (; key.size() >= 8; key = key.subspan(8)) {
        h = (h ^ read<std::uint64_t>(key.data())) * 0x9E3779B97F4A7C15;
        h ^= h >> 32;
    }
    for (const std::uint8_t byte : key) h = (h ^ byte) * 0x9E3779B97F4A7C15;
    h ^= h >> 29;
    return h * 0xBF58476D1CE4E5B9 >> 20;
}

}  // namespace

std::uint8_t* Twigs::record(std::uint32_t reference) const {
    const std::size_t place = reference - 1;
    return chunks_[place / chunk_size].get() + place % chunk_size;
}

std::size_t Twigs::find(std::span<const std::uint8_t> key) const {
    const auto other = [this, key](std::size_t place) {
        const std::span<const std::uint8_t> there = key_of(record(table_[place]));
        return !std::equal(there.begin(), there.end(), key.begin(), key.end());
    };
    std::size_t place = hash(key) & (table_.size() - 1);
    while (taken(place) && other(place)) place = (place + 1) & (table_.size() - 1);
    return place;
}

void Twigs::grow() {
    const std::vector<std::uint32_t> old = std::move(table_);
    table_.assign(std::max<std::size_t>(2 * old.size(), 1024), 0);
    for (const std::uint32_t reference : old)
        if (reference != 0) table_[find(key_of(record(reference)))] = reference;
}

bool Twigs::add(std::uint32_t node, std::span<const std::int32_t> tokens, double probability,
                std::size_t max_bytes) {
    pack(node, tokens, key_);
    if (table_.empty()) grow();
    std::size_t place = find(key_);
    if (!taken(place)) {
        if (2 * size_ >= table_.size()) {
            // While it grows the old table stands beside the new one.
            if (bytes() + 8 * table_.size() > max_bytes) return false;
            grow();
            place = find(key_);
        }
        const std::size_t needed = head + key_.size();
        if (used_ + needed > chunk_size) {
            if (bytes() + chunk_size > max_bytes) return false;
            chunks_.push_back(std::make_unique<std::uint8_t[]>(chunk_size));
            used_ = 0;
        }
        const std::size_t at = (chunks_.size() - 1) * chunk_size + used_;
        table_[place] = static_cast<std::uint32_t>(at + 1);
        std::uint8_t* fresh = record(table_[place]);
        write(fresh, std::uint32_t{0});
        write(fresh + 4, probability);
        write(fresh + 12, static_cast<std::uint32_t>(key_.size()));
        std::memcpy(fresh + head, key_.data(), key_.size());
        used_ += needed;
        ++size_;
    }
    std::uint8_t* found = record(table_[place]);
    const auto count = read<std::uint32_t>(found) + 1;
    write(found, count);
    if (count > 1 && count <= rare_.size()) --rare_[count - 1];
    if (count < rare_.size()) ++rare_[count];
    if (count == rare_.size()) frequent_.push_back(table_[place]);
    return true;
}

Twigs::Twig Twigs::at(std::size_t place) const {
    const std::uint8_t* found = record(table_[place]);
    const auto key = key_of(found);
    return {read<std::uint32_t>(key.data()), read<std::uint32_t>(found), read<double>(found + 4),
            key.subspan(node_size)};
}

std::vector<std::uint32_t> Twigs::frequent() const {
    std::vector<std::uint32_t> counts;
    for (const std::uint32_t reference : frequent_)
        counts.push_back(read<std::uint32_t>(record(reference)));
    return counts;
}

void Twigs::unpack(std::span<const std::uint8_t> packed, std::vector<std::int32_t>& tokens) {
    std::uint32_t token = 0;
    int shift = 0;
    for (const std::uint8_t byte : packed) {
        token |= static_cast<std::uint32_t>(byte & 127) << shift;
        shift += 7;
        if (byte >= 128) continue;
        tokens.push_back(static_cast<std::int32_t>(token));
        token = 0;
        shift = 0;
    }
}

}  // namespace temper

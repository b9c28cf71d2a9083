#pragma once
#include <string>
#include <vector>

#include "core/field.h"
#include "core/sampler.h"

namespace temper::shell {

// What a sampler's settings need to be shown and typed, whatever the sampler.

/// One setting of a sampler: what it says of itself, and where it is; one of the four.
struct SettingRef {
    FieldInfo info;
    double* real = nullptr;
    int* integer = nullptr;
    TokenNumbers* numbers = nullptr;
    TokenNames* names = nullptr;

    bool is_number() const { return real || integer; }
    bool whole() const { return integer; }
    double value() const { return real ? *real : integer ? *integer : 0; }
    void set(double value) const {
        if (real) *real = value;
        else if (integer) *integer = static_cast<int>(value);
    }
};

/// Every setting of `sampler`, which must outlive them, in the order a document shows them.
std::vector<SettingRef> settings_of(Sampler& sampler);

/// A setting's value as it is shown: "40", "0.95", "0.002".
std::string shown_setting(double value, bool whole);

/// The step of an arrow key: 1 for whole numbers, else 0.01 or, on a long scale, 0.1.
double fine_step(const FieldInfo& info, bool whole);

/// `value` brought onto the steps and into what a slider may give.
double slid(const FieldInfo& info, bool whole, double value);

/// Why `value` cannot be this setting: a sentence with what was expected; empty if it can.
std::string refusal(const FieldInfo& info, bool whole, double value);

/// A new stage of this kind, with the values that people begin with.
Stage stage_just_added(Sampler kind);

}  // namespace temper::shell

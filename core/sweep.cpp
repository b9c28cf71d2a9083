#include "core/sweep.h"

#include <optional>
#include <utility>

#include "core/edit.h"
#include "core/trace.h"

namespace temper {

Result<std::vector<std::vector<double>>> distribution_sweep(std::span<const double> logits,
                                                            const Chain& chain, const Knob& knob,
                                                            std::span<const double> values) {
    std::vector<std::vector<double>> rows;
    rows.reserve(values.size());
    for (const double value : values) {
        const Result<Chain> varied = turned(chain, knob, value);
        if (!varied) return varied.error();
        rows.push_back(temper::apply(logits, varied->samplers));
    }
    return rows;
}

std::vector<std::vector<double>> temperature_sweep(std::span<const double> logits,
                                                   const Chain& chain,
                                                   std::span<const double> temperatures) {
    Chain varied = chain;
    std::vector<std::vector<double>> rows;
    rows.reserve(temperatures.size());
    for (const double temperature : temperatures) {
        set_temperature(varied, temperature);
        rows.push_back(temper::apply(logits, varied.samplers));
    }
    return rows;
}

struct Sweep::Impl {
    Setup setup;
    Knob knob;
    std::vector<double> values;
    std::uint64_t runs;
    std::vector<Exact> points = {};
    std::optional<ExactWork> work = {};

    void begin_point() {
        const Chain chain{.name = {}, .samplers = setup.samplers};
        Setup at = setup;
        at.samplers = turned(chain, knob, values[points.size()])->samplers;
        work.emplace(std::move(at), runs);
    }
};

Result<Sweep> Sweep::over(const Setup& setup, const Knob& knob, std::vector<double> values,
                          std::uint64_t runs) {
    const Chain chain{.name = {}, .samplers = setup.samplers};
    for (const double value : values)
        if (const Result<Chain> varied = turned(chain, knob, value); !varied) return varied.error();
    return Sweep(std::make_unique<Impl>(Impl{setup, knob, std::move(values), runs}));
}

Sweep::Sweep(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Sweep::Sweep(Sweep&&) noexcept = default;
Sweep& Sweep::operator=(Sweep&&) noexcept = default;
Sweep::~Sweep() = default;

bool Sweep::work(std::uint64_t budget) {
    constexpr std::uint64_t slice = 2000;
    for (std::uint64_t spent = 0; impl_->points.size() < impl_->values.size() && spent < budget;
         spent += slice) {
        if (!impl_->work) impl_->begin_point();
        if (impl_->work->work(slice)) continue;
        impl_->points.push_back(impl_->work->result());
        impl_->work.reset();
    }
    return impl_->points.size() < impl_->values.size();
}

const std::vector<double>& Sweep::values() const {
    return impl_->values;
}
const std::vector<Exact>& Sweep::points() const {
    return impl_->points;
}

}  // namespace temper

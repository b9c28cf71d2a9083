#include <dlfcn.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/bench/answer.h"
#include "tests/bench/inputs.h"

// llama.cpp's own samplers, through the C interface of its prebuilt library, whose path is the
// argument. The declarations below are the part of its llama.h that this needs.

namespace {

using temper::Stage;

struct TokenData {
    std::int32_t id;
    float logit, p;
};
struct TokenArray {
    TokenData* data;
    std::size_t size;
    std::int64_t selected;
    bool sorted;
};
struct Sampler;
struct ChainParams {
    bool no_perf;
};

void* library = nullptr;

template <class Function>
Function* get(const char* name) {
    void* const found = dlsym(library, name);
    if (found) return reinterpret_cast<Function*>(found);
    std::fprintf(stderr, "%s is not in the library\n", name);
    std::exit(1);
}

Sampler* with_keep(const char* name, double p) {
    return get<Sampler*(float, std::size_t)>(name)(static_cast<float>(p), 1);
}
Sampler* make(const temper::Temperature& sampler) {
    return get<Sampler*(float)>("llama_sampler_init_temp")(static_cast<float>(sampler.temperature));
}
Sampler* make(const temper::TopK& sampler) {
    return get<Sampler*(std::int32_t)>("llama_sampler_init_top_k")(sampler.k);
}
Sampler* make(const temper::TopP& sampler) {
    return with_keep("llama_sampler_init_top_p", sampler.p);
}
Sampler* make(const temper::MinP& sampler) {
    return with_keep("llama_sampler_init_min_p", sampler.p);
}
Sampler* make(const temper::TypicalP& sampler) {
    return with_keep("llama_sampler_init_typical", sampler.p);
}
Sampler* make(const auto&) {
    return nullptr;
}

double token_ns(const std::vector<Stage>& stages, std::size_t vocabulary) {
    const auto add = get<void(Sampler*, Sampler*)>("llama_sampler_chain_add");
    const auto apply = get<void(Sampler*, TokenArray*)>("llama_sampler_apply");
    Sampler* const chain = get<Sampler*(ChainParams)>("llama_sampler_chain_init")({true});
    for (const Stage& stage : stages)
        add(chain, std::visit([](const auto& sampler) { return make(sampler); }, stage.sampler));
    add(chain, get<Sampler*(std::uint32_t)>("llama_sampler_init_dist")(1));

    const std::vector<double> doubles = temper::bench::normal_logits(vocabulary);
    const std::vector<float> logits(doubles.begin(), doubles.end());
    std::vector<TokenData> tokens(vocabulary);
    const double ns = temper::bench::best_ns([&] {
        // As its own llama_sampler_sample makes them.
        for (std::size_t i = 0; i < vocabulary; ++i)
            tokens[i] = {static_cast<std::int32_t>(i), logits[i], 0};
        TokenArray array{tokens.data(), vocabulary, -1, false};
        apply(chain, &array);
    });
    get<void(Sampler*)>("llama_sampler_free")(chain);
    return ns;
}

double measure(const std::string& work, std::size_t size) {
    if (const auto chain = temper::bench::chain_of(work); !chain.empty())
        return token_ns(chain, size);
    return 0;
}

}  // namespace

int main(int count, char** words) {
    library = count > 1 ? dlopen(words[1], RTLD_NOW) : nullptr;
    if (library) return temper::bench::answer(measure);
    std::fprintf(stderr, "usage: llama_bench PATH-OF-LIBLLAMA.SO\n%s\n",
                 count > 1 ? dlerror() : "");
    return 1;
}

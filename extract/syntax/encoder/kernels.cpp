#include "extract/syntax/encoder/kernels.hpp"

#include <array>
#include <cstdlib>
#include <string_view>
#ifdef __x86_64__
#include <cpuid.h>
#endif

namespace claimgraph::encoder {

extern const Kernels kPlainKernels;
#ifdef __x86_64__
extern const Kernels kAvx2Kernels;
extern const Kernels kAvx512Kernels;
extern const Kernels kAvxVnniKernels;
#endif

namespace {

struct Available {
    std::array<const Kernels*, 4> list{&kPlainKernels};
    std::size_t count = 1;

    Available() {
#ifdef __x86_64__
        __builtin_cpu_init();
        if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
            list[count++] = &kAvx2Kernels;
            if (has_avx_vnni()) list[count++] = &kAvxVnniKernels;
        }
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
            __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
            __builtin_cpu_supports("avx512vnni"))
            list[count++] = &kAvx512Kernels;
#endif
    }

#ifdef __x86_64__
    // Compilers of today do not know the name; CPUID leaf 7, subleaf 1, EAX bit 4.
    static bool has_avx_vnni() {
        unsigned eax = 0;
        unsigned ebx = 0;
        unsigned ecx = 0;
        unsigned edx = 0;
        return __get_cpuid_count(7, 1, &eax, &ebx, &ecx, &edx) != 0 && (eax & 0x10U) != 0;
    }
#endif
};

} // namespace

std::span<const Kernels* const> available_kernels() {
    static const Available kAvailable;
    return {kAvailable.list.data(), kAvailable.count};
}

const Kernels& best_kernels() { return *available_kernels().back(); }

const Kernels* chosen_kernels() {
    const char* wanted = std::getenv("CLAIMGRAPH_CPU");
    if (wanted == nullptr || *wanted == '\0') return &best_kernels();
    for (const Kernels* kernels : available_kernels())
        if (std::string_view(kernels->name) == wanted) return kernels;
    return nullptr;
}

} // namespace claimgraph::encoder

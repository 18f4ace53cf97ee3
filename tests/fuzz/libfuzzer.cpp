// SPDX-License-Identifier: GPL-3.0-or-later
// The entry point of the libFuzzer programs; TIDEMARK_FUZZ_TARGET names the function of targets.h.
#ifdef TIDEMARK_FUZZ_TARGET

#include "fuzz/targets.h"

#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray flaw = tidemark::fuzz::TIDEMARK_FUZZ_TARGET({reinterpret_cast<const char *>(data), size});
    if (!flaw.isEmpty()) {
        std::fprintf(stderr, "%s\n", flaw.constData());
        std::abort();
    }
    return 0;
}

#endif

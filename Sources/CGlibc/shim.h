// What glibc has and Swift's Glibc leaves out.
#include <malloc.h>
#include <sys/prctl.h>

// `prctl` is C-variadic, which Swift cannot call.
static inline int reeve_set_dumpable(int dumpable) {
    return prctl(PR_SET_DUMPABLE, (unsigned long)dumpable, 0UL, 0UL, 0UL);
}

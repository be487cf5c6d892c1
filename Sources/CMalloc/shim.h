// What glibc's allocator can be told, which Swift's Glibc leaves out.
#include <malloc.h>

// libgit2. `git_libgit2_opts` is C-variadic, which Swift cannot call, so each option that the Git target
// sets has a wrapper here. Options are named by the header's constants, never by number: Debian's 1.5.1
// carries a backported option whose value means another one in 1.6.
#include <git2.h>
#include <git2/sys/repository.h>

static inline int reeve_git_set_ssl_cert_file(const char *file) {
    return git_libgit2_opts(GIT_OPT_SET_SSL_CERT_LOCATIONS, file, NULL);
}

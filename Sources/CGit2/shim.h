// libgit2, and what Swift cannot call of it. `git_libgit2_opts` is C-variadic, so each option that the Git
// target sets has a wrapper here. Options are named by the header's constants, never by number: Debian's
// 1.5.1 carries a backported option whose value means another one in 1.6.
#include <git2.h>
#include <git2/sys/repository.h>
#include <sys/prctl.h>

static inline int reeve_git_set_ssl_cert_file(const char *file) {
    return git_libgit2_opts(GIT_OPT_SET_SSL_CERT_LOCATIONS, file, NULL);
}

// Where libgit2 looks for the configuration of one level. An empty path: nowhere.
static inline int reeve_git_set_search_path(int level, const char *path) {
    return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path);
}

static inline int reeve_git_set_owner_validation(int enabled) {
    return git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, enabled);
}

static inline int reeve_git_set_mapped_window_size(size_t bytes) {
    return git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, bytes);
}

static inline int reeve_git_set_mapped_limit(size_t bytes) {
    return git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, bytes);
}

// `prctl` is C-variadic, too. The worker asks to be killed when the thread that started it ends.
static inline int reeve_kill_with_parent(int signal) {
    return prctl(PR_SET_PDEATHSIG, (unsigned long)signal, 0UL, 0UL, 0UL);
}

// libgit2, and what Swift cannot call of it. `git_libgit2_opts` is C-variadic, so each option that the Git
// target sets has a wrapper here. Options are named by the header's constants, never by number: Debian's
// 1.5.1 carries a backported option whose value means another one in 1.6.
#include <git2.h>
#include <git2/sys/repository.h>
#include <git2/sys/transport.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

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

// A subtransport of ours, and a stream of it: what libgit2 knows, and whose they are.
typedef struct {
    git_smart_subtransport base;
    void *owner;
} reeve_git_subtransport;

typedef struct {
    git_smart_subtransport_stream base;
    void *owner;
} reeve_git_stream;

// Starts a program with these three descriptors as its standard streams, which is killed when the calling thread
// ends. Swift has no `fork`. Between it and `execve` only calls that are safe there are made (signal-safety(7)).
// Returns the process, or -1 and errno.
static inline pid_t reeve_spawn(
    const char *path, char *const arguments[], char *const environment[], int input, int output, int error
) {
    pid_t parent = getpid();
    pid_t child = fork();
    if (child != 0) return child;
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    if (reeve_kill_with_parent(SIGKILL) != 0 || getppid() != parent) _exit(127);
    if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(error, 2) < 0) _exit(127);
    syscall(SYS_close_range, 3U, ~0U, 0U);
    execve(path, arguments, environment);
    _exit(127);
}

/* Records what a program writes below RECORD_ROOT into the file RECORD_LOG, for the disk model of cuts.py.
   cc -shared -fPIC -O1 -o recorder.so recorder.c -ldl, then LD_PRELOAD=recorder.so */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define MOST 4096

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char watched[MOST];
static int log_file = -2;
static const char *root;

static int ready(void) {
    if (log_file == -2) {
        const char *path = getenv("RECORD_LOG");
        root = getenv("RECORD_ROOT");
        log_file = path && root ? REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
    }
    return log_file >= 0;
}

static int below(const char *path) { return ready() && path && strncmp(path, root, strlen(root)) == 0; }

static void note(char kind, int fd, int64_t place, const void *one, uint32_t n1, const void *two, uint32_t n2) {
    struct __attribute__((packed)) { char kind; int32_t fd; int64_t place; uint32_t n1, n2; } head = {kind, fd, place, n1, n2};
    pthread_mutex_lock(&turn);
    ssize_t done = REAL(write)(log_file, &head, sizeof head);
    done += REAL(write)(log_file, one, n1);
    if (n2) done += REAL(write)(log_file, two, n2);
    (void)done;
    pthread_mutex_unlock(&turn);
}

static int opened(int fd, const char *path, int flags) {
    if (fd >= 0 && fd < MOST) {
        watched[fd] = below(path);
        if (watched[fd]) note('O', fd, flags & O_TRUNC ? 1 : 0, path, strlen(path), "", 0);
    }
    return fd;
}

#define OPEN(name)                                                     \
    int name(const char *path, int flags, ...) {                       \
        va_list rest;                                                  \
        va_start(rest, flags);                                         \
        mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;      \
        va_end(rest);                                                  \
        return opened(REAL(name)(path, flags, mode), path, flags);     \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                   \
    int name(int folder, const char *path, int flags, ...) {           \
        va_list rest;                                                  \
        va_start(rest, flags);                                         \
        mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;      \
        va_end(rest);                                                  \
        return opened(REAL(name)(folder, path, flags, mode), path, flags); \
    }
OPENAT(openat)
OPENAT(openat64)

static int is_watched(int fd) { return fd >= 0 && fd < MOST && watched[fd]; }

ssize_t write(int fd, const void *data, size_t size) {
    off_t place = is_watched(fd) ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t done = REAL(write)(fd, data, size);
    if (is_watched(fd) && done > 0) note('W', fd, place, data, done, "", 0);
    return done;
}

#define PWRITE(name, offset)                                           \
    ssize_t name(int fd, const void *data, size_t size, offset place) {\
        ssize_t done = REAL(name)(fd, data, size, place);              \
        if (is_watched(fd) && done > 0) note('W', fd, place, data, done, "", 0); \
        return done;                                                   \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(name, offset)                                         \
    int name(int fd, offset size) {                                    \
        int failed = REAL(name)(fd, size);                             \
        if (is_watched(fd) && !failed) note('T', fd, size, "", 0, "", 0); \
        return failed;                                                 \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define FLUSH(name)                                                    \
    int name(int fd) {                                                 \
        int failed = REAL(name)(fd);                                   \
        if (is_watched(fd) && !failed) note('F', fd, 0, "", 0, "", 0); \
        return failed;                                                 \
    }
FLUSH(fsync)
FLUSH(fdatasync)

int close(int fd) {
    if (fd >= 0 && fd < MOST) watched[fd] = 0;
    return REAL(close)(fd);
}

/* Copies inside the kernel are refused, so that whoever wants one writes what it read. */
#define SENDFILE(name, offset)                                         \
    ssize_t name(int out, int in, offset *place, size_t size) {        \
        errno = EINVAL;                                                \
        return -1;                                                     \
    }
SENDFILE(sendfile, off_t)
SENDFILE(sendfile64, off64_t)

ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t size, unsigned int flags) {
    errno = EINVAL;
    return -1;
}

int rename(const char *from, const char *to) {
    int failed = REAL(rename)(from, to);
    if (!failed && below(to)) note('R', 0, 0, from, strlen(from), to, strlen(to));
    return failed;
}

int unlink(const char *path) {
    int failed = REAL(unlink)(path);
    if (!failed && below(path)) note('U', 0, 0, path, strlen(path), "", 0);
    return failed;
}

int mkdir(const char *path, mode_t mode) {
    int failed = REAL(mkdir)(path, mode);
    if (!failed && below(path)) note('D', 0, 0, path, strlen(path), "", 0);
    return failed;
}

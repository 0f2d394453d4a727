// What Swift cannot see of the C library by itself. Only macros are included, so that no type has
// two owners.

// The variables of this process, as a new one gets them: Swift takes the global for a race.
#ifdef __APPLE__
extern char ***_NSGetEnviron(void);
static inline char **kernel_environment(void) { return *_NSGetEnviron(); }
#else
extern char **environ;
static inline char **kernel_environment(void) { return environ; }
#endif

// Calls of the Linux kernel that the headers of the C library show only under _GNU_SOURCE, which
// Swift does not define.
#ifdef __linux__
#include <sys/syscall.h>

extern long syscall(long number, ...);

// renameat2(2) with RENAME_EXCHANGE: two paths trade places. -100 is AT_FDCWD.
static inline int kernel_exchange(const char *one, const char *other) {
  return (int)syscall(SYS_renameat2, -100, one, -100, other, 2u);
}

// ioctl_ficlone(2): all blocks of a file become those of another. 0x40049409 is FICLONE.
static inline int kernel_clone(int source, int destination) {
  return (int)syscall(SYS_ioctl, destination, 0x40049409ul, source);
}

// copy_file_range(2): from and to the current positions.
static inline long kernel_copy_range(int source, int destination, unsigned long count) {
  return syscall(SYS_copy_file_range, source, (void *)0, destination, (void *)0, count, 0u);
}
#endif

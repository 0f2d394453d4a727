// What stands in for parts of the C library and of the Swift runtime in the static executable of a
// release, which tools/release defines EDITABLE_STATIC for. Otherwise there is nothing here. Some of
// it is for what must not happen in such a program, the rest makes starts faster.
//
// A static program must not ask the name services of the machine for users and groups, nor load
// libraries: both need the shared C library that it was linked with, at run time. Foundation and the
// Swift runtime refer to these functions where `editable` never gets to. This makes that certain, and
// leaves out the resolver of the C library (80 KB).

#ifdef EDITABLE_STATIC

#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <stddef.h>
#include <sys/sysinfo.h>
#include <unistd.h>

struct passwd;
struct group;

// Defines a function that finds no entry of the list of users or groups.
#define FINDS_NOTHING(function, key_type, entry_type)                          \
  int function(key_type key, entry_type *entry, char *buffer, size_t size,     \
               entry_type **result) {                                          \
    *result = NULL;                                                            \
    return ENOSYS;                                                             \
  }

FINDS_NOTHING(getpwnam_r, const char *, struct passwd)
FINDS_NOTHING(getpwuid_r, unsigned, struct passwd)
FINDS_NOTHING(getgrnam_r, const char *, struct group)
FINDS_NOTHING(getgrgid_r, unsigned, struct group)

void *dlopen(const char *path, int flags) { return NULL; }

// The arguments as the C library passes them to what runs before `main`. The Swift runtime looks for
// them in /proc/self/maps, which takes a twentieth of a build hook, and finds none without /proc.
static int argument_count;
static char **arguments;

__attribute__((constructor)) static void keep_arguments(int count, char **values) {
  argument_count = count;
  arguments = values;
}

char **_swift_stdlib_getUnsafeArgvArgc(int *count) {
  *count = argument_count;
  return arguments;
}

void _swift_stdlib_overrideUnsafeArgvArgc(char **values, int count) {
  argument_count = count;
  arguments = values;
}

// libdispatch asks for the number of processors twice at every start, and the C library reads a
// file of /sys for the answer. These are the processors that the process may use, which is what
// counts. All that the object in glibc's archive defines is here, so that it is left out.
int __get_nprocs(void) {
  cpu_set_t processors[8] = {0};  // up to 8,192 of them
  if (sched_getaffinity(0, sizeof processors, processors) != 0) return 1;
  return CPU_COUNT_S(sizeof processors, processors);
}

int __get_nprocs_conf(void) { return __get_nprocs(); }
int __get_nprocs_sched(void) { return __get_nprocs(); }
int get_nprocs(void) { return __get_nprocs(); }
int get_nprocs_conf(void) { return __get_nprocs(); }

// The same part of the C library knows the size of the memory, in pages.
static long pages_of(unsigned long long units, const struct sysinfo *memory) {
  return (long)(units * memory->mem_unit / (unsigned)getpagesize());
}

long __get_phys_pages(void) {
  struct sysinfo memory;
  return sysinfo(&memory) == 0 ? pages_of(memory.totalram, &memory) : -1;
}

long __get_avphys_pages(void) {
  struct sysinfo memory;
  return sysinfo(&memory) == 0 ? pages_of(memory.freeram, &memory) : -1;
}

// It prints no backtraces: the tables for that are left out, and the program that prints them is not
// here. The runtime would look for it in eight places at every start. Zeros are the settings of one
// that is switched off; there are 88 bytes of them in Swift 6.3.
char _swift_backtraceSettings[256] __attribute__((aligned(16)));

int _swift_backtrace_isThunkFunction(const char *name) { return 0; }

#endif

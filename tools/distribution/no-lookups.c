// What a static program must not do: ask the name services of the machine for users and groups, or
// load libraries. Both need the shared C library that the program was linked with, at run time.
//
// Foundation and the Swift runtime refer to these functions where `editable` never gets to. Standing
// in for those of the C library, they make that certain, and leave its resolver out (80 KB).

#include <errno.h>
#include <stddef.h>

struct passwd;
struct group;

int getpwnam_r(const char *name, struct passwd *entry, char *buffer, size_t size,
               struct passwd **result) {
  *result = NULL;
  return ENOSYS;
}

int getpwuid_r(unsigned user, struct passwd *entry, char *buffer, size_t size,
               struct passwd **result) {
  *result = NULL;
  return ENOSYS;
}

int getgrnam_r(const char *name, struct group *entry, char *buffer, size_t size,
               struct group **result) {
  *result = NULL;
  return ENOSYS;
}

int getgrgid_r(unsigned group, struct group *entry, char *buffer, size_t size,
               struct group **result) {
  *result = NULL;
  return ENOSYS;
}

void *dlopen(const char *path, int flags) { return NULL; }

// floor PYPROJECT FOLDER: asks the system for what an editable installation cannot do without, and
// does nothing else. It reads a pyproject.toml and writes a metadata folder of six files, which then
// gets its name, and the .pth file beside it.
//
// Linked statically, this is the least that a build or an installation can take.

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char contents[1 << 16];

static int write_file(const char *path, size_t size) {
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (file < 0) return -1;
  if (write(file, contents, size) != (ssize_t)size) return -1;
  return close(file);
}

int main(int count, char **arguments) {
  if (count != 3) {
    fputs("usage: floor PYPROJECT FOLDER\n", stderr);
    return 2;
  }
  int project = open(arguments[1], O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (project < 0 || fstat(project, &status) < 0) goto failed;
  if (read(project, contents, sizeof contents) <= 0 || close(project) < 0) goto failed;

  if (chdir(arguments[2]) < 0 || mkdir("tides.tmp", 0755) < 0) goto failed;
  memset(contents, 'x', sizeof contents);
  // As large as they are in the sample projects, in bytes.
  if (write_file("tides.tmp/METADATA", 4900) < 0 || write_file("tides.tmp/WHEEL", 80) < 0 ||
      write_file("tides.tmp/RECORD", 700) < 0 || write_file("tides.tmp/INSTALLER", 9) < 0 ||
      write_file("tides.tmp/entry_points.txt", 90) < 0 ||
      write_file("tides.tmp/direct_url.json", 90) < 0 || write_file("tides.pth", 40) < 0)
    goto failed;
  if (rename("tides.tmp", "tides.dist-info") < 0) goto failed;
  return 0;

failed:
  perror("floor");
  return 1;
}

// measure COMMAND...: runs a command and prints three numbers: its wall time in microseconds, its
// peak memory in KiB, and its exit code (128 and more: a signal).
//
// The peak that wait4 reports includes what the process held before it became the command, which is
// what its parent holds. So the parent has to be smaller than any command: this, and not Python.

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static long microseconds_between(struct timespec start, struct timespec end) {
  return (end.tv_sec - start.tv_sec) * 1000000 + (end.tv_nsec - start.tv_nsec) / 1000;
}

int main(int count, char **arguments) {
  if (count < 2) {
    fputs("usage: measure COMMAND...\n", stderr);
    return 2;
  }

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);

  struct timespec start, end;
  struct rusage usage;
  pid_t child;
  int status;
  clock_gettime(CLOCK_MONOTONIC, &start);
  if (posix_spawnp(&child, arguments[1], &actions, NULL, arguments + 1, environ) != 0) {
    perror(arguments[1]);
    return 1;
  }
  wait4(child, &status, 0, &usage);
  clock_gettime(CLOCK_MONOTONIC, &end);

  long peak = usage.ru_maxrss;
#ifdef __APPLE__
  peak /= 1024;  // bytes there, KiB elsewhere
#endif
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  printf("%ld %ld %d\n", microseconds_between(start, end), peak, code);
  return 0;
}

/* A disk that takes SLOW_SYNC_US microseconds longer for every commit: put before a server with LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

/* Threads begin with what the first one has: else each wait lasts 50 microseconds longer. */
__attribute__((constructor)) static void wait_exactly(void) { prctl(PR_SET_TIMERSLACK, 1); }

static void wait_a_moment(void) {
  const char *us = getenv("SLOW_SYNC_US");
  if (us) usleep((useconds_t)atoi(us));
}

int fdatasync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  wait_a_moment();
  return real(fd);
}

int fsync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  wait_a_moment();
  return real(fd);
}

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CLinux.h"

#include <arpa/inet.h>
#include <errno.h>
#include <malloc.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

_Static_assert(sizeof(struct sockaddr_in6) <= 112, "an IPv6 address fits");

static int result(int value) { return value < 0 ? -errno : value; }

int linux_epoll_create(void) { return result(epoll_create1(EPOLL_CLOEXEC)); }

int linux_epoll_control(int epoll, int operation, int descriptor, uint32_t events, uint64_t token) {
  struct epoll_event event = {.events = events, .data.u64 = token};
  return result(epoll_ctl(epoll, operation, descriptor, &event));
}

int linux_epoll_wait(int epoll, linux_ready *ready, int max, int timeout_ms) {
  struct epoll_event events[256];
  if (max > 256) max = 256;
  int count = epoll_wait(epoll, events, max, timeout_ms);
  if (count < 0) return -errno;
  for (int i = 0; i < count; i++) {
    ready[i].token = events[i].data.u64;
    ready[i].events = events[i].events;
  }
  return count;
}

int linux_epoll_wait_precisely(int epoll, linux_ready *ready, int max, uint64_t timeout_ns) {
  struct epoll_event events[256];
  struct timespec timeout = {.tv_sec = timeout_ns / 1000000000, .tv_nsec = timeout_ns % 1000000000};
  if (max > 256) max = 256;
  int count = epoll_pwait2(epoll, events, max, &timeout, NULL);
  if (count < 0) return -errno;
  for (int i = 0; i < count; i++) {
    ready[i].token = events[i].data.u64;
    ready[i].events = events[i].events;
  }
  return count;
}

void linux_thread_sleep_precisely(void) { prctl(PR_SET_TIMERSLACK, 1UL, 0UL, 0UL, 0UL); }

void linux_thread_give_way(void) {
  struct sched_param now = {0}, last = {0};
  int policy = sched_getscheduler(0);
  int least = sched_get_priority_min(policy);
  if ((policy == SCHED_RR || policy == SCHED_FIFO) && sched_getparam(0, &now) == 0 &&
      now.sched_priority > least) {
    // The kernel keeps some of each second for threads that this class starves, and one of them
    // would be this: it would come first then.
    last.sched_priority = least;
    sched_setscheduler(0, policy, &last);
  } else {
    sched_setscheduler(0, SCHED_IDLE, &last);
  }
}

void linux_thread_weigh_less(int steps) {
  // Here it is each thread's own. More is always granted, up to the most there is, and in a
  // real-time class it says nothing.
  setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + steps);
}

int linux_eventfd_create(void) { return result(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)); }

int linux_eventfd_signal(int descriptor) {
  uint64_t one = 1;
  return write(descriptor, &one, 8) < 0 ? -errno : 0;
}

int linux_eventfd_drain(int descriptor) {
  uint64_t count;
  return read(descriptor, &count, 8) < 0 ? -errno : 0;
}

int linux_resolve(const char *host, uint16_t port, int passive, linux_address *address) {
  struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM}, *found = NULL;
  if (passive) hints.ai_flags = AI_PASSIVE;
  char service[8];
  snprintf(service, sizeof service, "%u", port);
  int code = getaddrinfo(host && *host ? host : NULL, service, &hints, &found);
  if (code == EAI_SYSTEM) return -errno;
  if (code == EAI_MEMORY) return -ENOMEM;
  if (code) return -ENOENT;
  int status = -ENOENT;
  if (found->ai_addrlen <= sizeof address->bytes) {
    address->length = found->ai_addrlen;
    memcpy(address->bytes, found->ai_addr, found->ai_addrlen);
    status = 0;
  }
  freeaddrinfo(found);
  return status;
}

int linux_address_host(const linux_address *address, char *host, int capacity) {
  struct sockaddr_storage storage;
  memset(&storage, 0, sizeof storage);
  memcpy(&storage, address->bytes, address->length);
  char service[8] = "0";
  int code = getnameinfo(
      (struct sockaddr *)&storage, address->length, host, (socklen_t)capacity, service,
      sizeof service, NI_NUMERICHOST | NI_NUMERICSERV);
  return code ? -EINVAL : atoi(service);
}

int linux_address_is_loopback(const linux_address *address) {
  struct sockaddr_storage storage;
  memset(&storage, 0, sizeof storage);
  memcpy(&storage, address->bytes, address->length);
  if (storage.ss_family == AF_INET) {
    const struct sockaddr_in *four = (const struct sockaddr_in *)&storage;
    return ntohl(four->sin_addr.s_addr) >> 24 == 127;
  }
  if (storage.ss_family == AF_INET6) {
    const struct in6_addr *six = &((const struct sockaddr_in6 *)&storage)->sin6_addr;
    if (IN6_IS_ADDR_V4MAPPED(six)) return six->s6_addr[12] == 127;
    return IN6_IS_ADDR_LOOPBACK(six);
  }
  return 0;
}

static int open_socket(const linux_address *address, struct sockaddr_storage *storage) {
  memset(storage, 0, sizeof *storage);
  if (address->length > sizeof address->bytes) return -EINVAL;
  memcpy(storage, address->bytes, address->length);
  return result(socket(storage->ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
}

int linux_listen(const linux_address *address, int backlog) {
  struct sockaddr_storage storage;
  int fd = open_socket(address, &storage), one = 1;
  if (fd < 0) return fd;
  int failed = setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) < 0 ||
      bind(fd, (struct sockaddr *)&storage, address->length) < 0 || listen(fd, backlog) < 0;
  if (!failed) return fd;
  int code = errno;
  close(fd);
  return -code;
}

int linux_accept(int listener) {
  return result(accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC));
}

int linux_connect(const linux_address *address, int *descriptor) {
  struct sockaddr_storage storage;
  int fd = open_socket(address, &storage);
  if (fd < 0) return fd;
  *descriptor = fd;
  return connect(fd, (struct sockaddr *)&storage, address->length) < 0 ? -errno : 0;
}

int linux_connect_result(int descriptor) {
  int code = 0;
  socklen_t size = sizeof code;
  if (getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size) < 0) return -errno;
  return -code;
}

typedef int (*name_of_socket)(int, struct sockaddr *, socklen_t *);

static int socket_address(int descriptor, linux_address *address, name_of_socket name) {
  struct sockaddr_storage storage;
  socklen_t whole = sizeof storage;
  if (name(descriptor, (struct sockaddr *)&storage, &whole) < 0) return -errno;
  if (whole > sizeof address->bytes) return -EINVAL;
  memcpy(address->bytes, &storage, whole);
  address->length = whole;
  return 0;
}

int linux_local_address(int descriptor, linux_address *address) {
  return socket_address(descriptor, address, getsockname);
}

int linux_peer_address(int descriptor, linux_address *address) {
  return socket_address(descriptor, address, getpeername);
}

uint64_t linux_address_network(const linux_address *address) {
  struct sockaddr_storage storage;
  memset(&storage, 0, sizeof storage);
  memcpy(&storage, address->bytes, address->length);
  if (storage.ss_family == AF_INET) {
    // No IPv6 network begins with these bits: they are of the multicast range.
    return 0xffff000000000000u | ((const struct sockaddr_in *)&storage)->sin_addr.s_addr;
  }
  if (storage.ss_family != AF_INET6) return 0;
  const struct in6_addr *six = &((const struct sockaddr_in6 *)&storage)->sin6_addr;
  if (IN6_IS_ADDR_V4MAPPED(six)) {
    uint32_t four;
    memcpy(&four, six->s6_addr + 12, 4);
    return 0xffff000000000000u | four;
  }
  uint64_t network;
  memcpy(&network, six->s6_addr, 8);
  return network;
}

int linux_set_no_delay(int descriptor) {
  int one = 1;
  return result(setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one));
}

int linux_shutdown_write(int descriptor) { return result(shutdown(descriptor, SHUT_WR)); }

ssize_t linux_receive(int descriptor, void *buffer, size_t capacity) {
  ssize_t count = recv(descriptor, buffer, capacity, 0);
  return count < 0 ? -errno : count;
}

ssize_t linux_send(int descriptor, const void *bytes, size_t count) {
  ssize_t sent = send(descriptor, bytes, count, MSG_NOSIGNAL);
  return sent < 0 ? -errno : sent;
}

int linux_pair(int *first, int *second) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, pair) < 0) return -errno;
  *first = pair[0];
  *second = pair[1];
  return 0;
}

int linux_close(int descriptor) { return result(close(descriptor)); }

struct start {
  void (*body)(void *);
  void *context;
  char name[16];
};

static void *run(void *argument) {
  struct start start = *(struct start *)argument;
  free(argument);
  pthread_setname_np(pthread_self(), start.name);
  start.body(start.context);
  return NULL;
}

int linux_thread_start(
    uint64_t *handle, const char *name, void (*body)(void *), void *context) {
  struct start *start = malloc(sizeof *start);
  if (!start) return -ENOMEM;
  start->body = body;
  start->context = context;
  snprintf(start->name, sizeof start->name, "%s", name);
  pthread_t thread;
  int code = pthread_create(&thread, NULL, run, start);
  if (code) {
    free(start);
    return -code;
  }
  *handle = (uint64_t)thread;
  return 0;
}

int linux_thread_join(uint64_t handle) { return -pthread_join((pthread_t)handle, NULL); }

int linux_signals_open(const int *signals, int count) {
  sigset_t set;
  sigemptyset(&set);
  for (int i = 0; i < count; i++) sigaddset(&set, signals[i]);
  int code = pthread_sigmask(SIG_BLOCK, &set, NULL);
  if (code) return -code;
  return result(signalfd(-1, &set, SFD_CLOEXEC));
}

int linux_signals_take(int descriptor) {
  struct signalfd_siginfo info;
  ssize_t count = read(descriptor, &info, sizeof info);
  if (count < 0) return -errno;
  return count == sizeof info ? (int)info.ssi_signo : -EIO;
}

int linux_ignore_broken_pipes(void) { return signal(SIGPIPE, SIG_IGN) == SIG_ERR ? -errno : 0; }

int64_t linux_raise_descriptor_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) < 0) return -errno;
  limit.rlim_cur = limit.rlim_max;
  if (setrlimit(RLIMIT_NOFILE, &limit) < 0) return -errno;
  return limit.rlim_cur > INT64_MAX ? INT64_MAX : (int64_t)limit.rlim_cur;
}

int linux_processor_count(void) {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) < 0) return (int)sysconf(_SC_NPROCESSORS_ONLN);
  return CPU_COUNT(&set);
}

static int64_t cpu_nanoseconds(clockid_t clock) {
  struct timespec time;
  if (clock_gettime(clock, &time) < 0) return -errno;
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

int64_t linux_process_cpu_nanoseconds(void) { return cpu_nanoseconds(CLOCK_PROCESS_CPUTIME_ID); }
int64_t linux_thread_cpu_nanoseconds(void) { return cpu_nanoseconds(CLOCK_THREAD_CPUTIME_ID); }

size_t linux_allocated_bytes(void) {
  struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

void linux_trim_memory(void) { malloc_trim(0); }

#pragma once
// What Swift's Glibc module leaves out, and the calls whose C shapes (packed structs,
// variadic arguments, errno) are easier to get right here. Every function returns a
// result of 0 or more, or a negated errno; none of them is interrupted by a signal
// without saying so (-EINTR).
#include <stdint.h>
#include <sys/types.h>

// One descriptor that epoll found ready.
typedef struct {
  uint64_t token;
  uint32_t events;
} linux_ready;

int linux_epoll_create(void);
// operation: 1 add, 2 remove, 3 modify.
int linux_epoll_control(int epoll, int operation, int descriptor, uint32_t events, uint64_t token);
int linux_epoll_wait(int epoll, linux_ready *ready, int max, int timeout_ms);
int linux_epoll_wait_precisely(int epoll, linux_ready *ready, int max, uint64_t timeout_ns);
// Lets the calling thread's waits end when they should, not up to 50 us later.
void linux_thread_sleep_precisely(void);

int linux_eventfd_create(void);
int linux_eventfd_signal(int descriptor);
int linux_eventfd_drain(int descriptor);

// An address as the kernel takes it: 16 bytes for IPv4, 28 for IPv6, up to 110 for a Unix path.
typedef struct {
  uint32_t length;
  uint8_t bytes[112];
} linux_address;

// Fills `address` from a host name or number and a port; -ENOENT when the name is not known.
int linux_resolve(const char *host, uint16_t port, int passive, linux_address *address);
// Writes the numeric host into `host` and returns the port.
int linux_address_host(const linux_address *address, char *host, int capacity);
// 1 for 127.0.0.0/8 and ::1.
int linux_address_is_loopback(const linux_address *address);

int linux_listen(const linux_address *address, int backlog);
int linux_accept(int listener);
// Starts a non-blocking connect; 0 when connected at once, -EINPROGRESS while it goes on.
int linux_connect(const linux_address *address, int *descriptor);
int linux_connect_result(int descriptor);
int linux_local_address(int descriptor, linux_address *address);
int linux_peer_address(int descriptor, linux_address *address);
// An IPv4 address or the upper half of an IPv6 one; 0 for others.
uint64_t linux_address_network(const linux_address *address);
int linux_set_no_delay(int descriptor);
int linux_shutdown_write(int descriptor);
ssize_t linux_receive(int descriptor, void *buffer, size_t capacity);
ssize_t linux_send(int descriptor, const void *bytes, size_t count);
int linux_pair(int *first, int *second);

int linux_close(int descriptor);

// Threads: `body` is called once with `context`.
int linux_thread_start(
    uint64_t *handle, const char *name, void (*body)(void *), void *context);
int linux_thread_join(uint64_t handle);
// Lets the calling thread run only where no other wants the processor; one of a real-time class
// that has more than its least priority, where no other of that class does.
void linux_thread_give_way(void);
// Makes the calling thread nicer by so many steps than it is, or as nice as can be.
void linux_thread_weigh_less(int steps);

// Blocks `signals` in the calling thread and in those it starts, and opens a descriptor for them.
int linux_signals_open(const int *signals, int count);
// The next signal that arrived.
int linux_signals_take(int descriptor);
int linux_ignore_broken_pipes(void);

// Raises the soft limit of open descriptors to the hard one; returns it.
int64_t linux_raise_descriptor_limit(void);
int linux_processor_count(void);
// CPU time of the whole process, and of the calling thread, in nanoseconds.
int64_t linux_process_cpu_nanoseconds(void);
int64_t linux_thread_cpu_nanoseconds(void);
// Bytes that malloc has given out and not got back.
size_t linux_allocated_bytes(void);
// Gives the kernel the pages that malloc keeps and nobody uses.
void linux_trim_memory(void);

// Has the processor fetch so many bytes into its cache, without waiting for them. Any address will
// do.
static inline void linux_prefetch(const void *bytes, size_t count)
{
    uintptr_t begin = (uintptr_t)bytes;
    for (uintptr_t line = begin & ~(uintptr_t)63; line < begin + count; line += 64)
        __builtin_prefetch((const void *)line);
}

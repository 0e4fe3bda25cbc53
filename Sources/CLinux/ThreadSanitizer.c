// For builds with the thread sanitizer only. Swift's Mutex takes its lock by atomics that are
// compiled into its users, where the sanitizer sees them; but when another thread has it, inside
// the toolchain's library, which is not instrumented: each lock that was waited for would be
// reported as a race. So the library's two functions for that are wrapped here, and the sanitizer
// is told what they did.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))
// Synchronization._MutexHandle._lockSlow(UInt32) and ._unlockSlow().
#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

void __tsan_acquire(void *address);
void __tsan_release(void *address);

SWIFT void linux_mutex_lock_slow(uint32_t thread, SELF void *mutex) __asm__(LOCK_SLOW);
SWIFT void linux_mutex_unlock_slow(SELF void *mutex) __asm__(UNLOCK_SLOW);

static void *original(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (found == NULL) abort();
  return found;
}

SWIFT void linux_mutex_lock_slow(uint32_t thread, SELF void *mutex) {
  typedef SWIFT void (*function)(uint32_t, SELF void *);
  ((function)original(LOCK_SLOW))(thread, mutex);
  __tsan_acquire(mutex);
}

SWIFT void linux_mutex_unlock_slow(SELF void *mutex) {
  typedef SWIFT void (*function)(SELF void *);
  __tsan_release(mutex);
  ((function)original(UNLOCK_SLOW))(mutex);
}
#endif
#endif

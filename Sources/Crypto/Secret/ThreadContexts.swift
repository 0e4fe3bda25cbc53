import COpenSSL
import Glibc

/// OpenSSL's working state, one set a thread: making a context for each record would cost
/// more than sealing it.
@safe
final class ThreadContexts {
  let digest: OpaquePointer
  let mac: OpaquePointer
  /// The number of the key that `mac` was last used with.
  var macKey: UInt64 = 0
  let sealing: OpaquePointer
  let opening: OpaquePointer
  private var nonces = NoncePool()

  private init() {
    unsafe digest = required(EVP_MD_CTX_new())
    unsafe mac = required(EVP_MAC_CTX_new(Algorithms.hmac))
    unsafe sealing = required(EVP_CIPHER_CTX_new())
    unsafe opening = required(EVP_CIPHER_CTX_new())
    succeed(unsafe EVP_DigestInit_ex2(digest, Algorithms.sha256, nil))
    succeed(unsafe EVP_EncryptInit_ex2(sealing, Algorithms.aes256GCM, nil, nil, nil))
    succeed(unsafe EVP_DecryptInit_ex2(opening, Algorithms.aes256GCM, nil, nil, nil))
    succeed(unsafe frontdesk_hmac_use_sha256(mac))
  }

  deinit {
    unsafe EVP_MD_CTX_free(digest)
    unsafe EVP_MAC_CTX_free(mac)
    unsafe EVP_CIPHER_CTX_free(sealing)
    unsafe EVP_CIPHER_CTX_free(opening)
  }

  /// Writes a nonce that no other record has to `target`.
  @unsafe
  func writeNonce(to target: UnsafeMutablePointer<UInt8>) { unsafe nonces.write(to: target) }

  /// The slot that frees a thread's contexts when the thread ends.
  private static let slot: pthread_key_t = {
    var key = pthread_key_t()
    let result = unsafe pthread_key_create(&key) { pointer in
      if let pointer = unsafe pointer {
        unsafe Unmanaged<ThreadContexts>.fromOpaque(pointer).release()
      }
    }
    precondition(result == 0, "The process has run out of thread-specific keys.")
    return key
  }()

  /// The calling thread's contexts, made on first use.
  static var current: ThreadContexts {
    if let pointer = unsafe pthread_getspecific(slot) {
      return unsafe Unmanaged<ThreadContexts>.fromOpaque(pointer).takeUnretainedValue()
    }
    let made = ThreadContexts()
    let pointer = unsafe Unmanaged.passRetained(made).toOpaque()
    precondition(unsafe pthread_setspecific(slot, pointer) == 0, "Out of memory.")
    return made
  }
}

/// The algorithms, fetched once: an implicit fetch would look them up by name each time.
///
/// `nonisolated(unsafe)`: fetched algorithms are immutable and never freed.
@safe
enum Algorithms {
  nonisolated(unsafe) static let sha256 = unsafe required(EVP_MD_fetch(nil, "SHA256", nil))
  nonisolated(unsafe) static let hmac = unsafe required(EVP_MAC_fetch(nil, "HMAC", nil))
  nonisolated(unsafe) static let aes256GCM = unsafe required(
    EVP_CIPHER_fetch(nil, "AES-256-GCM", nil))
}

/// OpenSSL gives nil only when memory has run out or its own set-up is broken; neither
/// can come from a peer, and going on without cryptography is no choice.
func required(_ pointer: OpaquePointer?) -> OpaquePointer {
  guard let pointer = unsafe pointer else {
    preconditionFailure("OpenSSL could not make an object.")
  }
  return unsafe pointer
}

/// The same for calls whose arguments the caller has already checked.
func succeed(_ result: Int32) {
  precondition(result == 1, "An OpenSSL call failed.")
}

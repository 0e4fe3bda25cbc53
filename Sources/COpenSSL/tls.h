#pragma once
#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// A TLS session without a socket: records go in and come out through memory that its owner moves.
// Callbacks, macros and ticket keys are easier to get right in C than through Swift's importer.

// Records on their way into a session, which are the caller's, and out of it, which it owns.
typedef struct {
  const unsigned char *in;
  size_t in_count;
  unsigned char *out;
  size_t out_start;
  size_t out_end;
  size_t out_capacity;
  size_t out_max;
} frontdesk_records;

static inline int frontdesk_records_read(BIO *bio, char *to, int count) {
  frontdesk_records *records = (frontdesk_records *)BIO_get_data(bio);
  BIO_clear_retry_flags(bio);
  if (count <= 0) return 0;
  if (records->in_count == 0) {
    BIO_set_retry_read(bio);
    return -1;
  }
  size_t taken = (size_t)count < records->in_count ? (size_t)count : records->in_count;
  memcpy(to, records->in, taken);
  records->in += taken;
  records->in_count -= taken;
  return (int)taken;
}

static inline int frontdesk_records_write(BIO *bio, const char *from, int count) {
  frontdesk_records *records = (frontdesk_records *)BIO_get_data(bio);
  BIO_clear_retry_flags(bio);
  if (count <= 0) return 0;
  size_t waiting = records->out_end - records->out_start;
  // Only a peer that asks for answers and reads none gets here: the session fails.
  if (waiting + (size_t)count > records->out_max) return -1;
  if (records->out_capacity - records->out_end < (size_t)count) {
    if (records->out_start > 0) {
      memmove(records->out, records->out + records->out_start, waiting);
      records->out_start = 0;
      records->out_end = waiting;
    }
    if (records->out_capacity - waiting < (size_t)count) {
      size_t larger = records->out_capacity * 2;
      if (larger < waiting + (size_t)count) larger = waiting + (size_t)count;
      unsigned char *moved = (unsigned char *)realloc(records->out, larger);
      if (moved == NULL) return -1;
      records->out = moved;
      records->out_capacity = larger;
    }
  }
  memcpy(records->out + records->out_end, from, (size_t)count);
  records->out_end += (size_t)count;
  return count;
}

static inline long frontdesk_records_control(BIO *bio, int command, long number, void *pointer) {
  (void)bio, (void)number, (void)pointer;
  return command == BIO_CTRL_FLUSH;
}

// The kind of BIO that moves records; made once and never freed.
static inline BIO_METHOD *frontdesk_records_method(void) {
  BIO_METHOD *method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "records");
  if (method == NULL) return NULL;
  BIO_meth_set_read(method, frontdesk_records_read);
  BIO_meth_set_write(method, frontdesk_records_write);
  BIO_meth_set_ctrl(method, frontdesk_records_control);
  return method;
}

// A session over `records`; NULL without memory.
static inline SSL *frontdesk_tls_new(
    SSL_CTX *context, BIO_METHOD *method, frontdesk_records *records, int is_server) {
  SSL *ssl = SSL_new(context);
  BIO *bio = ssl == NULL ? NULL : BIO_new(method);
  if (bio == NULL) {
    SSL_free(ssl);
    return NULL;
  }
  BIO_set_data(bio, records);
  BIO_set_init(bio, 1);
  SSL_set_bio(ssl, bio, bio);
  if (is_server) {
    SSL_set_accept_state(ssl);
  } else {
    SSL_set_connect_state(ssl);
  }
  return ssl;
}

// A session that is freed without this takes the saved session that it came from with it.
static inline void frontdesk_tls_free(SSL *ssl) {
  SSL_set_shutdown(ssl, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
  SSL_free(ssl);
}

// What an operation came to.
enum { FRONTDESK_TLS_DONE, FRONTDESK_TLS_STARVED, FRONTDESK_TLS_ENDED, FRONTDESK_TLS_FAILED };

// The thread's queue of errors is empty again afterwards, whatever happened.
static inline int frontdesk_tls_outcome(SSL *ssl, int result, unsigned long *error) {
  if (result == 1) return FRONTDESK_TLS_DONE;
  int code = SSL_get_error(ssl, result);
  if (code == SSL_ERROR_WANT_READ) return FRONTDESK_TLS_STARVED;
  if (code == SSL_ERROR_ZERO_RETURN) return FRONTDESK_TLS_ENDED;
  *error = ERR_peek_error();
  ERR_clear_error();
  return FRONTDESK_TLS_FAILED;
}

static inline int frontdesk_tls_handshake(SSL *ssl, unsigned long *error) {
  ERR_clear_error();
  return frontdesk_tls_outcome(ssl, SSL_do_handshake(ssl), error);
}

static inline int frontdesk_tls_read(
    SSL *ssl, void *to, size_t room, size_t *count, unsigned long *error) {
  ERR_clear_error();
  return frontdesk_tls_outcome(ssl, SSL_read_ex(ssl, to, room, count), error);
}

static inline int frontdesk_tls_write(
    SSL *ssl, const void *from, size_t count, size_t *taken, unsigned long *error) {
  ERR_clear_error();
  return frontdesk_tls_outcome(ssl, SSL_write_ex(ssl, from, count, taken), error);
}

// Writes close_notify.
static inline void frontdesk_tls_shutdown(SSL *ssl) {
  ERR_clear_error();
  SSL_shutdown(ssl);
  ERR_clear_error();
}

// Keys that tickets are sealed with: a new one each period, the last one still opens.
typedef struct {
  unsigned char name[16];
  unsigned char cipher[32];
  unsigned char mac[32];
} frontdesk_ticket_key;

typedef struct {
  CRYPTO_RWLOCK *lock;
  time_t made;
  time_t period;
  frontdesk_ticket_key current;
  frontdesk_ticket_key previous;
} frontdesk_ticket_keys;

static inline void frontdesk_ticket_keys_free(frontdesk_ticket_keys *keys) {
  if (keys == NULL) return;
  CRYPTO_THREAD_lock_free(keys->lock);
  OPENSSL_clear_free(keys, sizeof *keys);
}

static inline frontdesk_ticket_keys *frontdesk_ticket_keys_new(time_t period) {
  frontdesk_ticket_keys *keys = (frontdesk_ticket_keys *)OPENSSL_zalloc(sizeof *keys);
  if (keys == NULL) return NULL;
  keys->lock = CRYPTO_THREAD_lock_new();
  keys->period = period;
  keys->made = time(NULL);
  if (keys->lock == NULL ||
      RAND_bytes((unsigned char *)&keys->current, sizeof keys->current) != 1 ||
      RAND_bytes((unsigned char *)&keys->previous, sizeof keys->previous) != 1) {
    frontdesk_ticket_keys_free(keys);
    return NULL;
  }
  return keys;
}

// Makes a new key; tickets of the one before the last are no good any more.
static inline void frontdesk_ticket_keys_rotate(frontdesk_ticket_keys *keys) {
  frontdesk_ticket_key next;
  if (RAND_bytes((unsigned char *)&next, sizeof next) != 1) return;
  if (CRYPTO_THREAD_write_lock(keys->lock) == 1) {
    keys->previous = keys->current;
    keys->current = next;
    keys->made = time(NULL);
    CRYPTO_THREAD_unlock(keys->lock);
  }
  OPENSSL_cleanse(&next, sizeof next);
}

static inline int frontdesk_ticket_mac(EVP_MAC_CTX *mac, frontdesk_ticket_key *key) {
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_octet_string(OSSL_MAC_PARAM_KEY, key->mac, sizeof key->mac),
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)"SHA256", 0),
      OSSL_PARAM_construct_end(),
  };
  return EVP_MAC_CTX_set_params(mac, parameters);
}

static inline int frontdesk_ticket_callback(
    SSL *ssl, unsigned char *name, unsigned char *iv, EVP_CIPHER_CTX *cipher, EVP_MAC_CTX *mac,
    int seals) {
  frontdesk_ticket_keys *keys =
      (frontdesk_ticket_keys *)SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl));
  if (keys == NULL) return -1;
  if (CRYPTO_THREAD_read_lock(keys->lock) != 1) return -1;
  int is_old = time(NULL) - keys->made >= keys->period;
  CRYPTO_THREAD_unlock(keys->lock);
  if (seals && is_old) frontdesk_ticket_keys_rotate(keys);
  frontdesk_ticket_key key;
  int answer = 1;
  if (CRYPTO_THREAD_read_lock(keys->lock) != 1) return -1;
  if (seals || CRYPTO_memcmp(name, keys->current.name, 16) == 0) {
    key = keys->current;
  } else if (CRYPTO_memcmp(name, keys->previous.name, 16) == 0) {
    key = keys->previous;
    answer = 2;
  } else {
    answer = 0;
  }
  CRYPTO_THREAD_unlock(keys->lock);
  if (answer == 0) return 0;
  int is_done;
  if (seals) {
    memcpy(name, key.name, 16);
    is_done = RAND_bytes(iv, 16) == 1 &&
              EVP_EncryptInit_ex(cipher, EVP_aes_256_cbc(), NULL, key.cipher, iv) == 1;
  } else {
    is_done = EVP_DecryptInit_ex(cipher, EVP_aes_256_cbc(), NULL, key.cipher, iv) == 1;
  }
  is_done = is_done && frontdesk_ticket_mac(mac, &key) == 1;
  OPENSSL_cleanse(&key, sizeof key);
  return is_done ? answer : -1;
}

// The only protocol that is spoken here, as ALPN writes it.
#define FRONTDESK_ALPN "\x0b" "frontdesk/1"

static inline int frontdesk_alpn_callback(
    SSL *ssl, const unsigned char **chosen, unsigned char *count, const unsigned char *offered,
    unsigned int offered_count, void *argument) {
  (void)ssl, (void)argument;
  unsigned char *found;
  if (SSL_select_next_proto(
          &found, count, (const unsigned char *)FRONTDESK_ALPN, sizeof FRONTDESK_ALPN - 1, offered,
          offered_count) != OPENSSL_NPN_NEGOTIATED)
    return SSL_TLSEXT_ERR_ALERT_FATAL;
  *chosen = found;
  return SSL_TLSEXT_ERR_OK;
}

// What both sides have in common: TLS 1.3 and nothing else, no early data, little memory.
static inline SSL_CTX *frontdesk_tls_context(int is_server) {
  SSL_CTX *context = SSL_CTX_new(is_server ? TLS_server_method() : TLS_client_method());
  if (context == NULL) return NULL;
  if (SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) != 1 ||
      SSL_CTX_set_ciphersuites(
          context,
          "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256") != 1 ||
      SSL_CTX_set1_groups_list(context, "X25519:P-256:P-384") != 1) {
    SSL_CTX_free(context);
    return NULL;
  }
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_IGNORE_UNEXPECTED_EOF);
  SSL_CTX_set_max_cert_list(context, 32 << 10);
  SSL_CTX_set_session_cache_mode(
      context,
      is_server ? SSL_SESS_CACHE_SERVER | SSL_SESS_CACHE_NO_INTERNAL : SSL_SESS_CACHE_OFF);
  if (!is_server) {
    SSL_CTX_set_alpn_protos(
        context, (const unsigned char *)FRONTDESK_ALPN, sizeof FRONTDESK_ALPN - 1);
  }
  return context;
}

// client: 0 asks for no certificate, 1 takes one, 2 insists on one.
static inline int frontdesk_tls_serve(
    SSL_CTX *context, frontdesk_ticket_keys *keys, int client, long ticket_seconds) {
  SSL_CTX_set_app_data(context, keys);
  SSL_CTX_set_tlsext_ticket_key_evp_cb(context, frontdesk_ticket_callback);
  SSL_CTX_set_alpn_select_cb(context, frontdesk_alpn_callback, NULL);
  SSL_CTX_set_timeout(context, ticket_seconds);
  SSL_CTX_set_max_early_data(context, 0);
  int mode = client == 0 ? SSL_VERIFY_NONE : SSL_VERIFY_PEER;
  if (client == 2) mode |= SSL_VERIFY_FAIL_IF_NO_PEER_CERT;
  SSL_CTX_set_verify(context, mode, NULL);
  return SSL_CTX_set_num_tickets(context, 1) == 1 &&
         SSL_CTX_set_session_id_context(context, (const unsigned char *)"frontdesk", 9) == 1;
}

// Checks the server's certificate against a name or an address, and tells the server the name.
static inline int frontdesk_tls_expect(SSL *ssl, const char *name) {
  X509_VERIFY_PARAM *rules = SSL_get0_param(ssl);
  SSL_set_verify(ssl, SSL_VERIFY_PEER, NULL);
  X509_VERIFY_PARAM_set_hostflags(
      rules, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
  if (X509_VERIFY_PARAM_set1_ip_asc(rules, name) == 1) return 1;
  ERR_clear_error();
  return X509_VERIFY_PARAM_set1_host(rules, name, 0) == 1 &&
         SSL_set_tlsext_host_name(ssl, name) == 1;
}

#pragma once
#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

// Certificates: reading them into contexts, reading names out of them, and making them.

static inline BIO *frontdesk_memory(const void *bytes, size_t count) {
  return count > (1 << 20) ? NULL : BIO_new_mem_buf(bytes, (int)count);
}

// No passphrase: nobody is there to type it.
static inline int frontdesk_no_passphrase(char *buffer, int size, int is_writing, void *argument) {
  (void)buffer, (void)size, (void)is_writing, (void)argument;
  return -1;
}

// Takes a chain, the own certificate first; 1 when there is one.
static inline int frontdesk_use_chain(SSL_CTX *context, const void *pem, size_t count) {
  BIO *bio = frontdesk_memory(pem, count);
  X509 *own = bio == NULL ? NULL : PEM_read_bio_X509_AUX(bio, NULL, frontdesk_no_passphrase, NULL);
  int is_used = own != NULL && SSL_CTX_use_certificate(context, own) == 1;
  X509_free(own);
  while (is_used) {
    X509 *next = PEM_read_bio_X509(bio, NULL, frontdesk_no_passphrase, NULL);
    if (next == NULL) break;
    if (SSL_CTX_add0_chain_cert(context, next) != 1) {
      X509_free(next);
      is_used = 0;
    }
  }
  BIO_free(bio);
  ERR_clear_error();
  return is_used;
}

// 1 taken, 0 no key, -1 not the certificate's key.
static inline int frontdesk_use_key(SSL_CTX *context, const void *pem, size_t count) {
  BIO *bio = frontdesk_memory(pem, count);
  EVP_PKEY *key =
      bio == NULL ? NULL : PEM_read_bio_PrivateKey(bio, NULL, frontdesk_no_passphrase, NULL);
  BIO_free(bio);
  int result = 0;
  if (key != NULL) {
    X509 *own = SSL_CTX_get0_certificate(context);
    result = own != NULL && X509_check_private_key(own, key) == 1 &&
                     SSL_CTX_use_PrivateKey(context, key) == 1
                 ? 1
                 : -1;
  }
  EVP_PKEY_free(key);
  ERR_clear_error();
  return result;
}

// Trusts every certificate of a PEM file; returns how many. A server also tells clients of them.
static inline int frontdesk_trust(SSL_CTX *context, const void *pem, size_t count, int tells) {
  BIO *bio = frontdesk_memory(pem, count);
  X509_STORE *store = SSL_CTX_get_cert_store(context);
  int found = 0;
  while (bio != NULL) {
    X509 *next = PEM_read_bio_X509(bio, NULL, frontdesk_no_passphrase, NULL);
    if (next == NULL) break;
    if (X509_STORE_add_cert(store, next) == 1) found++;
    if (tells) SSL_CTX_add_client_CA(context, next);
    X509_free(next);
  }
  BIO_free(bio);
  ERR_clear_error();
  return found;
}

// Seconds since 1970, or a negative number.
static inline int64_t frontdesk_not_after(X509 *certificate) {
  struct tm when;
  if (certificate == NULL) return -1;
  if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &when) != 1) return -1;
  return (int64_t)timegm(&when);
}

static inline int64_t frontdesk_context_not_after(SSL_CTX *context) {
  return frontdesk_not_after(SSL_CTX_get0_certificate(context));
}

// The peer's certificate when it was given and found good; NULL else. The caller frees it.
static inline X509 *frontdesk_peer(SSL *ssl) {
  return SSL_get_verify_result(ssl) == X509_V_OK ? SSL_get1_peer_certificate(ssl) : NULL;
}

static inline GENERAL_NAMES *frontdesk_names(X509 *certificate) {
  return (GENERAL_NAMES *)X509_get_ext_d2i(certificate, NID_subject_alt_name, NULL, NULL);
}

static inline int frontdesk_names_count(GENERAL_NAMES *names) {
  return names == NULL ? 0 : sk_GENERAL_NAME_num(names);
}

// 'D' for DNS, 'U' for URI, 0 for anything else; the bytes stay the list's.
static inline int frontdesk_name(
    GENERAL_NAMES *names, int index, const unsigned char **bytes, int *count) {
  GENERAL_NAME *name = sk_GENERAL_NAME_value(names, index);
  if (name == NULL || (name->type != GEN_DNS && name->type != GEN_URI)) return 0;
  *bytes = ASN1_STRING_get0_data(name->d.ia5);
  *count = ASN1_STRING_length(name->d.ia5);
  return name->type == GEN_DNS ? 'D' : 'U';
}

static inline void frontdesk_names_free(GENERAL_NAMES *names) { GENERAL_NAMES_free(names); }

static inline int frontdesk_extend(
    X509 *certificate, X509 *issuer, int number, const char *value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
  X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, number, (char *)value);
  int is_added = extension != NULL && X509_add_ext(certificate, extension, -1) == 1;
  X509_EXTENSION_free(extension);
  return is_added;
}

// A certificate for `key`, signed by itself when there is no issuer. `names` is as OpenSSL's
// configuration writes them: DNS:localhost,IP:127.0.0.1. Times are in seconds from now.
static inline X509 *frontdesk_make_certificate(
    EVP_PKEY *key, const char *subject, const char *names, int is_authority, long starts, long ends,
    X509 *issuer, EVP_PKEY *issuer_key) {
  X509 *made = X509_new();
  if (made == NULL) return NULL;
  unsigned char serial[16];
  BIGNUM *number = NULL;
  X509_NAME *name = X509_get_subject_name(made);
  int is_good = RAND_bytes(serial, sizeof serial) == 1;
  serial[0] &= 0x7F;
  number = BN_bin2bn(serial, sizeof serial, NULL);
  is_good = is_good && number != NULL && X509_set_version(made, X509_VERSION_3) == 1 &&
            BN_to_ASN1_INTEGER(number, X509_get_serialNumber(made)) != NULL &&
            X509_gmtime_adj(X509_getm_notBefore(made), starts) != NULL &&
            X509_gmtime_adj(X509_getm_notAfter(made), ends) != NULL &&
            X509_set_pubkey(made, key) == 1 &&
            X509_NAME_add_entry_by_txt(
                name, "CN", MBSTRING_UTF8, (const unsigned char *)subject, -1, -1, 0) == 1 &&
            X509_set_issuer_name(made, issuer == NULL ? name : X509_get_subject_name(issuer)) == 1;
  BN_free(number);
  X509 *root = issuer == NULL ? made : issuer;
  is_good = is_good &&
            frontdesk_extend(
                made, root, NID_basic_constraints,
                is_authority ? "critical,CA:TRUE" : "CA:FALSE") &&
            frontdesk_extend(made, root, NID_subject_key_identifier, "hash") &&
            (is_authority
                 ? frontdesk_extend(made, root, NID_key_usage, "critical,keyCertSign,cRLSign")
                 : frontdesk_extend(made, root, NID_ext_key_usage, "serverAuth,clientAuth")) &&
            (names == NULL || names[0] == 0 ||
             frontdesk_extend(made, root, NID_subject_alt_name, names)) &&
            X509_sign(made, issuer_key == NULL ? key : issuer_key, EVP_sha256()) > 0;
  ERR_clear_error();
  if (is_good) return made;
  X509_free(made);
  return NULL;
}

static inline EVP_PKEY *frontdesk_make_key(void) { return EVP_EC_gen("P-256"); }

static inline int frontdesk_write_key(BIO *to, EVP_PKEY *key) {
  return PEM_write_bio_PKCS8PrivateKey(to, key, NULL, NULL, 0, NULL, NULL);
}

static inline long frontdesk_memory_bytes(BIO *memory, char **bytes) {
  return BIO_get_mem_data(memory, bytes);
}

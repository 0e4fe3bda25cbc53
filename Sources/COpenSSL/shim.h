#pragma once
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/ssl.h>
#include <string.h>

// Parameters keep pointers to their names and values, which Swift cannot promise for its
// strings, so what needs parameters is put together here.

static inline EVP_PKEY *frontdesk_public_key(const char *type, OSSL_PARAM *parameters) {
  EVP_PKEY *key = NULL;
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, type, NULL);
  if (context == NULL) return NULL;
  int made = EVP_PKEY_fromdata_init(context) == 1 &&
             EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters) == 1;
  EVP_PKEY_CTX_free(context);
  if (!made) return NULL;
  EVP_PKEY_CTX *check = EVP_PKEY_CTX_new_from_pkey(NULL, key, NULL);
  int valid = check != NULL && EVP_PKEY_public_check(check) == 1;
  EVP_PKEY_CTX_free(check);
  if (valid) return key;
  EVP_PKEY_free(key);
  return NULL;
}

// A P-256 key of an uncompressed point; NULL when the point is not on the curve.
static inline EVP_PKEY *frontdesk_p256_public_key(const unsigned char *point, size_t count) {
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, (char *)"prime256v1", 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, (void *)point, count),
      OSSL_PARAM_construct_end(),
  };
  return frontdesk_public_key("EC", parameters);
}

// An RSA key of two big-endian numbers; NULL when they cannot be one.
static inline EVP_PKEY *frontdesk_rsa_public_key(
    const unsigned char *modulus, size_t modulus_count, const unsigned char *exponent,
    size_t exponent_count) {
  EVP_PKEY *key = NULL;
  OSSL_PARAM *parameters = NULL;
  OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
  BIGNUM *n = BN_bin2bn(modulus, (int)modulus_count, NULL);
  BIGNUM *e = BN_bin2bn(exponent, (int)exponent_count, NULL);
  if (builder != NULL && n != NULL && e != NULL &&
      OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, n) == 1 &&
      OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, e) == 1 &&
      (parameters = OSSL_PARAM_BLD_to_param(builder)) != NULL) {
    key = frontdesk_public_key("RSA", parameters);
  }
  OSSL_PARAM_free(parameters);
  OSSL_PARAM_BLD_free(builder);
  BN_free(n);
  BN_free(e);
  return key;
}

// Makes a context of HMAC one of HMAC-SHA256.
static inline int frontdesk_hmac_use_sha256(EVP_MAC_CTX *context) {
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)"SHA256", 0),
      OSSL_PARAM_construct_end(),
  };
  return EVP_MAC_CTX_set_params(context, parameters);
}

// Wraps a key of 32 bytes into 40 with another of 32 (RFC 3394), or unwraps it; 1 when it could.
static inline int frontdesk_wrap_key(
    const unsigned char *wrapping, const unsigned char *source, unsigned char *target,
    int is_wrapping) {
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
  if (context == NULL) return 0;
  EVP_CIPHER_CTX_set_flags(context, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
  // What is unwrapped may be written up to a block beyond its end before it is checked.
  unsigned char room[64] = {0};
  int from = is_wrapping ? 32 : 40, to = is_wrapping ? 40 : 32, count = 0, rest = 0;
  int is_done =
      EVP_CipherInit_ex2(context, EVP_aes_256_wrap(), wrapping, NULL, is_wrapping, NULL) == 1 &&
      EVP_CipherUpdate(context, room, &count, source, from) == 1 && count == to &&
      EVP_CipherFinal_ex(context, room + count, &rest) == 1;
  if (is_done) memcpy(target, room, to);
  OPENSSL_cleanse(room, sizeof room);
  EVP_CIPHER_CTX_free(context);
  ERR_clear_error();
  return is_done;
}

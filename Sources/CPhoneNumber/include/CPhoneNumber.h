#pragma once
// The few calls of libphonenumber that Frontdesk needs, as C: no C++ type and no exception
// comes out of here.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum frontdesk_phone_status {
  FRONTDESK_PHONE_OK = 0,
  FRONTDESK_PHONE_NOT_A_NUMBER,
  FRONTDESK_PHONE_INVALID_COUNTRY_CODE,
  FRONTDESK_PHONE_TOO_SHORT,
  FRONTDESK_PHONE_TOO_LONG,
  FRONTDESK_PHONE_WRONG_LENGTH,
  FRONTDESK_PHONE_FAILED,
};

enum { FRONTDESK_PHONE_DIGITS_MAX = 24 };

struct frontdesk_phone {
  int32_t country_code;
  // The national number's digits with its leading zeros, not terminated.
  int32_t national_count;
  uint8_t national[FRONTDESK_PHONE_DIGITS_MAX];
};

// Reads `count` bytes of UTF-8 as a number dialled in `region` (two capital letters and a
// NUL). Gives a frontdesk_phone_status; `result` is written when that is OK.
int32_t frontdesk_phone_parse(
    const uint8_t *text, size_t count, const char *region, struct frontdesk_phone *result);

// Whether a number that was read lies in a range that its country has handed out.
bool frontdesk_phone_is_valid(const struct frontdesk_phone *phone);

// Whether there are numbering rules for `region`.
bool frontdesk_phone_region_exists(const char *region);

// The country code of `region`; 0 when there are no numbering rules for it.
int32_t frontdesk_phone_country_code(const char *region);

#ifdef __cplusplus
}
#endif

#pragma once
// libphonenumber's own answers, for comparing ours with them.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Writes region number `index` (two letters and a NUL); false past the last one.
bool phone_oracle_region(int32_t index, char *region);

// Makes a number of `region` out of the library's example of kind number `kind` with its last
// digits replaced by `digits`, and writes it as people do (`style` 0 national, 1 international,
// 2 in the form of E.164) to `text` and in the form of E.164 to `canonical`, both of 64 bytes.
// False when there is no such number, or nobody could have it.
bool phone_oracle_number(
    const char *region, int32_t kind, uint32_t digits, int32_t style, char *text,
    char *canonical);

#ifdef __cplusplus
}
#endif

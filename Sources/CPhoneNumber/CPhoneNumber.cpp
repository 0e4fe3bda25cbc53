#include "CPhoneNumber.h"

#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <set>
#include <string>

using i18n::phonenumbers::Logger;
using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

// What the library would write to the standard output are people's numbers.
class SilentLogger : public Logger {
 public:
  void WriteMessage(const std::string &) override {}
};

PhoneNumberUtil &library() {
  static PhoneNumberUtil *const util = [] {
    auto *made = PhoneNumberUtil::GetInstance();
    made->SetLogger(new SilentLogger);
    return made;
  }();
  return *util;
}

int32_t status(PhoneNumberUtil::ErrorType error) {
  switch (error) {
    case PhoneNumberUtil::NO_PARSING_ERROR: return FRONTDESK_PHONE_OK;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR: return FRONTDESK_PHONE_INVALID_COUNTRY_CODE;
    case PhoneNumberUtil::NOT_A_NUMBER: return FRONTDESK_PHONE_NOT_A_NUMBER;
    case PhoneNumberUtil::TOO_SHORT_AFTER_IDD:
    case PhoneNumberUtil::TOO_SHORT_NSN: return FRONTDESK_PHONE_TOO_SHORT;
    case PhoneNumberUtil::TOO_LONG_NSN: return FRONTDESK_PHONE_TOO_LONG;
  }
  return FRONTDESK_PHONE_FAILED;
}

int32_t status(PhoneNumberUtil::ValidationResult result) {
  switch (result) {
    case PhoneNumberUtil::IS_POSSIBLE: return FRONTDESK_PHONE_OK;
    // Without its area code a number says nothing to anybody elsewhere.
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY:
    case PhoneNumberUtil::TOO_SHORT: return FRONTDESK_PHONE_TOO_SHORT;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE: return FRONTDESK_PHONE_INVALID_COUNTRY_CODE;
    case PhoneNumberUtil::INVALID_LENGTH: return FRONTDESK_PHONE_WRONG_LENGTH;
    case PhoneNumberUtil::TOO_LONG: return FRONTDESK_PHONE_TOO_LONG;
  }
  return FRONTDESK_PHONE_FAILED;
}

}  // namespace

extern "C" int32_t frontdesk_phone_parse(
    const uint8_t *text, size_t count, const char *region, frontdesk_phone *result) {
  try {
    const auto &util = library();
    const std::string input(reinterpret_cast<const char *>(text), count);
    PhoneNumber number;
    if (int32_t refused = status(util.Parse(input, region, &number))) return refused;
    if (int32_t refused = status(util.IsPossibleNumberWithReason(number))) return refused;
    std::string national;
    util.GetNationalSignificantNumber(number, &national);
    if (national.size() > sizeof result->national) return FRONTDESK_PHONE_TOO_LONG;
    result->country_code = number.country_code();
    result->national_count = static_cast<int32_t>(national.size());
    std::memcpy(result->national, national.data(), national.size());
    return FRONTDESK_PHONE_OK;
  } catch (...) {
    return FRONTDESK_PHONE_FAILED;
  }
}

extern "C" bool frontdesk_phone_is_valid(const frontdesk_phone *phone) {
  try {
    PhoneNumber number;
    number.set_country_code(phone->country_code);
    // Leading zeros count, and stand apart; of nothing but zeros the last is the number.
    int32_t zeros = 0;
    while (zeros + 1 < phone->national_count && phone->national[zeros] == '0') zeros++;
    uint64_t digits = 0;
    for (int32_t i = zeros; i < phone->national_count; i++) {
      digits = digits * 10 + (phone->national[i] - '0');
    }
    number.set_national_number(digits);
    if (zeros > 0) number.set_italian_leading_zero(true);
    if (zeros > 1) number.set_number_of_leading_zeros(zeros);
    return library().IsValidNumber(number);
  } catch (...) {
    return false;
  }
}

extern "C" bool frontdesk_phone_region_exists(const char *region) {
  try {
    static const std::set<std::string> regions = [] {
      std::set<std::string> known;
      library().GetSupportedRegions(&known);
      return known;
    }();
    return regions.count(region) > 0;
  } catch (...) {
    return false;
  }
}

extern "C" int32_t frontdesk_phone_country_code(const char *region) {
  try {
    return library().GetCountryCodeForRegion(region);
  } catch (...) {
    return 0;
  }
}

#include "CPhoneOracle.h"

#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <set>
#include <string>
#include <vector>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

bool copy(const std::string &text, char *target) {
  if (text.size() >= 64) return false;
  std::memcpy(target, text.c_str(), text.size() + 1);
  return true;
}

}  // namespace

extern "C" bool phone_oracle_region(int32_t index, char *region) {
  static const std::vector<std::string> regions = [] {
    std::set<std::string> known;
    PhoneNumberUtil::GetInstance()->GetSupportedRegions(&known);
    return std::vector<std::string>(known.begin(), known.end());
  }();
  if (index < 0 || static_cast<size_t>(index) >= regions.size()) return false;
  return copy(regions[index], region);
}

extern "C" bool phone_oracle_number(
    const char *region, int32_t kind, uint32_t digits, int32_t style, char *text,
    char *canonical) {
  const auto &util = *PhoneNumberUtil::GetInstance();
  static const PhoneNumberUtil::PhoneNumberType kinds[] = {
      PhoneNumberUtil::MOBILE, PhoneNumberUtil::FIXED_LINE, PhoneNumberUtil::TOLL_FREE,
      PhoneNumberUtil::VOIP};
  PhoneNumber number;
  if (!util.GetExampleNumberForType(region, kinds[kind & 3], &number)) return false;
  uint64_t national = number.national_number();
  const uint64_t replaced = national > 10000000 ? 10000 : 100;
  number.set_national_number(national - national % replaced + digits % replaced);
  if (!util.IsValidNumberForRegion(number, region)) return false;
  static const PhoneNumberUtil::PhoneNumberFormat formats[] = {
      PhoneNumberUtil::NATIONAL, PhoneNumberUtil::INTERNATIONAL, PhoneNumberUtil::E164};
  std::string written, plain;
  util.Format(number, formats[style % 3], &written);
  util.Format(number, PhoneNumberUtil::E164, &plain);
  // What a national spelling says is the library's to tell: some leave out what they need.
  PhoneNumber read;
  if (util.Parse(written, region, &read) != PhoneNumberUtil::NO_PARSING_ERROR) return false;
  if (util.IsPossibleNumberWithReason(read) != PhoneNumberUtil::IS_POSSIBLE) return false;
  if (!util.IsValidNumber(read)) return false;
  util.Format(read, PhoneNumberUtil::E164, &plain);
  return copy(written, text) && copy(plain, canonical);
}

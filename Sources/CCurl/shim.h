#pragma once
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// What a request gets back, of at most `capacity` bytes.
struct frontdesk_s3_answer {
  unsigned char *bytes;
  size_t capacity;
  size_t count;
  long status;
  char error[CURL_ERROR_SIZE];
};

static inline size_t frontdesk_s3_take(char *data, size_t size, size_t count, void *context) {
  struct frontdesk_s3_answer *answer = context;
  size_t bytes = size * count;
  size_t room = answer->capacity - answer->count;
  size_t kept = bytes < room ? bytes : room;
  memcpy(answer->bytes + answer->count, data, kept);
  answer->count += kept;
  // What is beyond the room is the text of an error, and is not needed.
  return bytes;
}

// One request to an S3-compatible store, signed with version 4. curl_easy_setopt is variadic,
// which Swift cannot call. Gives 0, or curl's error.
static inline int frontdesk_s3_request(
    const char *method, const char *url, const char *signing, const char *credentials,
    const char *range, const char *file, long seconds, struct frontdesk_s3_answer *answer) {
  CURL *curl = curl_easy_init();
  if (!curl) return CURLE_FAILED_INIT;
  answer->count = 0;
  answer->status = 0;
  answer->error[0] = 0;
  struct curl_slist *headers = NULL;
  FILE *source = NULL;
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method);
  curl_easy_setopt(curl, CURLOPT_AWS_SIGV4, signing);
  curl_easy_setopt(curl, CURLOPT_USERPWD, credentials);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, seconds);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, answer->error);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, frontdesk_s3_take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, answer);
  if (range) curl_easy_setopt(curl, CURLOPT_RANGE, range);
  if (file) {
    source = fopen(file, "rb");
    if (!source) {
      curl_easy_cleanup(curl);
      return CURLE_READ_ERROR;
    }
    fseek(source, 0, SEEK_END);
    curl_off_t size = ftell(source);
    rewind(source);
    // The bytes are sealed, so that whoever changes one is noticed without their digest.
    headers = curl_slist_append(headers, "x-amz-content-sha256: UNSIGNED-PAYLOAD");
    // Nothing is taken away here, as in "Expect:": it would be signed all the same, and missed.
    headers = curl_slist_append(headers, "Content-Type: application/octet-stream");
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READDATA, source);
    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, size);
  } else {
    // The digest of nothing. Every request needs one, and not every libcurl adds it.
    headers = curl_slist_append(
        headers,
        "x-amz-content-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  CURLcode result = curl_easy_perform(curl);
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer->status);
  if (source) fclose(source);
  curl_slist_free_all(headers);
  curl_easy_cleanup(curl);
  return result;
}

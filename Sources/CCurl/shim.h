// libcurl. `curl_easy_setopt` and `curl_easy_getinfo` are C-variadic, which Swift cannot call, so each
// argument type that the AWS target passes has a wrapper here.
#include <curl/curl.h>

static inline CURLcode reeve_curl_setopt_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode reeve_curl_setopt_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode reeve_curl_setopt_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode reeve_curl_setopt_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

typedef size_t (*reeve_curl_data_callback)(char *data, size_t size, size_t count, void *context);

static inline CURLcode reeve_curl_setopt_data_callback(
    CURL *handle, CURLoption option, reeve_curl_data_callback value
) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode reeve_curl_response_code(CURL *handle, long *value) {
    return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, value);
}

static inline CURLcode reeve_curl_bytes(CURL *handle, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode reeve_curl_text(CURL *handle, CURLINFO info, const char **value) {
    char *text = NULL;
    CURLcode code = curl_easy_getinfo(handle, info, &text);
    *value = text;
    return code;
}

static inline CURLcode reeve_curl_connect_code(CURL *handle, long *value) {
    return curl_easy_getinfo(handle, CURLINFO_HTTP_CONNECTCODE, value);
}

// A macro with a cast, which Swift does not see.
static const unsigned long reeve_curl_auth_basic = CURLAUTH_BASIC;

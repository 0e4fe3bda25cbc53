#pragma once
#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

// Gives the status of the answer to a GET of `path`, and its text and type, which must stay
// valid until the next call on the same thread.
typedef unsigned int (*frontdesk_http_answer)(
    void *context, const char *path, const char **type, const char **body, size_t *length);

struct frontdesk_http_handler {
  frontdesk_http_answer answer;
  void *context;
};

static inline enum MHD_Result frontdesk_http_handle(
    void *closure, struct MHD_Connection *connection, const char *url, const char *method,
    const char *version, const char *upload, size_t *upload_size, void **state) {
  (void)version;
  (void)upload;
  (void)state;
  struct frontdesk_http_handler *handler = closure;
  const char *type = "text/plain; charset=utf-8";
  const char *body = "Only GET and HEAD are served here.\n";
  size_t length = strlen(body);
  unsigned int status = MHD_HTTP_METHOD_NOT_ALLOWED;
  int reads = strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
  *upload_size = 0;
  if (reads) status = handler->answer(handler->context, url, &type, &body, &length);
  struct MHD_Response *response =
      MHD_create_response_from_buffer(length, (void *)body, MHD_RESPMEM_MUST_COPY);
  if (!response) return MHD_NO;
  MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
  MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
  if (!reads) MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
  enum MHD_Result result = MHD_queue_response(connection, status, response);
  MHD_destroy_response(response);
  return result;
}

// MHD_start_daemon is variadic, which Swift cannot call.
static inline struct MHD_Daemon *frontdesk_http_start(
    const struct sockaddr *address, int is_v6, struct frontdesk_http_handler *handler) {
  // Not select(), which takes no descriptor from 1024 on: with many callers connected the
  // operators would be shut out just when they want to look.
  unsigned int flags = MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_ERROR_LOG;
  if (is_v6) flags |= MHD_USE_IPv6;
  return MHD_start_daemon(
      flags & ~MHD_USE_ERROR_LOG, 0, NULL, NULL, frontdesk_http_handle, handler,
      MHD_OPTION_SOCK_ADDR, address, MHD_OPTION_CONNECTION_LIMIT, 512u,
      MHD_OPTION_CONNECTION_TIMEOUT, 3u, MHD_OPTION_END);
}

static inline int frontdesk_http_port(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info ? info->port : 0;
}

#pragma once
#include <libpq-fe.h>

// Macros that Swift cannot import.
static inline int frontdesk_pq_diag_sqlstate(void) { return PG_DIAG_SQLSTATE; }
static inline int frontdesk_pq_diag_constraint(void) { return PG_DIAG_CONSTRAINT_NAME; }
static inline int frontdesk_pq_diag_primary(void) { return PG_DIAG_MESSAGE_PRIMARY; }

// What the server remarks while all goes well is nothing for standard error.
static void frontdesk_pq_ignore(void *context, const PGresult *result) {
  (void)context;
  (void)result;
}
static inline void frontdesk_pq_ignore_notices(PGconn *connection) {
  PQsetNoticeReceiver(connection, frontdesk_pq_ignore, (void *)0);
}

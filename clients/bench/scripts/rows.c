// rows DB GROUP SECONDS: writes what createBooking writes, the journal's row and the booking's, in
// transactions of GROUP with one head of the chain each, by plain SQLite calls and nothing else: no
// network, no rules, no sealing. It is what the disk and SQLite leave for a server to reach.
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static uint64_t state = 1;
static uint64_t bits(void) {
  uint64_t z = state += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}
static double cpu(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static sqlite3 *db;
static void fail(void) {
  fprintf(stderr, "rows: %s\n", sqlite3_errmsg(db));
  exit(1);
}
static void exec(const char *text) {
  if (sqlite3_exec(db, text, NULL, NULL, NULL)) fail();
}
static sqlite3_stmt *prepare(const char *text) {
  sqlite3_stmt *s;
  if (sqlite3_prepare_v3(db, text, -1, SQLITE_PREPARE_PERSISTENT, &s, NULL)) fail();
  return s;
}
static void run(sqlite3_stmt *s) {
  if (sqlite3_step(s) != SQLITE_DONE) fail();
  sqlite3_reset(s);
}
static void fill(uint8_t *to, int count) {
  for (int i = 0; i < count; i++) to[i] = (uint8_t)bits();
}
static void ordered_id(uint8_t *to, uint64_t ms) {  // version 7, as the server's are
  fill(to, 16);
  for (int i = 0; i < 6; i++) to[i] = (uint8_t)(ms >> (40 - 8 * i));
  to[6] = 0x70 | (to[6] & 15);
  to[8] = 0x80 | (to[8] & 63);
}
static void blob(sqlite3_stmt *s, int i, const void *at, int count) {
  sqlite3_bind_blob(s, i, at, count, SQLITE_STATIC);
}
static void text(sqlite3_stmt *s, int i, const char *t) {
  sqlite3_bind_text(s, i, t, -1, SQLITE_STATIC);
}

static uint8_t tenant[16], hash[32], (*customers)[16];
static int customer_count;
static int64_t seq;

static void read_start(void) {
  sqlite3_stmt *s = prepare("SELECT tenant_id, seq FROM tenant_heads ORDER BY seq DESC LIMIT 1");
  if (sqlite3_step(s) != SQLITE_ROW) fail();
  memcpy(tenant, sqlite3_column_blob(s, 0), 16);
  seq = sqlite3_column_int64(s, 1);
  sqlite3_finalize(s);
  customers = malloc(16 * 100000);
  s = prepare("SELECT id FROM customers WHERE tenant_id = ? LIMIT 100000");
  blob(s, 1, tenant, 16);
  while (sqlite3_step(s) == SQLITE_ROW)
    memcpy(customers[customer_count++], sqlite3_column_blob(s, 0), 16);
  sqlite3_finalize(s);
  if (!customers || customer_count == 0) exit(1);
}

static sqlite3_stmt *journal, *booking, *head, *overlap, *exists;
static void book(uint64_t number, int64_t start, uint64_t ms) {
  uint8_t id[16], key[16], digest[32], sealed[166], record[125];
  char staff[24];
  const uint8_t *customer = customers[bits() % (unsigned)customer_count];
  int64_t from = start + (int64_t)(number / 100) * 1800000000;
  ordered_id(id, ms);
  ordered_id(key, ms);
  fill(sealed, sizeof sealed);
  fill(record, sizeof record);
  fill(digest, sizeof digest);
  fill(hash, sizeof hash);
  snprintf(staff, sizeof staff, "rows abcde %04d", (int)(number % 100));
  blob(exists, 1, tenant, 16), blob(exists, 2, customer, 16);
  if (sqlite3_step(exists) != SQLITE_ROW) fail();
  sqlite3_reset(exists);
  blob(overlap, 1, tenant, 16), text(overlap, 2, staff);
  sqlite3_bind_int64(overlap, 3, from + 1800000000), sqlite3_bind_int64(overlap, 4, from);
  if (sqlite3_step(overlap) != SQLITE_DONE) fail();
  sqlite3_reset(overlap);
  blob(booking, 1, tenant, 16), blob(booking, 2, id, 16), blob(booking, 3, customer, 16);
  text(booking, 4, "Haircut and colour, long"), text(booking, 5, staff);
  sqlite3_bind_int64(booking, 6, 3), sqlite3_bind_int64(booking, 7, 1);
  sqlite3_bind_int64(booking, 8, 4500), text(booking, 9, "EUR");
  sqlite3_bind_int64(booking, 10, from), sqlite3_bind_int64(booking, 11, from + 1800000000);
  blob(booking, 12, record, sizeof record);
  run(booking);
  blob(journal, 1, tenant, 16), sqlite3_bind_int64(journal, 2, ++seq);
  sqlite3_bind_int64(journal, 3, (int64_t)ms * 1000), text(journal, 4, "cli");
  sqlite3_bind_int64(journal, 5, 1), text(journal, 6, "BookingService.createBooking");
  text(journal, 7, "created"), text(journal, 8, "booking"), blob(journal, 9, id, 16);
  blob(journal, 10, customer, 16), sqlite3_bind_int64(journal, 11, 1), text(journal, 12, "");
  blob(journal, 13, sealed, sizeof sealed), blob(journal, 14, hash, 32), blob(journal, 15, key, 16);
  blob(journal, 16, digest, 32), sqlite3_bind_zeroblob(journal, 17, 0);
  run(journal);
}

static void prepare_all(void) {
  journal = prepare(
    "INSERT INTO journal (tenant_id, seq, at, principal, role, method, kind, entity, entity_id,"
    " subject_id, version, fields, sealed, hash, idempotency_key, request_hash, answer)"
    " VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)");
  booking = prepare(
    "INSERT INTO bookings (tenant_id, id, customer_id, service, staff_key, status, channel,"
    " price_minor, currency, starts_at, ends_at, record)"
    " VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)");
  head = prepare("UPDATE tenant_heads SET seq = ?2, hash = ?3 WHERE tenant_id = ?1");
  exists = prepare("SELECT 1 FROM customers WHERE tenant_id = ?1 AND id = ?2");
  overlap = prepare(
    "SELECT id FROM bookings WHERE tenant_id = ?1 AND staff_key = ?2 AND status <= 4"
    " AND starts_at < ?3 AND ends_at > ?4 LIMIT 1");
}

int main(int count, char **arguments) {
  if (count != 4) return 2;
  int group = atoi(arguments[2]);
  double seconds = atof(arguments[3]);
  if (group < 1) group = 1;
  if (sqlite3_open(arguments[1], &db)) fail();
  exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
       "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16384");
  read_start();
  prepare_all();
  int64_t start = (int64_t)time(NULL) * 1000000 + (int64_t)10000 * 86400 * 1000000;
  uint64_t number = 0, written = 0;
  double warm = now() + 0.3, begin = 0, busy = 0, end = 0;
  for (;;) {
    double t = now();
    if (begin == 0 && t >= warm) begin = t, busy = cpu(), written = 0;
    if (begin > 0 && t >= begin + seconds) {
      end = t;
      break;
    }
    exec("BEGIN IMMEDIATE");
    for (int i = 0; i < group; i++) book(number++, start, (uint64_t)time(NULL) * 1000);
    blob(head, 1, tenant, 16), sqlite3_bind_int64(head, 2, seq), blob(head, 3, hash, 32);
    run(head);
    exec("COMMIT");
    written += (uint64_t)group;
  }
  printf("rows|same rows, same groups|rps=%.0f srv_us=%.3f group=%d\n",
         (double)written / (end - begin), (cpu() - busy) / (double)written * 1e6, group);
  return 0;
}

-- createBooking's statements, one transaction a booking. What pgbench cannot make (ids, the hash of
-- the chain, sealed bytes) is computed in the statement or is the same each time, of the same length.
\set n :n + 1
\set starts :n * 1800000000
\set ends (:n + 1) * 1800000000
\set earliest (:n - 48) * 1800000000
\startpipeline
BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE;
SELECT set_config('frontdesk.tenant', :tenant, true), set_config('frontdesk.reach', 'tenant', true);
\endpipeline
SELECT seq, hash FROM tenant_heads WHERE tenant_id = :tenant FOR UPDATE \gset head_
\set seq :head_seq + 1
\startpipeline
SELECT seq, at, subject_id, request_hash, answer, sealed FROM journal
WHERE tenant_id = :tenant AND idempotency_key = ('01980000-0000-7000-8' || lpad(to_hex(:client_id::int), 3, '0') || '-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid;
SELECT moderated_until FROM customers WHERE tenant_id = :tenant AND id = :customer AND deleted = 0;
SELECT id FROM bookings
WHERE tenant_id = :tenant AND staff_key = :client_id AND status <= 4
  AND starts_at > :earliest AND starts_at < :ends AND ends_at > :starts AND id <> :customer
LIMIT 1;
INSERT INTO bookings (tenant_id, id, customer_id, service, staff_key, status, channel,
  price_minor, currency, starts_at, ends_at, record, location_id)
VALUES (:tenant, ('01980000-0000-7000-8' || lpad(to_hex(:client_id::int), 3, '0') || '-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid, :customer, 'Haircut and colour, long', :client_id, 3, 7, 4500, 'EUR', :starts, :ends, :record, NULL);
SELECT wrapped FROM subject_keys WHERE tenant_id = :tenant AND subject_id = :customer;
INSERT INTO journal (tenant_id, seq, at, principal, role, method, kind, entity, entity_id,
  subject_id, version, fields, sealed, hash, idempotency_key, request_hash, answer)
VALUES (:tenant, :seq, :n, 'bench', 1, 'BookingService.createBooking', 'created', 'booking', ('01980000-0000-7000-8' || lpad(to_hex(:client_id::int), 3, '0') || '-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid, :customer, 1, '', :sealed, :hash, ('01980000-0000-7000-8' || lpad(to_hex(:client_id::int), 3, '0') || '-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid, :hash, '');
INSERT INTO tenant_heads (tenant_id, seq, hash, answers_purged_seq) VALUES (:tenant, :seq, :hash, 0)
ON CONFLICT (tenant_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash;
COMMIT;
\endpipeline

-- The same statements, one after the other.
BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY;
SELECT set_config('frontdesk.tenant', :tenant, true), set_config('frontdesk.reach', 'tenant', true), pg_is_in_recovery();
SELECT c.record, (SELECT m.target_id FROM category_moves m
    WHERE m.tenant_id = :tenant AND m.category_id = c.category_id), c.deleted, c.moderated_until
FROM customers c WHERE c.tenant_id = :tenant AND c.id = :customer;
COMMIT;

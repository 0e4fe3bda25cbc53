-- A page of listCustomers, 50 customers after one of them.
\startpipeline
SELECT set_config('frontdesk.tenant', :tenant, true), set_config('frontdesk.reach', 'tenant', true), pg_is_in_recovery();
SELECT c.record, (SELECT m.target_id FROM category_moves m
    WHERE m.tenant_id = :tenant AND m.category_id = c.category_id), c.id, c.created_at, c.moderated_until FROM customers c WHERE c.tenant_id = :tenant AND c.deleted = 0 AND (c.created_at, c.id) > (:created, :customer) ORDER BY c.created_at, c.id LIMIT 51;
\endpipeline

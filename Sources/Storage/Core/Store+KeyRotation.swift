import Auth
import Crypto
import FrontdeskAPI
import SQLInterface
import WireFormat

extension Store {
  /// Wraps every key with this store's master key that still is wrapped with the one before it,
  /// some at a time. Interrupted, it may be called again. Returns how many were wrapped anew. No
  /// other server may be at work on the store.
  package func rewrapKeys() throws(WriteFailure) -> Int {
    var wrapped = 0
    for scope in try keyScopes() {
      var last: Uuid? = .zero
      while let from = last {
        let page: WrappedKeys
        do throws(SQLError) {
          let reader = try makeReadStore(for: .report)
          defer { reader.close() }
          page = try reader.wrappedKeys(after: from, scope)
        } catch {
          throw WriteFailure(error)
        }
        wrapped += try rewrap(page.keys, scope)
        last = page.next
      }
    }
    let check = MasterKeyCheck(master: master)
    try step(.platform) { store throws(SQLError) in try check.renewProof(store.sql) }
    return wrapped
  }

  private func keyScopes() throws(WriteFailure) -> [TenantScope] {
    do throws(SQLError) {
      let reader = try makeReadStore(for: .report)
      defer { reader.close() }
      let tenants = try reader.everyTenant()
      return [.platform] + tenants.map { .system($0.id, "keys are wrapped anew") }
    } catch {
      throw WriteFailure(error)
    }
  }

  private func rewrap(_ keys: [WrappedKey], _ scope: TenantScope) throws(WriteFailure) -> Int {
    let master = master
    var renewed: [(subject: Uuid, wrapped: [UInt8])] = []
    for key in keys {
      let binding = SubjectKeys.binding(scope, key.subject)
      guard unsafe !master.isOwn(key.wrapped.span.bytes, binding: binding.span.bytes) else {
        continue
      }
      do throws(CryptoError) {
        let open = unsafe try master.unwrap(key.wrapped.span.bytes, binding: binding.span.bytes)
        unsafe renewed.append((key.subject, master.wrap(open, binding: binding.span.bytes)))
      } catch {
        throw .sql(.damaged("subject_keys: a key opens with neither master key"))
      }
    }
    guard !renewed.isEmpty else { return 0 }
    let changed = renewed
    try step(scope) { store throws(SQLError) in
      for key in changed { try store.rewrap(key.wrapped, of: key.subject, scope) }
    }
    return renewed.count
  }

  private func step(
    _ scope: TenantScope, _ body: @escaping @Sendable (WriteStore) throws(SQLError) -> Void
  ) throws(WriteFailure) {
    let author = Author(principal: "system", role: nil, method: "keys rotate-master")
    let step = WriterStep(scope, author) { store throws(SQLError) in
      store.allowUnrecordedChanges("the same keys in other wrapping")
      try body(store)
    }
    try step.perform(on: writer)
  }
}

/// A subject's key as it is stored.
struct WrappedKey {
  let subject: Uuid
  let wrapped: [UInt8]
}

/// Some keys of a tenant, and after whose the others follow.
struct WrappedKeys {
  var keys: [WrappedKey] = []
  var next: Uuid?
}

extension ReadStore {
  static let walkKeys = Query(
    """
    SELECT subject_id, wrapped FROM subject_keys
    WHERE tenant_id = ?1 AND subject_id > ?2 AND length(wrapped) > 0
    ORDER BY subject_id LIMIT ?3
    """)
  private static let keysPerPage = 500

  func wrappedKeys(after subject: Uuid, _ scope: TenantScope) throws(SQLError) -> WrappedKeys {
    var page = WrappedKeys()
    var rows = try open(Self.walkKeys, scope)
    rows.bind(subject)
    rows.bind(Self.keysPerPage)
    while try rows.next() {
      page.keys.append(WrappedKey(subject: rows.uuid(0), wrapped: rows.array(1)))
    }
    if page.keys.count == Self.keysPerPage { page.next = page.keys.last?.subject }
    return page
  }
}

extension WriteStore {
  static let rewrapKey = Command(
    """
    UPDATE subject_keys SET wrapped = ?3
    WHERE tenant_id = ?1 AND subject_id = ?2 AND length(wrapped) > 0
    """)

  fileprivate func rewrap(
    _ wrapped: [UInt8], of subject: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    var row = try open(Self.rewrapKey, scope)
    row.bind(subject)
    row.bind(wrapped)
    try row.run()
  }
}

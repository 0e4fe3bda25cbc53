package import Auth
package import RPCServer
package import Storage
package import WireFormat

/// A read under way: a snapshot of the store and who asks. It cannot write, by type.
package struct ReadCall {
  package let context: CallContext
  /// The tenant whose rows the call may reach; that of a tenantless call reaches none.
  package let scope: TenantScope
  /// The moment of the call on the tenant's clock.
  package let now: Timestamp
  package let store: ReadStore

  package init(_ context: CallContext, now: Timestamp, store: ReadStore) {
    self.context = context
    self.scope = context.scope ?? .nobody
    self.now = now
    self.store = store
  }
}

/// The step of a write before its transaction: parsing and normalising, off the writer.
package struct PrepareCall {
  package let context: CallContext
  package let scope: TenantScope
  package let now: Timestamp

  package init(_ context: CallContext, now: Timestamp) {
    self.context = context
    self.scope = context.scope ?? .nobody
    self.now = now
  }
}

/// A write under way: the only way to a transaction that may change rows.
package struct WriteCall {
  package let context: CallContext
  package let scope: TenantScope
  package let now: Timestamp
  package let store: WriteStore
  private let effects: CommitEffects
  /// Subject of the caller's token, for `createdBy`.
  package var subject: String { context.principal?.subject ?? "system" }

  package init(
    _ context: CallContext, now: Timestamp, store: WriteStore, effects: CommitEffects
  ) {
    self.context = context
    self.scope = context.scope ?? .nobody
    self.now = now
    self.store = store
    self.effects = effects
  }

  /// Runs `effect` once the write is durable, before its answer leaves; never after a write
  /// that was undone.
  package func afterCommit(_ effect: @escaping @Sendable () -> Void) {
    effects.add(effect)
  }
}

/// Long or outside work; it opens short transactions of its own.
package struct WorkCall {
  package let context: CallContext
  package let scope: TenantScope
  package let now: Timestamp
  package let store: Store

  package init(_ context: CallContext, now: Timestamp, store: Store) {
    self.context = context
    self.scope = context.scope ?? .nobody
    self.now = now
    self.store = store
  }
}

extension TenantScope {
  /// What a tenantless call gets: a tenant that has no rows.
  fileprivate static var nobody: TenantScope { .system(.zero, "a tenantless call") }
}

import FrontdeskAPI
import FrontdeskServices
import RPCCore
import Storage

extension ServiceEnvironment {
  /// `mapping` without blanks around its parts.
  func trimmedMapping(
    _ mapping: ProviderMapping, _ path: String
  ) throws(RPCError) -> ProviderMapping {
    ProviderMapping(
      provider: try requiredText(mapping.provider, "\(path).provider"),
      branch: trimmedText(mapping.branch) ?? "",
      externalId: try requiredText(mapping.externalId, "\(path).externalId"))
  }
}

extension ProviderMapping {
  /// Whether it names the same account, whatever the case of provider and branch.
  func isSame(as other: ProviderMapping) -> Bool { MappingKey(self) == MappingKey(other) }
}

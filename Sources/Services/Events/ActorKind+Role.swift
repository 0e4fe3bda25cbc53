import Auth
import FrontdeskAPI

extension ActorKind {
  /// Who stands in the journal as `role`.
  init(_ role: UInt8?) {
    switch role.map(Role.init(rawValue:)) {
    case nil: self = .system
    case .platformAdmin: self = .platformAdmin
    case .clientAdmin: self = .clientAdmin
    case .supportStaff: self = .supportStaff
    case .service: self = .service
    case .portal: self = .portal
    case .some(nil): self = .unspecified
    }
  }
}

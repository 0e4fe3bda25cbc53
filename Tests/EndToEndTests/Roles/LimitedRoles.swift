/// What admins of some locations may call.
enum LimitedRoles {
  /// What is served, once more by hand.
  static let served: [String: [String]] = [
    "BookingService": [
      "createBooking", "getBooking", "listBookings", "updateBookingStatus", "completeBooking",
      "cancelBooking",
    ],
    "CommunicationService": [
      "recordCommunication", "getCommunication", "listCommunications", "updateCommunicationStatus",
    ],
    "CustomerService": [
      "getCustomer", "listCustomers", "updateCustomer", "addMapping", "removeMapping",
      "getCustomerProfile", "addIdentifier", "changeIdentifier", "removeIdentifier", "addNote",
      "updateNote", "deleteNote", "listNotes", "createFollowUp", "completeFollowUp",
      "listFollowUps", "createNotification", "listNotifications", "markNotificationsRead",
      "updateCustomerLocation", "listCustomerLocations", "listOccasions", "listTimeline",
      "listCategories",
    ],
    "ServerService": ["getLimits", "getBuild"],
  ]

  static func serves(_ rpc: String) -> Bool {
    let parts = rpc.split(separator: ".").map(String.init)
    return served[parts[0]]?.contains(parts[1]) == true
  }
}

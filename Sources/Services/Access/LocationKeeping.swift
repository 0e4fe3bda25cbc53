/// The rpcs that keep to the locations which a client admin is limited to: whatever they show or
/// change is of customers who have been there, and bookings and figures are those of there. All
/// others are refused to such admins, so that an rpc which nobody has thought of is closed.
package enum LocationKeeping {
  package static let rpcs: Set<String> = [
    "BookingService.cancelBooking", "BookingService.completeBooking",
    "BookingService.createBooking", "BookingService.getBooking", "BookingService.listBookings",
    "BookingService.updateBookingStatus",
    "CommunicationService.getCommunication", "CommunicationService.listCommunications",
    "CommunicationService.recordCommunication",
    "CommunicationService.updateCommunicationStatus",
    "CustomerService.addIdentifier", "CustomerService.addMapping", "CustomerService.addNote",
    "CustomerService.changeIdentifier", "CustomerService.completeFollowUp",
    "CustomerService.createFollowUp", "CustomerService.createNotification",
    "CustomerService.deleteNote", "CustomerService.getCustomer",
    "CustomerService.getCustomerProfile", "CustomerService.listCategories",
    "CustomerService.listCustomerLocations", "CustomerService.listCustomers",
    "CustomerService.listFollowUps", "CustomerService.listNotes",
    "CustomerService.listNotifications", "CustomerService.listOccasions",
    "CustomerService.listTimeline", "CustomerService.markNotificationsRead",
    "CustomerService.removeIdentifier", "CustomerService.removeMapping",
    "CustomerService.updateCustomer", "CustomerService.updateCustomerLocation",
    "CustomerService.updateNote",
    // They tell of the server, not of its tenants.
    "ServerService.getBuild", "ServerService.getLimits",
  ]
}

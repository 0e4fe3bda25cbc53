extension LoadPlan {
  /// A scenario to begin from; `frontdesk load example` prints it.
  package static let example = """
    {
      "comment": "A booking platform at work: mostly reads, some new customers and bookings.",
      "calls": [
        {
          "rpc": "CustomerService.getCustomer", "weight": 70,
          "request": {"id": {"$existing": "customers"}}
        },
        {
          "rpc": "CustomerService.listCustomers", "weight": 10,
          "request": {"pageSize": {"$choice": [15, 50]}, "search": {"$choice": ["mur", "kel", ""]}}
        },
        {
          "rpc": "CustomerService.createCustomer", "weight": 5, "idempotencyKey": true,
          "request": {
            "name": {"$name": {}},
            "phone": {"$phone": {"prefix": "+35385", "digits": 7}},
            "email": {"$email": "example.com"},
            "tags": ["load"]
          }
        },
        {
          "rpc": "BookingService.createBooking", "weight": 15, "idempotencyKey": true,
          "request": {
            "customerId": {"$existing": "customers"},
            "service": {"$choice": ["Haircut", "Colour", "Beard trim"]},
            "staff": {"$sequence": {"prefix": "Staff {run} ", "digits": 4, "modulo": 100}},
            "startsAt": {"$time": {"from": "+2d", "step": "30m", "every": 100}},
            "duration": "30m",
            "price": {"minor": 4500, "currency": "EUR"}
          }
        }
      ],
      "lists": {
        "customers": {
          "rpc": "CustomerService.listCustomers", "items": "customers", "field": "id",
          "most": 100000
        }
      }
    }
    """

  /// How scenarios are written, for the command's help.
  package static let notes = """
    A request is JSON as for "frontdesk call"; an object with one member that begins with $ makes
    a new value for each call:
      {"$existing": "customers"}   one of a list: customers, bookings, leads, categories, or one
                                   of the scenario's "lists": {"rpc","items","field","most"},
                                   {"rpc","cursors": 50,"most"} (places between pages),
                                   {"file": "ids.txt"} (a value a line) or {"from": 1, "to": 9}
      {"$name": {}}                a person's name
      {"$phone": {"prefix": "+35385", "digits": 7}}   never the same twice in a run
      {"$email": "example.com"}    never the same twice
      {"$sequence": {"start": 0, "step": 1, "every": 1, "modulo": 100}}   a number, the next
                                   after each "every" calls; with "prefix", "suffix" or "digits"
                                   (zeros before it) a text. {run} in a text tells runs apart
      {"$integer": {"from": 1, "to": 6}}     each as likely as the others
      {"$uuid": "v4"}              or "v7"
      {"$choice": ["a", "b"]}      one of some values of any type
      {"$time": {"from": "+2d", "step": "30m", "every": 100}}   one after the other from a moment
                                   or a time from now; with "to" at random between the two
    """
}

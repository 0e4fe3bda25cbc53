import Foundation
import FrontdeskAPI
import LoadTest
import WireFormat

/// `bench codec`: a customer to bytes and back, every field read and its text checked.
enum CodecCommand {
  private static let count = 1024

  static func run() {
    var customers = (0..<count).map(customer)
    let encoded = customers.map { $0.encoded() }
    let bytes = encoded.reduce(0) { $0 + $1.count } / count
    var sum = 0
    var writer = WireWriter(capacity: 4096)
    // As exclusive access, because reading from an array's memory copies each customer and counts
    // its texts' references up and down, which is no part of encoding it.
    let encode = nanoseconds {
      customers.withUnsafeMutableBufferPointer { all in
        for index in all.indices {
          writer.clear()
          write(&all[index], to: &writer)
          sum &+= writer.count
        }
      }
    }
    var reused = Customer()
    var hasFailed = false
    let decode = nanoseconds {
      let all = encoded.span
      for index in all.indices {
        do throws(WireError) { reused = try Customer(decoding: all[index]) } catch {
          hasFailed = true
        }
        sum &+= reused.name.utf8.count
      }
    }
    guard !hasFailed, reused == customers[count - 1], sum != 0 else {
      print("The codec is wrong.")
      exit(1)
    }
    print(
      "codec|frontdesk|bytes=\(bytes) enc_ns=\(NumberText.fixed(encode, 1)) "
        + "dec_ns=\(NumberText.fixed(decode, 1))")
  }

  private static func write(_ customer: inout Customer, to writer: inout WireWriter) {
    customer.write(to: &writer)
  }

  /// The mean time of one message over a fifth of a second, as the peers' is taken.
  private static func nanoseconds(_ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    body()
    var passes = 0
    let begin = clock.now
    repeat {
      body()
      passes += 1
    } while begin.duration(to: clock.now) < .milliseconds(200)
    let time = begin.duration(to: clock.now).components
    let total = Double(time.seconds) * 1e9 + Double(time.attoseconds) / 1e9
    return total / Double(passes * count)
  }

  private static func customer(_ index: Int) -> Customer {
    let moment = Timestamp(microseconds: 1_700_000_000_000_000 + Int64(index) * 1_000_003)
    let id = { (kind: UInt64) in
      Uuid(high: 0x0190_0000_0000_7000 | kind, low: 1 << 63 | UInt64(index))
    }
    var customer = Customer()
    customer.id = id(1)
    customer.publicId = "CUST-1700000000000-A\(1000 + index)"
    customer.number = "RC-2026-\(10_000 + index)"
    customer.version = UInt64(index + 1)
    customer.name = "Gwendolyn Featherstone-Marchbanks \(index)"
    customer.type = .individual
    customer.status = .active
    customer.source = .api
    customer.categoryId = id(2)
    customer.phone = "+353851\(100_000 + index)"
    customer.email = "gwendolyn.marchbanks.\(index)@mail.example.com"
    customer.locale = "en-IE"
    customer.tags = ["newsletter", "regular", "prefers-phone"]
    customer.firstContactAt = moment
    customer.createdAt = moment
    customer.updatedAt = moment
    customer.createdBy = "bench"
    customer.visits = UInt32(index % 50)
    customer.firstVisitAt = moment
    customer.lastVisitAt = moment
    customer.spent = [Money(minor: Int64(index) * 100, currency: "EUR")]
    return customer
  }
}

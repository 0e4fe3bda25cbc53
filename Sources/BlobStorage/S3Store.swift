import CCurl

/// Files' bytes in a bucket of an S3-compatible store.
package struct S3Store: BlobStore {
  /// Which bucket, and as whom.
  package struct Settings: Sendable {
    /// Such as `https://s3.eu-west-1.amazonaws.com`; the bucket is part of the path.
    package var endpoint: String
    package var bucket: String
    package var region: String
    package var accessKey: String
    package var secretKey: String

    package init(
      endpoint: String, bucket: String, region: String, accessKey: String, secretKey: String
    ) {
      self.endpoint = endpoint
      self.bucket = bucket
      self.region = region
      self.accessKey = accessKey
      self.secretKey = secretKey
    }
  }

  private static let transferSeconds = 300
  private static let answerSeconds = 30

  private let settings: Settings

  package init(_ settings: Settings) {
    self.settings = settings
    _ = Self.isReady
  }

  // Once in the process, before any thread makes a request.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  package func put(_ path: String, from source: String) throws(BlobError) {
    let answer = try request("PUT", path, file: source)
    guard answer.status == 200 else { throw Self.refused(answer.status) }
    try LocalFile.remove(source)
  }

  package func read(
    _ path: String, from offset: UInt64, count: Int
  ) throws(BlobError) -> [UInt8] {
    guard count > 0 else { return [] }
    let range = "\(offset)-\(offset + UInt64(count) - 1)"
    let answer = try request("GET", path, range: range, capacity: count)
    switch answer.status {
    case 206: return answer.bytes
    // A store that knows no ranges gives all of it.
    case 200 where offset == 0: return answer.bytes
    // Nothing is left behind the end.
    case 416: return []
    default: throw Self.refused(answer.status)
    }
  }

  package func remove(_ path: String) throws(BlobError) {
    let answer = try request("DELETE", path)
    guard answer.status == 204 || answer.status == 200 || answer.status == 404 else {
      throw Self.refused(answer.status)
    }
  }

  private static func refused(_ status: Int) -> BlobError {
    status == 404 ? .absent : .unavailable("The store answered with status \(status).")
  }

  private struct Answer {
    let status: Int
    let bytes: [UInt8]
  }

  private func request(
    _ method: String, _ path: String, range: String? = nil, file: String? = nil,
    capacity: Int = 4096
  ) throws(BlobError) -> Answer {
    let url = "\(settings.endpoint)/\(settings.bucket)/\(path)"
    let signing = "aws:amz:\(settings.region):s3"
    let credentials = "\(settings.accessKey):\(settings.secretKey)"
    let seconds = file == nil && range == nil ? Self.answerSeconds : Self.transferSeconds
    var bytes = [UInt8](repeating: 0, count: capacity)
    var answer = frontdesk_s3_answer()
    let result = bytes.withUnsafeMutableBufferPointer { buffer in
      answer.bytes = buffer.baseAddress
      answer.capacity = capacity
      return frontdesk_s3_request(
        method, url, signing, credentials, range, file, seconds, &answer)
    }
    guard result == 0 else {
      throw .unavailable("The store cannot be reached (\(result)).")
    }
    bytes.removeLast(capacity - min(answer.count, capacity))
    return Answer(status: answer.status, bytes: bytes)
  }
}

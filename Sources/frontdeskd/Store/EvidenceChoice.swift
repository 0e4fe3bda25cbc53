import BlobStorage
import Flags
import Foundation
import Services

/// Where files about customers are kept: a folder of the data directory, or a bucket.
struct EvidenceChoice {
  static let flags = [
    Flag(
      "evidence", "s3://BUCKET",
      "Keep files about customers in a bucket instead of DATA/evidence; its keys are in "
        + "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."),
    Flag(
      "evidence-endpoint", "URL", "The S3-compatible store that has the bucket.",
      standard: "https://s3.amazonaws.com"),
    Flag("evidence-region", "NAME", "The bucket's region.", standard: "us-east-1"),
    Flag("evidence-quota", "MIB", "What the files of one tenant may come to.", standard: "10240"),
  ]

  /// What the flags say; what is being sent is in a folder of `data` in any case.
  static func settings(_ settings: Settings, data: String) throws -> EvidenceSettings {
    let folder = data + "/evidence"
    var evidence = EvidenceSettings(folder: folder)
    if let place = settings["evidence"] {
      evidence.store = S3Store(try bucket(place, settings))
    }
    let quota = try settings.integer("evidence-quota", 0...1_000_000_000) ?? 10_240
    evidence.quotaBytes = UInt64(quota) << 20
    return evidence
  }

  private static func bucket(
    _ place: String, _ settings: Settings
  ) throws -> S3Store.Settings {
    let name = place.hasPrefix("s3://") ? String(place.dropFirst(5)) : ""
    guard (3...63).contains(name.utf8.count),
      name.utf8.allSatisfy({ (97...122).contains($0) || (45...57).contains($0) && $0 != 47 })
    else {
      throw UsageError("--evidence is s3:// and the name of a bucket, not \"\(place)\".")
    }
    let endpoint = try settings.required("evidence-endpoint")
    guard endpoint.hasPrefix("https://") || endpoint.hasPrefix("http://"), !endpoint.hasSuffix("/")
    else {
      throw UsageError("--evidence-endpoint is https:// and a host, without a slash at its end.")
    }
    let environment = ProcessInfo.processInfo.environment
    guard let access = environment["AWS_ACCESS_KEY_ID"],
      let secret = environment["AWS_SECRET_ACCESS_KEY"]
    else {
      throw UsageError(
        "--evidence needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment.")
    }
    return S3Store.Settings(
      endpoint: endpoint, bucket: name, region: try settings.required("evidence-region"),
      accessKey: access, secretKey: secret)
  }
}

import RPCCore
import Storage

/// Goes on with one job. Where the job stands is stored with what it writes, so that this may end
/// anywhere, and another one go on.
protocol JobWork: AnyObject {
  /// Does the next step, which holds the writer for a moment only; false when there is none.
  func step(_ reader: ReadStore) throws(RPCError) -> Bool
}

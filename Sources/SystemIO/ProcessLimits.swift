import CLinux

/// What the machine gives this process.
package enum ProcessLimits {
  /// Raises the soft limit of open descriptors to the hard one and returns it.
  @discardableResult
  package static func raiseDescriptorLimit() throws(SystemError) -> Int {
    Int(try SystemError.check("setrlimit", linux_raise_descriptor_limit()))
  }

  /// The processors that the calling thread may run on now, at least 1.
  package static var processorCount: Int { max(1, Int(linux_processor_count())) }

  /// CPU time that the process has used, all threads together.
  package static var cpuNanoseconds: Int64 { max(0, linux_process_cpu_nanoseconds()) }

  /// The same without what the calling thread has used, in nanoseconds.
  package static var othersNanoseconds: UInt64 {
    UInt64(max(0, linux_process_cpu_nanoseconds() - linux_thread_cpu_nanoseconds()))
  }
}

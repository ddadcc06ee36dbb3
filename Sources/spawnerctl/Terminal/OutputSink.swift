#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where text goes: standard output, standard error, or a test's memory.
struct OutputSink: Sendable {
  /// Whether a person is looking: decides colour and the live line.
  let isTerminal: Bool
  /// Takes the bytes in the order given.
  let write: @Sendable ([UInt8]) -> Void

  /// Writes text and a line end.
  func line(_ text: String) {
    write(Array((text + "\n").utf8))
  }

  /// Writes text as it is.
  func text(_ text: String) {
    write(Array(text.utf8))
  }
}

extension OutputSink {
  /// A sink over one of the process's own file descriptors.
  ///
  /// Bytes that the other end no longer wants (a closed pipe) are dropped: `spawnerctl get | head`
  /// is not a failure.
  static func descriptor(_ descriptor: Int32) -> OutputSink {
    OutputSink(isTerminal: isatty(descriptor) == 1) { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = rest.withUnsafeBytes { unistdWrite(descriptor, $0) }
        if written < 0 && errno == EINTR { continue }
        if written <= 0 { return }
        rest = rest.dropFirst(written)
      }
    }
  }
}

private func unistdWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

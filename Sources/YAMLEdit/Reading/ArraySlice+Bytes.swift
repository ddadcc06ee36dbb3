extension ArraySlice<UInt8> {
  /// Whether two stretches hold the same bytes; eight are looked at together.
  func hasSameBytes(as other: ArraySlice<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return withUnsafeBytes { left in
      other.withUnsafeBytes { right in
        var position = 0
        while position + 8 <= left.count {
          let word = left.loadUnaligned(fromByteOffset: position, as: UInt64.self)
          guard word == right.loadUnaligned(fromByteOffset: position, as: UInt64.self) else {
            return false
          }
          position += 8
        }
        return left[position...].elementsEqual(right[position...])
      }
    }
  }
}

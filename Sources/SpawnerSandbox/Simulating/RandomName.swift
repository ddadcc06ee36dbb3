/// Random texts in the alphabets Kubernetes uses.
enum RandomName {
  /// Letters and digits that form no words and are not mistaken for each other.
  private static let safe = Array("bcdfghjklmnpqrstvwxz2456789")
  /// What kustomize writes its hashes with.
  private static let kustomize = Array("2456789bcdfghkmt")
  private static let hexadecimal = Array("0123456789abcdef")

  /// The end of a pod's name.
  static func podSuffix() -> String { pick(5, from: safe) }

  /// The end of a hashed ConfigMap's name.
  static func configMapHash() -> String { pick(10, from: kustomize) }

  /// A version 4 uuid.
  static func uid() -> String {
    let variant = pick(1, from: Array("89ab"))
    return [
      pick(8, from: hexadecimal), pick(4, from: hexadecimal), "4" + pick(3, from: hexadecimal),
      variant + pick(3, from: hexadecimal), pick(12, from: hexadecimal),
    ].joined(separator: "-")
  }

  /// A secret of 160 bits.
  static func token() -> String { pick(40, from: hexadecimal) }

  /// The same ten characters for the same text: the hash in a ReplicaSet's name.
  static func templateHash(_ bytes: [UInt8]) -> String {
    // FNV-1a: stable between runs, unlike the standard library's hashes.
    var hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return String(
      (0..<10).map { _ in
        defer { hash /= UInt64(safe.count) }
        return safe[Int(hash % UInt64(safe.count))]
      }
    )
  }

  private static func pick(_ count: Int, from alphabet: [Character]) -> String {
    String((0..<count).compactMap { _ in alphabet.randomElement() })
  }
}

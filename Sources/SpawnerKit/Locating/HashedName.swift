/// A name that a kustomize generator made: a stem, a dash and a hash of the content.
struct HashedName: Hashable {
  /// The letters and digits that such a hash is written with.
  private static let alphabet = Set("2456789bcdfghkmt")

  /// The name without its hash.
  let stem: String
  /// The hash of 10 characters.
  let hash: String

  /// Takes a name apart; nil where it ends in no hash.
  init?(_ name: String) {
    guard let dash = name.lastIndex(of: "-"), dash != name.startIndex else { return nil }
    let hash = name[name.index(after: dash)...]
    guard hash.count == 10, hash.allSatisfy(Self.alphabet.contains) else { return nil }
    stem = String(name[..<dash])
    self.hash = String(hash)
  }

  /// The names out of a list that differ from a name in nothing but the hash, sorted.
  static func siblings(of name: String, among names: [String]) -> [String] {
    guard let own = HashedName(name) else { return [] }
    return names.filter { $0 != name && HashedName($0)?.stem == own.stem }.sorted()
  }
}

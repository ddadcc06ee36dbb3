/// A key that stands twice in one mapping; the app's reader silently takes the last.
public struct DuplicateKey: Hashable, Sendable {
  /// The path of the value under the key.
  public let path: YAMLPath
  /// The key as written.
  public let key: String
  /// The place of the key that loses.
  public let first: SourceLocation
  /// The place of the same key further down.
  public let second: SourceLocation
}

extension Document {
  /// The keys that stand twice in one mapping, in source order of the second one.
  ///
  /// Keys are compared by value: `a` is `"a"`, `yes` is `true` and `1` is `1.0`. Reading takes the
  /// last one; an edit whose path leads through such a key is refused.
  public var duplicateKeys: [DuplicateKey] {
    var found: [DuplicateKey] = []
    var resolver = ValueResolver(storage.table)
    for index in storage.table.records.indices where storage.table.records[index].kind == .mapping {
      found += duplicates(in: index, &resolver)
    }
    return found
  }

  /// Whether a look at the spelling leaves the question open; for most mappings it does not.
  ///
  /// Keys that are text differ where their spelling does. In a long mapping, comparing each key with
  /// each other would take longer than making their values.
  private func mayHaveDuplicates(_ entries: [(key: Node, value: Node)]) -> Bool {
    guard entries.count <= 12 else { return true }
    let table = storage.table
    for (position, entry) in entries.enumerated() {
      guard table.isText(entry.key.record) else { return true }
      let text = table.text(of: entry.key.record)
      for other in entries[..<position] where table.text(of: other.key.record) == text {
        return true
      }
    }
    return false
  }

  private func duplicates(in index: Int, _ resolver: inout ValueResolver) -> [DuplicateKey] {
    var seen: [YAMLValue: Node] = [:]
    var found: [DuplicateKey] = []
    let entries = Node(storage, index).entries
    guard mayHaveDuplicates(entries) else { return [] }
    for (key, value) in entries where !storage.table.isMergeKey(key.index) {
      let identity = resolver.value(of: key.index).asKey
      if let first = seen[identity] {
        let text = key.target.text ?? ""
        found.append(
          .init(path: value.path, key: text, first: first.location, second: key.location)
        )
      }
      seen[identity] = key
    }
    return found
  }
}

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

  private func duplicates(in index: Int, _ resolver: inout ValueResolver) -> [DuplicateKey] {
    var seen: [YAMLValue: SourceLocation] = [:]
    var found: [DuplicateKey] = []
    for (key, value) in Node(storage, index).entries where !storage.table.isMergeKey(key.index) {
      let identity = resolver.value(of: key.index).asKey
      let location = key.location
      if let first = seen[identity] {
        let text = key.target.text ?? ""
        found.append(.init(path: value.path, key: text, first: first, second: location))
      }
      seen[identity] = location
    }
    return found
  }
}

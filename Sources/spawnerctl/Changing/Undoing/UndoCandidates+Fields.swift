import SpawnerConfig
import YAMLEdit

extension UndoCandidates {
  /// The commands for a change of fields by their paths.
  func commands(for edit: FieldEdit) -> [[String]] {
    switch edit {
    case .set(let assignments): commands(for: assignments.map(\.path))
    case .unset(let paths): commands(for: paths)
    case .lock(let paths): commands(toUndo: "unlock", of: paths)
    case .unlock(let paths): commands(toUndo: "lock", of: paths)
    }
  }

  /// What gives fields their old values, or takes them away where there were none; a part that came
  /// or went with them does so as well.
  private func commands(for paths: [FieldPath]) -> [[String]] {
    let names = paths.map(\.description)
    let positions = paths.compactMap(position)
    let parents = paths.count == 1 ? Array(sequence(first: paths[0]) { $0.parent }) : []
    return restoring(names) + restoring(positions) + [["unset"] + names]
      + parents.dropFirst().flatMap { [["unset", $0.description]] + restoring([$0.description]) }
  }

  /// A field by its position, since its name may be what has changed.
  private func position(of path: FieldPath) -> String? {
    do {
      let place = try old.existingPlace(of: path)
      return place.map { YAMLPath(Array($0.steps.dropFirst())).description }
    } catch {
      return nil
    }
  }

  private func commands(toUndo opposite: String, of paths: [FieldPath]) -> [[String]] {
    var sections: [String] = []
    for path in paths where !sections.contains(path.section) { sections.append(path.section) }
    let changed = sections.filter { section in
      old.defaults[section]?["readOnly"] != new.defaults[section]?["readOnly"]
    }
    return [[opposite] + changed, ["unset"] + changed.map { "\($0).readOnly" }]
      + [["unset"] + changed]
  }
}

extension UndoCandidates {
  /// The command that sets fields to their old values, as far as those differ and there is a short
  /// text for each.
  ///
  /// - Parameter paths: The fields.
  /// - Returns: One command, or none.
  func restoring(_ paths: [String]) -> [[String]] {
    var arguments: [String] = []
    for path in paths where !arguments.contains(where: { $0.hasPrefix("\(path)=") }) {
      guard value(at: path, in: old) != value(at: path, in: new) else { continue }
      guard let value = value(at: path, in: old), let text = text(of: value, at: path) else {
        return []
      }
      arguments.append("\(path)=\(text)")
    }
    guard !arguments.isEmpty, arguments.map(\.count).reduce(0, +) <= Self.longest else { return [] }
    return [["set"] + arguments]
  }

  /// How many characters of values are still a command that somebody reads before it is run.
  private static let longest = 200

  private func value(at path: String, in document: SpawnerDocument) -> YAMLValue? {
    do {
      return try document.existingPlace(of: FieldPath(parsing: path))
        .flatMap { document.document.value(at: $0) }
    } catch {
      return nil
    }
  }

  /// What is to be typed so that a field gets a value; nil where nothing does.
  private func text(of value: YAMLValue, at path: String) -> String? {
    [value.string, value.flowText].compactMap(\.self).first { text in
      do {
        return try FieldAssignment(FieldPath(parsing: path), text: text).value == value
      } catch {
        return false
      }
    }
  }
}

extension YAMLValue {
  /// The value on one line; nil for what has no plain spelling.
  fileprivate var flowText: String? {
    switch self {
    case .null: return "null"
    case .bool(let flag): return "\(flag)"
    case .integer(let number): return "\(number)"
    case .string(let text): return text.flowText
    case .sequence(let items):
      let texts = items.compactMap(\.flowText)
      return texts.count == items.count ? "[\(texts.joined(separator: ", "))]" : nil
    case .mapping(let mapping):
      let texts = mapping.compactMap { entry -> String? in
        guard let key = entry.key.flowText, let value = entry.value.flowText else { return nil }
        return "\(key): \(value)"
      }
      return texts.count == mapping.count ? "{\(texts.joined(separator: ", "))}" : nil
    case .float, .bigInteger, .timestamp, .binary: return nil
    }
  }
}

extension String {
  /// The text in double quotes, or as it is where it can be nothing else; nil for one that would
  /// break the line.
  fileprivate var flowText: String? {
    guard unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else { return nil }
    if wholeMatch(of: /[A-Za-z][A-Za-z0-9]{3,}(-[A-Za-z0-9]+)*/) != nil,
      !["true", "false", "null"].contains(lowercased())
    {
      return self
    }
    return "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

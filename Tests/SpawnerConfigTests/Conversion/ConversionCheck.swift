import SpawnerConfig
import YAMLEdit

/// Looks for what a conversion has lost without telling.
enum ConversionCheck {
  /// The comment lines of the old file that are neither in the new one nor in the report.
  static func unaccountedComments(of old: String, _ conversion: Conversion) -> [String] {
    let new = String(decoding: conversion.bytes, as: UTF8.self)
    var known = comments(in: new) + conversion.report.lostComments.map(\.text)
    return comments(in: old).filter { comment in
      guard let index = known.firstIndex(of: comment) else { return true }
      known.remove(at: index)
      return false
    }
  }

  /// Everything from a `#` behind a blank to the end of its line; none of the files here has a `#`
  /// in a text.
  private static func comments(in text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let start = line.firstRange(of: /(^| )#/)?.lowerBound
      return start.map { String(line[$0...].drop { $0 == " " }) }
    }
  }

  /// The texts and numbers of the old file that are neither in the new one nor explained.
  ///
  /// What a volume's type or class says by a word of its own becomes a shape.
  static func unaccountedValues(of old: [UInt8], _ conversion: Conversion) throws -> [String] {
    let report = conversion.report
    let explained = report.entries.map(\.path)
    let new = Set(leaves(in: try Document(conversion.bytes).value, at: "").map(\.text))
    guard let value = value(of: old) else { return [] }
    return leaves(in: value, at: "").filter { leaf in
      !new.contains(leaf.text) && !leaf.isShape
        && !explained.contains { leaf.path == $0 || isBelow(leaf.path, $0) }
    }
    .map { "\($0.path): \($0.text)" }
  }

  /// The old file's value; of a template, one in which fields are texts.
  private static func value(of bytes: [UInt8]) -> YAMLValue? {
    do { return try Document(bytes).value } catch {
      let text = String(decoding: bytes, as: UTF8.self)
        .replacing("{{", with: "(").replacing("}}", with: ")")
        .replacing(/\{([a-z]+)\}/) { "<\($0.output.1)>" }
        .replacing("(", with: "{").replacing(")", with: "}")
      do { return try Document(text).value } catch { return nil }
    }
  }

  private struct Leaf {
    let path: String
    let text: String

    var isShape: Bool {
      path.hasSuffix(".type.value") || path.hasSuffix(".type")
        || (path.contains(".class") && text == "{none}") || text == "false"
        || (path.hasSuffix("readOnly") && text == "true")
    }
  }

  private static func leaves(in value: YAMLValue, at path: String) -> [Leaf] {
    switch value {
    case .mapping(let mapping):
      mapping.entries.flatMap { entry in
        let key = entry.key.string ?? "?"
        return leaves(in: entry.value, at: path.isEmpty ? key : "\(path).\(key)")
      }
    case .sequence(let items):
      items.enumerated().flatMap { leaves(in: $0.element, at: "\(path)[\($0.offset)]") }
    case .null: []
    case .string(let text): [Leaf(path: path, text: text)]
    case .integer(let number): [Leaf(path: path, text: "\(number)")]
    case .bool(let flag): [Leaf(path: path, text: "\(flag)")]
    case .float(let number): [Leaf(path: path, text: "\(number)")]
    case .bigInteger(let text), .timestamp(let text), .binary(let text):
      [Leaf(path: path, text: text)]
    }
  }

  private static func isBelow(_ path: String, _ outer: String) -> Bool {
    path.hasPrefix(outer + ".") || path.hasPrefix(outer + "[")
  }
}

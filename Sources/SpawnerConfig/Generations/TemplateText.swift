internal import YAMLEdit

/// A file of the first generation: a template that became YAML only when it was filled in.
///
/// A brace that is meant is doubled in it, `{username}` and its like stand without quotes. Here the
/// braces of such fields become two characters that mean nothing to YAML, so that the text can be
/// read and edited before it is said what comes in their place. No line and no column changes, but
/// behind a doubled brace.
struct TemplateText {
  /// The text with ``open`` and ``close`` around the fields' names.
  let document: Document

  static let open: Unicode.Scalar = "\u{E000}"
  static let close: Unicode.Scalar = "\u{E001}"

  /// The names that the spawner filled in.
  static let fields = [
    "username", "servername", "userid", "unescaped_username", "unescaped_servername",
  ]

  /// Reads a template; `nil` for a text that shows no mark of one, or is no form all the same.
  init?(_ bytes: [UInt8]) {
    guard bytes.contains(UInt8(ascii: "{")), let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0 == Self.open || $0 == Self.close })
    else { return nil }
    let filled = Unescaped(text)
    guard filled.text != text, !filled.isForeign else { return nil }
    do throws(YAMLError) {
      document = try Document(filled.text)
    } catch {
      return nil
    }
    guard let defaults = document.value["spawnerFormDefaults"], defaults.mapping != nil,
      Generation(of: defaults) <= .extraResources || Self.isBare(defaults),
      filled.isWhole || Self.hasField(in: document), Self.differs(document, from: bytes)
    else { return nil }
  }

  /// Turns a text of such characters back into one with braces.
  static func restored(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0xEE) else { return bytes }
    return Array(restored(String(decoding: bytes, as: UTF8.self)).utf8)
  }

  static func restored(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(scalar == open ? "{" : scalar == close ? "}" : scalar)
    }
    return String(scalars)
  }

  /// Whether a text has a field in it.
  static func hasField(_ text: String) -> Bool { text.unicodeScalars.contains(open) }

  /// Whether nothing in a form says that it is younger.
  private static func isBare(_ defaults: YAMLValue) -> Bool {
    let younger = ["gpus", "affinityConfig", "imagePullPolicy", "imageGroupOne", "hideTag"]
    let volume = defaults["workspaceVolume"]?["value"] ?? .null
    return VolumeShape(of: volume) != .current && !younger.contains { defaults[$0] != nil }
  }

  private static func hasField(in document: Document) -> Bool {
    (document.root?.descendants ?? []).contains { $0.node.text.map(hasField) ?? false }
  }

  /// Whether a text means the same as before, or could not have been read.
  private static func differs(_ document: Document, from bytes: [UInt8]) -> Bool {
    do throws(YAMLError) { return try Document(bytes).value != document.value } catch {
      return true
    }
  }
}

extension TemplateText {
  /// A text with single braces in the place of doubled ones, and with marked fields.
  private struct Unescaped {
    private(set) var text = ""
    /// Whether every brace was doubled or one of a field's, as the spawner demanded.
    private(set) var isWhole = true
    /// Whether doubled braces mark something else, as those of Helm do: `{{ .Values.image }}`.
    private(set) var isForeign = false

    init(_ template: String) {
      let scalars = Array(template.unicodeScalars)
      var result = String.UnicodeScalarView()
      var position = 0
      while position < scalars.count {
        let scalar = scalars[position]
        let isBrace = scalar == "{" || scalar == "}"
        if isBrace, position + 1 < scalars.count, scalars[position + 1] == scalar {
          result.append(scalar)
          position += 2
          if scalar == "{", !Self.opensMapping(scalars[position...]) { isForeign = true }
        } else if scalar == "{", let name = Self.field(in: scalars[(position + 1)...]) {
          result.append(TemplateText.open)
          result.append(contentsOf: name.unicodeScalars)
          result.append(TemplateText.close)
          position += name.unicodeScalars.count + 2
        } else {
          if isBrace { isWhole = false }
          result.append(scalar)
          position += 1
        }
      }
      text = String(result)
    }

    /// Whether a text that stands behind a brace goes on as a mapping: with its end, a line break,
    /// a quoted key, or a plain one with a colon.
    private static func opensMapping(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
      let content = text.drop { $0 == " " }
      guard let first = content.first else { return false }
      if ["}", "'", "\"", "\\", "\n", "\r", "{"].contains(first) { return true }
      return content.drop { $0.isTagCharacter || $0 == "/" }.first == ":"
    }

    /// The field that a text begins with, if its closing brace follows.
    private static func field(in scalars: ArraySlice<Unicode.Scalar>) -> String? {
      fields.first { name in
        scalars.starts(with: name.unicodeScalars)
          && scalars.dropFirst(name.unicodeScalars.count).first == "}"
      }
    }
  }
}

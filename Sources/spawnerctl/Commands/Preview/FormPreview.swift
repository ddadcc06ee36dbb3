import KubeCore
import SpawnerConfig
import YAMLEdit

/// A form together with where its file comes from, in the words that both renderers use.
struct FormPreview: Sendable {
  let form: Form
  /// Where the file was read from.
  let origin: String

  /// The heading.
  var title: String {
    let request = form.request
    return "The form of \(request.appVersion) for notebook '\(request.notebookName)'"
  }

  /// Every field, from top to bottom.
  var facts: [FormFact] {
    form.parts.flatMap { part in
      part.panels.flatMap { panel in
        panel.fields.map { FormFact($0, part: part.title, panel: panel.title ?? "") }
      }
    }
  }

  /// What LAUNCH would send, as JSON.
  ///
  /// - Returns: Lines, each ended by a newline.
  /// - Throws: `CommandError` with code `noForm` where the file does not say.
  func bodyText() throws -> String {
    guard let body = form.body else {
      throw CommandError(.noForm, form.remarks.first?.text ?? "the file says nothing of the form")
    }
    return try JSONRenderer.render(JSONValue(body))
  }

  /// What becomes of a click on LAUNCH.
  var launchWords: String {
    guard let launch = form.launch else { return "unknown" }
    guard launch.isEnabled else { return "off" }
    let status = launch.status ?? 200
    guard status == 200 else { return "on, and answered with \(status)" }
    return launch.failures.isEmpty ? "on" : "on, and then the pod is refused"
  }

  /// Whether users get a notebook by typing a name and clicking on LAUNCH.
  var works: Bool {
    form.launch.map { $0.isEnabled && $0.failures.isEmpty } ?? false
  }

  /// What stands in the way of a notebook, and what would next.
  var reasons: [FormNote] {
    form.launch.map { $0.obstacles + $0.failures } ?? []
  }
}

/// What is shown of one field, word for word.
struct FormFact: Hashable, Sendable, Codable {
  let part: String
  let panel: String
  let label: String
  /// What the field shows without being opened.
  let value: String
  let marks: [String]
  let options: [String]
  let notes: [String]

  init(_ field: FormField, part: String, panel: String) {
    self.part = part.printable
    self.panel = panel.printable
    label = field.label
    value = field.shown.isEmpty ? Self.blank : field.shown.printable
    marks = field.marks
    options = field.options.map(\.words)
    notes = field.ownNotes.map(\.placed) + field.options.flatMap { $0.notes.map(\.placed) }
  }

  /// What stands for an empty field.
  static let blank = "(blank)"
}

extension FormField {
  /// What is noted beside the value.
  var marks: [String] {
    (isLocked ? ["locked"] : []) + (isBuiltIn ? ["built-in"] : [])
      + (hint.map { [$0.printable] } ?? [])
  }
}

extension FormOption {
  /// The row as it reads in a list.
  var words: String { (isChosen ? "● " : "○ ") + name + (detail.map { "  \($0)" } ?? "") }

  /// What the user reads.
  var name: String { label.isEmpty ? FormFact.blank : label.printable }

  /// What is sent, where the name does not tell.
  var detail: String? {
    guard let value, !value.isEmpty, !value.hasSuffix(label) || label.isEmpty,
      value.lowercased() != label.lowercased()
    else { return nil }
    return value.printable
  }
}

extension FormNote {
  /// The words, and where in the file.
  var placed: String { place.isEmpty ? words.printable : "\(words.printable) (\(place))" }

  /// The path and the line.
  var place: String {
    let name = path.map { "\($0)".printable } ?? ""
    let line = location.map { "line \($0.line)" } ?? ""
    return [name, line].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension String {
  /// The text on one line and without anything that a terminal would obey.
  var printable: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: text += "\u{FFFD}"
      case .format where scalar.value != 0x200D: text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

import SpawnerConfig

extension TextRenderer {
  /// The form from top to bottom: parts, panels, fields, and an arrow before every note.
  static func form(_ preview: FormPreview, style: Style) -> String {
    var text = style(.strong, preview.title) + "\nfrom \(preview.origin.printable)\n"
    text += notes(preview.form.remarks, indent: 0, style: style)
    for part in preview.form.parts {
      text += "\n" + style(.strong, part.title) + "\n"
      for panel in part.panels { text += self.panel(panel, style: style) }
    }
    guard preview.form.launch != nil else { return text }
    let role: Style.Role = preview.works ? .good : .bad
    let label = "LAUNCH".padded(toColumns: labelWidth + 2)
    text += "\n\(label)\(style(role, preview.launchWords))\n"
    return text + notes(preview.reasons, indent: 2, style: style)
  }

  private static let labelWidth = 21

  private static func panel(_ panel: FormPanel, style: Style) -> String {
    var indent = 2
    var text = ""
    if let title = panel.title {
      text += "  " + title.printable + (panel.isChosen == true ? "  [chosen]" : "") + "\n"
      indent = 4
    }
    text += notes(panel.ownNotes, indent: indent, style: style)
    for field in panel.fields { text += self.field(field, indent: indent, style: style) }
    return text
  }

  private static func field(_ field: FormField, indent: Int, style: Style) -> String {
    let fact = FormFact(field, part: "", panel: "")
    let margin = String(repeating: " ", count: indent)
    let label = field.label.padded(toColumns: labelWidth + 2 - indent)
    let marks = fact.marks.map { "  [\($0)]" }.joined()
    return margin + label + fact.value + marks + "\n" + options(field, fact)
      + notes(field.notes, indent: indent, style: style)
  }

  private static func options(_ field: FormField, _ fact: FormFact) -> String {
    let rows = fact.options
    guard rows.count > 1 || field.options.contains(where: { !$0.isChosen }) else { return "" }
    let margin = String(repeating: " ", count: labelWidth + 4)
    let line = rows.joined(separator: "  ")
    if line.columns <= 60 { return margin + line + "\n" }
    return rows.map { margin + $0 + "\n" }.joined()
  }

  private static func notes(_ notes: [FormNote], indent: Int, style: Style) -> String {
    let margin = String(repeating: " ", count: indent)
    return notes.map { note in
      let role: Style.Role = note.isFailure ? .bad : .warning
      return margin + style(role, "→ ") + note.placed + "\n"
    }.joined()
  }
}

import SpawnerConfig

/// The fields of the page: what each shows, opened so that nothing is out of sight.
extension FormPage {
  func field(_ field: FormField) -> HTML {
    let fact = FormFact(field, part: "", panel: "")
    let isWide = field.options.count > 5 || field.options.contains { $0.label.count > 24 }
    let isBlank = field.shown.isEmpty
    return """
      <div class="field\(isWide ? " wide" : "")\(field.isLocked ? " locked" : "")" role="group" \
      aria-labelledby="\(field.id)-label" data-fact="\(field.id)">
      <div class="label" id="\(field.id)-label">\(field.label)</div>
      \(box(field, fact, isBlank: isBlank))\(marks(fact))\(options(field))\
      \(Self.notes(field.notes))</div>

      """
  }

  private func box(_ field: FormField, _ fact: FormFact, isBlank: Bool) -> HTML {
    let value: HTML =
      "<span class=\"value\(isBlank ? " blank" : "")\" data-value>\(fact.value)</span>"
    switch field.control {
    case .text: return "<div class=\"box\">\(value)</div>\n"
    case .choice:
      return """
        <div class="box drop">\(value)<span class="caret" aria-hidden="true"></span></div>

        """
    case .toggle(let isOn):
      return """
        <div class="switch"><span class="track\(isOn ? " on" : "")" role="switch" \
        aria-checked="\(isOn ? "true" : "false")" aria-disabled="true" \
        aria-labelledby="\(field.id)-label"></span>\(value)</div>

        """
    }
  }

  private func marks(_ fact: FormFact) -> HTML {
    guard !fact.marks.isEmpty else { return "" }
    let marks = fact.marks.map { mark -> HTML in
      "<span class=\"mark\(mark == "locked" ? " lock" : "")\" data-mark>\(mark)</span>"
    }
    return "<p class=\"marks\">\(HTML.joined(marks))</p>\n"
  }

  private func options(_ field: FormField) -> HTML {
    guard !field.options.isEmpty else { return "" }
    let rows = field.options.map { option -> HTML in
      let detail: HTML =
        option.detail.map { "<span class=\"detail\">  \($0)</span>" } ?? ""
      return """
        <li role="option" aria-selected="\(option.isChosen ? "true" : "false")" \
        title="\((option.value ?? option.label).printable)" data-option>\
        <span class="bullet">\(option.isChosen ? "● " : "○ ")</span>\
        <span class="name">\(option.name)</span>\(detail)</li>

        """
    }
    // A long list scrolls, as the dropdown does; the keyboard reaches it.
    let scrolls: HTML = rows.count > 12 ? " long\" tabindex=\"0" : ""
    return """
      <ul class="menu\(scrolls)" role="listbox" aria-labelledby="\(field.id)-label">
      \(HTML.joined(rows))</ul>

      """
  }
}

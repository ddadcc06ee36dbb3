import SpawnerConfig

/// The form as one page that looks like it: no script, and nothing that is fetched.
struct FormPage: Sendable {
  let preview: FormPreview

  init(_ preview: FormPreview) { self.preview = preview }

  /// The page.
  var html: String { page.text }

  private var form: Form { preview.form }

  private var page: HTML {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(preview.title)</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    \(header)
    <main>
    \(remarks)\(HTML.joined(form.parts.map(part)))\(launch)
    </main>
    </body>
    </html>

    """
  }

  private var header: HTML {
    let request = form.request
    return """
      <header class="bar">
      <div class="bar-in">
      <p class="eyebrow">Preview · web app \(request.appVersion.description)</p>
      <h1>New notebook</h1>
      <p class="origin">from \(preview.origin.printable)</p>
      \(state)</div>
      </header>
      """
  }

  private var state: HTML {
    guard form.launch != nil else { return "" }
    let count = form.notes.count { !$0.isFailure }
    let differences: HTML =
      count == 0 ? "" : "<span class=\"chip warn\">\(count.of("difference"))</span>"
    return """
      <p class="chips"><a class="chip \(preview.works ? "good" : "bad")" \
      href="#launch">LAUNCH \(preview.launchWords)</a>\(differences)</p>

      """
  }

  private var remarks: HTML {
    guard !form.remarks.isEmpty else { return "" }
    return """
      <section class="card remarks" aria-labelledby="remarks-title">
      <h2 id="remarks-title">The form as a whole</h2>
      \(Self.notes(form.remarks))</section>

      """
  }

  // MARK: Parts

  private func part(_ part: FormPart) -> HTML {
    """
    <section class="card" id="\(part.id)" aria-labelledby="\(part.id)-title" \
    data-part="\(part.title)">
    <h2 id="\(part.id)-title">\(part.title)</h2>
    \(HTML.joined(part.panels.map(panel)))</section>

    """
  }

  private func panel(_ panel: FormPanel) -> HTML {
    let fields = HTML.joined(panel.fields.map(field))
    let notes = Self.notes(panel.ownNotes)
    guard let title = panel.title else {
      return "<div class=\"fields\" data-panel=\"\">\n\(notes)\(fields)</div>\n"
    }
    let chosen: HTML = panel.isChosen == true ? "<span class=\"mark\">chosen</span>" : ""
    let dot: HTML = panel.isChosen == nil ? "" : "<span class=\"dot\" aria-hidden=\"true\"></span>"
    return """
      <article class="panel\(panel.isChosen == true ? " is-chosen" : "")" \
      data-panel="\(title.printable)">
      <h3>\(dot)\(title.printable)\(chosen)</h3>
      <div class="fields">
      \(notes)\(fields)</div>
      </article>

      """
  }

  // MARK: Launching

  private var launch: HTML {
    guard let launch = form.launch else { return "" }
    let disabled: HTML = launch.isEnabled ? "" : " disabled"
    return """
      <section class="card launch" id="launch" aria-labelledby="launch-title">
      <h2 id="launch-title" class="hidden">Launching</h2>
      <div class="launch-row">
      <button type="button" class="button"\(disabled)>LAUNCH</button>
      <p class="verdict \(preview.works ? "good" : "bad")" data-launch>\(preview.launchWords)</p>
      </div>
      \(Self.notes(preview.reasons))\(body)</section>
      """
  }

  private var body: HTML {
    guard let text = bodyText else { return "" }
    return """
      <details class="body">
      <summary>What LAUNCH sends</summary>
      <pre tabindex="0">\(text)</pre>
      </details>

      """
  }

  private var bodyText: String? {
    do { return try preview.bodyText() } catch { return nil }
  }

  // MARK: Notes

  static func notes(_ notes: [FormNote]) -> HTML {
    guard !notes.isEmpty else { return "" }
    return "<ul class=\"notes\">\n\(HTML.joined(notes.map(note)))</ul>\n"
  }

  /// A path that may be broken behind its dots.
  private static func breakable(_ path: String) -> HTML {
    let steps = path.split(separator: ".", omittingEmptySubsequences: false)
    return HTML.joined(
      steps.enumerated().map { index, step in index == 0 ? "\(step)" : ".<wbr>\(step)" }
    )
  }

  private static func note(_ note: FormNote) -> HTML {
    let place: HTML =
      note.place.isEmpty ? "" : " <span class=\"place\">(\(breakable(note.place)))</span>"
    return """
      <li class="note\(note.isFailure ? " fails" : "")"><span data-note>\
      \(note.words.printable)\(place)</span></li>

      """
  }
}

import SpawnerConfig
import YAMLEdit

/// What the form shows for sections in an otherwise sound file.
struct Shown {
  let form: Form

  init(
    _ sections: String,
    by version: String = "v1.11.0",
    name: String = "my-notebook",
    group: ImageGroup = .jupyter
  ) {
    self.init(
      bytes: Array(SpawnerConfigTests.form(sections).utf8),
      by: version,
      name: name,
      group: group
    )
  }

  init(
    bytes: [UInt8],
    by version: String = "v1.11.0",
    name: String = "my-notebook",
    group: ImageGroup = .jupyter
  ) {
    let request = FormRequest(
      notebookName: name,
      serverType: group,
      appVersion: AppVersion(parsing: version) ?? .newest
    )
    form = Form(of: bytes, for: request)
  }

  var fields: [FormField] { form.parts.flatMap(\.panels).flatMap(\.fields) }

  func field(_ id: String) -> FormField? { fields.first { $0.id == id } }

  /// What a field shows, and after it the words of its notes.
  subscript(_ id: String) -> [String] {
    guard let field = field(id) else { return ["no such field"] }
    let lock = field.isLocked ? " (locked)" : ""
    return [field.shown + lock] + field.notes.map(\.words)
  }

  /// The words of every note.
  var words: [String] { form.notes.map(\.words) }

  /// What is posted under a key; `nil` where nothing is.
  func posted(_ key: String) -> YAMLValue? { form.body?[key] }

  /// Whether LAUNCH is on, or what a click on it is answered with.
  var verdict: String {
    guard let launch = form.launch else { return "unknown" }
    guard let status = launch.status else { return "off" }
    return status == 200 && !launch.failures.isEmpty ? "200, pod refused" : "\(status)"
  }
}

import SpawnerConfig
import Testing
import YAMLEdit

/// A small old form of which a test says only what it is about.
struct OldForm {
  /// What stands below `spawnerFormDefaults`, section by section, in flow style.
  var sections: [(name: String, text: String)] = [
    ("image", #"{value: "a.example/x:1", options: ["a.example/x:1", "a.example/y:1"]}"#),
    ("cpu", "{value: '1'}"),
    ("memory", "{value: 1.0Gi}"),
    ("workspaceVolume", "{value: {type: {value: None}}}"),
    ("dataVolumes", "{value: []}"),
    ("gpus", #"{value: {num: none, vendors: [], vendor: ""}}"#),
    ("shm", "{value: true}"),
    ("configurations", "{value: []}"),
  ]

  /// The form with some sections said otherwise; `nil` leaves one out.
  init(_ changes: [(String, String?)] = []) {
    for (name, text) in changes {
      let index = sections.firstIndex { $0.name == name }
      switch (index, text) {
      case (let index?, let text?): sections[index].text = text
      case (let index?, nil): sections.remove(at: index)
      case (nil, let text?): sections.append((name, text))
      case (nil, nil): break
      }
    }
  }

  /// A form with one data volume, given by its sub-fields.
  init(dataVolume: String) {
    self.init([("dataVolumes", "{value: [{value: {\(dataVolume)}}]}")])
  }

  var text: String {
    "spawnerFormDefaults:\n" + sections.map { "  \($0.name): \($0.text)\n" }.joined()
  }

  /// Converts the form.
  func converted(to target: AppVersion = .newest) throws -> Converted {
    let conversion = try Conversion(of: Array(text.utf8), to: target)
    return Converted(
      value: try SpawnerDocument(conversion.bytes).defaults,
      report: conversion.report,
      text: String(decoding: conversion.bytes, as: UTF8.self)
    )
  }

  /// What became of it.
  struct Converted {
    let value: YAMLValue
    let report: ConversionReport
    let text: String

    /// The first data volume.
    var volume: YAMLValue { value["dataVolumes"]?["value"]?[0] ?? .null }

    /// The claim that the first data volume asks for.
    var claim: YAMLValue { volume["newPvc"]?["spec"] ?? .null }

    /// What the report says of one place below `spawnerFormDefaults`.
    func told(_ kind: ConversionReport.Entry.Kind, at path: String) -> [String] {
      report.entries.filter { $0.kind == kind && $0.path == "spawnerFormDefaults." + path }
        .map { "\($0.what); \($0.why)" }
    }
  }
}

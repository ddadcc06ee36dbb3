import KubeCore
import SpawnerConfig
import TestSupport
import Testing
import YAMLEdit

@testable import SpawnerKit

/// Every field of the form, set and taken away in a bare file and inside a manifest.
@Suite(.oneAtATime)
struct FieldsInFilesTests {
  /// What a field is set in.
  private enum Wrapping: CaseIterable {
    case bare, literal, quoted

    var text: String {
      let lines = FieldTable.text.split(separator: "\n", omittingEmptySubsequences: false)
      switch self {
      case .bare: return FieldTable.text
      case .literal:
        let inner = lines.map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
        return Self.head + " |\n" + inner
      case .quoted:
        let inner = FieldTable.text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
          .replacing("\n", with: "\\n")
        return Self.head + " \"\(inner)\"\n"
      }
    }

    private static let head = """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: jupyter-web-app-config} # ours
      data:
        spawner_ui_config.yaml:
      """
  }

  private static func edit(_ row: FieldTable.Row) throws -> SpawnerEdit {
    .fields(.set([try FieldAssignment(FieldPath(parsing: row.path), text: row.input)]))
  }

  /// Whether the change of a row alone leaves the file sound; others are refused.
  private static let edited: [(row: FieldTable.Row, text: [UInt8])] = FieldTable.rows.compactMap {
    row in
    do {
      let file = try ConfigurationFile(Array(FieldTable.text.utf8))
      return (row, try file.plan([edit(row)]).newText)
    } catch {
      return nil
    }
  }

  @Test func `nearly every field can be set by itself`() {
    let refused = Set(FieldTable.rows.map(\.path)).subtracting(Self.edited.map(\.row.path))
    #expect(refused == [])
  }

  @Test(arguments: FieldTable.rows)
  func `is set in a bare file and in a manifest alike`(row: FieldTable.Row) throws {
    let expected = try #require(Self.edited.first { $0.row.path == row.path }).text
    for wrapping in Wrapping.allCases {
      let file = try ConfigurationFile(Array(wrapping.text.utf8))
      #expect(String(decoding: file.text, as: UTF8.self) == FieldTable.text)
      let plan = try file.plan([Self.edit(row)])
      #expect(plan.newText == expected)
      #expect(try ConfigurationFile(plan.newBytes).text == expected)
    }
  }

  @Test(arguments: FieldTable.rows)
  func `is taken away in a bare file and in a manifest, or kept with the reason`(
    row: FieldTable.Row
  ) throws {
    let edit = SpawnerEdit.fields(.unset([try FieldPath(parsing: row.path)]))
    for wrapping in Wrapping.allCases {
      let file = try ConfigurationFile(Array(wrapping.text.utf8))
      do throws(SpawnerError) {
        let plan = try file.plan([edit])
        #expect(!row.isRequired)
        #expect(try ConfigurationFile(plan.newBytes).text == plan.newText)
      } catch {
        #expect(row.isRequired, "\(error)")
        #expect(error.code == .invalidResult)
        #expect(error.description.contains("the change would break the file: "))
        #expect(error.location != nil)
      }
    }
  }

  @Test(.enabled(if: Python.isThere, "python3 with PyYAML is not installed"))
  func `reads in Python as it was meant`() throws {
    let texts = Self.edited.map { String(decoding: $0.text, as: UTF8.self) }
    let answers = try Python.answers(to: texts)
    try #require(answers.count == texts.count)
    for (edited, answer) in zip(Self.edited, answers) {
      let document = try SpawnerDocument(edited.text)
      let expected = try ServedValue(of: document.document.value)
      #expect(answer.map { ServedValue(answered: $0) } == expected, "\(edited.row)")
      let text = try SpawnerDocument(Array(FieldTable.text.utf8))
      guard let place = try text.existingPlace(of: FieldPath(parsing: edited.row.path)) else {
        continue
      }
      let value = place.steps.reduce(answer) { value, step in
        switch step {
        case .key(let key): value?[key]
        case .index(let index): value?[index]
        }
      }
      let wanted = try ServedValue(of: edited.row.value)
      #expect(value.map { ServedValue(answered: $0) } == wanted, "\(edited.row)")
    }
  }
}

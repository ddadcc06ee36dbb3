import TestSupport
import Testing
import YAMLEdit

@testable import SpawnerConfig

/// What must hold for every field in every file.
@Suite(.oneAtATime)
struct FieldLawTests {
  /// Every single value of a file by its place.
  private static func leaves(
    of value: YAMLValue,
    at path: YAMLPath = .root
  ) -> [YAMLPath: YAMLValue] {
    var leaves: [YAMLPath: YAMLValue] = [:]
    switch value {
    case .mapping(let mapping) where !mapping.isEmpty:
      for entry in mapping {
        let inner = Self.leaves(of: entry.value, at: path.appending(entry.key.string ?? "?"))
        leaves.merge(inner) { $1 }
      }
    case .sequence(let items) where !items.isEmpty:
      for (index, item) in items.enumerated() {
        leaves.merge(Self.leaves(of: item, at: path.appending(index))) { $1 }
      }
    default: leaves[path] = value
    }
    return leaves
  }

  @Test(arguments: FieldTable.rows)
  func `setting one field leaves all others as they are`(row: FieldTable.Row) throws {
    let document = try SpawnerDocument(Array(FieldTable.text.utf8))
    let path = try FieldPath(parsing: row.path)
    let place = try path.place(in: document).path.steps
    let edit = SpawnerEdit.fields(.set([try FieldAssignment(path, text: row.input)]))
    let old = Self.leaves(of: document.document.value)
    let new = Self.leaves(of: try edit.applied(to: document).document.value)
    let touched = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
    let others = touched.filter { path in
      !path.steps.starts(with: place) && !place.starts(with: path.steps)
    }
    #expect(others == [])
  }

  /// Of the same value written twice only the first is written; so nothing is, in any real file.
  @Test(.needsCorpus, arguments: try Corpus.files())
  func `a field set to what it is leaves every byte`(file: Corpus.File) throws {
    guard let document = Self.readable(file.bytes) else { return }
    var count = 0
    for field in try document.fields() where field.isReachable && field.isValue {
      guard let value = field.value else { continue }
      let path = try FieldPath(parsing: field.path)
      let edit = SpawnerEdit.fields(.set([FieldAssignment(path, value)]))
      do throws(SpawnerConfigError) {
        let edited = try edit.applied(to: document)
        #expect(edited.bytes == document.bytes, "\(field.path)")
        count += 1
      } catch {
        let isExpected = [.oldGeneration, .notLockable].contains(error.code)
        #expect(isExpected, "\(field.path): \(error)")
      }
    }
    #expect(count > 0 || document.defaults.mapping?.isEmpty != false)
  }

  /// Every switch and every lock of real files, there and back again.
  @Test(.needsCorpus, arguments: try Corpus.files())
  func `a switch turned and turned back leaves every byte`(file: Corpus.File) throws {
    guard let document = Self.readable(file.bytes) else { return }
    for field in try document.fields() where field.value?.bool != nil {
      let path = try FieldPath(parsing: field.path)
      let isOn = field.value?.bool == true
      do throws(SpawnerConfigError) {
        let turned = try Self.set(path, to: !isOn).applied(to: document)
        #expect(turned.bytes != document.bytes, "\(field.path)")
        let back = try Self.set(path, to: isOn).applied(to: turned)
        #expect(back.bytes == document.bytes, "\(field.path)")
      } catch {
        let isExpected = [.oldGeneration, .notLockable].contains(error.code)
        #expect(isExpected, "\(field.path): \(error)")
      }
    }
  }

  private static func set(_ path: FieldPath, to flag: Bool) -> SpawnerEdit {
    .fields(.set([FieldAssignment(path, .bool(flag))]))
  }

  /// A file that can be read and has a form in it.
  private static func readable(_ bytes: [UInt8]) -> SpawnerDocument? {
    do {
      let document = try SpawnerDocument(bytes)
      try document.requireFormDefaults()
      return document
    } catch {
      return nil
    }
  }
}

import Testing

@testable import YAMLEdit

/// Errors: their places and their words.
struct YAMLErrorTests {
  @Test func `the place comes first, where there is one`() {
    let location = SourceLocation(line: 12, column: 5)
    let error = YAMLError(.notAMapping, at: location, path: "data.ü", detail: "expected a mapping")
    #expect(error.description == "12:5: expected a mapping")
    #expect(error.location == location)
    #expect(error.path == "data.ü")
    #expect(error.relocated(to: nil).description == "expected a mapping")
    #expect(error.relocated(to: SourceLocation(line: 1, column: 2)).description.hasPrefix("1:2: "))
    #expect(error.relocated(to: nil).code == .notAMapping)
  }

  @Test func `all its places are turned`() {
    let error = failureOf { () throws(YAMLError) in
      try Document("a: 1\nb: 2\na: 3\n").replacing(at: "a", with: 4)
    }
    #expect(error?.description == "3:1: found key 'a' again at the root, first at 1:1")
    let moved = error?.relocated { place in
      SourceLocation(line: place.line + 10, column: place.column + 4)
    }
    #expect(moved?.description == "13:5: found key 'a' again at the root, first at 11:5")
    #expect(moved?.code == .duplicateKey)
    #expect(moved?.path == "a")
    let plain = YAMLError(.tooLarge, detail: "words").relocated { _ in
      SourceLocation(line: 1, column: 1)
    }
    #expect(plain.description == "words")
  }

  private func failureOf(_ work: () throws(YAMLError) -> Document) -> YAMLError? {
    do {
      _ = try work()
      return nil
    } catch {
      return error
    }
  }

  @Test func `a code's description is its name`() {
    #expect(YAMLError.Code.duplicateKey.description == "duplicateKey")
    #expect(YAMLError.Code.tab != .syntax)
  }

  @Test func `edits that overlap are refused`() {
    let edits = [SourceEdit(1..<4, []), SourceEdit(3..<5, Array("x".utf8))]
    #expect(
      failure { _ = try SourceEdit.apply(edits, to: Array("abcdef".utf8)) }?.code
        == .overlappingEdits
    )
  }

  @Test func `edits are applied by place, insertions at one place in order`() throws {
    let edits = [
      SourceEdit(4..<5, Array("E".utf8)), SourceEdit.insert(Array("1".utf8), at: 2),
      .insert(Array("2".utf8), at: 2), .delete(0..<1),
    ]
    let result = try SourceEdit.apply(edits, to: Array("abcdef".utf8))
    #expect(String(decoding: result, as: UTF8.self) == "b12cdEf")
  }
}

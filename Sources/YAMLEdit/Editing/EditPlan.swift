/// What an edit does to the text, and what the result must read back as.
struct EditPlan {
  var edits: [SourceEdit]
  var expectation: Expectation

  /// A plan in which the nodes of a range of records give way to others.
  ///
  /// - Parameters:
  ///   - edits: The changes of the text.
  ///   - table: The old document's table.
  ///   - replaced: The records that go; empty at the place where only something is added.
  ///   - pieces: What comes in their place.
  ///   - resized: The collection whose number of children changes, with the new number.
  init(
    _ edits: [SourceEdit],
    table: NodeTable,
    replacing replaced: Range<Int>,
    with pieces: [Expectation.Piece],
    resized: (index: Int, count: Int32)? = nil
  ) {
    self.edits = edits
    expectation = Expectation()
    if let resized {
      expectation.pieces = [
        .kept(0..<resized.index), .resized(resized.index, resized.count),
        .kept(resized.index + 1..<replaced.lowerBound),
      ]
    } else {
      expectation.pieces = [.kept(0..<replaced.lowerBound)]
    }
    expectation.pieces += pieces
    expectation.pieces.append(.kept(replaced.upperBound..<table.records.count))
  }

  init(_ edits: [SourceEdit], expecting pieces: [Expectation.Piece]) {
    self.edits = edits
    expectation = Expectation(pieces: pieces)
  }
}

extension Document {
  /// Applies a plan, reads the result back and compares it with what was meant.
  ///
  /// - Parameters:
  ///   - plan: The changes and what they must lead to.
  ///   - path: What the edit is about, for the message.
  /// - Returns: The edited document.
  /// - Throws: ``YAMLError`` with code `editDiffers` if anything but the intent came out.
  func applying(_ plan: EditPlan, at path: YAMLPath) throws(YAMLError) -> Document {
    let bytes = try SourceEdit.apply(plan.edits, to: self.bytes)
    let edited: Document
    do {
      if let partial = PartialReading(self, plan.edits).document(bytes) {
        edited = partial
      } else {
        edited = try Document(bytes)
      }
    } catch {
      throw YAMLError(
        .editDiffers,
        path: path,
        detail: "the edit\(path.phrase) was given up, its result could not be read: \(error.detail)"
      )
    }
    guard plan.expectation.isMet(by: edited.storage.table, old: storage.table) else {
      throw YAMLError(
        .editDiffers,
        path: path,
        detail: "the edit\(path.phrase) was given up, its result read back differently"
      )
    }
    return edited
  }
}

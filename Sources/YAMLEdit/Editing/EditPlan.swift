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
    do {
      return try attempt(plan, at: path)
    } catch {
      guard error.code == .editDiffers else { throw error }
      for remedy in finalBreakRemedies {
        var remedied = plan
        remedied.edits.append(remedy)
        if let edited = try success(remedied, at: path) { return edited }
      }
      throw error
    }
  }

  /// The outcome of a plan; nil if anything but the intent comes out.
  private func success(_ plan: EditPlan, at path: YAMLPath) throws(YAMLError) -> Document? {
    do {
      return try attempt(plan, at: path)
    } catch {
      guard error.code == .editDiffers || error.code == .overlappingEdits else { throw error }
      return nil
    }
  }

  private func attempt(_ plan: EditPlan, at path: YAMLPath) throws(YAMLError) -> Document {
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

  /// What helps where a text ends without a line break in a block scalar.
  ///
  /// Such a scalar's last line counts as having none. If a line comes to stand behind it, its header
  /// has to say so (`|-`); if a scalar that has one comes to stand at the end, the text needs one.
  private var finalBreakRemedies: [SourceEdit] {
    let layout = Layout(storage)
    guard !bytes.isEmpty, finalBreakLength(bytes[...]) == 0 else { return [] }
    var remedies = [SourceEdit.insert(layout.lineBreak(near: bytes.count), at: bytes.count)]
    if let scalar = storage.table.records.last(where: { $0.kind == .scalar }),
      scalar.style == .literal || scalar.style == .folded, Int(scalar.end) == bytes.count
    {
      remedies.append(.insert([UInt8(ascii: "-")], at: Int(scalar.start) + 1))
    }
    return remedies
  }
}

import SpawnerConfig

/// A text on its way through edits: its bytes, and what they mean as soon as somebody needs to know.
struct EditCourse {
  private(set) var bytes: [UInt8]
  /// The text at the start as a document, where it was read.
  private(set) var original: SpawnerDocument?
  /// What the last conversion among the edits did.
  private(set) var conversion: ConversionReport?
  /// The text as a document, where it was read.
  private(set) var document: SpawnerDocument?
  /// What mending did, where it was the last edit.
  private(set) var mended: FixedFile?
  private let appVersion: AppVersion
  private var isUntouched = true

  /// Begins.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - document: The same text as it was read already.
  ///   - appVersion: The release that edits are for which name none.
  init(bytes: [UInt8], document: SpawnerDocument?, appVersion: AppVersion) {
    self.appVersion = appVersion
    self.bytes = bytes
    self.document = document
    original = document
  }

  /// Applies the next edit.
  mutating func apply(_ edit: SpawnerEdit) throws(SpawnerError) {
    mended = nil
    if edit.worksOnBytes { return try applyToBytes(edit) }
    let document = try readDocument()
    do throws(SpawnerConfigError) {
      let edited = try edit.applied(to: document)
      become(edited.bytes)
      self.document = edited
    } catch {
      throw SpawnerError(refused: error)
    }
  }

  private mutating func applyToBytes(_ edit: SpawnerEdit) throws(SpawnerError) {
    do throws(SpawnerConfigError) {
      switch edit {
      case .convert(let target):
        let converted = try Conversion(of: bytes, to: target ?? appVersion)
        conversion = converted.report
        become(converted.bytes)
      case .mend(let version):
        let mended = FixedFile(mending: bytes, for: version ?? appVersion)
        self.mended = mended
        become(mended.bytes)
      default: become(try edit.applied(toBytes: bytes))
      }
    } catch {
      if let cause = error.underlying, error.code == .unreadable {
        throw SpawnerError(unreadable: cause, text: bytes)
      }
      throw SpawnerError(refused: error)
    }
  }

  private mutating func become(_ new: [UInt8]) {
    guard new != bytes else { return }
    bytes = new
    document = nil
    isUntouched = false
  }

  private mutating func readDocument() throws(SpawnerError) -> SpawnerDocument {
    if let document { return document }
    let read = try SpawnerDocument(readable: bytes)
    document = read
    if isUntouched { original = read }
    return read
  }
}

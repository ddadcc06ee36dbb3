import SpawnerConfig
import TestSupport
import Testing
import YAMLEdit

/// What holds for every conversion, whatever the file.
struct ConversionLawTests {
  /// All fixtures, with the line ends and the last line as some editors leave them.
  private static let files: [OldFile] = OldFile.all.flatMap { file in
    [
      file,
      OldFile(
        name: "\(file.name) with CRLF",
        generation: file.generation,
        text: file.text.replacing("\n", with: "\r\n")
      ),
      OldFile(
        name: "\(file.name) without a last line break",
        generation: file.generation,
        text: String(file.text.reversed().drop(while: \.isNewline).reversed())
      ),
    ]
  }

  private static let targets = [AppVersion.newest, AppVersion(parsing: "1.5")].compactMap(\.self)

  @Test(arguments: files, targets)
  func `gives a file without an error`(file: OldFile, target: AppVersion) throws {
    let conversion = try Conversion(of: file.bytes, to: target)
    let errors = Lint.findings(in: conversion.bytes, for: target).filter { $0.severity == .error }
    #expect(errors == [])
    #expect(Generation(of: conversion.bytes) == .claims)
  }

  @Test(arguments: files)
  func `does nothing the second time`(file: OldFile) throws {
    let once = try Conversion(of: file.bytes, to: .newest)
    let twice = try Conversion(of: once.bytes, to: .newest)
    #expect(twice.bytes == once.bytes)
    #expect(twice.report.isEmpty)
    #expect(twice.report.generation == .claims)
  }

  @Test(arguments: files)
  func `keeps every comment or says that it is gone`(file: OldFile) throws {
    let conversion = try Conversion(of: file.bytes, to: .newest)
    #expect(ConversionCheck.unaccountedComments(of: file.text, conversion) == [])
  }

  @Test(arguments: files)
  func `loses no value without a word`(file: OldFile) throws {
    let conversion = try Conversion(of: file.bytes, to: .newest)
    #expect(try ConversionCheck.unaccountedValues(of: file.bytes, conversion) == [])
  }

  @Test(arguments: files)
  func `keeps the kind of line ends`(file: OldFile) throws {
    let conversion = try Conversion(of: file.bytes, to: .newest)
    let text = String(decoding: conversion.bytes, as: UTF8.self)
    let lines = text.unicodeScalars.count { $0 == "\n" }
    let returns = text.unicodeScalars.count { $0 == "\r" }
    #expect(returns == (file.text.contains("\r\n") ? lines : 0))
    #expect(file.text.last?.isNewline == text.last?.isNewline)
  }

  @Test func `is the same as an edit`() throws {
    let file = OldFile.placement
    let edit = SpawnerEdit.convert(to: .newest)
    let document = try SpawnerDocument(file.bytes)
    let expected = try Conversion(of: file.bytes, to: .newest).bytes
    #expect(try edit.applied(to: document).bytes == expected)
    #expect(try edit.applied(toBytes: file.bytes) == expected)
    #expect(try SpawnerEdit.convert(to: nil).applied(toBytes: file.bytes) == expected)
    #expect(edit.worksOnBytes)
    #expect(edit.summary == "convert the file for the web app v1.11.0")
    #expect(edit.errorsOnPath(in: document) == [])
  }

  // MARK: Files that were shipped

  @Test(.needsCorpus) func `converts every file that was shipped`() throws {
    for file in try Self.shipped() {
      for target in Self.targets {
        let conversion = try Conversion(of: file.bytes, to: target)
        let errors = Lint.findings(in: conversion.bytes, for: target)
          .filter { $0.severity == .error }
        #expect(errors == [], "\(file.name)")
        let again = try Conversion(of: conversion.bytes, to: target)
        #expect(again.bytes == conversion.bytes, "\(file.name)")
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(ConversionCheck.unaccountedComments(of: text, conversion) == [], "\(file.name)")
        let values = try ConversionCheck.unaccountedValues(of: file.bytes, conversion)
        #expect(values == [], "\(file.name)")
        // Only those about a storage class that is left out.
        #expect(conversion.report.lostComments.count <= 3, "\(file.name)")
      }
    }
  }

  @Test(.needsCorpus) func `leaves the files of today as they are`() throws {
    for file in try Self.shipped() {
      let version = try #require(AppVersion(parsing: file.name.prefix { $0 != "y" }.dropLast()))
      guard version >= Conversion.oldestTarget else { continue }
      let conversion = try Conversion(of: file.bytes, to: .newest)
      #expect(conversion.bytes == file.bytes, "\(file.name)")
      #expect(conversion.report.isEmpty, "\(file.name)")
    }
  }

  /// The shipped files; the form's own text of the one that is a manifest.
  private static func shipped() throws -> [(name: String, bytes: [UInt8])] {
    try Corpus.files().map { file in
      guard file.name.contains("configmap") else { return (file.name, file.bytes) }
      let manifest = try Document(file.bytes)
      let text = manifest.value(at: YAMLPath([.key("data"), .key("spawner_ui_config.yaml")]))
      let name = file.name.replacing(".configmap", with: "")
      return (name, Array(try #require(text?.string).utf8))
    }
  }
}

import SpawnerConfig
import TestSupport
import Testing
import YAMLEdit

/// Whole files and whole reports, one of each generation.
struct ConversionGoldenTests {
  @Test(arguments: OldFile.all)
  func `gives the file that is kept`(file: OldFile) throws {
    let conversion = try Conversion(of: file.bytes, to: .newest)
    try Golden.expect(String(decoding: conversion.bytes, as: UTF8.self), "\(file.name).yaml")
  }

  @Test(arguments: OldFile.all)
  func `tells what is kept`(file: OldFile) throws {
    let report = try Conversion(of: file.bytes, to: .newest).report
    try Golden.expect(report.asText, "\(file.name).report.txt")
  }

  @Test(arguments: OldFile.all)
  func `knows the generation`(file: OldFile) throws {
    #expect(Generation(of: file.bytes) == file.generation)
    let report = try Conversion(of: file.bytes, to: .newest).report
    #expect(report.generation == file.generation)
    #expect(report.isForRok == (file.name == OldFile.templateForRok.name))
    #expect(report.target == .newest)
  }
}

extension ConversionReport {
  /// A line for each thing, as golden files keep it.
  var asText: String {
    let things = entries.map { "\($0.kind) \($0.location) \($0.path)\n  \($0.what)\n  \($0.why)\n" }
    let comments = lostComments.map { "lost \($0.location) \($0.text)\n" }
    return (things + comments).joined()
  }
}

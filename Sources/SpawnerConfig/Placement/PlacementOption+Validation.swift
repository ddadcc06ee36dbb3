internal import YAMLEdit

extension PlacementOption {
  /// Checks the option by the rules that lint has for those in the file.
  ///
  /// - Throws: ``SpawnerConfigError`` whose path starts at the option.
  public func validate() throws(SpawnerConfigError) { try validate(writtenAs: [], at: []) }

  /// Checks the option, and tells of what is wrong as of the text that it was read from.
  ///
  /// - Parameters:
  ///   - origin: The part of an option that the text holds; empty for a whole one.
  ///   - steps: Where in the text that part is.
  /// - Throws: ``SpawnerConfigError`` whose path starts at the text's root.
  func validate(
    writtenAs origin: [YAMLPath.Step],
    at steps: [YAMLPath.Step]
  ) throws(SpawnerConfigError) {
    guard key != "none" else {
      throw SpawnerConfigError(
        .invalidEntry,
        "expected a \(placement.keyName), found 'none', which the web app takes for no choice",
        at: .init(path: YAMLPath(steps))
      )
    }
    for (field, text) in [(placement.keyName, key), ("displayName", displayName)] {
      guard !text.hasVisibleText else { continue }
      throw SpawnerConfigError(
        .invalidEntry,
        "expected text as \(field), found an empty one",
        at: .init(path: YAMLPath(steps).appending(field))
      )
    }
    guard let finding = try firstError() else { return }
    let old = placement.section.optionsPath.appending(0).steps + origin
    var path: YAMLPath?
    do throws(YAMLError) { path = try YAMLPath(parsing: finding.path ?? "") } catch { path = nil }
    let rest = (path?.steps ?? []).dropFirst(old.count)
    throw SpawnerConfigError(
      .invalidEntry,
      finding.message.replacing(YAMLPath(old), with: YAMLPath(steps)),
      at: .init(path: YAMLPath(steps + rest))
    )
  }

  /// The first thing that lint has against the option, in a file with nothing else in it.
  private func firstError() throws(SpawnerConfigError) -> Finding? {
    let section: YAMLValue = ["value": "", "options": [value]]
    let document: Document
    do throws(YAMLError) {
      document = try Document("").setting(
        [.string(placement.section.name): section],
        at: .formDefaults
      )
    } catch {
      throw SpawnerConfigError(unsound: error)
    }
    let context = LintContext(document: document)
    return Self.rules.lazy.flatMap { $0.check(context) }.first { $0.severity == .error }
  }

  private static let rules: [LintRule] = [
    .optionShape, .optionContent, .tolerationRefused, .affinityRefused,
  ]
}

extension String {
  /// A message with a path in it that is to start elsewhere.
  fileprivate func replacing(_ old: YAMLPath, with new: YAMLPath) -> String {
    let new = new.steps.isEmpty ? "" : new.description
    return replacing(" at '\(old)'", with: new.isEmpty ? "" : " at '\(new)'")
      .replacing("\(old).", with: new.isEmpty ? "" : "\(new).")
      .replacing("\(old)[", with: "\(new)[")
  }
}

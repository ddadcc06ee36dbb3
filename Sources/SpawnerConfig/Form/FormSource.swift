internal import YAMLEdit

/// The file as the form meets it, and for whom.
struct FormSource {
  /// The file; `nil` where the form never gets it.
  let context: LintContext?
  let request: FormRequest
  let place: @Sendable (SourceLocation) -> SourceLocation

  var version: AppVersion { request.appVersion }

  func section(_ name: String) -> YAMLValue? { context?.section(name) }

  // MARK: Notes

  /// Something to be said about a place, or the nearest one above it that is there.
  func note(_ kind: FormNote.Kind, _ text: String, at path: YAMLPath) -> FormNote {
    FormNote(
      kind,
      text,
      path: path.belowDefaults,
      location: context.map { place($0.resolved(.value(path)).0) }
    )
  }

  func difference(_ text: String, at path: YAMLPath) -> FormNote {
    note(.difference, text, at: path)
  }

  /// A value that a dropdown does not show and the form sends all the same.
  func unlisted(_ value: YAMLValue, at path: YAMLPath) -> FormNote {
    let text = "value not listed: dropdown looks blank, still used: \(value.shownText)"
    return difference(text, at: path)
  }

  func launchOff(_ text: String, at path: YAMLPath) -> FormNote {
    note(.launchOff, text, at: path)
  }

  func refusal(_ status: Int, _ text: String, at path: YAMLPath) -> FormNote {
    note(.answer(status), text, at: path)
  }

  // MARK: Locks

  /// Whether the form locks a section, for a truth test and not for a boolean.
  func isLocked(_ name: String) -> Bool { section(name)?["readOnly"]?.isTrueInForm ?? false }

  /// What is to be said of a lock that is no boolean, or of one that the form does not obey.
  func lockNotes(_ name: String, isObeyed: Bool = true) -> [FormNote] {
    guard let lock = section(name)?["readOnly"], lock.isTrueInForm else { return [] }
    let path = YAMLPath.section(name).appending("readOnly")
    if !isObeyed { return [difference("readOnly → the field is not locked", at: path)] }
    guard lock.bool == nil else { return [] }
    return [difference("readOnly \(lock.inMessages) → locked, as it counts as true", at: path)]
  }

  // MARK: The backend

  /// What the backend takes for a field: the body's value or the file's.
  enum Reading {
    case value(YAMLValue, isTheFiles: Bool)
    case nothing
    case refused(FormNote)
  }

  /// Reads a field as the backend does.
  ///
  /// - Parameters:
  ///   - field: The name in the body.
  ///   - name: The section.
  ///   - posted: What the form sends; `nil` for a control that is disabled or undefined.
  /// - Returns: The value, or the answer that ends it all.
  func backend(_ field: String, section name: String, posted: YAMLValue?) -> Reading {
    let path = YAMLPath.section(name)
    guard let section = section(name) else { return Self.unchecked(posted) }
    guard section.mapping != nil else {
      return .refused(refusal(500, "'\(name)' is \(section.typeInMessages)", at: path))
    }
    guard let value = section["value"] else {
      return .refused(refusal(500, "'\(name)' has no 'value'", at: path))
    }
    if section["readOnly"]?.isTrueInBackend ?? false {
      guard posted == nil else {
        let text = "'\(field)' is read-only, and the form sends it all the same"
        return .refused(refusal(400, text, at: path.appending("readOnly")))
      }
      return .value(value, isTheFiles: true)
    }
    guard let posted, !posted.isNull else {
      if field == "workspace" { return .nothing }
      let text = "no value is sent for '\(field)'"
      return .refused(refusal(400, text, at: path.appending("value")))
    }
    return .value(posted, isTheFiles: false)
  }

  private static func unchecked(_ posted: YAMLValue?) -> Reading {
    posted.map { .value($0, isTheFiles: false) } ?? .nothing
  }
}

/// The moment at which the form's set-up ends early.
struct FormStop: Hashable, Sendable {
  let section: String
  /// What was there.
  let note: FormNote
}

extension FormSource {
  /// The stop at a section that is absent or null; `nil` where the form can go on.
  func stopWithout(_ name: String) -> FormStop? {
    let section = section(name)
    guard section?.isNull ?? true else { return nil }
    let found = section == nil ? "absent" : "null"
    return stop(at: name, "'\(name)' is \(found)", .section(name))
  }

  func stop(at section: String, _ text: String, _ path: YAMLPath) -> FormStop {
    FormStop(section: section, note: difference(text, at: path))
  }
}

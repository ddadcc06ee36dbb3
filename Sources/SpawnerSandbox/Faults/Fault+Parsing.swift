extension Fault {
  /// Reads a fault from the text a person writes: `NAME[=VALUE][:VERB[:RESOURCE[:TIMES]]]`.
  ///
  /// ```swift
  /// try Fault(parsing: "conflict=2")
  /// try Fault(parsing: "status=503:get:configmaps:2")
  /// try Fault(parsing: "delay=2s")
  /// ```
  ///
  /// An empty or `*` verb or resource means any. Values: a count for `conflict` and `second-writer`
  /// and for the faults of pods, lines for `cut` and, where there shall be some, for `silence`, a status with an optional `+SECONDS` of
  /// `Retry-After` for `status`, a duration (`500ms`, `2s`, `1m`) for `delay` and `revert`.
  ///
  /// - Parameter text: The fault.
  /// - Throws: ``SandboxError`` with code `invalidFault`, naming the part that is wrong.
  public init(parsing text: String) throws(SandboxError) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
    let head = (parts.first ?? "").split(separator: "=", maxSplits: 1).map { String($0) }
    guard parts.count <= 4, let name = head.first else {
      throw Self.bad(text, "expected NAME[=VALUE][:VERB[:RESOURCE[:TIMES]]]")
    }
    var fault = try Self.named(name, value: head.count > 1 ? head[1] : nil, in: text)
    if parts.count > 1 { fault.verb = Self.pattern(parts[1]) }
    if parts.count > 2 { fault.resource = Self.pattern(parts[2]) }
    if parts.count > 3 { fault.times = try Self.count(parts[3], in: text) }
    self = fault
  }

  /// The names a fault's text may start with.
  public static let names = [
    "refuse", "delay", "cut", "silence", "status", "conflict", "second-writer", "forbidden",
    "crash-loop", "never-ready", "image-pull", "invalid-image", "unschedulable", "quota",
    "serves-sample", "revert",
  ]

  private static let podFaults: [String: Fault] = [
    "crash-loop": .crashLoop, "never-ready": .neverReady, "image-pull": .imagePull,
    "invalid-image": .invalidImage, "unschedulable": .unschedulable, "quota": .quota,
    "serves-sample": .servesSample, "refuse": .refuse,
    "forbidden": .forbidden(verb: nil, resource: nil), "conflict": .conflict(),
    "second-writer": .secondWriter(),
  ]

  private static func named(
    _ name: String,
    value: String?,
    in text: String
  ) throws(SandboxError) -> Fault {
    if var fault = podFaults[name] {
      fault.times = try value.map { value throws(SandboxError) in try count(value, in: text) }
      return fault
    }
    guard names.contains(name) else {
      throw bad(text, "expected one of \(names.joined(separator: ", ")), found '\(name)'")
    }
    if name == "silence", value == nil { return .silence() }
    guard let value else { throw bad(text, "'\(name)' needs a value") }
    switch name {
    case "delay": return .delay(try duration(value, in: text))
    case "revert": return .revert(after: try duration(value, in: text))
    case "silence": return .silence(after: try count(value, in: text))
    case "cut": return .cutStream(after: try count(value, in: text))
    default: return try status(value, in: text)
    }
  }

  private static func status(_ value: String, in text: String) throws(SandboxError) -> Fault {
    let parts = value.split(separator: "+", maxSplits: 1)
    guard let first = parts.first, let status = Int(first), (200...599).contains(status) else {
      throw bad(text, "expected a status from 200 to 599, found '\(value)'")
    }
    guard parts.count > 1 else { return .status(status) }
    return .status(status, retryAfter: .seconds(try count(String(parts[1]), in: text)))
  }

  private static func pattern(_ text: String) -> String? {
    text.isEmpty || text == "*" ? nil : text
  }

  private static func count(_ value: String, in text: String) throws(SandboxError) -> Int {
    guard let count = Int(value), count >= 0 else {
      throw bad(text, "expected a number, found '\(value)'")
    }
    return count
  }

  private static func duration(_ value: String, in text: String) throws(SandboxError) -> Duration {
    let digits = value.prefix { $0.isNumber || $0 == "." }
    guard let number = Double(digits) else {
      throw bad(text, "expected a duration such as '2s', found '\(value)'")
    }
    switch value[digits.endIndex...] {
    case "ms": return .milliseconds(number)
    case "s", "": return .seconds(number)
    case "m": return .seconds(number * 60)
    default: throw bad(text, "expected a duration such as '2s', found '\(value)'")
    }
  }

  private static func bad(_ text: String, _ words: String) -> SandboxError {
    SandboxError(.invalidFault, "fault '\(text)': \(words)")
  }
}

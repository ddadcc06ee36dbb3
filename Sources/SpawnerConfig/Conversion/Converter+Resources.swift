internal import YAMLEdit

extension Converter {
  /// Adds the factor by which the form gets the limit from the request.
  mutating func addLimitFactors() throws(SpawnerConfigError) {
    for name in ["cpu", "memory"] {
      let path = YAMLPath.section(name).appending("limitFactor")
      guard let section = defaults[name], section.mapping != nil,
        (section["limitFactor"] ?? .null).isNull
      else { continue }
      let factor = Self.roundsBelowRequest(section["value"]) ? "none" : "1.2"
      try set(path, .string(factor))
      note(.changed, path, Self.limitWords(name, factor), why: limitReason(factor))
    }
  }

  private static func limitWords(_ name: String, _ factor: String) -> String {
    factor == "none"
      ? "'limitFactor' is '\(factor)': notebooks have no \(name) limit unless the user sets one"
      : "'limitFactor' is '\(factor)': a notebook's \(name) limit is \(factor) times its request"
  }

  private func limitReason(_ factor: String) -> String {
    if factor == "none" {
      return "the request is so small that a limit of 1.2 times as much would be rounded below it"
    }
    return switch generation {
    case .template, .extraResources, .gpus:
      "old web apps set no limit; to keep that, write \"none\""
    case .placement: "Kubeflow 1.2 made the limit equal to the request; to keep that, write \"1\""
    default: "the web app needs it; this is its own default"
    }
  }

  /// Whether the limit of an amount would be less than the amount, or nothing.
  private static func roundsBelowRequest(_ value: YAMLValue?) -> Bool {
    let written: Double? =
      switch value {
      case .string(let text)?:
        DecimalText(text.hasSuffix("Gi") ? text.dropLast(2) : text[...])?.number
      case .float(let number)?: number
      default: nil
      }
    guard let number = written, number > 0 else { return false }
    let limits = [RoundedLimit.Rule.form, .backend].map { RoundedLimit(number * 1.2, $0).number }
    return limits.contains { $0 < number || $0 < 0.1 }
  }
}

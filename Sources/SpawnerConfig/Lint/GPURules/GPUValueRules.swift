internal import YAMLEdit

/// The number of GPUs and the vendor that the form preselects.
extension LintRule {
  static let gpuRules = [
    gpuValueShape, gpuVendorsShape, gpuNumberAbsent, gpuNumberUnusable, gpuNumberNotOffered,
    gpuVendorMissing, gpuVendorNotListed, gpuVendorTwice, gpuResourceName,
  ]

  static let gpuValueShape = LintRule(
    "G001",
    .error,
    RuleText(
      "the value of `gpus` is not a mapping",
      bad: "gpus:\n  value: none\n",
      good: "gpus:\n  value: {num: none, vendor: \"\", vendors: []}\n"
    )
  ) { context in
    guard let value = context.section("gpus")?["value"], !value.isNull, value.mapping == nil
    else { return [] }
    return [
      Hit(
        .value(GPUSection.valuePath),
        "expected a mapping at '\(GPUSection.valuePath)', found \(value.typeInMessages)",
        effect: "the form stops here, and \(FormSection.listFails)",
        remedy: "write a mapping with 'num', 'vendor' and 'vendors'"
      )
    ]
  }

  // MARK: The number

  static let gpuNumberAbsent = LintRule(
    "G003",
    .error,
    RuleText(
      "`gpus` does not say how many",
      bad: "gpus:\n  value: {vendor: \"\", vendors: []}\n",
      good: "gpus:\n  value: {num: none, vendor: \"\", vendors: []}\n"
    )
  ) { context in
    guard let gpus = GPUSection(context), gpus.num == nil else { return [] }
    let hit = Hit(
      .key(GPUSection.valuePath),
      "the value of 'gpus' has no 'num'",
      effect: "the launch button stays off, and a launch without the form fails with 400",
      remedy: "add 'num: \"none\"', or the number of GPUs to preselect"
    )
    let hasVendor = !(gpus.vendor ?? .null).isEmpty
    return [hit.fixed(by: hasVendor ? nil : noGPUs)]
  }

  private static let noGPUs = LintFix(.set(GPUSection.numPath, "none"))

  static let gpuNumberUnusable = LintRule(
    "G004",
    .error,
    RuleText(
      "the number of GPUs is none that can be asked for",
      bad: "gpus:\n  value: {num: None, vendor: \"\", vendors: []}\n",
      good: "gpus:\n  value: {num: none, vendor: \"\", vendors: []}\n"
    )
  ) { context in
    guard let gpus = GPUSection(context), let num = gpus.num, num != "none" else { return [] }
    if case .bigInteger = num { return [] }
    if let count = num.count, count > 0 { return [] }
    if num.count == 0 { return [zeroGPUs(num)] }
    if context.isUnquotedTemplate(at: GPUSection.numPath) { return [] }
    let isNegative = (num.count ?? 0) < 0
    let isFraction = (num.float ?? num.string.flatMap { Double($0) }) != nil
    let hit = Hit(
      .value(GPUSection.numPath),
      "expected 'none' or a number of GPUs at '\(GPUSection.numPath)', found \(num.inMessages)",
      effect: isNegative
        ? "Kubernetes refuses the notebook's pod"
        : isFraction
          ? "Kubernetes refuses the notebook's pod, and then the list of notebooks fails"
          : "Kubernetes refuses the notebook with 422",
      remedy: "write \"none\", \"1\", \"2\", \"4\" or \"8\""
    )
    let meansNone = num.isNull || num == "" || num.string?.lowercased() == "none"
    return [hit.fixed(by: meansNone ? noGPUs : nil)]
  }

  private static func zeroGPUs(_ num: YAMLValue) -> Hit {
    Hit(
      .value(GPUSection.numPath),
      "expected 'none' or a number of GPUs at '\(GPUSection.numPath)', found \(num.inMessages)",
      effect: "the dropdown looks empty, and a limit of 0 is sent all the same",
      remedy: "write \"none\""
    )
    .rated(.warning)
    .fixed(by: noGPUs)
  }

  static let gpuNumberNotOffered = LintRule(
    "G005",
    .warning,
    RuleText(
      "the number of GPUs is none of the texts that the dropdown offers",
      bad:
        GPUSection.example(num: "1", vendor: "x.com/gpu"),
      good:
        GPUSection.example(num: "\"1\"", vendor: "x.com/gpu")
    )
  ) { context in
    guard let gpus = GPUSection(context), let num = gpus.num else { return [] }
    let digits: String
    if case .bigInteger(let text) = num {
      digits = text
    } else if let count = num.count, count > 0 {
      digits = String(count)
    } else {
      return []
    }
    let isOffered = offeredNumbers.contains(digits)
    guard !isOffered || num != .string(digits) else { return [] }
    return [
      Hit(
        .value(GPUSection.numPath),
        "expected the text '1', '2', '4' or '8' at '\(GPUSection.numPath)', "
          + "found \(num.inMessages)",
        effect: "the dropdown looks empty, and the number is sent all the same",
        remedy: isOffered ? "put the number in quotes: \"\(digits)\"" : "use a number on offer"
      )
      .fixed(by: isOffered ? LintFix(.set(GPUSection.numPath, .string(digits))) : nil)
    ]
  }

  private static let offeredNumbers = ["1", "2", "4", "8"]
}

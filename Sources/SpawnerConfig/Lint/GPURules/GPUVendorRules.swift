internal import YAMLEdit

/// The vendors of GPUs: the one that is preselected, and those on offer.
extension LintRule {
  // MARK: The vendor

  static let gpuVendorMissing = LintRule(
    "G006",
    .error,
    RuleText(
      "a number of GPUs is preselected without a vendor",
      bad: "gpus:\n  value: {num: \"1\", vendors: []}\n",
      good:
        GPUSection.example(num: "\"1\"", vendor: "x.com/gpu")
    )
  ) { context in
    guard let gpus = GPUSection(context), gpus.asksForSome,
      (gpus.vendor ?? .null).isNull || gpus.vendor == ""
    else { return [] }
    let isEmptyText = gpus.vendor == ""
    let hit = Hit(
      .key(GPUSection.vendorPath),
      "GPUs are preselected, and their vendor is \(gpus.vendor.map { _ in "empty" } ?? "missing")",
      effect: isEmptyText && !gpus.isLocked
        ? "the launch button stays off until the user picks a vendor"
        : gpus.vendor == nil && !gpus.isLocked
          ? "the launch button stays off, and a launch without the form fails with 400"
          : "the limit has no name, and the notebook is refused",
      remedy: "name the 'limitsKey' of a vendor, or write 'num: \"none\"'"
    )
    return [isEmptyText && !gpus.isLocked ? hit.rated(.warning) : hit]
  }

  static let gpuVendorNotListed = LintRule(
    "G007",
    .warning,
    RuleText(
      "the vendor of GPUs is none of those on offer",
      bad:
        GPUSection.example(num: "\"1\"", vendor: "y.com/gpu"),
      good:
        GPUSection.example(num: "\"1\"", vendor: "x.com/gpu")
    )
  ) { context in
    guard let gpus = GPUSection(context), gpus.vendors != nil, let vendor = gpus.vendor,
      !vendor.isEmpty, !gpus.limitsKeys.contains(where: { vendor == .string($0) }),
      !(gpus.asksForSome && isNoResourceName(vendor)),
      !context.isUnquotedTemplate(at: GPUSection.vendorPath)
    else { return [] }
    let nearest = NearMiss(vendor.string ?? "").best(of: gpus.limitsKeys)
    let hit = Hit(
      .value(GPUSection.vendorPath),
      "the vendor \(vendor.inMessages) is not among the vendors on offer",
      effect: gpus.asksForSome
        ? "the dropdown looks empty, and the vendor is sent all the same"
        : "the dropdown looks empty; nothing is sent while no GPU is asked for",
      remedy: nearest.map { "did you mean '\($0)'?" }
        ?? "list the vendor in 'vendors', or name one that is listed"
    )
    return [gpus.asksForSome ? hit : hit.rated(.info)]
  }

  // MARK: The vendors on offer

  static let gpuVendorsShape = LintRule(
    "G002",
    .error,
    RuleText(
      "the vendors of GPUs are not a list of `limitsKey` and `uiName`",
      bad: "gpus:\n  value: {num: none, vendor: \"\", vendors: null}\n",
      good: "gpus:\n  value: {num: none, vendor: \"\", vendors: []}\n"
    )
  ) { context in
    guard let gpus = GPUSection(context), let written = gpus.value["vendors"] else { return [] }
    guard let vendors = gpus.vendors else {
      let hit = Hit(
        .value(GPUSection.vendorsPath),
        "expected a list at '\(GPUSection.vendorsPath)', found \(written.typeInMessages)",
        effect: FormSection.listFails,
        remedy: "write 'vendors: []' for none"
      )
      return [
        hit.fixed(by: written.isEmpty ? LintFix(.set(GPUSection.vendorsPath, [])) : nil)
      ]
    }
    return vendors.enumerated().flatMap { shapeHits(of: $1, at: GPUSection.vendorPath($0)) }
  }

  private static func shapeHits(of vendor: YAMLValue, at path: YAMLPath) -> [Hit] {
    guard vendor.mapping != nil else {
      return [
        Hit(
          .value(path),
          "expected a mapping at '\(path)', found \(vendor.typeInMessages)",
          effect: FormSection.listFails,
          remedy: "write a mapping with 'limitsKey' and 'uiName'"
        )
      ]
    }
    let absent = ["limitsKey", "uiName"].filter { vendor[$0] == nil }.map { key in
      Hit(
        .value(path),
        "the vendor at '\(path)' has no '\(key)'",
        effect: FormSection.listFails,
        remedy: "add '\(key)'"
      )
    }
    return absent
      + [keyHit(of: vendor, at: path), nameHit(of: vendor, at: path)].compactMap(\.self)
  }

  private static func keyHit(of vendor: YAMLValue, at path: YAMLPath) -> Hit? {
    guard let key = vendor["limitsKey"], key.sequence != nil || key.mapping != nil else {
      return nil
    }
    let place = path.appending("limitsKey")
    return Hit(
      .value(place),
      "expected text at '\(place)', found \(key.typeInMessages)",
      effect: FormSection.listFails,
      remedy: "write the name of the resource, such as 'nvidia.com/gpu'"
    )
  }

  private static func nameHit(of vendor: YAMLValue, at path: YAMLPath) -> Hit? {
    guard vendor["uiName"] == .null else { return nil }
    let place = path.appending("uiName")
    return Hit(
      .value(place),
      "expected text at '\(place)', found null",
      effect: "the dropdown shows a blank row",
      remedy: "write the name to show"
    )
    .rated(.warning)
  }

  static let gpuVendorTwice = LintRule(
    "G008",
    .warning,
    RuleText(
      "two vendors of GPUs have the same key or the same name",
      bad: """
        gpus:
          value:
            num: none
            vendor: ""
            vendors:
            - {limitsKey: x.com/gpu, uiName: X}
            - {limitsKey: x.com/gpu, uiName: Y}
        """,
      good: """
        gpus:
          value:
            num: none
            vendor: ""
            vendors:
            - {limitsKey: x.com/gpu, uiName: X}
            - {limitsKey: y.com/gpu, uiName: Y}
        """
    )
  ) { context in
    let vendors = GPUSection(context)?.vendors ?? []
    return ["limitsKey", "uiName"].flatMap { key in
      var first: [String: Int] = [:]
      return vendors.enumerated().compactMap { index, vendor -> Hit? in
        guard let text = vendor[key]?.string else { return nil }
        guard let other = first[text] else {
          first[text] = index
          return nil
        }
        return Hit(
          .value(GPUSection.vendorPath(index).appending(key)),
          "the \(key) '\(text)' is that of vendor \(other + 1) already",
          effect: key == "limitsKey"
            ? "the list of notebooks shows the last of their names"
            : "users cannot tell the two apart",
          remedy: "remove or rename one of the two"
        )
        .fixed(by: vendor == vendors[other] ? LintFix(.remove(GPUSection.vendorPath(index))) : nil)
      }
    }
  }

  // MARK: Names of resources

  static let gpuResourceName = LintRule(
    "G009",
    .error,
    RuleText(
      "a vendor's key is not the name of an extended resource, `domain/name`",
      bad: "gpus:\n  value: {num: none, vendor: \"\", vendors: [{limitsKey: gpu, uiName: X}]}\n",
      good:
        GPUSection.example(num: "none", vendor: "\"\"")
    )
  ) { context in
    guard let gpus = GPUSection(context) else { return [] }
    var hits = (gpus.vendors ?? []).enumerated().compactMap { index, vendor -> Hit? in
      guard let key = vendor["limitsKey"], key.sequence == nil, key.mapping == nil else {
        return nil
      }
      return resourceHit(key, at: GPUSection.vendorPath(index).appending("limitsKey"))
    }
    if let vendor = gpus.vendor, gpus.asksForSome, !vendor.isNull, vendor != "",
      !gpus.limitsKeys.contains(where: { vendor == .string($0) }),
      !context.isUnquotedTemplate(at: GPUSection.vendorPath),
      let hit = resourceHit(vendor, at: GPUSection.vendorPath)
    {
      hits.append(hit)
    }
    return hits
  }

  private static func isNoResourceName(_ value: YAMLValue) -> Bool {
    !(value.string.map(KubernetesName.isResourceName) ?? false)
  }

  private static func resourceHit(_ value: YAMLValue, at path: YAMLPath) -> Hit? {
    guard isNoResourceName(value) else { return nil }
    return Hit(
      .value(path),
      "expected a resource like 'nvidia.com/gpu' at '\(path)', found \(value.inMessages)",
      effect: "Kubernetes refuses the pod of a notebook that asks for it",
      remedy: "write the resource as a domain, a slash and a name"
    )
  }
}

internal import YAMLEdit

/// The number of GPUs, and whose.
struct GPUControl {
  /// `nil` where it is undefined.
  private(set) var num: YAMLValue? = ""
  private(set) var vendor: YAMLValue? = ""
  private(set) var state = FormControlState.builtIn
  private(set) var stop: FormStop?

  static let counts = ["none", "1", "2", "4", "8"]
  private static let name = "gpus"

  /// The control as it is built: no number is chosen.
  init() {}

  /// The control with the file's values.
  init(_ source: FormSource) {
    guard let section = source.section(Self.name), !section.isNull else {
      (num, state) = ("none", FormControlState())
      return
    }
    guard let value = section["value"], value.mapping != nil else {
      let found = section["value"].map(\.typeInMessages) ?? "absent"
      stop = source.stop(at: Self.name, "'gpus.value' is \(found)", GPUSection.valuePath)
      return
    }
    (num, vendor) = (value["num"], value["vendor"])
    state = FormControlState(isLocked: source.isLocked(Self.name))
  }

  /// Whether the vendor's dropdown is off, as it is without GPUs; it is not sent then.
  private var isVendorOff: Bool { num == "none" }

  /// Whether LAUNCH is off until the user chooses.
  private var lacksVendor: Bool { !state.isLocked && !isVendorOff && vendor == "" }

  /// What is sent, left out where it is locked.
  ///
  /// The page makes a text of a number when it is clicked, though its dropdown compares it as it is
  /// in the file and so looks empty. At `none` the vendor's control is off and not sent.
  var posted: YAMLValue? {
    if state.isLocked { return nil }
    var group = YAMLMapping()
    if !isVendorOff { group["vendor"] = vendor }
    group["num"] = num?.isNumber == true ? .string(ScriptNumber.text(num?.scriptNumber ?? 0)) : num
    return .mapping(group)
  }

  // MARK: Showing

  func fields(_ source: FormSource) -> [FormField] {
    [
      FormField(
        "gpu-number",
        "Number of GPUs",
        .choice(
          Self.counts.map { count in
            FormOption(
              count == "none" ? "None" : count,
              value: count,
              isChosen: num?.string == count
            )
          }
        ),
        state: state,
        notes: source.lockNotes(Self.name) + numberNotes(source)
      ),
      FormField(
        "gpu-vendor",
        "GPU Vendor",
        .choice(vendorOptions(source)),
        state: state,
        hint: isVendorOff ? "off without GPUs" : nil,
        notes: vendorNotes(source)
      ),
    ]
  }

  private func vendors(_ source: FormSource) -> YAMLValue? {
    source.section(Self.name)?["value"]?["vendors"]
  }

  private func vendorOptions(_ source: FormSource) -> [FormOption] {
    let items = vendors(source)?.sequence ?? []
    let chosen = items.firstIndex { $0["limitsKey"] != nil && $0["limitsKey"] == vendor }
    return items.enumerated().map { index, item in
      let label = item["uiName"]?.string ?? ""
      let isBlank = label.isEmpty
      let path = GPUSection.vendorPath(index)
      return FormOption(
        label,
        value: item["limitsKey"]?.string,
        isChosen: index == chosen,
        notes: isBlank ? [source.difference("no name to show: blank row", at: path)] : []
      )
    }
  }

  private func numberNotes(_ source: FormSource) -> [FormNote] {
    guard !state.isBuiltIn else { return failures(source) }
    var notes: [FormNote] = []
    if let num, !Self.counts.contains(where: { num.string == $0 }) {
      notes.append(source.unlisted(num, at: GPUSection.numPath))
    }
    if isListBroken(source) {
      let text = "the list of notebooks fails with 500 wherever there is one"
      notes.append(source.difference(text, at: GPUSection.path))
    }
    return notes + failures(source)
  }

  private func vendorNotes(_ source: FormSource) -> [FormNote] {
    let path = state.isBuiltIn ? GPUSection.path : GPUSection.vendorPath
    if lacksVendor {
      let why = state.isBuiltIn ? "no number of GPUs is chosen" : "GPUs without a vendor"
      return [source.launchOff(why, at: path)]
    }
    guard !isVendorOff, let vendor, vendor != "" else { return [] }
    let keys = vendors(source)?.sequence?.compactMap { $0["limitsKey"] } ?? []
    guard !keys.contains(vendor) else { return [] }
    return [source.unlisted(vendor, at: path)]
  }

  // MARK: The backend

  /// Whether the pages that look up the names of vendors fail.
  private func isListBroken(_ source: FormSource) -> Bool {
    guard let section = source.section(Self.name) else { return false }
    guard section["value"]?.mapping != nil else { return true }
    guard let vendors = vendors(source) else { return false }
    guard let items = vendors.sequence else { return true }
    return items.contains { $0["limitsKey"] == nil || $0["uiName"] == nil }
  }

  private func failures(_ source: FormSource) -> [FormNote] {
    switch source.backend(Self.name, section: Self.name, posted: posted) {
    case .refused(let note): return [note]
    case .value(let value, _) where !lacksVendor:
      return failure(of: value, source).map { [$0] } ?? []
    case .nothing, .value: return []
    }
  }

  private func failure(of value: YAMLValue, _ source: FormSource) -> FormNote? {
    let (path, vendorPath) = (GPUSection.numPath, GPUSection.vendorPath)
    guard let num = value["num"] else {
      return source.refusal(400, "no number of GPUs is sent", at: path)
    }
    if num == "none" { return nil }
    guard let vendor = value["vendor"] else {
      return source.refusal(400, "GPUs without a vendor", at: vendorPath)
    }
    guard num.isNumber || num.string.map({ DecimalText($0) != nil }) ?? false else {
      return source.refusal(422, "\(num.inMessages) is no number of GPUs", at: path)
    }
    guard let count = num.count, count >= 0 else {
      return source.note(.podRefused, "\(num.inMessages) GPUs cannot be had", at: path)
    }
    guard count == 0 || KubernetesName.isResourceName(vendor.string ?? "") else {
      return source.note(.podRefused, "\(vendor.inMessages) is no resource", at: vendorPath)
    }
    return nil
  }
}

extension YAMLValue {
  /// Whether it is a number of any size.
  var isNumber: Bool {
    switch self {
    case .integer, .bigInteger, .float: true
    default: false
    }
  }
}

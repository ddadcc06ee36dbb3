internal import YAMLEdit

extension FieldKind {
  /// Whether the value is written without quotes, as something else than text.
  var isText: Bool { self != .boolean && self != .number }

  /// The value that a text stands for; `nil` where it does not fit.
  func value(of text: String) -> YAMLValue? {
    switch self {
    case .boolean: return text == "true" ? true : text == "false" ? false : nil
    case .number: return Int(text).map(YAMLValue.integer)
    default: return accepts(text) ? .string(text) : nil
    }
  }

  private func accepts(_ text: String) -> Bool {
    switch self {
    case .boolean, .number: false
    case .cores: Self.isAmount(text)
    case .memory: text.hasSuffix("Gi") && Self.isAmount(text.dropLast(2))
    case .limitFactor:
      text == "none" || DecimalText(text).map { $0.number >= 1 && $0.number.isFinite } ?? false
    case .image: Self.isImage(text)
    case .choice(let words): words.contains(text)
    case .vendor: text.isEmpty || KubernetesName.isResourceName(text)
    case .resource: KubernetesName.isResourceName(text)
    case .text: true
    case .labelKey: KubernetesName.isQualifiedName(text)
    case .storage: StorageSize(text).isWholeGi
    case .accessMode: AccessMode(rawValue: text) != nil
    case .mount: Self.isSound { rules throws(SpawnerConfigError) in try rules.checkMount(text) }
    case .claim: KubernetesName.isLabel(text)
    case .newClaim, .newClaimPrefix:
      Self.isSound { rules throws(SpawnerConfigError) in
        try rules.checkNewClaimName(text, isPrefix: self == .newClaimPrefix)
      }
    case .storageClass: KubernetesName.isSubdomain(text)
    }
  }

  private static func isAmount(_ text: some StringProtocol) -> Bool {
    DecimalText(text).map { $0.number > 0 && $0.number.isFinite } ?? false
  }

  private static func isImage(_ text: String) -> Bool {
    do throws(SpawnerConfigError) { _ = try ImageReference(parsing: text) } catch { return false }
    return true
  }

  private static func isSound(
    _ check: (VolumeRules) throws(SpawnerConfigError) -> Void
  ) -> Bool {
    do throws(SpawnerConfigError) { try check(VolumeRules(volume: .root)) } catch { return false }
    return true
  }

  // MARK: What was meant

  /// The text to write instead of one that does not fit, where it is plain what was meant.
  func proposal(for text: String) -> String? {
    guesses(at: text.trimmed).first { $0 != text && value(of: $0) != nil }
  }

  private func guesses(at text: String) -> [String] {
    let word = text.lowercased()
    let decimal = text.replacing(",", with: ".", maxReplacements: 1)
    return switch self {
    case .boolean: TruthWord(text).map { ["\($0.isTrue)"] } ?? []
    case .cores: [text, decimal, ResourceField.cores(in: decimal)].compactMap(\.self)
    case .memory: Self.memoryGuesses(decimal)
    case .limitFactor: [text, word, decimal]
    case .image: Self.imageGuesses(Self.withoutScheme(text))
    case .choice(let words): Self.near(word == "0" ? "none" : text, among: words)
    case .vendor: [text, word == "none" ? "" : word]
    case .storage: [StorageSize(text).wholeGi ?? text]
    case .accessMode:
      [AccessMode(abbreviatedOrFull: text)?.rawValue].compactMap(\.self)
        + Self.near(text, among: AccessMode.allCases.map(\.rawValue))
    case .mount: [text, "/" + text]
    case .resource, .claim, .newClaim, .newClaimPrefix, .storageClass: [text, word]
    case .text, .labelKey, .number: [text]
    }
  }

  private static func memoryGuesses(_ text: String) -> [String] {
    let rough = KubernetesQuantity(SpelledSize(text).text)?.roughGi.map { "\($0)Gi" }
    return [text, ResourceField.gi(in: text), rough].compactMap(\.self)
  }

  private static func withoutScheme(_ text: String) -> String {
    guard let range = text.firstRange(of: "://") else { return text }
    return String(text[range.upperBound...])
  }

  /// The image with its name in lower case; tags may have capitals.
  private static func imageGuesses(_ text: String) -> [String] {
    let name = text.lastIndex(of: "/") ?? text.startIndex
    let end = text[name...].firstIndex { $0 == ":" || $0 == "@" } ?? text.endIndex
    return [text, text[..<end].lowercased() + text[end...]]
  }

  private static func near(_ text: String, among words: [String]) -> [String] {
    let same = words.first { $0.lowercased() == text.lowercased() }
    return [same ?? NearMiss(text).best(of: words)].compactMap(\.self)
  }
}

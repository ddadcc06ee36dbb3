internal import YAMLEdit

extension LintContext {
  /// How the file's generation goes together with the web app that it is judged for.
  var generationFit: GenerationFit {
    GenerationFit(of: defaults.map(YAMLValue.mapping) ?? .null, for: appVersion)
  }

  /// Whether the file is for web apps of another age, so that it is to be converted and not mended.
  var isOfAnotherEra: Bool { !generationFit.isFitting }
}

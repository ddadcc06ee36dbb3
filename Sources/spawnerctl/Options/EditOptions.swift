import ArgumentParser

/// Everything the commands that change the file have in common.
struct EditOptions: ParsableArguments {
  @OptionGroup(title: "Where") var source: SourceOptions
  @OptionGroup(title: "How a change is made") var change: ChangeOptions
  @OptionGroup(title: "What is said") var format: FormatOptions
  @OptionGroup(title: "What is said") var output: OutputOptions
}

/// Everything the commands that only read the file have in common.
struct ReadOptions: ParsableArguments {
  @OptionGroup(title: "Where") var source: SourceOptions
  @OptionGroup(title: "What is said") var format: FormatOptions
  @OptionGroup(title: "What is said") var output: OutputOptions
}

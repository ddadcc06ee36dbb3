public import ArgumentParser
public import SpawnerConfig
public import SpawnerKit

// The domain's own choices, accepted on the command line by the names they have in the file.

extension ImageGroup: ExpressibleByArgument {}

extension GPUNumber: ExpressibleByArgument {}

extension RestartStrategy: ExpressibleByArgument {}

extension FailurePolicy: ExpressibleByArgument {}

extension AccessMode: ExpressibleByArgument {
  /// Reads `RWX` as well as `ReadWriteMany`.
  ///
  /// - Parameter argument: What was typed.
  public init?(argument: String) {
    self.init(abbreviatedOrFull: argument)
  }
}

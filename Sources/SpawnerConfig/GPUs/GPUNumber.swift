/// How many GPUs the form preselects: exactly the texts that its dropdown offers.
public enum GPUNumber: String, CaseIterable, Sendable, Codable {
  /// Notebooks get a GPU only if their users ask for one.
  case zero = "none"
  /// One GPU.
  case one = "1"
  /// Two GPUs.
  case two = "2"
  /// Four GPUs.
  case four = "4"
  /// Eight GPUs.
  case eight = "8"
}

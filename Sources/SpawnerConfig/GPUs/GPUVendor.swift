internal import YAMLEdit

/// A kind of GPU that the form offers.
public struct GPUVendor: Hashable, Sendable {
  /// The resource that a notebook asks for, such as `nvidia.com/gpu`.
  public let limitsKey: String
  /// The name that users see.
  public let uiName: String

  /// Describes a vendor; nothing is checked before it is used or ``validate()`` is called.
  ///
  /// - Parameters:
  ///   - limitsKey: The resource, a domain, a slash and a name.
  ///   - uiName: The name that users see.
  public init(limitsKey: String, uiName: String) {
    self.limitsKey = limitsKey
    self.uiName = uiName
  }

  /// Checks that Kubernetes takes the resource and that users see a name.
  ///
  /// - Throws: ``SpawnerConfigError`` with code `invalidEntry`.
  public func validate() throws(SpawnerConfigError) {
    guard KubernetesName.isResourceName(limitsKey) else {
      throw SpawnerConfigError(
        .invalidEntry,
        "expected a resource like 'nvidia.com/gpu', found '\(limitsKey)'",
        at: .init(path: "limitsKey")
      )
    }
    guard uiName.hasVisibleText else {
      throw SpawnerConfigError(
        .invalidEntry,
        "expected a name for vendor '\(limitsKey)', found an empty one",
        at: .init(path: "uiName")
      )
    }
  }

  var value: YAMLValue { ["limitsKey": .string(limitsKey), "uiName": .string(uiName)] }
}

extension String {
  /// Whether anybody would see something of it.
  var hasVisibleText: Bool { !unicodeScalars.allSatisfy(\.isBlankOrInvisible) }
}

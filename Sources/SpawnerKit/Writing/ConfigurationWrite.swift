import KubeCore

/// The one write there is: a data key of a ConfigMap, guarded by the version that was read.
struct ConfigurationWrite: Sendable {
  let installation: Installation
  let text: [UInt8]

  /// What is sent: nothing but the key and the guard.
  func request(
    guardedBy resourceVersion: String?,
    isDryRun: Bool = false
  ) throws -> KubeRequest {
    guard let resourceVersion else {
      throw SpawnerError(
        .failed,
        "ConfigMap '\(installation.configMapName)' has no version to guard a write with"
      )
    }
    let changes: JSONValue = [
      installation.storage.rawValue: [installation.key: .string(try value())]
    ]
    return try KubeRequest.mergePatch(
      ConfigMap.self,
      name: installation.configMapName,
      namespace: installation.namespace,
      patch: MergePatch(changes, resourceVersion: resourceVersion, isDryRun: isDryRun)
    )
  }

  private func value() throws -> String {
    switch installation.storage {
    case .binaryData: return Base64.encoded(text)
    case .data:
      guard let value = String(validating: text, as: UTF8.self) else {
        throw SpawnerError(.invalidResult, "the file is not UTF-8")
      }
      return value
    }
  }
}

extension Installation {
  /// The text under the key in another state of the ConfigMap; nil where the key is gone.
  func text(in configMap: ConfigMap) -> [UInt8]? {
    switch storage {
    case .data: configMap.data[key].map { Array($0.utf8) }
    case .binaryData:
      configMap.binaryData[key].flatMap { Base64.decoded($0) }
    }
  }
}

extension KubeError {
  /// Whether a write that failed so may have been made all the same.
  var leavesWriteOpen: Bool { isTransient && !isUnsent }

  /// Whether the same may well be allowed or answered if it is asked for again.
  var isWorthRepeating: Bool { isTransient || code == .tooManyRequests }

  /// Whether the cluster may well answer if it is asked again.
  var isTransient: Bool {
    switch code {
    case .unreachable, .timeout, .unavailable, .serverError, .protocolViolation: true
    default: false
    }
  }
}

public import KubeCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What every ``KubeAPI`` must do alike: the fake in memory, the sandbox, a real API server.
///
/// The checks make ConfigMaps with names of their own in a namespace that must exist, and take
/// them away again, so they may run side by side and on a cluster that is in use:
///
/// ```swift
/// @Test(.timeLimit(.minutes(30)), arguments: KubeAPIBehaviour.checks)
/// func `behaves as a server does`(_ check: KubeAPIBehaviour.Check) async throws {
///   try await check.run(on: FakeKube(), namespace: "kubeflow")
/// }
/// ```
public struct KubeAPIBehaviour: Sendable {
  /// One thing that must hold.
  public struct Check: Sendable, CustomStringConvertible {
    /// What must hold, as a sentence.
    public let description: String
    private let body: @Sendable (KubeAPIBehaviour) async throws -> Void

    init(
      _ description: String,
      _ body: @escaping @Sendable (KubeAPIBehaviour) async throws -> Void
    ) {
      self.description = description
      self.body = body
    }

    /// Tries it.
    ///
    /// - Parameters:
    ///   - api: What is tried.
    ///   - namespace: A namespace that exists.
    /// - Throws: ``Violation`` saying what should have been, or an unexpected error of the API.
    public func run(on api: any KubeAPI, namespace: String) async throws {
      let behaviour = KubeAPIBehaviour(api: api, namespace: namespace)
      do {
        try await body(behaviour)
      } catch {
        try await behaviour.cleanUp()
        throw error
      }
      try await behaviour.cleanUp()
    }
  }

  /// Something that should have held and did not.
  public struct Violation: Error, CustomStringConvertible {
    /// What should have been, and what was.
    public let description: String
  }

  /// Everything that must hold.
  public static let checks: [Check] =
    readingChecks + patchChecks + creatingChecks + replacingChecks + deletingChecks + listingChecks
    + watchingChecks

  let api: any KubeAPI
  let namespace: String
  /// Unique for each run of a check; also the value of the label on all it makes.
  let run = "behaviour-" + UUID().uuidString.lowercased().prefix(13)

  static let label = "spawnerctl-behaviour"

  var selector: String { "\(Self.label)=\(run)" }

  func name(_ suffix: String) -> String { "\(run)-\(suffix)" }

  /// Makes a ConfigMap.
  @discardableResult
  func create(_ suffix: String, data: [String: String] = [:]) async throws -> ConfigMap {
    try await api.object(creation(suffix, ["data": .object(data.mapValues { .string($0) })]))
  }

  /// The request that makes a ConfigMap with further fields.
  func creation(_ suffix: String, _ fields: JSONValue) throws -> KubeRequest {
    let object: JSONValue = [
      "apiVersion": "v1", "kind": "ConfigMap",
      "metadata": ["name": .string(name(suffix)), "labels": [Self.label: .string(run)]],
    ]
    return try .create(ConfigMap.self, namespace: namespace, object: object.merging(patch: fields))
  }

  func read(_ suffix: String) async throws -> ConfigMap {
    try await api.get(ConfigMap.self, name: name(suffix), namespace: namespace)
  }

  @discardableResult
  func patch(_ suffix: String, _ patch: MergePatch) async throws -> ConfigMap {
    try await api.mergePatch(
      ConfigMap.self,
      name: name(suffix),
      namespace: namespace,
      patch: patch
    )
  }

  func delete(_ suffix: String, _ options: DeleteOptions = DeleteOptions()) async throws {
    try await api.delete(
      ConfigMap.self,
      name: name(suffix),
      namespace: namespace,
      options: options
    )
  }

  private func cleanUp() async throws {
    let left = try await api.list(ConfigMap.self, namespace: namespace, labelSelector: selector)
    for map in left.items {
      try await api.delete(
        ConfigMap.self,
        name: map.name,
        namespace: namespace,
        options: DeleteOptions(uid: map.metadata.uid)
      )
    }
  }
}

/// Complains unless something holds.
func expect(_ condition: Bool, _ words: @autoclosure () -> String) throws {
  guard condition else { throw KubeAPIBehaviour.Violation(description: words()) }
}

/// Complains unless two values are equal.
func expectEqual<T: Equatable>(_ found: T, _ wanted: T, _ what: String) throws {
  try expect(found == wanted, "\(what): expected \(wanted), found \(found)")
}

/// Complains unless an error of this code is thrown.
///
/// - Returns: The error, for a closer look.
@discardableResult
func expectError(
  _ code: KubeError.Code,
  _ what: String,
  _ body: () async throws -> Void
) async throws -> KubeError {
  do {
    try await body()
  } catch let error as KubeError {
    try expect(error.code == code, "\(what): expected \(code), found \(error.code): \(error)")
    return error
  }
  throw KubeAPIBehaviour.Violation(description: "\(what): expected \(code), found success")
}

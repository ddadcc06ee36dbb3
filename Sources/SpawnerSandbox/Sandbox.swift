#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif
public import KubeCore
public import Logging

/// A simulated Kubernetes cluster with a stock Kubeflow web app, behind a real HTTP port.
///
/// It listens on the loopback address only, on a free port, and answers whoever knows its random
/// token. It exists while ``with(_:logger:_:)`` runs:
///
/// ```swift
/// try await Sandbox.with { sandbox in
///   try sandbox.kubeconfig.write(toFile: path, atomically: true, encoding: .utf8)
/// }
/// ```
///
/// What it gets wrong, compared with a real API server, is listed in <doc:Fidelity>.
public struct Sandbox: Sendable {
  /// The name of the kubeconfig's only context.
  public static let contextName = "sandbox"

  /// Where the server is; the last part of the path is the token.
  public let server: URL
  /// What a client proves itself with.
  public let token: String
  /// The faults of this sandbox, to inject and to clear while it runs.
  public let faults: SandboxFaults
  private let cluster: Cluster

  private init(port: Int, token: String, cluster: Cluster) throws(SandboxError) {
    guard let server = URL(string: "http://127.0.0.1:\(port)/\(token)") else {
      throw SandboxError(.notServing, "port \(port) makes no URL")
    }
    self.server = server
    self.token = token
    self.cluster = cluster
    faults = SandboxFaults(cluster: cluster)
  }

  /// Runs a sandbox for as long as a piece of work takes.
  ///
  /// - Parameters:
  ///   - options: How the sandbox behaves.
  ///   - logger: Where the server reports on itself; by default nowhere.
  ///   - body: The work, which is handed the sandbox.
  /// - Returns: What the work returns.
  /// - Throws: ``SandboxError`` with code `notServing` when no port can be opened, and whatever
  ///   the work throws.
  public static func with<R: Sendable>(
    _ options: SandboxOptions = SandboxOptions(),
    logger: Logger? = nil,
    _ body: (Sandbox) async throws -> R
  ) async throws -> R {
    let cluster = Cluster(options)
    let token = RandomName.token()
    let (ports, opening) = AsyncStream.makeStream(of: Int?.self)
    let server = SandboxServer(
      APIServer(cluster: cluster, token: token),
      logger: logger ?? silentLogger
    )
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { opening.finish() }
        try await server.serve { opening.yield($0) }
      }
      group.addTask { try await cluster.run() }
      // Leaving this scope, by whatever way, ends both tasks and with them the server.
      defer { group.cancelAll() }
      guard let port = await ports.first(where: { _ in true }) ?? nil else {
        throw SandboxError(.notServing, "no port of 127.0.0.1 can be opened")
      }
      return try await body(Sandbox(port: port, token: token, cluster: cluster))
    }
  }

  private static var silentLogger: Logger {
    Logger(label: "sandbox") { _ in SwiftLogNoOpLogHandler() }
  }
}

extension Sandbox {
  /// The namespace of the web app.
  public var namespace: String { cluster.stock.namespace }

  /// The name of the web app's Deployment.
  public var deploymentName: String { StockCluster.deploymentName }

  /// The name of the ConfigMap the web app mounts, hash and all.
  public var configMapName: String { cluster.stock.configMapName }

  /// The name of an older ConfigMap that nothing mounts.
  public var staleConfigMapName: String { cluster.stock.staleConfigMapName }

  /// A kubeconfig with one context, `sandbox`, for this program as well as for kubectl.
  ///
  /// The token is in it twice, as kubectl sends tokens over TLS only: as the user's token and as
  /// the server's path.
  public var kubeconfig: String {
    """
    apiVersion: v1
    kind: Config
    current-context: \(Self.contextName)
    clusters:
    - name: \(Self.contextName)
      cluster:
        server: \(server.absoluteString)
    users:
    - name: admin
      user:
        token: \(token)
    contexts:
    - name: \(Self.contextName)
      context:
        cluster: \(Self.contextName)
        user: admin
        namespace: \(namespace)

    """
  }
}

/// What tests look at and change behind the clients' backs.
extension Sandbox {
  /// The requests answered so far, oldest first: method, path and status (`GET /version 200`).
  public var requests: [String] { cluster.requests }

  /// The text of the file in the ConfigMap that the web app mounts.
  ///
  /// - Throws: ``SandboxError`` with code `noSuchObject` when someone removed it.
  public var configMapText: String {
    get throws(SandboxError) {
      let object = object("ConfigMap", named: configMapName)
      guard let text = object?["data"]?[WebApp.fileName]?.string else {
        throw SandboxError(.noSuchObject, "configmap '\(configMapName)' has no such file")
      }
      return text
    }
  }

  /// Changes the file in the ConfigMap, as another person would.
  ///
  /// - Parameter text: The file's new text.
  /// - Throws: ``SandboxError`` with code `noSuchObject` when someone removed the ConfigMap.
  public func setConfigMapText(_ text: String) throws(SandboxError) {
    try change("ConfigMap", named: configMapName) { object in
      object.put(.string(text), at: "data", WebApp.fileName)
    }
  }

  /// The object of a kind and name in the web app's namespace.
  ///
  /// - Parameters:
  ///   - kind: The kind, such as `Deployment`.
  ///   - name: The object's name.
  /// - Returns: The object, or nil where there is none.
  public func object(_ kind: String, named name: String) -> JSONValue? {
    ResourceType.ofKind(kind).flatMap { type in
      cluster.look { $0.store[ObjectKey(type, name, in: namespace)] }
    }
  }

  /// All objects of a kind in the web app's namespace, in name order.
  ///
  /// - Parameter kind: The kind, such as `Pod`.
  /// - Returns: The objects.
  public func objects(_ kind: String) -> [JSONValue] {
    guard let type = ResourceType.ofKind(kind) else { return [] }
    return cluster.look { $0.store.all(type, in: namespace) }
  }

  /// Changes an object of the web app's namespace, as another person would.
  ///
  /// - Parameters:
  ///   - kind: The kind, such as `Deployment`.
  ///   - name: The object's name.
  ///   - edit: The change.
  /// - Throws: ``SandboxError`` with code `noSuchObject` when there is no such object.
  public func change(
    _ kind: String,
    named name: String,
    _ edit: (inout JSONValue) -> Void
  ) throws(SandboxError) {
    guard let type = ResourceType.ofKind(kind), var object = object(kind, named: name) else {
      throw SandboxError(.noSuchObject, "\(kind) '\(name)' not found")
    }
    edit(&object)
    cluster.act { $0.save(object, at: ObjectKey(type, name, in: namespace)) }
  }

  /// Removes an object of the web app's namespace, as another person would.
  ///
  /// - Parameters:
  ///   - kind: The kind, such as `Pod`.
  ///   - name: The object's name.
  /// - Throws: ``SandboxError`` with code `noSuchObject` when there is no such object.
  public func remove(_ kind: String, named name: String) throws(SandboxError) {
    guard let type = ResourceType.ofKind(kind), object(kind, named: name) != nil else {
      throw SandboxError(.noSuchObject, "\(kind) '\(name)' not found")
    }
    cluster.act { $0.delete(ObjectKey(type, name, in: namespace)) }
  }

  /// Makes an object in the web app's namespace, as another person would.
  ///
  /// - Parameter object: The object; its kind must be one the sandbox knows.
  /// - Throws: ``SandboxError`` with code `noSuchObject` when the kind is not known.
  public func add(_ object: JSONValue) throws(SandboxError) {
    let kind = object["kind"]?.string ?? ""
    guard let type = ResourceType.ofKind(kind) else {
      throw SandboxError(.noSuchObject, "kind '\(kind)' is not known")
    }
    cluster.act { $0.create(object, as: type, in: namespace) }
  }

  /// Makes all versions handed out so far too old to watch from: the next resume meets a 410.
  public func forgetHistory() {
    cluster.act { $0.store.forgetChanges() }
  }
}

/// The faults of a running sandbox.
public struct SandboxFaults: Sendable {
  let cluster: Cluster

  /// Lets something go wrong from now on.
  ///
  /// - Parameter fault: What, when and how often.
  public func inject(_ fault: Fault) {
    cluster.act { $0.faults.inject(fault) }
  }

  /// Takes back all faults; pods that failed because of one stay as they are.
  public func clear() {
    cluster.act { $0.faults.clear() }
  }
}

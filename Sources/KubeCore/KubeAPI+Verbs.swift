extension KubeAPI {
  /// Reads one object.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - name: The object.
  ///   - namespace: Its namespace; nil for what belongs to none.
  /// - Returns: The object.
  /// - Throws: ``KubeError``, with code `notFound` where there is no such object.
  public func get<T: KubeObject>(
    _ type: T.Type,
    name: String,
    namespace: String?
  ) async throws -> T {
    try await object(.get(type, name: name, namespace: namespace))
  }

  /// Reads one object, or learns that there is none.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - name: The object.
  ///   - namespace: Its namespace; nil for what belongs to none.
  /// - Returns: The object, or nil where there is no such object.
  /// - Throws: ``KubeError`` for everything but `notFound`.
  public func getIfPresent<T: KubeObject>(
    _ type: T.Type,
    name: String,
    namespace: String?
  ) async throws -> T? {
    do {
      return try await get(type, name: name, namespace: namespace)
    } catch let error as KubeError where error.isNotFound {
      return nil
    }
  }

  /// Changes some fields of an object.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - name: The object.
  ///   - namespace: Its namespace; nil for what belongs to none.
  ///   - patch: The changes, and the version they were made for.
  /// - Returns: The object as the server now has it, or as it would be after a dry run.
  /// - Throws: ``KubeError``, with code `conflict` where the object has another version by now.
  public func mergePatch<T: KubeObject>(
    _ type: T.Type,
    name: String,
    namespace: String?,
    patch: MergePatch
  ) async throws -> T {
    try await object(
      KubeRequest.mergePatch(type, name: name, namespace: namespace, patch: patch)
    )
  }

  /// Deletes an object, or learns that it is not there any more.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - name: The object.
  ///   - namespace: Its namespace; nil for what belongs to none.
  ///   - options: What must hold for it to be deleted.
  /// - Throws: ``KubeError``, with code `conflict` where another object has the name by now.
  public func delete<T: KubeObject>(
    _ type: T.Type,
    name: String,
    namespace: String?,
    options: DeleteOptions
  ) async throws {
    _ = try await send(
      KubeRequest.delete(type, name: name, namespace: namespace, options: options)
    )
  }

  /// Reads a container's log.
  ///
  /// - Parameters:
  ///   - pod: The pod's name.
  ///   - namespace: The pod's namespace.
  ///   - options: Which container and which lines.
  ///   - timeout: How long the answer may take; nil leaves that to the sender.
  /// - Returns: The lines, without their newlines; bytes that are not UTF-8 are replaced.
  /// - Throws: ``KubeError``, with code `badRequest` where the container has no log yet.
  public func podLog(
    pod: String,
    namespace: String,
    options: LogOptions = LogOptions(),
    timeout: Duration? = nil
  ) async throws -> [String] {
    var request = KubeRequest.podLog(pod: pod, namespace: namespace, options: options)
    request.timeout = timeout
    let response = try await send(request)
    return response.body.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Sends a request and reads its answer.
  ///
  /// - Parameter request: What to ask.
  /// - Returns: The object in the answer.
  /// - Throws: ``KubeError``, with code `protocolViolation` where the answer is no such object.
  public func object<T: Decodable>(_ request: KubeRequest) async throws -> T {
    let response = try await send(request)
    do {
      return try response.decoded(as: T.self)
    } catch {
      throw error.asked(request)
    }
  }
}

extension KubeError {
  /// The same failure, with the request it happened to.
  func asked(_ request: KubeRequest) -> KubeError {
    var error = self
    error.attributes = request.attributes
    return error
  }
}

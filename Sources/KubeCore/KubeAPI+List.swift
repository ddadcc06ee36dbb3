extension KubeAPI {
  /// Reads all objects, page by page, as of one moment.
  ///
  /// When the pages take so long that the server forgets the moment they belong to, it starts anew.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - namespace: The namespace; nil for all of them.
  ///   - labelSelector: Only objects with these labels.
  ///   - fieldSelector: Only objects with these fields.
  /// - Returns: The objects and the version to watch from.
  /// - Throws: ``KubeError``, with code `gone` where even the third start came to no end.
  public func list<T: KubeObject>(
    _ type: T.Type,
    namespace: String?,
    labelSelector: String? = nil,
    fieldSelector: String? = nil
  ) async throws -> ObjectList<T> {
    let options = ListOptions(labelSelector: labelSelector, fieldSelector: fieldSelector)
    return try await list(type, namespace: namespace, options: options)
  }

  /// Reads all objects, page by page, as of one moment.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - namespace: The namespace; nil for all of them.
  ///   - options: Which objects, and how many on a page; a continuation is not heeded.
  /// - Returns: The objects and the version to watch from.
  /// - Throws: ``KubeError``, with code `gone` where even the third start came to no end.
  public func list<T: KubeObject>(
    _ type: T.Type,
    namespace: String?,
    options: ListOptions
  ) async throws -> ObjectList<T> {
    let starts = 3
    for _ in 1..<starts {
      do {
        return try await allPages(type, namespace: namespace, options: options)
      } catch let error as KubeError where error.isGone {
        continue
      }
    }
    return try await allPages(type, namespace: namespace, options: options)
  }

  private func allPages<T: KubeObject>(
    _ type: T.Type,
    namespace: String?,
    options: ListOptions
  ) async throws -> ObjectList<T> {
    var options = options
    options.continueToken = nil
    var result = ObjectList<T>(items: [], resourceVersion: "")
    repeat {
      let page: ObjectList<T> = try await object(
        .list(type, namespace: namespace, options: options)
      )
      result.items += page.items
      result.resourceVersion = page.resourceVersion
      options.continueToken = page.continueToken
    } while options.continueToken != nil
    return result
  }
}

extension KubeRequest {
  /// The path of a kind of object, or of one object, or of a part of one.
  ///
  /// - Parameters:
  ///   - resource: The kind.
  ///   - namespace: The namespace; nil for all of them and for what belongs to none.
  ///   - name: The object.
  ///   - subresource: The part of the object.
  /// - Returns: The path, percent-encoded.
  static func path(
    _ resource: ResourceKind,
    namespace: String?,
    name: String? = nil,
    subresource: String? = nil
  ) -> String {
    var segments =
      resource.group.isEmpty
      ? ["api", resource.version] : ["apis", resource.group, resource.version]
    if let namespace { segments += ["namespaces", namespace] }
    segments.append(resource.plural)
    if let name { segments.append(name) }
    if let subresource { segments.append(subresource) }
    return segments.map { "/" + PercentEncoding.segment($0) }.joined()
  }

  /// Whole seconds, rounded up: the server's parameters know nothing finer.
  static func seconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    return String(attoseconds > 0 ? seconds + 1 : seconds)
  }
}

/// One line of a watch, read.
enum WatchLine<Object: KubeObject> {
  /// An object has come, changed or gone.
  case event(WatchEvent<Object>, resourceVersion: String?)
  /// Nothing happened up to this version.
  case bookmark(resourceVersion: String)
  /// The server gives up the watch.
  case failure(KubeError)

  /// Reads a line.
  ///
  /// - Throws: ``KubeError`` with code `protocolViolation` when it is no event.
  init(parsing line: [UInt8]) throws(KubeError) {
    let type = try JSONText.decoded(TypeOnly.self, from: line).type
    switch type {
    case "ADDED":
      self = try Self.event(line, WatchEvent.added)
    case "MODIFIED":
      self = try Self.event(line, WatchEvent.modified)
    case "DELETED":
      self = try Self.event(line, WatchEvent.deleted)
    case "BOOKMARK":
      let version = try JSONText.decoded(Wrapper<Bookmark>.self, from: line).object.metadata
      self = .bookmark(resourceVersion: version.resourceVersion)
    case "ERROR":
      let body = try JSONText.decoded(Wrapper<JSONValue>.self, from: line).object
      let status = body["code"]?.integer ?? 500
      let answer = try KubeResponse(status: status, body: body.encoded())
      self = .failure(KubeError(answer: answer, to: nil))
    default:
      throw KubeError(code: .protocolViolation, message: "unknown watch event '\(type)'")
    }
  }

  private static func event(
    _ line: [UInt8],
    _ make: (Object) -> WatchEvent<Object>
  ) throws(KubeError) -> WatchLine {
    let object = try JSONText.decoded(Wrapper<Object>.self, from: line).object
    return .event(make(object), resourceVersion: object.metadata.resourceVersion)
  }

  private struct TypeOnly: Decodable {
    var type: String
  }

  private struct Wrapper<Content: Decodable>: Decodable {
    var object: Content
  }

  private struct Bookmark: Decodable {
    var metadata: Metadata

    struct Metadata: Decodable {
      var resourceVersion: String
    }
  }
}

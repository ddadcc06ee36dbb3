import KubeCore

/// Reads the few kinds of objects that kubectl puts together itself and then sends as protobuf.
///
/// The numbers of the fields are part of the Kubernetes API, as are their names in JSON.
enum ProtobufBody {
  static let contentType = "application/vnd.kubernetes.protobuf"

  /// The object in a body.
  static func object(_ body: [UInt8]) throws(APIFailure) -> JSONValue {
    guard body.starts(with: envelopeMark) else { throw malformed }
    let envelope = try ProtobufReader.fields(of: body.dropFirst(envelopeMark.count))
    let type = try value(of: envelope.last { $0.number == 1 }, as: typeShape)
    let kind = type["kind"]?.string ?? ""
    guard let shape = shapes[kind] else {
      throw .unsupported("\(contentType) of kind \(kind)", "application/json")
    }
    var object = try value(of: envelope.last { $0.number == 2 }, as: shape)
    object["apiVersion"] = type["apiVersion"]
    object["kind"] = type["kind"]
    return object
  }

  /// What every such body starts with.
  private static let envelopeMark = Array("k8s\0".utf8)

  private static var malformed: APIFailure {
    .badRequest("the object provided is unrecognized: the body is no protobuf of Kubernetes")
  }

  // MARK: What is where

  private indirect enum Shape: Sendable {
    case text
    case flag
    case data
    case map(of: Shape)
    case message([Int: (name: String, shape: Shape)])

    static func texts(_ names: [Int: String]) -> Shape {
      .message(names.mapValues { ($0, .text) })
    }
  }

  private static let typeShape = Shape.texts([1: "apiVersion", 2: "kind"])

  private static let metadata = Shape.message([
    1: ("name", .text), 2: ("generateName", .text), 3: ("namespace", .text),
    11: ("labels", .map(of: .text)), 12: ("annotations", .map(of: .text)),
  ])

  private static let resourceAttributes = Shape.texts([
    1: "namespace", 2: "verb", 3: "group", 4: "version", 5: "resource", 6: "subresource",
    7: "name",
  ])

  private static let shapes: [String: Shape] = [
    "ConfigMap": .message([
      1: ("metadata", metadata), 2: ("data", .map(of: .text)), 3: ("binaryData", .map(of: .data)),
      4: ("immutable", .flag),
    ]),
    "Namespace": .message([1: ("metadata", metadata)]),
    "SelfSubjectAccessReview": .message([
      1: ("metadata", metadata),
      2: (
        "spec",
        .message([
          1: ("resourceAttributes", resourceAttributes),
          2: ("nonResourceAttributes", .texts([1: "path", 2: "verb"])),
        ])
      ),
    ]),
    "SelfSubjectRulesReview": .message([
      1: ("metadata", metadata), 2: ("spec", .texts([1: "namespace"])),
    ]),
  ]

  // MARK: Values

  private static func value(
    of field: ProtobufReader.Field?,
    as shape: Shape
  ) throws(APIFailure) -> JSONValue {
    guard let field else { throw malformed }
    switch (shape, field.content) {
    case (.flag, .number(let number)): return .bool(number != 0)
    case (.text, .bytes(let bytes)): return .string(String(decoding: bytes, as: UTF8.self))
    case (.data, .bytes(let bytes)): return .string(Base64.encoded(Array(bytes)))
    case (.message(let members), .bytes(let bytes)): return try message(bytes, members)
    default: throw malformed
    }
  }

  private static func message(
    _ bytes: ArraySlice<UInt8>,
    _ members: [Int: (name: String, shape: Shape)]
  ) throws(APIFailure) -> JSONValue {
    var object = JSONValue.object([:])
    for field in try ProtobufReader.fields(of: bytes) {
      guard let (name, shape) = members[field.number] else { continue }
      guard case .map(let element) = shape else {
        let value = try value(of: field, as: shape)
        // Go writes empty texts too, and leaves them out of JSON.
        if value != "" { object[name] = value }
        continue
      }
      let entry = try value(of: field, as: .message([1: ("key", .text), 2: ("value", element)]))
      object.put(entry["value"] ?? "", at: name, entry["key"]?.string ?? "")
    }
    return object
  }
}

/// Takes a protobuf message apart into its fields, whatever they mean.
struct ProtobufReader {
  /// What is in a field.
  enum Content: Hashable {
    case number(UInt64)
    case bytes(ArraySlice<UInt8>)
  }

  /// One field of a message.
  struct Field: Hashable {
    let number: Int
    let content: Content
  }

  private var rest: ArraySlice<UInt8>

  static func fields(of message: ArraySlice<UInt8>) throws(APIFailure) -> [Field] {
    var reader = ProtobufReader(rest: message)
    var fields: [Field] = []
    while !reader.rest.isEmpty { fields.append(try reader.field()) }
    return fields
  }

  private mutating func field() throws(APIFailure) -> Field {
    let tag = try number()
    guard let place = Int(exactly: tag >> 3) else { throw Self.truncated }
    switch tag & 7 {
    case 0: return Field(number: place, content: .number(try number()))
    case 1: return Field(number: place, content: .bytes(try bytes(8)))
    case 2: return Field(number: place, content: .bytes(try bytes(try number())))
    case 5: return Field(number: place, content: .bytes(try bytes(4)))
    default: throw Self.truncated
    }
  }

  /// A number in groups of seven bits, the lowest first.
  private mutating func number() throws(APIFailure) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 7) {
      guard let byte = rest.popFirst() else { throw Self.truncated }
      value |= UInt64(byte & 0x7f) << UInt64(shift)
      if byte < 0x80 { return value }
    }
    throw Self.truncated
  }

  private mutating func bytes(_ count: UInt64) throws(APIFailure) -> ArraySlice<UInt8> {
    guard count <= rest.count, let count = Int(exactly: count) else { throw Self.truncated }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  private static var truncated: APIFailure {
    .badRequest("the object provided is unrecognized: the body is broken protobuf")
  }
}

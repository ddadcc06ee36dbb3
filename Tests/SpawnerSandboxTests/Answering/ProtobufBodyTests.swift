import KubeCore
import Testing

@testable import SpawnerSandbox

/// Bodies that kubectl sends as protobuf.
@Suite struct ProtobufBodyTests {
  /// A field with a length: bytes, a text or a message.
  private static func field(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
    [number << 3 | 2, UInt8(content.count)] + content
  }

  private static func field(_ number: UInt8, _ text: String) -> [UInt8] {
    field(number, Array(text.utf8))
  }

  private static func body(_ version: String, _ kind: String, _ raw: [UInt8]) -> [UInt8] {
    var body = Array("k8s\0".utf8)
    body += field(1, field(1, version) + field(2, kind))
    body += field(2, raw)
    return body + field(3, "") + field(4, "")
  }

  private static let headers = ["content-type": ProtobufBody.contentType]

  @Test func `reads a ConfigMap`() throws {
    let label = Self.field(1, "l") + Self.field(2, "v")
    var metadata = Self.field(1, "mine") + Self.field(2, "") + Self.field(3, "kubeflow")
    metadata += Self.field(11, label)
    // A creation time, as an empty message, is of no interest.
    metadata += Self.field(8, "")
    var raw = Self.field(1, metadata)
    raw += Self.field(2, Self.field(1, "k") + Self.field(2, "gr\u{fc}n"))
    raw += Self.field(2, Self.field(1, "empty") + Self.field(2, ""))
    raw += Self.field(3, Self.field(1, "b") + Self.field(2, [0, 255]))
    raw += [4 << 3, 1]
    let object = try ProtobufBody.object(Self.body("v1", "ConfigMap", raw))
    #expect(
      object == [
        "apiVersion": "v1", "kind": "ConfigMap",
        "metadata": ["name": "mine", "namespace": "kubeflow", "labels": ["l": "v"]],
        "data": ["k": "gr\u{fc}n", "empty": ""], "binaryData": ["b": "AP8="], "immutable": true,
      ]
    )
  }

  @Test func `answers a question about rights that kubectl asked`() async throws {
    let desk = Desk()
    let asked = Self.field(1, "kubeflow") + Self.field(2, "get") + Self.field(5, "pods")
    let raw = Self.field(1, "") + Self.field(2, Self.field(1, asked))
    var request = Desk.request("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews")
    request.headers = Self.headers.merging(["authorization": "Bearer secret"]) { $1 }
    request.body = Self.body("authorization.k8s.io/v1", "SelfSubjectAccessReview", raw)
    let answer = try Desk.answer(await desk.server.answer(request))
    #expect(answer.status == 201)
    #expect(answer.json.at("status", "allowed") == true)
    #expect(answer.json.at("spec", "resourceAttributes", "resource") == "pods")
    desk.cluster.act { $0.faults.inject(.forbidden(verb: "get", resource: "pods")) }
    let refusal = try Desk.answer(await desk.server.answer(request))
    #expect(refusal.json.at("status", "allowed") == false)
  }

  @Test func `names a kind that it cannot read`() {
    let failure = #expect(throws: APIFailure.self) {
      try ProtobufBody.object(Self.body("v1", "Secret", []))
    }
    #expect(failure?.status == 415)
    #expect(failure?.message.contains("protobuf of kind Secret") == true)
  }

  private static let marked = Array("k8s\0".utf8)

  private static let broken: [[UInt8]] = [
    [], Array("{}".utf8), marked, marked + [10], marked + [10, 127, 1], marked + [11, 1],
    marked + Array(repeating: 255, count: 12), body("v1", "ConfigMap", [8, 1]),
    body("v1", "ConfigMap", field(4, "x")), body("v1", "ConfigMap", field(1, "x")).dropLast(5),
  ]

  @Test(arguments: broken)
  func `refuses what is broken`(_ body: [UInt8]) {
    let failure = #expect(throws: APIFailure.self) { try ProtobufBody.object(body) }
    #expect(failure?.status == 400)
  }

  @Test func `reads numbers of any length, and passes over fixed ones`() throws {
    let message: [UInt8] = [
      8, 0xac, 0x02, 0x11, 1, 2, 3, 4, 5, 6, 7, 8, 0x1d, 1, 2, 3, 4, 0x20, 0x7f,
    ]
    let fields = try ProtobufReader.fields(of: message[...])
    #expect(fields.map(\.number) == [1, 2, 3, 4])
    #expect(fields[0].content == .number(300))
    #expect(fields[3].content == .number(127))
  }
}

import KubeCore
import TestSupport
import Testing

/// Whatever is wrong with a kubeconfig, the complaint must be ours and must not tell secrets.
@Suite(.oneAtATime)
struct KubeconfigMutationTests {
  private static let text = """
    apiVersion: v1
    kind: Config
    current-context: main
    contexts:
    - name: main
      context: {cluster: east, user: admin, namespace: team-a}
    clusters:
    - name: east
      cluster:
        server: https://10.0.0.1:6443
        proxy-url: http://me:hunter2@proxy:3128
    users:
    - name: admin
      user:
        token: hunter2
        as: deputy
        as-groups: [g, "h"]
    - name: other
      user:
        username: o
        password: hunter2
        exec:
          apiVersion: client.authentication.k8s.io/v1
          command: ./login
          env:
          - name: A
            value: hunter2
    """

  @Test(arguments: 1...8)
  func `tells no secret, however broken`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var failures = 0
    for _ in 1...250 {
      let mutant = Self.mutant(using: &generator)
      do {
        let connection = try Kubeconfig(parsing: mutant, path: "/k").resolved()
        #expect(!"\(connection)".contains("hunter2"))
      } catch {
        failures += 1
        #expect(error.isConfigurationProblem)
        #expect(
          !error.description.contains("hunter2"),
          "\(String(decoding: mutant, as: UTF8.self))"
        )
        #expect(error.place?.hasPrefix("/k") == true)
      }
    }
    #expect(failures > 0)
  }

  /// The text with one to four small changes, the secret itself left whole where it stands.
  private static func mutant(using generator: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let index = bytes.indices.randomElement(using: &generator) ?? 0
      let byte = Array("\n\t :-[]{}'\"#&*!|>%@,?x0~".utf8).randomElement(using: &generator) ?? 0
      switch Int.random(in: 0...3, using: &generator) {
      case 0: bytes[index] = byte
      case 1: bytes.insert(byte, at: index)
      case 2: bytes.remove(at: index)
      default: bytes.insert(contentsOf: bytes[index...].prefix(20), at: index)
      }
    }
    return bytes
  }
}

import KubeCore
import Testing

/// What is secret is hidden in every description.
struct SecretTests {
  private let secret = Secret("hunter2")

  @Test func `lends its text and shows it to nobody`() {
    #expect(secret.withValue { $0 } == "hunter2")
    #expect(secret.description == "redacted")
    #expect(String(reflecting: secret) == "redacted")
    #expect("\(secret)" == "redacted")
    #expect("\([secret])" == "[redacted]")
    var text = ""
    dump(["key": secret], to: &text)
    #expect(!text.contains("hunter2"))
    #expect(text.contains("redacted"))
  }

  @Test func `is hidden in everything that holds it`() throws {
    let plugin = """
      exec:
        apiVersion: client.authentication.k8s.io/v1
        command: login
        env: [{name: A, value: hunter2}]
      """
    for user in ["token: hunter2", "username: u\npassword: hunter2", plugin] {
      let text = kubeconfigText(
        cluster: "server: https://x\nproxy-url: http://u:hunter2@p",
        user: user
      )
      let kubeconfig = try Kubeconfig(parsing: Array(text.utf8), path: "/k")
      var dumped = ""
      dump(kubeconfig, to: &dumped)
      dump(try kubeconfig.resolved(), to: &dumped)
      dumped += "\(kubeconfig) \(try kubeconfig.resolved())"
      #expect(!dumped.contains("hunter2"))
      #expect(dumped.contains("redacted"))
    }
  }

  @Test func `is compared by its text`() {
    #expect(secret == Secret("hunter2"))
    #expect(secret != Secret("hunter3"))
    #expect(Secret("").isEmpty)
    #expect(!secret.isEmpty)
  }
}

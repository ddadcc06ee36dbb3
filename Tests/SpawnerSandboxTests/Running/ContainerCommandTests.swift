import KubeCore
import Testing

@testable import SpawnerSandbox

/// What the programs in a container say, without a connection.
@Suite struct ContainerCommandTests {
  private var cluster = Simulation()

  private struct Said: Equatable {
    var out = ""
    var err = ""
    var code: Int32 = 0
  }

  private func run(_ words: String...) throws -> Said {
    let command = ContainerCommand(
      pod: cluster.newestPod.uid,
      container: "jupyter-web-app",
      words: words
    )
    var state = cluster.state
    let output = try state.run(command)
    return Said(
      out: String(decoding: output.stdout, as: UTF8.self),
      err: String(decoding: output.stderr, as: UTF8.self),
      code: output.exitCode
    )
  }

  @Test func `shows files one after the other, and what is not there`() throws {
    let file = "/etc/config/spawner_ui_config.yaml"
    #expect(try run("cat", file) == Said(out: StockConfiguration.text))
    let several = try run("cat", file, "/etc/passwd", "/etc/config", file)
    #expect(several.out == StockConfiguration.text + StockConfiguration.text)
    #expect(
      several.err == """
        cat: /etc/passwd: No such file or directory
        cat: /etc/config: Is a directory

        """
    )
    #expect(several.code == 1)
  }

  @Test mutating func `shows the file as mounted, not as written`() throws {
    cluster.setText("new")
    #expect(try run("cat", "/etc/config/spawner_ui_config.yaml").out == StockConfiguration.text)
    cluster.pass(.seconds(60))
    #expect(try run("cat", "/etc/config/spawner_ui_config.yaml").out == "new")
  }

  @Test mutating func `finds a single mounted file, and nothing beside it`() throws {
    cluster.setContainer(
      "volumeMounts",
      to: [
        [
          "name": "config-volume", "mountPath": "/etc/config/spawner_ui_config.yaml",
          "subPath": "spawner_ui_config.yaml",
        ]
      ]
    )
    cluster.pass(.seconds(3))
    #expect(try run("cat", "/etc/config/spawner_ui_config.yaml").out == StockConfiguration.text)
    #expect(try run("ls", "/etc/config").code == 2)
  }

  @Test func `lists what is mounted`() throws {
    #expect(try run("ls", "/etc/config/") == Said(out: "spawner_ui_config.yaml\n"))
    let file = "/etc/config/spawner_ui_config.yaml"
    #expect(try run("ls", file) == Said(out: "\(file)\n"))
    #expect(
      try run("ls", "/x")
        == Said(err: "ls: cannot access '/x': No such file or directory\n", code: 2)
    )
  }

  @Test func `shows the environment`() throws {
    let lines = try run("env").out.split(separator: "\n")
    #expect(lines.first == "HOSTNAME=\(cluster.newestPod.name)")
    #expect(lines.contains("APP_PREFIX=/jupyter"))
    #expect(lines.contains("USERID_PREFIX="))
  }

  @Test func `has no other program`() {
    let failure = #expect(throws: APIFailure.self) { try run("sh") }
    #expect(failure?.status == 500)
    #expect(failure?.reason == "InternalError")
    #expect(
      failure?.message == "Internal error occurred: error executing command in container: "
        + "failed to exec in container: OCI runtime exec failed: exec failed: unable to start "
        + "container process: exec: \"sh\": executable file not found in $PATH: unknown"
    )
  }

  @Test mutating func `runs nothing in a pod that has gone`() {
    let pod = cluster.newestPod
    cluster.state.delete(ObjectKey(.pods, pod.name, in: "kubeflow"), gracePeriod: 0)
    let command = ContainerCommand(pod: pod.uid, container: "main", words: ["env"])
    var state = cluster.state
    let failure = #expect(throws: APIFailure.self) { try state.run(command) }
    #expect(failure?.message.hasSuffix("container not found (\"main\")") == true)
  }

  // MARK: curl

  @Test func `asks the app from inside`() throws {
    let url = "http://127.0.0.1:5000/api/config"
    let answer = try run("curl", "-sS", "-H", "kubeflow-userid: me", "-w", "\n%{http_code}", url)
    #expect(answer.out.hasSuffix("\"user\": \"me\"}\n\n200"))
    #expect(answer.code == 0)
    let nobody = try run("curl", "-s", "-w", "%{http_code}", url)
    #expect(nobody.out.hasSuffix("401"))
    #expect(nobody.code == 0)
    #expect(try run("curl", "-sf", url).code == 22)
  }

  @Test func `reaches the app by the pod's names only`() throws {
    let address = cluster.newestPod.at("status", "podIP")?.string ?? ""
    for host in ["127.0.0.1", "localhost", address] {
      #expect(try run("curl", "http://\(host):5000/healthz/liveness").out == "\"alive\"\n")
    }
    let elsewhere = try run("curl", "http://example.com:5000/")
    #expect(elsewhere == Said(err: "curl: (6) Could not resolve host: example.com\n", code: 6))
  }

  @Test(
    arguments: [
      (["localhost"], 7, "curl: (7) Failed to connect to localhost port 80: Could not connect\n"),
      (["-s", "localhost"], 7, ""),
      (
        ["-sS", "localhost:1"], 7,
        "curl: (7) Failed to connect to localhost port 1: Could not connect\n"
      ),
      (["http://:5000/"], 3, "curl: (3) URL rejected: Malformed input to a URL function\n"),
      (["http://localhost:x/"], 3, "curl: (3) URL rejected: Malformed input to a URL function\n"),
      ([], 2, "curl: no URL specified!\n"),
      (["--upload-file", "x"], 2, "curl: option --upload-file: is unknown\n"),
      (["localhost", "-H"], 2, "curl: option -H: requires parameter\n"),
    ] as [([String], Int32, String)]
  )
  func `fails as curl does`(_ arguments: [String], _ code: Int32, _ words: String) throws {
    var state = cluster.state
    let output = try state.run(
      ContainerCommand(
        pod: cluster.newestPod.uid,
        container: "jupyter-web-app",
        words: ["curl"] + arguments
      )
    )
    #expect(output.exitCode == code)
    #expect(String(decoding: output.stderr, as: UTF8.self) == words)
  }

  @Test mutating func `meets nobody before the app listens`() throws {
    cluster.restart()
    cluster.pass(.milliseconds(450))
    #expect(cluster.newestPod.isReadyPod)
    #expect(try run("curl", "-s", "localhost:5000/healthz/liveness").code == 7)
    cluster.pass(.milliseconds(200))
    #expect(try run("curl", "-s", "localhost:5000/healthz/liveness").code == 0)
  }

  @Test func `sends the method that is asked for`() throws {
    let url = "localhost:5000/api/config?x=1"
    let posted = try run(
      "curl",
      "-s",
      "-X",
      "POST",
      "-H",
      "kubeflow-userid:me",
      "--max-time",
      "5",
      url
    )
    #expect(posted.out.contains("The sandbox's app only answers GET."))
  }
}

import KubeCore
import Testing

@testable import SpawnerSandbox

/// The web app and what it serves, with its silences.
@Suite struct WebAppTests {
  private func app(servesSample: Bool = false) -> WebApp {
    WebApp(answersFrom: .zero, cacheDuration: .seconds(60), servesSample: servesSample)
  }

  private func ask(
    _ app: inout WebApp,
    _ path: String = "/api/config",
    file: String?,
    user: String? = "me",
    at now: Duration = .zero,
    log: inout PodLog
  ) -> (status: Int, text: String) {
    let answer = app.answer(
      AppRequest(path: path, headers: user.map { ["kubeflow-userid": $0] } ?? [:]),
      in: WebApp.Surroundings(
        file: file.map { Array($0.utf8) },
        identityHeader: "kubeflow-userid",
        now: now
      ),
      log: &log
    )
    return (answer.status, String(decoding: answer.body, as: UTF8.self))
  }

  private func ask(
    _ path: String = "/api/config",
    file: String?,
    user: String? = "me"
  ) -> (status: Int, text: String) {
    var app = app()
    var log = PodLog()
    return ask(&app, path, file: file, user: user, log: &log)
  }

  @Test func `serves the part below the defaults`() throws {
    let answer = ask(file: "spawnerFormDefaults:\n  b: [1, two]\n  a: yes\nbeside: 1\n")
    #expect(answer.status == 200)
    #expect(
      answer.text
        == #"{"config": {"a": true, "b": [1, "two"]}, "status": 200, "success": true, "user": "me"}"#
        + "\n"
    )
  }

  @Test(arguments: [
    "spawnerFormDefaults:\n\tshm: 1\n", "a: b: c\n", "spawnerFormDefaults: {}\n---\nb: 1\n",
    "spawnerFormDefaults: !x 1\n", "spawnerFormDefaults: *none\n", "a: \u{1}\n",
    "spawnerFormDefaults: {displayName: More GPUs?}\n",
  ])
  func `serves the sample without a word where the file does not parse`(_ text: String) {
    let answer = ask(file: text)
    #expect(answer.status == 200)
    #expect(answer.text.contains("docker.io/sample/jupyter-sample:builtin"))
  }

  @Test func `serves the sample where there is no file`() {
    #expect(ask(file: nil).text.contains("docker.io/sample/jupyter-sample:builtin"))
  }

  @Test(arguments: [
    "", "# only a comment\n", "null\n", "- a\n- b\n", "text\n", "other: 1\n",
    "spawnerFormDefaults:\n  a: 2024-02-30\n", "spawnerFormDefaults:\n  a: 0b_\n",
    "spawnerFormDefaults:\n  yes: 1\n  b: 2\n", "spawnerFormDefaults:\n  a: !!binary aGk=\n",
  ])
  func `breaks where the file parses into something it cannot use`(_ text: String) {
    let answer = ask(file: text)
    #expect(answer.status == 500)
    #expect(
      answer.text
        == #"{"log": "An error occured in the backend.", "status": 500, "success": false, "user": "me"}"#
        + "\n"
    )
  }

  @Test func `breaks where the bytes are not UTF-8`() {
    var app = app()
    var log = PodLog()
    let answer = app.answer(
      AppRequest(path: "/api/config", headers: ["kubeflow-userid": "me"]),
      in: WebApp.Surroundings(
        file: [0xFF, 0xFE],
        identityHeader: "kubeflow-userid",
        now: .zero
      ),
      log: &log
    )
    #expect(answer.status == 500)
  }

  @Test(arguments: [
    ("spawnerFormDefaults:\n", "null"), ("spawnerFormDefaults: {}\n", "{}"),
    ("spawnerFormDefaults: [1]\n", "[1]"), ("spawnerFormDefaults: text\n", "\"text\""),
    ("spawnerFormDefaults: {a: .nan, b: -.inf}\n", "{\"a\": NaN, \"b\": -Infinity}"),
    ("spawnerFormDefaults: {a: 2024-01-02}\n", "{\"a\": \"Tue, 02 Jan 2024 00:00:00 GMT\"}"),
    ("spawnerFormDefaults: {1: a, 2: b}\n", "{\"1\": \"a\", \"2\": \"b\"}"),
    ("spawnerFormDefaults: {a: 12345678901234567890}\n", "{\"a\": 12345678901234567890}"),
    ("spawnerFormDefaults: {a: 1.5, b: 12:00}\n", "{\"a\": 1.5, \"b\": 720}"),
    (
      "spawnerFormDefaults: {a: \"q\\\"\\\\\\n\u{e9}\u{1F600}\"}\n",
      "{\"a\": \"q\\\"\\\\\\n\\u00e9\\ud83d\\ude00\"}"
    ),
  ])
  func `writes what PyYAML reads as Flask does`(_ text: String, _ config: String) {
    let answer = ask(file: text)
    #expect(answer.status == 200)
    #expect(answer.text.hasPrefix("{\"config\": \(config), "))
  }

  @Test func `wants to know who asks, except about its health`() {
    let answer = ask(file: "", user: nil)
    #expect(answer.status == 401)
    #expect(
      answer.text
        == #"{"log": "No user detected.", "status": 401, "success": false, "user": null}"# + "\n"
    )
    #expect(ask("/healthz/readiness", file: "", user: nil).status == 200)
    #expect(ask("/healthz/liveness", file: "", user: nil).text == "\"alive\"\n")
  }

  @Test(arguments: [
    ("spawnerFormDefaults:\n", 500), ("spawnerFormDefaults: {}\n", 200),
    ("spawnerFormDefaults: [1]\n", 500), ("", 500), ("a:\tb\n", 200),
  ])
  func `needs the file for the list of notebooks too`(_ text: String, _ status: Int) {
    #expect(ask("/api/namespaces/me/notebooks", file: text).status == status)
  }

  @Test func `has a page and no other paths`() {
    #expect(ask("/", file: "").status == 200)
    #expect(ask("/api/none", file: "").status == 404)
  }

  @Test func `answers GET alone`() {
    var app = app()
    var log = PodLog()
    let answer = app.answer(
      AppRequest(method: "POST", path: "/api/config", headers: ["kubeflow-userid": "me"]),
      in: WebApp.Surroundings(file: nil, identityHeader: "kubeflow-userid", now: .zero),
      log: &log
    )
    #expect(answer.status == 405)
  }

  @Test func `serves the sample on demand`() {
    var app = app(servesSample: true)
    var log = PodLog()
    let answer = ask(&app, file: "spawnerFormDefaults: {a: 1}\n", log: &log)
    #expect(answer.text.contains("docker.io/sample/jupyter-sample:builtin"))
  }
}

/// What each of the web app's workers keeps for a while.
@Suite struct WorkerCacheTests {
  private let old = "spawnerFormDefaults: {a: 1}\n"
  private let new = "spawnerFormDefaults: {a: 2}\n"

  private struct Run {
    var app = WebApp(answersFrom: .zero, cacheDuration: .seconds(60), servesSample: false)
    var log = PodLog()

    mutating func ask(_ file: String, at seconds: Int) -> String {
      let answer = app.answer(
        AppRequest(path: "/api/config", headers: ["kubeflow-userid": "me"]),
        in: WebApp.Surroundings(
          file: Array(file.utf8),
          identityHeader: "kubeflow-userid",
          now: .seconds(seconds)
        ),
        log: &log
      )
      let text = String(decoding: answer.body, as: UTF8.self)
      if answer.status != 200 { return "\(answer.status)" }
      return text.contains("sample") ? "sample" : text.contains("\"a\": 1") ? "old" : "new"
    }

    mutating func askThrice(_ file: String, at seconds: Int) -> [String] {
      [ask(file, at: seconds), ask(file, at: seconds), ask(file, at: seconds)]
    }
  }

  @Test func `keeps what each worker read for a minute`() {
    var run = Run()
    #expect(run.ask(old, at: 0) == "old")
    // The second worker has read nothing yet, so two of them disagree for a while.
    #expect(run.ask(new, at: 1) == "new")
    #expect(run.ask(new, at: 1) == "new")
    #expect(run.askThrice(new, at: 59) == ["old", "new", "new"])
    #expect(run.askThrice(new, at: 60) == ["new", "new", "new"])
  }

  @Test func `keeps the sample as well`() {
    var run = Run()
    #expect(run.askThrice("a:\tb\n", at: 0) == ["sample", "sample", "sample"])
    #expect(run.askThrice(new, at: 30) == ["sample", "sample", "sample"])
    #expect(run.askThrice(new, at: 61) == ["new", "new", "new"])
  }

  @Test func `keeps no failure`() {
    var run = Run()
    #expect(run.askThrice("", at: 0) == ["500", "500", "500"])
    #expect(run.askThrice(new, at: 0) == ["new", "new", "new"])
  }

  @Test func `says which file it uses when it reads one`() {
    var run = Run()
    _ = run.ask(new, at: 0)
    _ = run.ask("a:\tb\n", at: 0)
    let lines = run.log.lines.map(\.text).filter { $0.contains("Using config file") }
    #expect(
      lines == [
        "apps.common.utils | INFO | Using config file: /etc/config/spawner_ui_config.yaml",
        "apps.common.utils | INFO | Using config file: ./apps/common/yaml/spawner_ui_config.yaml",
      ]
    )
  }

  @Test func `does not tell again what it has cached`() {
    var run = Run()
    for _ in 0..<9 { _ = run.ask(new, at: 0) }
    #expect(run.log.lines.count { $0.text.contains("Using config file") } == 3)
    #expect(run.log.lines.count { $0.text.contains("GET /api/config user=me 200") } == 9)
  }
}

/// Dates as header fields have them.
@Suite struct HTTPDateTests {
  @Test(arguments: [
    ("2024-01-02", "Tue, 02 Jan 2024 00:00:00 GMT"),
    ("2000-02-29", "Tue, 29 Feb 2000 00:00:00 GMT"),
    ("1970-01-01", "Thu, 01 Jan 1970 00:00:00 GMT"),
    ("1969-12-31", "Wed, 31 Dec 1969 00:00:00 GMT"),
    ("2024-12-31T23:59:58Z", "Tue, 31 Dec 2024 23:59:58 GMT"),
  ])
  func `writes a date as headers do`(_ source: String, _ text: String) {
    #expect(HTTPDate.text(ofYAML: source) == text)
  }

  @Test func `knows what is no date`() {
    #expect(HTTPDate.text(ofYAML: "soon") == nil)
    #expect(HTTPDate.text(ofYAML: "2024-13-01") == nil)
  }
}

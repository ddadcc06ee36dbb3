import KubeCore
import TestSupport
import Testing

@testable import SpawnerSandbox

/// Logs of pods, whole or in part.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct PodLogTests {
  private let desk = Desk()

  @Test func `shows the whole log or its end`() async throws {
    let all = try await desk.ask("\(desk.podPath)/log")
    #expect(all.contentType == "text/plain")
    #expect(all.text.hasPrefix("[1] [INFO] Starting gunicorn 22.0.0\n"))
    let end = try await desk.ask("\(desk.podPath)/log?tailLines=1&container=jupyter-web-app")
    #expect(end.text == "[9] [INFO] Booting worker with pid: 9\n")
    let none = try await desk.ask("\(desk.podPath)/log?tailLines=0")
    #expect(none.text.isEmpty)
  }

  @Test func `shows times on demand`() async throws {
    let line = try await desk.ask("\(desk.podPath)/log?tailLines=1&timestamps=true").text
    #expect(
      line.firstMatch(of: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z \[9\]/) != nil
    )
  }

  @Test func `names what has no log`() async throws {
    let pod = try #require(desk.podPath.split(separator: "/").last)
    let unknown = try await desk.ask("\(desk.podPath)/log?container=nope")
    #expect(unknown.status == 400)
    #expect(unknown.json["message"]?.string == "container nope is not valid for pod \(pod)")
    let previous = try await desk.ask("\(desk.podPath)/log?previous=true")
    #expect(
      previous.json["message"]?.string
        == "previous terminated container \"jupyter-web-app\" in pod \"\(pod)\" not found"
    )
    #expect(try await desk.ask("\(desk.podsPath)/none/log").status == 404)
  }

  @Test func `waits for a container that has not started`() async throws {
    _ = try await desk.patch(
      desk.deploymentPath,
      ["spec": ["template": ["metadata": ["annotations": ["a": "1"]]]]]
    )
    desk.clock.advance(by: .milliseconds(150))
    let answer = try await desk.ask("\(desk.podPath)/log")
    #expect(answer.status == 400)
    #expect(
      answer.json["message"]?.string?.hasSuffix("is waiting to start: ContainerCreating") == true
    )
  }

  @Test func `follows until the pod is gone`() async throws {
    let path = desk.podPath
    var source = try await desk.stream("\(path)/log?follow=true&tailLines=1")
    let first = try #require(try await source.next())
    #expect(String(decoding: first, as: UTF8.self) == "[9] [INFO] Booting worker with pid: 9\n")
    _ = try await desk.config()
    let more = String(decoding: try #require(try await source.next()), as: UTF8.self)
    #expect(more.contains("Using config file: /etc/config/spawner_ui_config.yaml\n"))
    _ = try await desk.ask("DELETE", path, ["gracePeriodSeconds": 0])
    #expect(try await source.next() == nil)
  }

  @Test func `breaks off a followed log on demand`() async throws {
    desk.cluster.act { $0.faults.inject(Fault.cutStream(after: 1).on("get", "pods/log")) }
    var source = try await desk.stream("\(desk.podPath)/log?follow=1")
    #expect(try await source.next() != nil)
    await #expect(throws: StreamCut.self) { try await source.next() }
  }
}

/// The app behind the API server's proxy.
@Suite(.aFewAtATime)
struct PodProxyTests {
  private let desk = Desk()

  @Test func `reaches the app with the user's name`() async throws {
    let answer = try await desk.config()
    #expect(answer.status == 200)
    #expect(answer.contentType == "application/json")
    #expect(answer.json["user"] == "me")
    #expect(
      answer.json.at("config", "image", "value")
        == "ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0"
    )
    #expect(try await desk.config(user: nil).status == 401)
  }

  @Test func `asks for the header that the deployment names`() async throws {
    _ = try await desk.patch(
      desk.deploymentPath,
      [
        "spec": [
          "template": [
            "spec": [
              "containers": [
                [
                  "name": "jupyter-web-app", "image": "a:1",
                  "ports": [["containerPort": 5000]],
                  "env": [["name": "USERID_HEADER", "value": "X-Auth-User"]],
                  "volumeMounts": [["name": "config-volume", "mountPath": "/etc/config"]],
                ]
              ]
            ]
          ]
        ]
      ]
    )
    desk.clock.advance(by: .seconds(3))
    #expect(try await desk.config().status == 401)
    let headers = ["x-auth-user": "me"]
    let path = "\(desk.podPath)/proxy/api/config"
    #expect(try await desk.ask("GET", path, headers: headers).status == 200)
  }

  @Test func `finds nobody before the app listens`() async throws {
    _ = try await desk.patch(
      desk.deploymentPath,
      ["spec": ["template": ["metadata": ["annotations": ["a": "1"]]]]]
    )
    desk.clock.advance(by: .milliseconds(450))
    desk.cluster.act { _ in }
    let path = desk.podPath
    let pod = try await desk.ask(path).json
    #expect(pod.isReadyPod)
    let early = try await desk.config()
    #expect(early.status == 503)
    #expect(early.json["reason"] == "ServiceUnavailable")
    let address = try #require(pod.at("status", "podIP")?.string)
    #expect(
      early.json["message"]?.string
        == "error trying to reach service: dial tcp \(address):5000: connect: connection refused"
    )
    desk.clock.advance(by: .milliseconds(200))
    #expect(try await desk.config().status == 200)
  }

  @Test func `finds nobody on another port or in another pod`() async throws {
    let other = try await desk.ask("\(desk.podPath):8080/proxy/")
    #expect(other.status == 503)
    #expect(other.json["message"]?.string?.contains(":8080: connect: connection refused") == true)
    #expect(try await desk.ask("\(desk.podsPath)/none:5000/proxy/").status == 404)
    let dashboard = desk.cluster.look { $0.store.all(.pods) }.first {
      $0.labels["app"] == "centraldashboard"
    }
    #expect(try await desk.ask("\(desk.podsPath)/\(dashboard?.name ?? "")/proxy/").status == 503)
  }

  @Test func `takes a scheme in front of the pod's name`() async throws {
    let pod = try #require(desk.podPath.split(separator: "/").last)
    let path = "\(desk.podsPath)/http:\(pod):5000/proxy/healthz/readiness"
    #expect(try await desk.ask(path).text == "\"ready\"\n")
  }
}

/// What a request to run a command is answered before there is a WebSocket.
@Suite(.aFewAtATime) struct PodExecTests {
  private let desk = Desk()
  private let upgrade = [
    "upgrade": "websocket", "sec-websocket-protocol": "v5.channel.k8s.io, v4.channel.k8s.io",
  ]

  private func command(
    _ path: String,
    headers: [String: String]
  ) async -> (ContainerCommand, String)? {
    var request = Desk.request("GET", path)
    request.headers = headers.merging(["authorization": "Bearer secret"]) { $1 }
    guard case .command(let command, let version) = await desk.server.answer(request).body else {
      return nil
    }
    return (command, version)
  }

  @Test func `accepts a command with all its words`() async throws {
    let query = "command=cat&command=a%20b&command=&stdout=true"
    let (command, version) = try #require(
      await command("\(desk.podPath)/exec?\(query)", headers: upgrade)
    )
    #expect(command.words == ["cat", "a b", ""])
    #expect(command.container == "jupyter-web-app")
    #expect(command.pod == (try await desk.ask(desk.podPath).json.uid))
    #expect(version == "v5.channel.k8s.io")
  }

  @Test(arguments: [
    ("v4.channel.k8s.io", "v4.channel.k8s.io"),
    ("channel.k8s.io,v4.channel.k8s.io,v5.channel.k8s.io", "v4.channel.k8s.io"),
    ("channel.k8s.io", nil), ("", nil),
  ])
  func `speaks the first protocol it knows`(_ offer: String, _ spoken: String?) async throws {
    let headers = ["upgrade": "WebSocket", "sec-websocket-protocol": offer]
    let path = "\(desk.podPath)/exec?command=env"
    #expect(await command(path, headers: headers)?.1 == spoken)
    guard spoken == nil else { return }
    let answer = try await desk.ask("GET", path, headers: headers)
    #expect(answer.status == 400)
    #expect(answer.json["message"]?.string?.hasPrefix("unable to upgrade: ") == true)
  }

  @Test(arguments: [
    ([:], "Upgrade request required"),
    (
      ["upgrade": "SPDY/3.1"],
      "the sandbox takes commands over WebSocket only, not over spdy/3.1"
    ),
  ])
  func `needs a WebSocket`(_ headers: [String: String], _ words: String) async throws {
    for method in ["GET", "POST"] {
      let answer = try await desk.ask(
        method,
        "\(desk.podPath)/exec?command=env",
        headers: headers
      )
      #expect(answer.status == 400)
      #expect(answer.json["message"]?.string == words)
    }
  }

  @Test func `refuses what it cannot run`() async throws {
    let none = try await desk.ask("GET", "\(desk.podPath)/exec", headers: upgrade)
    #expect(none.status == 400)
    #expect(
      none.json["message"] == "you must specify at least 1 command for the container"
    )
    let method = try await desk.ask("DELETE", "\(desk.podPath)/exec?command=env")
    #expect(method.status == 405)
    let path = "\(desk.podPath)/exec?command=env&container=x"
    let container = try await desk.ask("GET", path, headers: upgrade)
    #expect(container.status == 400)
    #expect(
      container.json["message"]?.string?.hasPrefix("container x is not valid for pod ") == true
    )
  }

  @Test func `refuses a pod that does not run yet`() async throws {
    _ = try await desk.patch(
      desk.deploymentPath,
      ["spec": ["template": ["metadata": ["annotations": ["a": "1"]]]]]
    )
    desk.clock.advance(by: .milliseconds(45))
    desk.cluster.act { _ in }
    let unplaced = try await desk.ask("GET", "\(desk.podPath)/exec?command=env", headers: upgrade)
    #expect(unplaced.status == 400)
    #expect(unplaced.json["message"]?.string?.hasSuffix("does not have a host assigned") == true)
    desk.clock.advance(by: .milliseconds(200))
    desk.cluster.act { _ in }
    let waiting = try await desk.ask("GET", "\(desk.podPath)/exec?command=env", headers: upgrade)
    #expect(waiting.status == 500)
    #expect(
      waiting.json["message"]
        == "unable to upgrade connection: container not found (\"jupyter-web-app\")"
    )
  }
}

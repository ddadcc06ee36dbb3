import KubeCore
import TestSupport
import Testing

@testable import SpawnerSandbox

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

  @Test func `runs no commands`() async throws {
    let answer = try await desk.ask("\(desk.podPath)/exec?command=ls")
    #expect(answer.status == 501)
    #expect(
      answer.json["message"]
        == "the sandbox runs no commands in containers: pods have no processes here"
    )
  }
}

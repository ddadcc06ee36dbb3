import KubeCore
import Testing

@testable import SpawnerSandbox

/// Questions about all rights at once.
@Suite struct RulesReviewTests {
  private let desk = Desk()
  private let path = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews"

  @Test func `allows everything`() async throws {
    let answer = try await desk.ask("POST", path, ["spec": ["namespace": "kubeflow"]])
    #expect(answer.status == 201)
    #expect(answer.json["kind"] == "SelfSubjectRulesReview")
    #expect(answer.json.at("spec", "namespace") == "kubeflow")
    #expect(
      answer.json.at("status", "resourceRules")
        == [["verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]]]
    )
    #expect(answer.json.at("status", "incomplete") == false)
  }

  @Test func `says that faults forbid some of it`() async throws {
    desk.cluster.act { $0.faults.inject(.forbidden(verb: "patch", resource: "configmaps")) }
    let answer = try await desk.ask("POST", path, ["spec": ["namespace": "kubeflow"]])
    #expect(answer.json.at("status", "incomplete") == true)
    #expect(answer.json.at("status", "evaluationError") == "sandbox faults forbid some of this")
  }

  @Test func `is asked by POST only`() async throws {
    #expect(try await desk.ask("GET", path).status == 405)
  }
}

import KubeCore
import Testing

@testable import SpawnerSandbox

/// Selectors by labels and by fields.
@Suite struct SelectionTests {
  private let object: JSONValue = [
    "metadata": ["name": "web-0", "namespace": "kubeflow", "labels": ["app": "web", "tier": "1"]],
    "status": ["phase": "Running"],
  ]

  @Test(arguments: [
    ("", true), ("app=web", true), ("app==web", true), ("app=other", false), ("app!=other", true),
    ("app!=web", false), ("none!=web", true), ("app", true), ("none", false), ("!none", true),
    ("!app", false), ("app in (web, db)", true), ("app in (db)", false),
    ("app notin (db,mail)", true), ("app notin (web)", false), ("app=web,tier=1", true),
    ("app=web,tier=2", false), ("app in (web,db),tier=1", true),
  ])
  func `selects by labels`(_ selector: String, _ isSelected: Bool) throws {
    let selection = try Selection(labelSelector: selector, fieldSelector: nil)
    #expect(selection.matches(object) == isSelected)
  }

  @Test(arguments: [
    ("metadata.name=web-0", true), ("metadata.name==web-0", true), ("metadata.name=web", false),
    ("metadata.name!=web-0", false), ("status.phase=Running,metadata.namespace=kubeflow", true),
    ("status.phase=Pending", false), ("spec.nodeName=", true),
  ])
  func `selects by fields`(_ selector: String, _ isSelected: Bool) throws {
    let selection = try Selection(labelSelector: nil, fieldSelector: selector)
    #expect(selection.matches(object) == isSelected)
  }

  @Test func `refuses a field it does not know`() {
    let failure = #expect(throws: APIFailure.self) {
      try Selection(labelSelector: nil, fieldSelector: "spec.containers=x")
    }
    #expect(failure?.status == 400)
    #expect(failure?.message == "field label not supported: spec.containers")
  }

  @Test(arguments: ["metadata.name", "x"])
  func `refuses a field selector without a value`(_ selector: String) {
    let failure = #expect(throws: APIFailure.self) {
      try Selection(labelSelector: nil, fieldSelector: selector)
    }
    #expect(failure?.message == "invalid field selector: \(selector)")
  }

  @Test func `refuses a label selector that is none`() {
    let failure = #expect(throws: APIFailure.self) {
      try Selection(labelSelector: "app like web", fieldSelector: nil)
    }
    #expect(
      failure?.message
        == "unable to parse requirement: found 'app like web', expected: a selector"
    )
  }
}

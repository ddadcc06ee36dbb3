import KubeCore
import Testing

@testable import SpawnerSandbox

/// Strategic merge patches, by the merge keys of the lists that matter here.
@Suite struct StrategicMergePatchTests {
  private let pod: JSONValue = [
    "containers": [
      ["name": "app", "image": "a:1", "env": [["name": "A", "value": "1"]]],
      ["name": "proxy", "image": "p:1"],
    ],
    "args": ["a", "b"],
  ]

  @Test func `merges containers by name`() {
    let patched = pod.mergingStrategically([
      "containers": [
        ["name": "app", "image": "a:2", "env": [["name": "B", "value": "2"]]], ["name": "new"],
      ]
    ])
    let containers = patched["containers"]
    #expect(containers?.array?.compactMap { $0["name"]?.string } == ["app", "proxy", "new"])
    #expect(containers?[0]?["image"] == "a:2")
    #expect(containers?[0]?["env"] == [["name": "A", "value": "1"], ["name": "B", "value": "2"]])
    #expect(containers?[1]?["image"] == "p:1")
  }

  @Test func `replaces lists that have no key`() {
    #expect(pod.mergingStrategically(["args": ["c"]])["args"] == ["c"])
  }

  @Test func `removes an element and a member on demand`() {
    let patched = pod.mergingStrategically([
      "containers": [["name": "proxy", "$patch": "delete"]], "args": .null,
    ])
    #expect(patched["containers"]?.array?.count == 1)
    #expect(patched["args"] == nil)
  }

  @Test func `replaces an object on demand`() {
    let object: JSONValue = ["a": ["b": 1, "c": 2]]
    let patched = object.mergingStrategically(["a": ["$patch": "replace", "d": 3]])
    #expect(patched == ["a": ["d": 3]])
  }

  @Test func `leaves out the hints about order`() {
    let patched = pod.mergingStrategically(["$setElementOrder/containers": [["name": "app"]]])
    #expect(patched == pod)
  }
}

/// JSON patches, operation by operation.
@Suite struct JSONPatchTests {
  private let object: JSONValue = ["a": ["b": 1, "list": ["x", "y"]], "c/d": "slash"]

  private static let changes: [(JSONValue, JSONValue)] = [
    (["op": "add", "path": "/a/n", "value": 2], ["b": 1, "list": ["x", "y"], "n": 2]),
    (["op": "replace", "path": "/a/b", "value": 9], ["b": 9, "list": ["x", "y"]]),
    (["op": "remove", "path": "/a/b"], ["list": ["x", "y"]]),
    (["op": "add", "path": "/a/list/1", "value": "m"], ["b": 1, "list": ["x", "m", "y"]]),
    (["op": "add", "path": "/a/list/-", "value": "z"], ["b": 1, "list": ["x", "y", "z"]]),
    (["op": "replace", "path": "/a/list/0", "value": "w"], ["b": 1, "list": ["w", "y"]]),
    (["op": "remove", "path": "/a/list/0"], ["b": 1, "list": ["y"]]),
    (["op": "test", "path": "/c~1d", "value": "slash"], ["b": 1, "list": ["x", "y"]]),
  ]

  @Test(arguments: changes)
  func `changes one place`(_ operation: JSONValue, _ expected: JSONValue) throws {
    #expect(try JSONPatch([operation]).applied(to: object)["a"] == expected)
  }

  private static let refusals: [(JSONValue, Int)] = [
    (["op": "replace", "path": "/none", "value": 1], 422),
    (["op": "remove", "path": "/a/none"], 422),
    (["op": "remove", "path": "/a/list/7"], 422),
    (["op": "add", "path": "/a/list/7", "value": 1], 422),
    (["op": "test", "path": "/a/b", "value": 2], 422),
    (["op": "move", "path": "/a/b"], 400),
    (["op": "add", "path": "a", "value": 1], 400),
  ]

  @Test(arguments: refusals)
  func `refuses what does not fit`(_ operation: JSONValue, _ status: Int) {
    let failure = #expect(throws: APIFailure.self) {
      try JSONPatch([operation]).applied(to: object)
    }
    #expect(failure?.status == status)
  }

  @Test func `refuses a body that is no list`() {
    #expect(throws: APIFailure.self) { try JSONPatch(["op": "add"]) }
  }
}

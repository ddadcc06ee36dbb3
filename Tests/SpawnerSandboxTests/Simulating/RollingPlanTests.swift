import KubeCore
import Testing

@testable import SpawnerSandbox

/// How far a deployment may go in one step, for pods that are there and pods that work.
@Suite struct RollingPlanTests {
  private struct Case: CustomTestStringConvertible, Sendable {
    var replicas: Int
    var limits: JSONValue
    /// Asked for and available, of the new ReplicaSet and of the old one.
    var new: (Int, Int)
    var old: (Int, Int)
    var expected: (old: Int, new: Int)

    var testDescription: String { "\(replicas): new \(new), old \(old)" }
  }

  private static let cases = [
    // One pod: the new one comes first, the old one goes when the new one works.
    Case(replicas: 1, limits: [:], new: (0, 0), old: (1, 1), expected: (1, 1)),
    Case(replicas: 1, limits: [:], new: (1, 0), old: (1, 1), expected: (1, 1)),
    Case(replicas: 1, limits: [:], new: (1, 1), old: (1, 1), expected: (0, 1)),
    // An old pod that does not work gives way only when its successor works.
    Case(replicas: 1, limits: [:], new: (1, 0), old: (1, 0), expected: (1, 1)),
    // Four pods: one more and one fewer at a time.
    Case(replicas: 4, limits: [:], new: (0, 0), old: (4, 4), expected: (3, 1)),
    Case(replicas: 4, limits: [:], new: (2, 1), old: (3, 3), expected: (2, 2)),
    // No pod more than asked for: an old one has to go first.
    Case(
      replicas: 1,
      limits: ["maxSurge": 0, "maxUnavailable": 1],
      new: (0, 0),
      old: (1, 1),
      expected: (0, 0)
    ),
    Case(
      replicas: 1,
      limits: ["maxSurge": 0, "maxUnavailable": 1],
      new: (0, 0),
      old: (0, 0),
      expected: (0, 1)
    ),
    // Both limits nothing would never end, so one may be missing.
    Case(
      replicas: 2,
      limits: ["maxSurge": "0%", "maxUnavailable": "0%"],
      new: (0, 0),
      old: (2, 2),
      expected: (1, 0)
    ),
    // Fewer pods than before.
    Case(replicas: 1, limits: [:], new: (3, 3), old: (0, 0), expected: (0, 1)),
  ]

  private func set(_ name: String, _ numbers: (Int, Int)) -> JSONValue {
    [
      "metadata": ["name": .string(name)], "spec": ["replicas": .integer(numbers.0)],
      "status": ["availableReplicas": .integer(numbers.1)],
    ]
  }

  @Test(arguments: cases)
  private func `goes one step`(_ example: Case) {
    let deployment: JSONValue = [
      "spec": [
        "replicas": .integer(example.replicas), "strategy": ["rollingUpdate": example.limits],
      ]
    ]
    let plan = RollingPlan(
      deployment,
      current: set("new", example.new),
      old: [set("old", example.old)]
    )
    let scales = plan.scales(podsOfOld: [example.old.0])
    #expect(scales.map(\.set.name) == ["old", "new"])
    #expect(scales.map(\.replicas) == [example.expected.old, example.expected.new])
  }

  @Test func `clears all pods first where the strategy says so`() {
    let deployment: JSONValue = ["spec": ["replicas": 2, "strategy": ["type": "Recreate"]]]
    let plan = RollingPlan(deployment, current: set("new", (0, 0)), old: [set("old", (2, 2))])
    #expect(plan.scales(podsOfOld: [2]).map(\.replicas) == [0, 0])
    #expect(plan.scales(podsOfOld: [0]).map(\.replicas) == [0, 2])
  }
}

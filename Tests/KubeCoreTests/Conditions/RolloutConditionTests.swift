import KubeCore
import Testing

struct RolloutConditionTests {
  private let done: JSONValue = [
    "metadata": ["name": "web", "uid": "u-1", "generation": 4], "spec": ["replicas": 2],
    "status": [
      "observedGeneration": 4, "replicas": 2, "updatedReplicas": 2, "availableReplicas": 2,
    ],
  ]

  @Test func `is met when every pod is new and available`() throws {
    #expect(try verdict(done) == .met)
  }

  @Test func `does not count a status from before the change`() throws {
    let obstacle = Obstacle(.unobserved, message: "the controller has not seen the change yet")
    #expect(try verdict(done, generation: 5) == .notYet(obstacle))
    #expect(try verdict(done.merging(patch: ["metadata": ["generation": 5]])) == .notYet(obstacle))
    #expect(try verdict(done.merging(patch: ["status": .null])) == .notYet(obstacle))
  }

  @Test(
    arguments: [
      ("updatedReplicas", 1, Obstacle.Kind.updating, "1 of 2 pods are new"),
      ("updatedReplicas", .null, .updating, "0 of 2 pods are new"),
      ("replicas", 3, .oldPodsLeft, "1 old pods are left"),
      ("availableReplicas", 1, .notReady, "1 of 2 new pods are available"),
    ] as [(String, JSONValue, Obstacle.Kind, String)]
  )
  func `says what is missing`(
    _ field: String,
    _ value: JSONValue,
    _ kind: Obstacle.Kind,
    _ words: String
  ) throws {
    let object = done.merging(patch: ["status": .object([field: value])])
    #expect(try verdict(object) == .notYet(Obstacle(kind, message: words)))
  }

  @Test func `wants one pod where no number is given, and none where none is wanted`() throws {
    let one: JSONValue = ["spec": ["replicas": .null], "status": ["updatedReplicas": .null]]
    #expect(
      try verdict(done.merging(patch: one)).obstacle?.message == "0 of 1 pods are new"
    )
    let none: JSONValue = [
      "spec": ["replicas": 0],
      "status": ["updatedReplicas": .null, "replicas": .null, "availableReplicas": .null],
    ]
    #expect(try verdict(done.merging(patch: none)) == .met)
  }

  @Test(arguments: [
    ("Progressing", "False", "ProgressDeadlineExceeded", Obstacle.Kind.deadlineExceeded),
    ("ReplicaFailure", "True", "FailedCreate", .podsRefused),
  ])
  func `gives up where the controller has`(
    _ type: String,
    _ status: String,
    _ reason: String,
    _ kind: Obstacle.Kind
  ) throws {
    let condition: JSONValue = [
      "type": .string(type), "status": .string(status), "reason": .string(reason),
      "message": "its words",
    ]
    let object = done.merging(patch: [
      "status": ["updatedReplicas": 0, "conditions": [condition]]
    ])
    #expect(try verdict(object) == .never(Obstacle(kind, message: "its words")))
  }

  @Test func `passes over conditions that say all is well`() throws {
    let object = done.merging(patch: [
      "status": [
        "conditions": [
          ["type": "Progressing", "status": "True", "reason": "NewReplicaSetAvailable"],
          ["type": "ReplicaFailure", "status": "False"],
        ]
      ]
    ])
    #expect(try verdict(object) == .met)
  }

  @Test func `gives up on a paused Deployment with changes left`() throws {
    let paused: JSONValue = ["spec": ["paused": true], "status": ["updatedReplicas": 0]]
    #expect(
      try verdict(done.merging(patch: paused))
        == .never(Obstacle(.paused, message: "the Deployment is paused"))
    )
    #expect(try verdict(done.merging(patch: ["spec": ["paused": true]])) == .met)
  }

  @Test func `gives up where there is no Deployment`() {
    #expect(
      ObjectCondition.rolledOut().verdict(nil)
        == .never(Obstacle(.absent, message: "the Deployment is not there"))
    )
  }

  @Test func `knows the deleted object by its identity`() throws {
    let condition = ObjectCondition<Deployment>.deleted(uid: "u-1")
    #expect(condition.verdict(nil) == .met)
    let object = try done.decoded(as: Deployment.self)
    #expect(condition.verdict(object) == .notYet(Obstacle(.present, message: "it is still there")))
    #expect(ObjectCondition<Deployment>.deleted(uid: "u-0").verdict(object) == .met)
    let going = try done.merging(patch: ["metadata": ["deletionTimestamp": "x"]])
      .decoded(as: Deployment.self)
    #expect(condition.verdict(going).obstacle?.message == "it is terminating")
  }

  @Test func `combines, the worst decides`() throws {
    let met = ObjectCondition<Deployment> { _ in .met }
    let late = ObjectCondition<Deployment> { _ in .notYet(Obstacle(.updating, message: "late")) }
    let lost = ObjectCondition<Deployment> { _ in .never(Obstacle(.ended, message: "lost")) }
    #expect(met.and(met).verdict(nil) == .met)
    #expect(met.and(late).verdict(nil).obstacle?.message == "late")
    #expect(late.and(lost).verdict(nil) == lost.verdict(nil))
    #expect(lost.and(late).verdict(nil) == lost.verdict(nil))
  }

  private func verdict(_ object: JSONValue, generation: Int? = nil) throws -> Verdict {
    ObjectCondition.rolledOut(generation: generation)
      .verdict(try object.decoded(as: Deployment.self))
  }
}

import Testing

@testable import SpawnerSandbox

/// What happens when: order, repetition, time.
@Suite struct AgendaTests {
  @Test func `takes what is due, earliest first, in order of entry`() {
    var agenda = Agenda()
    agenda.add(.reconcileDeployment(uid: "late"), at: .seconds(9))
    agenda.add(.reconcileDeployment(uid: "first"), at: .seconds(1))
    agenda.add(.reconcileReplicaSet(uid: "second"), at: .seconds(1))
    agenda.add(.wake, at: .seconds(0))
    #expect(agenda.nextDue == .zero)
    var taken: [Agenda.Step] = []
    while let (_, step) = agenda.next(at: .seconds(5)) { taken.append(step) }
    #expect(
      taken == [
        .wake, .reconcileDeployment(uid: "first"), .reconcileReplicaSet(uid: "second"),
      ]
    )
    #expect(agenda.nextDue == .seconds(9))
  }

  @Test func `does not enter the same step twice where once is enough`() {
    var agenda = Agenda()
    agenda.addOnce(.wake, at: .seconds(1))
    agenda.addOnce(.wake, at: .seconds(2))
    #expect(agenda.next(at: .seconds(5))?.due == .seconds(1))
    #expect(agenda.next(at: .seconds(5)) == nil)
  }

  @Test func `enters a step again that would come too late`() {
    var agenda = Agenda()
    agenda.addOnce(.wake, at: .seconds(10))
    agenda.addOnce(.wake, at: .seconds(5))
    #expect(agenda.next(at: .seconds(5))?.due == .seconds(5))
  }

  @Test func `tells when each step was due`() {
    var agenda = Agenda()
    agenda.add(.wake, at: .milliseconds(1_500))
    #expect(agenda.next(at: .seconds(1)) == nil)
    #expect(agenda.next(at: .seconds(2))?.due == .milliseconds(1_500))
  }
}

/// Names and hashes that look like real ones.
@Suite struct RandomNameTests {
  @Test func `hashes as kustomize does`() {
    let hash = RandomName.configMapHash()
    #expect(hash.count == 10)
    #expect(hash.allSatisfy { "2456789bcdfghkmt".contains($0) })
    #expect(RandomName.configMapHash() != hash)
  }

  @Test func `gives pods five safe characters`() {
    let suffix = RandomName.podSuffix()
    #expect(suffix.count == 5)
    #expect(suffix.allSatisfy { "bcdfghjklmnpqrstvwxz2456789".contains($0) })
  }

  @Test func `makes uuids of the fourth version`() throws {
    let uid = RandomName.uid()
    #expect(
      try /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/.wholeMatch(
        in: uid
      ) != nil
    )
  }

  @Test func `hashes the same template to the same text`() {
    #expect(RandomName.templateHash(Array("a".utf8)) == RandomName.templateHash(Array("a".utf8)))
    #expect(RandomName.templateHash(Array("a".utf8)) != RandomName.templateHash(Array("b".utf8)))
    #expect(RandomName.templateHash([]).count == 10)
  }
}

/// Ages as kubectl tells them.
@Suite struct MomentTests {
  @Test(arguments: [
    (Duration.zero, "0s"), (.seconds(119), "119s"), (.seconds(120), "2m"),
    (.seconds(185), "3m5s"), (.seconds(599), "9m59s"), (.seconds(600), "10m"),
    (.seconds(7_300), "121m"), (.seconds(10_800), "3h"), (.seconds(11_520), "3h12m"),
    (.seconds(28_800), "8h"), (.seconds(172_790), "47h"), (.seconds(172_800), "2d"),
    (.seconds(176_400), "2d1h"), (.seconds(691_200), "8d"), (.seconds(-5), "0s"),
  ])
  func `tells ages as kubectl does`(_ elapsed: Duration, _ age: String) {
    let wall = WallTime(start: SandboxOptions().startDate)
    #expect(wall.moment(elapsed).age(since: wall.timestamp(.zero)) == age)
  }

  @Test func `knows no age of what is no time`() {
    let wall = WallTime(start: SandboxOptions().startDate)
    #expect(wall.moment(.zero).age(since: "yesterday") == "<unknown>")
  }
}

import Testing

@testable import SpawnerKit

/// How many answers are a proof, and what starts the count anew.
struct ProofStateMachineTests {
  @Test func `only some equal answers in a row are a proof`() {
    var machine = ProofStateMachine(.freshPod)
    #expect(machine.receive(.written, at: .zero) == .lookAgain(after: .zero, news: nil))
    #expect(machine.receive(.written, at: .zero) == .lookAgain(after: .zero, news: nil))
    #expect(machine.receive(.written, at: .zero) == .proved(answers: 3))
  }

  @Test func `a worker that remembers the old file starts the row anew`() {
    var machine = ProofStateMachine(.freshPod)
    for _ in 0..<2 { _ = machine.receive(.written, at: .zero) }
    #expect(
      machine.receive(.previous, at: .zero)
        == .lookAgain(
          after: .milliseconds(100),
          news: "it still serves the file as it was before"
        )
    )
    for _ in 0..<2 {
      #expect(machine.receive(.written, at: .zero) == .lookAgain(after: .zero, news: nil))
    }
    #expect(machine.receive(.written, at: .zero) == .proved(answers: 3))
  }

  @Test func `pauses grow to a second and the same news is told once`() {
    var machine = ProofStateMachine(.freshPod)
    let pauses = (0..<6).map { _ -> Duration in
      guard case .lookAgain(let pause, _) = machine.receive(.notYet("w"), at: .zero) else {
        return .zero
      }
      return pause
    }
    #expect(
      pauses == [
        .milliseconds(100), .milliseconds(200), .milliseconds(400), .milliseconds(800),
        .seconds(1), .seconds(1),
      ]
    )
    #expect(
      machine.receive(.notYet("w"), at: .zero) == .lookAgain(after: .seconds(1), news: nil)
    )
    #expect(
      machine.receive(.notYet("v"), at: .zero) == .lookAgain(after: .seconds(1), news: "v")
    )
  }

  @Test(arguments: [
    (Sighting.other, ProofStateMachine.Failure.servesOther),
    (.failing("500"), .answersError("500")),
  ])
  func `a wrong answer counts once it has lasted`(
    _ sighting: Sighting,
    _ failure: ProofStateMachine.Failure
  ) {
    var machine = ProofStateMachine(.freshPod)
    #expect(machine.receive(sighting, at: .seconds(1)) != .failed(failure))
    #expect(machine.receive(sighting, at: .milliseconds(3999)) != .failed(failure))
    #expect(machine.receive(sighting, at: .seconds(4)) == .failed(failure))
  }

  @Test func `a wrong answer that is interrupted by a better one starts anew`() {
    var machine = ProofStateMachine(.freshPod)
    _ = machine.receive(.other, at: .zero)
    _ = machine.receive(.written, at: .seconds(2))
    #expect(machine.receive(.other, at: .seconds(5)) != .failed(.servesOther))
    #expect(machine.receive(.other, at: .seconds(8)) == .failed(.servesOther))
  }

  @Test func `a pod that ran before may serve its old memory for two minutes`() {
    var machine = ProofStateMachine(.runningPod)
    _ = machine.receive(.other, at: .zero)
    #expect(machine.receive(.other, at: .seconds(149)) != .failed(.servesOther))
    #expect(machine.receive(.other, at: .seconds(150)) == .failed(.servesOther))
  }

  @Test func `the old file is never a failure by itself`() {
    var machine = ProofStateMachine(.freshPod)
    for second in 0..<300 {
      guard case .lookAgain = machine.receive(.previous, at: .seconds(second)) else {
        Issue.record("gave up after \(second) seconds")
        return
      }
    }
  }

  @Test func `a silent way is left only where there is another`() {
    var rules = ProofStateMachine.Rules.freshPod
    rules.silence = .seconds(10)
    var machine = ProofStateMachine(rules)
    #expect(machine.receive(.notYet("w"), at: .seconds(1)) != .silent)
    #expect(machine.receive(.previous, at: .seconds(9)) != .silent)
    #expect(machine.receive(.notYet("w"), at: .seconds(10)) != .silent)
    #expect(machine.receive(.notYet("w"), at: .seconds(19)) != .silent)
    #expect(machine.receive(.notYet("w"), at: .seconds(20)) == .silent)
    var patient = ProofStateMachine(.freshPod)
    _ = patient.receive(.notYet("w"), at: .zero)
    #expect(patient.receive(.notYet("w"), at: .seconds(300)) != .silent)
  }

  @Test func `a closed way is left at once`() {
    var machine = ProofStateMachine(.freshPod)
    #expect(machine.receive(.closed("403"), at: .zero) == .closed("403"))
  }

  @Test func `proofs are ordered by what they are worth`() {
    #expect(
      ProofMethod.allCases.sorted()
        == [.none, .logLine, .mountedFile, .servedFromInside, .servedThroughProxy]
    )
  }
}

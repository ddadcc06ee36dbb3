import ArgumentParser
import KubeCore
import SpawnerKit
import Testing

@testable import spawnerctl

/// Every kind of failure has the status that the documentation promises.
@Suite struct ExitStatusTests {
  @Test(arguments: [
    (SpawnerError.Code.failed, Int32(2)), (.gaveUpWaiting, 3), (.undone, 4), (.notUndone, 5),
    (.ambiguous, 64), (.invalidResult, 65), (.notFound, 66), (.conflict, 75), (.refused, 2),
    (.interrupted, 130),
  ])
  func `of a use case`(code: SpawnerError.Code, status: Int32) {
    #expect(Failure(SpawnerError(code, "words"), programName: "x").status.rawValue == status)
  }

  @Test(arguments: [
    (KubeError.Code.badRequest, Int32(2)), (.unauthorized, 78), (.forbidden, 77), (.notFound, 66),
    (.methodNotAllowed, 2), (.alreadyExists, 75), (.conflict, 75), (.gone, 2), (.tooLarge, 65),
    (.invalid, 65), (.tooManyRequests, 75), (.serverError, 2), (.unavailable, 69), (.timeout, 69),
    (.unreachable, 69), (.tls, 69), (.protocolViolation, 69), (.kubeconfigMissing, 78),
    (.kubeconfigBroken, 78), (.noCurrentContext, 78), (.contextNotFound, 78),
    (.clusterNotFound, 78), (.userNotFound, 78), (.badServer, 78), (.fileUnreadable, 78),
    (.badEncoding, 78), (.incompleteCredentials, 78), (.unsupportedLogin, 78), (.loginBroken, 78),
    (.notInCluster, 78),
  ])
  func `of the cluster`(code: KubeError.Code, status: Int32) {
    let error = KubeError(code: code, message: "words")
    #expect(Failure(error, programName: "x").status.rawValue == status)
  }

  @Test func `is the cause's where a use case failed because of the cluster`() {
    let cause = KubeError(code: .forbidden, message: "words")
    let error = SpawnerError(.failed, "words", underlying: cause)
    #expect(Failure(error, programName: "x").status == .notAllowed)
  }

  @Test(arguments: [
    (FileError.Code.missing, Int32(2), Int32(66)), (.unreadable, 13, 66), (.unwritable, 13, 77),
    (.unwritable, 28, 2), (.changedMeanwhile, 0, 75),
  ])
  func `of a file`(code: FileError.Code, number: Int32, status: Int32) {
    let error = FileError(code: code, path: "a", errorNumber: number)
    #expect(Failure(error, programName: "x").status.rawValue == status)
  }

  @Test(arguments: [
    (CommandError.Code.needsYes, Status.usage), (.declined, .failed), (.noSuchPath, .notFound),
    (.cannotRun, .failed),
  ])
  func `of the command line`(code: CommandError.Code, status: Status) {
    #expect(Failure(CommandError(code, "words"), programName: "x").status == status)
  }

  @Test func `says what an interrupt left, and how to go on`() throws {
    let cause = SpawnerError(
      .interrupted,
      "interrupted, the change is written",
      change: .written(resourceVersion: "7")
    )
    let options = try InstallationOptions.parse(["-n", "team", "--context", "prod"])
    var change = ChangeFailure(cause, installation: options)
    change.undoCommand = "image remove x"
    let failure = Failure(change, programName: "spawnerctl")
    #expect(
      failure
        == Failure(
          status: .interrupted,
          message: "interrupted, the change is written",
          hints: [
            Failure.Hint("spawnerctl restart --context prod -n team", purpose: "to finish"),
            Failure.Hint(
              "spawnerctl image remove x --context prod -n team",
              purpose: "to undo"
            ),
          ]
        )
    )
  }

  @Test func `calls a cancellation without a change an interrupt`() {
    let failure = Failure(CancellationError(), programName: "x")
    #expect(failure.status == .interrupted)
    #expect(failure.message == "interrupted: nothing was changed")
  }
}

import KubeCore
import SpawnerConfig
import SpawnerKit

/// One change, from its intents to its end: the same for every command that changes the file.
struct EditRun: Sendable {
  /// Looks something up in the cluster before a change, and may refuse it.
  typealias Lookup = @Sendable (Spawner, Console) async throws -> Void

  let edits: [SpawnerEdit]
  let asksFirst: Bool
  let options: EditOptions
  /// The commands that do what was meant instead, by the refusal they help against.
  var alternatives: [SpawnerConfigError.Code: String] = [:]
  /// The text that the edits were made for, where they fit no other.
  var basis: [UInt8]?
  /// Where the new text comes from, where it was given whole.
  var given: ReadText?
  /// What to know before the change is made, beside what its plan shows.
  var remarks: [Remark] = []
  /// What is to be looked up in the cluster before the change; nothing is for a file.
  var lookup: Lookup?

  init(edits: [SpawnerEdit], asksFirst: Bool, options: EditOptions) {
    self.edits = edits
    self.asksFirst = asksFirst
    self.options = options
  }

  /// Makes the change where the options say.
  func run(in context: CommandContext) async throws -> ExitStatus {
    let console = Console(context: context, options: options.output)
    if let path = options.source.files.file {
      return try FileEdit(run: self, path: path, console: console).perform()
    }
    return try finish(try await changeInCluster(console), console: console)
  }

  /// Makes the change in the cluster; the end of the story is left to the caller.
  func changeInCluster(_ console: Console) async throws -> ChangeReport {
    let installation = options.source.installation
    return try await installation.withSpawner(on: console) { spawner, connection in
      try await ProgressDisplay.with(console) { display in
        let review = PlanReview(
          run: self,
          console: console,
          display: display,
          origin: connection.origin
        )
        do {
          try await lookup?(spawner, console)
          return try await spawner.change(request) { plan in
            try await review.confirms(plan)
          } progress: { event in
            display.show(event)
          }
        } catch let error as SpawnerError {
          var failure = failure(error, at: display.configMap.map { .configMap($0) })
          failure.undoCommand = review.undoCommand
          throw failure
        } catch let error as KubeError {
          // Errors of the connection come as they are only as long as nothing was written.
          var failure = ClusterFailure(
            error,
            installation: installation,
            origin: connection.origin
          )
          failure.isChange = true
          throw failure
        }
      }
    }
  }

  /// A failure with everything that is known about how to go on.
  ///
  /// - Parameters:
  ///   - error: The failure.
  ///   - place: The file that was to be changed, once it was found.
  /// - Returns: Both, with the commands to propose.
  func failure(_ error: SpawnerError, at place: ChangeFailure.Place?) -> ChangeFailure {
    var failure = ChangeFailure(inGivenText(error), installation: options.source.installation)
    failure.place = isInGivenText(error) ? given.map { .file($0.name) } : place
    failure.placeInFile = options.source.files.at
    failure.alternatives = Self.usualAlternatives.merging(alternatives) { _, own in own }
    return failure
  }

  /// What helps against a refusal, whatever the command.
  private static let usualAlternatives: [SpawnerConfigError.Code: String] = [
    .oldGeneration: "convert"
  ]

  private var request: ChangeRequest {
    var request = ChangeRequest(
      edits,
      selector: options.source.installation.selector,
      options: options.change.changeOptions
    )
    request.basis = basis
    return request
  }

  /// Whether a failure is about the text that was given, and its places are there.
  private func isInGivenText(_ error: SpawnerError) -> Bool {
    given != nil && error.code == .invalidResult
      && (!error.findings.isEmpty || error.underlying is SpawnerConfigError)
  }

  /// The failure with its places in the file that the text was given in.
  private func inGivenText(_ error: SpawnerError) -> SpawnerError {
    guard let given, isInGivenText(error) else { return error }
    var error = error
    error.location = error.location.map { given.place(of: $0) }
    error.findings = error.findings.map { $0.relocated(to: given.place(of: $0.location)) }
    return error
  }

  /// Reports, and tells the last line of the story.
  func finish(_ report: ChangeReport, console: Console) throws -> ExitStatus {
    console.context.output.text(
      try options.format.render(report, name: ["configmap/\(report.configMap)"]) { _ in "" }
    )
    if report.outcome == .declined {
      throw CommandError(.declined, "not confirmed: nothing was written")
    }
    if report.outcome == .unchanged {
      for remark in remarks(about: report.review, in: console.context) { console.tell(remark) }
    }
    let isChecked = options.change.dryRun == .server
    console.say(
      TextRenderer.ending(of: report, isChecked: isChecked, style: console.storyStyle)
    )
    let installation = options.installation
    if let line = TextRenderer.scaling(of: report, installation: installation) {
      console.say(line)
    }
    return .done
  }
}

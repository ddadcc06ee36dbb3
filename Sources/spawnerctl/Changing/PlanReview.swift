import SpawnerConfig
import SpawnerKit
import Synchronization

/// Shows what a change would do, before it is done, and asks where it must be asked.
///
/// A plan that looks different after a conflict is shown, and asked for, again.
final class PlanReview: Sendable {
  private let run: EditRun
  private let console: Console
  private let display: ProgressDisplay
  private let origin: String
  private let confirmedPlan = Mutex<ChangePlan?>(nil)

  init(run: EditRun, console: Console, display: ProgressDisplay, origin: String) {
    self.run = run
    self.console = console
    self.display = display
    self.origin = origin
  }

  /// Whether the plan may be carried out.
  ///
  /// - Throws: `CommandError` with code `needsYes` when there is nobody to ask.
  func confirms(_ plan: ChangePlan) async throws -> Bool {
    let confirmed = confirmedPlan.withLock { $0 }
    if let confirmed, confirmed.diff == plan.diff {
      confirmedPlan.withLock { $0 = plan }
      return true
    }
    if confirmed != nil { try refuseUnseen(plan) }
    let isConfirmed = try await display.paused {
      show(plan)
      return try await asks(for: plan)
    }
    if isConfirmed { confirmedPlan.withLock { $0 = plan } }
    return isConfirmed
  }

  /// The command that takes back what was confirmed last, where there is a single one.
  var undoCommand: String? {
    confirmedPlan.withLock { $0 }.flatMap { run.undoCommand(for: $0, in: console.context) }
  }

  /// Stops a replacement of the whole text that would silently take back what somebody else has
  /// written meanwhile, where nobody is asked.
  private func refuseUnseen(_ plan: ChangePlan) throws(SpawnerError) {
    guard !run.options.change.asks, run.edits.contains(where: \.replacesText) else { return }
    throw SpawnerError(
      .conflict,
      "somebody else has changed ConfigMap '\(plan.installation.configMapName)' meanwhile: "
        + "nothing was written"
    )
  }

  private func show(_ plan: ChangePlan) {
    console.say(TextRenderer.heading(of: plan, origin: origin))
    let remarks =
      TextRenderer.remarks(about: plan) + run.remarks(about: plan.review, in: console.context)
    for remark in remarks + run.remarks { console.tell(remark) }
    run.show(diff: plan.diff.text, on: console)
    run.show(plan.review.conversion, on: console)
  }

  private func asks(for plan: ChangePlan) async throws -> Bool {
    guard run.options.change.asks, let reason = reason(toAskFor: plan) else { return true }
    guard console.context.input.isTerminal, console.context.error.isTerminal else {
      throw CommandError(
        .needsYes,
        "\(reason), and there is no terminal to ask for confirmation on: nothing was written"
      )
    }
    return try await console.confirms("\(reason). Write it?")
  }

  private func reason(toAskFor plan: ChangePlan) -> String? {
    if let owner = plan.installation.owners.first(where: \.owner.reverts) {
      return "the ConfigMap is managed by \(owner.owner.rawValue)"
    }
    return run.asksFirst ? "this change takes something away or replaces it whole" : nil
  }
}

extension SpawnerEdit {
  /// Whether the edit makes the whole text equal another one.
  fileprivate var replacesText: Bool { if case .replaceText = self { true } else { false } }
}

extension Ownership.Owner {
  /// Whether this owner puts its own text back by itself, sooner or later.
  var reverts: Bool {
    switch self {
    case .argoCD, .flux, .juju, .helm: true
    case .kustomize, .kubectlApply: false
    }
  }
}

extension EditRun {
  /// Shows a diff: on stdout where it is the result, on stderr where something else is.
  func show(diff: String, on console: Console) {
    let isStream = options.source.files.file.map(console.context.isStream) ?? false
    let isFileOnStdout = isStream && options.change.dryRun == nil
    let isResult = options.format.output == .text && !isFileOnStdout
    if isResult {
      console.context.output.text(TextRenderer.diff(diff, style: console.resultStyle))
    } else if !console.options.quiet {
      console.context.error.text(TextRenderer.diff(diff, style: console.storyStyle))
    }
  }

  /// Tells what a conversion did; of what is left to decide even where nothing else is said.
  func show(_ report: ConversionReport?, on console: Console) {
    guard let report, !report.isEmpty else { return }
    guard options.output.quiet else {
      return console.say(TextRenderer.conversion(report, style: console.storyStyle))
    }
    for entry in report.entries where entry.kind == .decide {
      console.warn(TextRenderer.line(for: entry))
    }
  }
}

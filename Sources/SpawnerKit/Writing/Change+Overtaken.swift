import KubeCore
import SpawnerConfig

extension Change {
  /// Looks after a change that somebody else has built upon since it was written.
  ///
  /// Then the pods serve neither the file that was written nor the one before it, and nothing is
  /// wrong with that: as long as the change is part of the newer file, it is live as soon as that
  /// file is.
  ///
  /// - Parameter written: The change as it was written.
  /// - Returns: What was learnt about each pod; nil where nobody else has written, the change is
  ///   no longer in the file, or the newer file does not become live either.
  /// - Throws: `KubeError` when the cluster fails.
  func liveAmongOthers(_ written: Written) async throws -> [PodProof]? {
    var last = written.plan.newText
    while !deadline.hasPassed {
      guard let present = try await present(), present.text != last, stillHolds(in: present.text)
      else { return nil }
      progress(.overtaken(configMap: present.configMapName))
      do {
        let wave = Roller.Wave(goal: .current, deployment: present.deployment, existing: [])
        return try await liveness(
          of: present,
          serving: ExpectedFile(present.text, previous: last),
          rules: .runningPod
        )
        .established(by: wave)
      } catch is LivenessFailure {
        // Unless the file has changed once more, this is how it stays.
        last = present.text
      }
    }
    return nil
  }

  /// The installation as it is now; nil where it is gone, which others then tell better.
  private func present() async throws -> Installation? {
    do {
      return try await Locator(api: spawner.api, selector: request.selector).installation()
    } catch is SpawnerError {
      return nil
    }
  }

  /// Whether a text already says what the edits are to bring about.
  func stillHolds(in text: [UInt8]) -> Bool {
    let version = plan?.installation.appVersion
    let edits = request.edits.map { $0.settled(for: version) }
    do {
      return try EditedText(applying: edits, to: text, for: version ?? .newest).new == text
    } catch {
      // What was to be removed or replaced is not there any more.
      return error.code == .notFound
    }
  }
}

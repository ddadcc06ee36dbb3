/// What the process leaves behind for the shell: 0, or a status that says what to do next.
///
/// The list is part of the tool's interface. A status outside it appears only when `sandbox run`
/// passes on what another program returned.
struct ExitStatus: RawRepresentable, Hashable, Sendable {
  let rawValue: Int32

  init(rawValue: Int32) {
    self.rawValue = rawValue
  }
}

extension ExitStatus {
  /// Done, or nothing to do.
  static let done = ExitStatus(rawValue: 0)
  /// `status` found that something is not live.
  static let notLive = ExitStatus(rawValue: 1)
  /// `diff` found differences.
  static let differs = ExitStatus(rawValue: 1)
  /// `lint` found something as serious as asked for.
  static let found = ExitStatus(rawValue: 1)
  /// Failed, for a reason that has no status of its own.
  static let failed = ExitStatus(rawValue: 2)
  /// Gave up waiting; the message says what was already changed.
  static let gaveUp = ExitStatus(rawValue: 3)
  /// Written, did not become live or could not be seen to, and was undone: the old file is live again.
  static let undone = ExitStatus(rawValue: 4)
  /// Written, did not become live or could not be seen to, and is still there.
  static let notUndone = ExitStatus(rawValue: 5)
  /// The command line was wrong.
  static let usage = ExitStatus(rawValue: 64)
  /// The file, or the edit's result, is not valid; nothing was written.
  static let invalidFile = ExitStatus(rawValue: 65)
  /// No such file, ConfigMap, Deployment, image or volume.
  static let notFound = ExitStatus(rawValue: 66)
  /// The cluster cannot be reached.
  static let unreachable = ExitStatus(rawValue: 69)
  /// Others kept changing the object; nothing was written; trying again may work.
  static let busy = ExitStatus(rawValue: 75)
  /// Not allowed; the message names the verb and the resource.
  static let notAllowed = ExitStatus(rawValue: 77)
  /// The kubeconfig or the login is broken.
  static let brokenConfiguration = ExitStatus(rawValue: 78)
  /// Interrupted; the message says what was already changed.
  static let interrupted = ExitStatus(rawValue: 130)
}

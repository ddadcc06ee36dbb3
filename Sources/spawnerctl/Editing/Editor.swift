/// The editor the user has chosen, as words of a command.
struct Editor: Hashable, Sendable {
  /// The words before the file's name.
  let words: [String]

  /// Looks where kubectl and other tools look, and takes `vi` where nothing is chosen.
  ///
  /// Words are split at blanks. Where quotes or backslashes are among them, only a shell knows what
  /// is meant.
  ///
  /// - Parameter environment: The environment variables.
  init(environment: [String: String]) {
    let chosen = ["KUBE_EDITOR", "VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }
      .first { !$0.allSatisfy(\.isWhitespace) }
    guard let chosen else {
      words = ["vi"]
      return
    }
    guard chosen.contains(where: { "\"'\\".contains($0) }) else {
      words = chosen.split(whereSeparator: \.isWhitespace).map(String.init)
      return
    }
    words = ["/bin/sh", "-c", "\(chosen) \"$1\"", "sh"]
  }

  /// The command that opens a file.
  func command(for path: String) -> [String] { words + [path] }
}

/// A failure that only the command line knows: nobody to ask, or asked and refused.
struct CommandError: Error, Hashable, Sendable {
  /// What kind of failure.
  enum Code: Hashable, Sendable {
    /// The change asks for confirmation and there is no terminal to ask on.
    case needsYes
    /// The question was answered with no.
    case declined
    /// The file has nothing at the path asked for.
    case noSuchPath
    /// A file that is to describe something is empty.
    case emptyFile
    /// A file that is to describe an affinity or toleration group is empty.
    case emptyOption
    /// A file holds more volumes than the command takes, or none.
    case volumeCount
    /// The form of that release is not known.
    case unknownForm
    /// The file is none that the form is made of.
    case noForm
    /// A program could not be started.
    case cannotRun
    /// The editor could not be started.
    case noEditor
    /// The editor did not end well.
    case editorFailed
    /// The text was left with its errors.
    case givenUp
    /// The program that shows differences did not end well.
    case diffFailed
  }

  let code: Code
  let message: String
  /// What names the file or the cluster, as it would be typed again, for the commands that are
  /// proposed.
  var target = ""

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

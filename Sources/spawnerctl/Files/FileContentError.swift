/// A file whose content is not what was expected; says which file.
struct FileContentError: Error {
  let path: String
  let cause: any Error
  /// Whether the file is one on disk, to whose name editors take a line number.
  var isOnDisk = true

  /// The file as it is named in messages.
  var name: String { path == "-" ? "standard input" : path }
}

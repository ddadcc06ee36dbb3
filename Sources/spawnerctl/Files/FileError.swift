#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that could not be read or written.
struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, as far as the exit status cares.
  enum Code: Hashable, Sendable {
    /// There is no such file.
    case missing
    /// The file is there but its content cannot be had.
    case unreadable
    /// The new content could not be put in place; the old one is untouched.
    case unwritable
    /// The file changed between reading and writing; it was left as it is.
    case changedMeanwhile
  }

  let code: Code
  /// The file; `-` is standard input, or standard output where it could not be written.
  let path: String
  /// The system's own number for the cause, 0 if it was not the system that refused.
  let errorNumber: Int32

  init(code: Code, path: String, errorNumber: Int32) {
    self.code = code == .unreadable && errorNumber == ENOENT ? .missing : code
    self.path = path
    self.errorNumber = errorNumber
  }

  /// Whether the system refused for want of permission.
  var isPermission: Bool {
    errorNumber == EACCES || errorNumber == EPERM || errorNumber == EROFS
  }

  /// Whether the path is that of a folder.
  var isFolder: Bool { errorNumber == EISDIR }

  var description: String {
    let stream = code == .unwritable ? "standard output" : "standard input"
    let name = path == "-" ? stream : "'\(path)'"
    return switch code {
    case .missing: "no such file: \(name)"
    case .unreadable: "cannot read \(name): \(reason)"
    case .unwritable: "cannot write \(name): \(reason)"
    case .changedMeanwhile: "\(name) was changed by someone else while it was being edited"
    }
  }

  private var reason: String {
    var text = String(cString: strerror(errorNumber))
    if let first = text.first { text = first.lowercased() + text.dropFirst() }
    return text
  }
}

import ArgumentParser
import YAMLEdit

/// A file to work on instead of the cluster.
struct FileOptions: ParsableArguments {
  @Option(
    name: .joinable("f"),
    help: ArgumentHelp(
      "Work on this file instead of the cluster: bare, a ConfigMap, a patch, values; - is stdin",
      valueName: "path"
    ),
    completion: .file(extensions: ["yaml", "yml"])
  )
  var file: String?

  @Option(
    help: ArgumentHelp(
      "Where in the file the form is, if at several places: a path such as notebooks.values",
      valueName: "path"
    )
  )
  var at: String?

  func validate() throws { _ = try place() }

  /// The place in the file, where one is named.
  func place() throws -> YAMLPath? {
    do throws(YAMLError) {
      return try at.map { text throws(YAMLError) in try YAMLPath(parsing: text) }
    } catch {
      throw ValidationError("--at is no path: \(error).")
    }
  }
}

/// Where a command finds the form's file: in the cluster, or on disk.
///
/// No group of options itself, for a debug build checks the options of a group once more for every
/// group around it, several times over.
struct SourceOptions {
  var installation: InstallationOptions
  var files: FileOptions

  /// Refuses a place in a file where no file is named.
  func refuseStrayPlace() throws {
    if files.at != nil && files.file == nil {
      throw ValidationError("--at is a place in a file; name the file with --file.")
    }
  }

  /// Refuses a file beside what names a cluster.
  func validate() throws {
    if files.file != nil && installation.namesCluster {
      throw ValidationError("--file works without a cluster; leave out the options that name one.")
    }
  }
}

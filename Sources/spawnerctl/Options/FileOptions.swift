import ArgumentParser

/// A file to work on instead of the cluster.
struct FileOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Work on this file instead of the cluster: the bare file or a ConfigMap manifest; - is stdin",
      valueName: "path"
    ),
    completion: .file(extensions: ["yaml", "yml"])
  )
  var file: String?
}

/// Where a command finds the form's file: in the cluster, or on disk.
struct SourceOptions: ParsableArguments {
  @OptionGroup var installation: InstallationOptions
  @OptionGroup var files: FileOptions

  func validate() throws {
    if files.file != nil && installation.namesCluster {
      throw ValidationError("--file works without a cluster; leave out the options that name one.")
    }
  }
}

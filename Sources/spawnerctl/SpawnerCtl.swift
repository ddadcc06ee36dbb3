import ArgumentParser

/// The root of all commands.
struct SpawnerCtl: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spawnerctl",
    abstract: "Edit the Kubeflow notebook form's configuration and prove that the change is live",
    discussion: """
      Finds the form's file in the cluster, changes exactly the lines it means to, restarts the \
      web app and waits until the app serves the change. If it never does, the old file is put back.

      To try it without a cluster:
        spawnerctl sandbox run -- image list
      """,
    version: SpawnerCtl.version,
    groupedSubcommands: [
      CommandGroup(name: "File", subcommands: [Status.self, Get.self, Preview.self]),
      CommandGroup(
        name: "Image and volume",
        subcommands: [Image.self, Volume.self, Workspace.self]
      ),
      CommandGroup(name: "Rollout", subcommands: [Restart.self, Wait.self]),
      CommandGroup(
        name: "Tool",
        subcommands: [SandboxCommand.self, Completion.self, Version.self]
      ),
    ]
  )

  /// The release this is built from.
  static let version = "0.1.0"
}

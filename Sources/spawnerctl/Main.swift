import ArgumentParser

/// The command line tool's root.
@main
struct SpawnerCtl: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spawnerctl",
    abstract: "Edit the Kubeflow notebook form's configuration and prove that the change is live"
  )
}

import ArgumentParser
import SpawnerConfig

/// Which of the form's three image lists is meant.
struct GroupOptions: ParsableArguments {
  @Option(help: "The image list: jupyter, or one of the two groups for other servers")
  var group: ImageGroup = .jupyter
}

/// Where in the list an image goes; one of three options, or none.
struct PositionOptions: ParsableArguments {
  @Flag(help: "Put it at the top of the list")
  var first = false

  @Option(
    help: ArgumentHelp("Put it directly above this listed image", valueName: "image"),
    completion: .listedImages
  )
  var before: String?

  @Option(
    help: ArgumentHelp("Put it directly below this listed image", valueName: "image"),
    completion: .listedImages
  )
  var after: String?

  func validate() throws {
    if [first, before != nil, after != nil].count(where: { $0 }) > 1 {
      throw ValidationError("Give only one of --first, --before and --after.")
    }
  }

  /// The place asked for, or nothing when none was.
  var position: ImagePosition? {
    if first { return .first }
    return before.map { .before($0) } ?? after.map { .after($0) }
  }
}

extension CompletionKind {
  /// The images in the live list, asked for when the shell wants them.
  static var listedImages: CompletionKind { listing("image") }
  /// The claims of the live data volumes.
  static var listedVolumes: CompletionKind { listing("volume") }

  /// The resources of the live GPU vendors.
  static var listedVendors: CompletionKind { listing("gpu vendor") }
  /// The keys of the live affinities.
  static var listedAffinities: CompletionKind { listing("affinity") }
  /// The keys of the live toleration groups.
  static var listedTolerations: CompletionKind { listing("toleration") }
  /// The label keys in the live file.
  static var listedPodDefaults: CompletionKind { listing("poddefault") }
  /// The label keys that the cluster's PodDefaults select pods by.
  static var availablePodDefaults: CompletionKind { listing("poddefault", "--available ") }

  /// Names in the live file; a shell must not hang where the cluster does.
  private static func listing(_ noun: String, _ flags: String = "") -> CompletionKind {
    .shellCommand("spawnerctl \(noun) list -o name \(flags)--request-timeout 2s 2>/dev/null")
  }
}

extension GroupOptions {
  /// The option as it would be typed, nothing for the usual group.
  var words: String {
    group == .jupyter ? "" : " --group \(group.rawValue)"
  }
}

internal import YAMLEdit

/// Whether the form can be sent as it is, and what happens then.
public struct FormLaunch: Hashable, Sendable {
  /// Why LAUNCH is off; empty where it is on.
  public let obstacles: [FormNote]
  /// What goes wrong once the form is sent, in the order in which it is found out.
  public let failures: [FormNote]

  /// Whether LAUNCH is on before the user touches anything but the name.
  public var isEnabled: Bool { obstacles.isEmpty }

  /// The status of the answer to the form as it stands; `nil` while LAUNCH is off.
  ///
  /// A notebook whose pod is refused later is answered with 200 all the same.
  public var status: Int? {
    guard isEnabled else { return nil }
    if case .answer(let status)? = failures.first?.kind { return status }
    return 200
  }

  init(notes: [FormNote]) {
    obstacles = notes.filter { $0.kind == .launchOff }
    failures =
      notes.enumerated()
      .filter { $0.element.phase != nil }
      .sorted { left, right in
        (left.element.phase ?? 0, left.element.rank, left.offset)
          < (right.element.phase ?? 0, right.element.rank, right.offset)
      }
      .map(\.element)
  }
}

extension FormNote {
  /// When it comes to light: while the backend reads the form, when Kubernetes is asked, with the
  /// pod; `nil` for what is no failure of a launch.
  fileprivate var phase: Int? {
    switch kind {
    case .difference, .launchOff: nil
    case .answer(let status): [409, 422].contains(status) ? 1 : 0
    case .podRefused: 2
    }
  }

  /// The place of the field in the order in which the backend reads them.
  fileprivate var rank: Int {
    guard case .key(let section)? = path?.steps.first else { return -1 }
    return Self.backendOrder.firstIndex(of: section) ?? 2
  }

  private static let backendOrder = [
    "image", "imagePullPolicy", "serverType", "cpu", "memory", "gpus", "tolerationGroup",
    "affinityConfig", "configurations", "shm", "workspaceVolume", "dataVolumes",
  ]
}

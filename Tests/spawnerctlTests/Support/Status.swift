@testable import spawnerctl

/// The tool's exit status, under a name that Swift Testing has no use for.
typealias Status = spawnerctl.ExitStatus

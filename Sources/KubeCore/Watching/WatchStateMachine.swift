/// Decides what a watch does next; knows no network and no clock.
///
/// ```
///            listed             opened            line
///  listing ─────────▶ opening ─────────▶ reading ─────┐
///     ▲                  ▲                  │  ▲──────┘
///     │ 410              │ paused           │ cut or closed
///     └──── pausing ◀────┴──────────────────┘
/// ```
struct WatchStateMachine<Object: KubeObject> {
  /// What to do next.
  enum Step: Hashable {
    /// List all objects, then report ``listed(_:)``.
    case list
    /// Open a stream after this version, then report ``opened()``.
    case open(resourceVersion: String)
    /// Read a line, then report ``received(_:)`` or ``closed()``.
    case read
    /// Wait so long, then report ``paused()``.
    case pause(Duration)
  }

  private(set) var step = Step.list
  /// The last version heard of; nil when it is no good any more.
  private var version: String?
  private var hasListed = false
  private var hasHeardLine = false
  private var failures = 0
  /// What is wrong with the last line, which is text that breaks off.
  ///
  /// At the end of a stream it was cut in the middle of a line, however clean that end looks; only
  /// when another line follows does it make no sense.
  private var brokenLine: KubeError?

  /// All objects have been listed.
  mutating func listed(_ list: ObjectList<Object>) -> WatchEvent<Object> {
    hasListed = true
    version = list.resourceVersion
    step = .open(resourceVersion: list.resourceVersion)
    return .listed(list.items)
  }

  /// A stream is open.
  mutating func opened() {
    hasHeardLine = false
    brokenLine = nil
    step = .read
  }

  /// A line has been read.
  ///
  /// - Returns: What to tell the consumer, if anything.
  /// - Throws: ``KubeError`` when the line makes no sense, or the server gave up for good.
  mutating func received(_ line: [UInt8]) throws(KubeError) -> WatchEvent<Object>? {
    guard !line.isEmpty else { return nil }
    if let brokenLine { throw brokenLine }
    switch try read(line) {
    case nil: return nil
    case .event(let event, let resourceVersion):
      heard(resourceVersion)
      return event
    case .bookmark(let resourceVersion):
      heard(resourceVersion)
      return nil
    case .failure(let error):
      return try failed(error)
    }
  }

  /// The stream has ended as streams do when their time is up.
  mutating func closed() {
    // A server that closes every stream at once must not be asked without end.
    if hasHeardLine {
      reopen()
    } else {
      pause()
    }
  }

  /// Listing, opening or reading has failed.
  ///
  /// - Returns: What to tell the consumer: nothing where the version was merely too old.
  /// - Throws: The error where trying again is no use.
  mutating func failed(_ error: KubeError) throws(KubeError) -> WatchEvent<Object>? {
    if error.isGone, hasListed {
      version = nil
      // The first time it is a matter of course; a server that always says so is let rest.
      if failures == 0 { failures = 1; step = .list } else { pause() }
      return nil
    }
    guard hasListed, error.isWorthAnotherTry else { throw error }
    pause(atLeast: error.retryAfter)
    return .interrupted(error)
  }

  /// The pause is over.
  mutating func paused() { reopen() }

  /// Reads a line; nil where its text breaks off.
  private mutating func read(_ line: [UInt8]) throws(KubeError) -> WatchLine<Object>? {
    do throws(KubeError) {
      return try WatchLine(parsing: line)
    } catch {
      guard line.first == UInt8(ascii: "{"), !JSONText.isWhole(line) else { throw error }
      brokenLine = error
      return nil
    }
  }

  private mutating func heard(_ resourceVersion: String?) {
    version = resourceVersion ?? version
    hasHeardLine = true
    failures = 0
  }

  private mutating func reopen() {
    step = version.map { .open(resourceVersion: $0) } ?? .list
  }

  private mutating func pause(atLeast minimum: Duration? = nil) {
    failures += 1
    let backoff = Duration.milliseconds(500) * (1 << min(failures - 1, 5))
    step = .pause(max(min(backoff, .seconds(10)), minimum ?? .zero))
  }
}

extension KubeError {
  /// Whether the same request may well succeed a little later.
  var isWorthAnotherTry: Bool {
    switch code {
    case .unavailable, .timeout, .unreachable, .tooManyRequests, .serverError: true
    default: false
    }
  }
}

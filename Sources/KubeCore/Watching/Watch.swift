/// The objects of a kind, and every change to them, for as long as it is iterated.
///
/// The first element lists what is there. After that changes come one by one. A stream that breaks
/// is opened again where it broke, and when the server has forgotten that place everything is
/// listed again, so what ``WatchedObjects`` shows is right again after each element. Cancelling
/// the task ends it; there is nothing to close.
///
/// Where the server is told how long a stream may stay open, one that it does not end in time is
/// taken for dead and opened again: a server that has vanished says nothing, and neither does one
/// with nothing to tell.
///
/// - Note: It ends only by an error: when the server refuses, or says what makes no sense.
public struct Watch<Object: KubeObject>: AsyncSequence, Sendable {
  /// What a watch tells.
  public typealias Element = WatchEvent<Object>

  let api: any KubeAPI
  let namespace: String?
  let options: WatchOptions
  let clock: any Clock<Duration>

  /// Starts to watch.
  ///
  /// - Returns: An iterator that does the work while it is asked for elements.
  public func makeAsyncIterator() -> Iterator { Iterator(watch: self) }

  /// Lists, opens, reads and waits, as the state machine says.
  public struct Iterator: AsyncIteratorProtocol {
    /// What a watch tells.
    public typealias Element = WatchEvent<Object>

    private let watch: Watch
    private var machine = WatchStateMachine<Object>()
    private var stream: WatchedStream?

    init(watch: Watch) { self.watch = watch }

    /// Waits for the next element.
    ///
    /// - Parameter actor: Where the caller runs.
    /// - Returns: The element; never nil.
    /// - Throws: ``KubeError`` when the watch cannot go on, `CancellationError` when cancelled.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws -> WatchEvent<Object>? {
      while true {
        try Task.checkCancellation()
        do {
          if let event = try await perform(machine.step) { return event }
        } catch let error as KubeError {
          // A stream broken by our own cancellation is no failure of the server's.
          try Task.checkCancellation()
          if let event = try machine.failed(error) { return event }
        }
      }
    }

    private mutating func perform(
      _ step: WatchStateMachine<Object>.Step
    ) async throws -> WatchEvent<Object>? {
      switch step {
      case .list:
        return try await machine.listed(watch.list())
      case .open(let resourceVersion):
        stream = try await watch.stream(after: resourceVersion)
        machine.opened()
      case .read:
        if let line = try await stream?.next() {
          return try machine.received(line)
        }
        try Task.checkCancellation()
        machine.closed()
      case .pause(let duration):
        stream = nil
        try await watch.clock.sleep(for: duration)
        machine.paused()
      }
      return nil
    }
  }

  private func list() async throws -> ObjectList<Object> {
    try await api.list(
      Object.self,
      namespace: namespace,
      labelSelector: options.labelSelector,
      fieldSelector: options.fieldSelector
    )
  }

  private func stream(after resourceVersion: String) async throws -> WatchedStream {
    var options = options
    options.resourceVersion = resourceVersion
    let request = KubeRequest.watch(Object.self, namespace: namespace, options: options)
    return WatchedStream(
      lines: try await api.lines(request),
      limit: options.timeout.map { $0 + WatchedStream.slack },
      clock: clock
    )
  }
}

extension KubeAPI {
  /// Watches objects of a kind: lists what is there, then tells every change.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - namespace: The namespace; nil for all of them.
  ///   - options: Which objects; a version in it is not heeded.
  ///   - clock: Measures the pauses before a broken stream is opened again, and how long one stays
  ///     open.
  /// - Returns: The sequence of events; nothing is sent before it is iterated.
  public func watch<T: KubeObject>(
    _ type: T.Type,
    namespace: String?,
    options: WatchOptions = WatchOptions(timeout: WatchOptions.usualTimeout),
    clock: any Clock<Duration> = ContinuousClock()
  ) -> Watch<T> {
    Watch(api: self, namespace: namespace, options: options, clock: clock)
  }
}

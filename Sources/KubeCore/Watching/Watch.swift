/// The objects of a kind, and every change to them, for as long as it is iterated.
///
/// The first element lists what is there. After that changes come one by one. A stream that breaks
/// is opened again where it broke, and when the server has forgotten that place everything is
/// listed again, so what ``WatchedObjects`` shows is right again after each element. Cancelling
/// the task ends it; there is nothing to close.
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
    private var lines: AsyncThrowingStream<[UInt8], any Error>.AsyncIterator?

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
        lines = try await watch.lines(after: resourceVersion).makeAsyncIterator()
        machine.opened()
      case .read:
        if let line = try await lines?.next(isolation: #isolation) {
          return try machine.received(line)
        }
        try Task.checkCancellation()
        machine.closed()
      case .pause(let duration):
        lines = nil
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

  private func lines(
    after resourceVersion: String
  ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
    var options = options
    options.resourceVersion = resourceVersion
    return try await api.lines(.watch(Object.self, namespace: namespace, options: options))
  }
}

extension KubeAPI {
  /// Watches objects of a kind: lists what is there, then tells every change.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - namespace: The namespace; nil for all of them.
  ///   - options: Which objects; a version in it is not heeded.
  ///   - clock: Measures the pauses before a broken stream is opened again.
  /// - Returns: The sequence of events; nothing is sent before it is iterated.
  public func watch<T: KubeObject>(
    _ type: T.Type,
    namespace: String?,
    options: WatchOptions = WatchOptions(timeout: .seconds(290)),
    clock: any Clock<Duration> = ContinuousClock()
  ) -> Watch<T> {
    Watch(api: self, namespace: namespace, options: options, clock: clock)
  }
}

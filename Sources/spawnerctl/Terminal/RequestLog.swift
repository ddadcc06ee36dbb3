import Logging

/// Writes what the client logs to stderr, one line each; the client has taken out all secrets.
struct RequestLog: LogHandler {
  let sink: OutputSink
  var logLevel = Logger.Level.debug
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?

  init(sink: OutputSink) {
    self.sink = sink
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let facts = metadata.merging(event.metadata ?? [:]) { $1 }
      .sorted { $0.key < $1.key }
      .map { " \($0.key)=\($0.value)" }
    sink.line(event.message.description + facts.joined())
  }
}

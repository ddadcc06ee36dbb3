import CLibYAML

/// Runs libyaml over a text and hands its events to a builder.
///
/// The whole run happens inside the closure that lends the bytes, and every event is freed on every
/// path.
struct EventReader {
  /// What libyaml objected to, with the state an adapter needs to judge it.
  struct Failure: Error {
    let problem: String
    let context: String?
    /// Byte offsets in the text that libyaml was given.
    let offset: Int
    let contextOffset: Int
    let flowLevel: Int
    let indent: Int
  }

  /// How a run ended without reaching the end of the stream.
  enum Stop: Error {
    case refused(YAMLError)
    case failed(Failure)
  }

  /// Parses a text from start to end.
  ///
  /// - Parameters:
  ///   - bytes: The text, without a byte order mark.
  ///   - isASCII: Whether every byte is ASCII.
  ///   - builder: Receives each event with its byte offsets.
  /// - Throws: ``Stop`` with libyaml's objection, or the builder's.
  static func run(
    _ bytes: [UInt8],
    isASCII: Bool,
    into builder: inout TableBuilder
  ) throws(Stop) {
    let marks = MarkConverter(bytes, isASCII: isASCII)
    try bytes.withUnsafeBufferPointer { buffer throws(Stop) in
      let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
      defer { parser.deallocate() }
      guard yaml_parser_initialize(parser) == 1 else {
        throw .refused(YAMLError(.tooLarge, detail: "no memory left to read the text"))
      }
      defer { yaml_parser_delete(parser) }
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
      try loop(parser, marks: marks, buffer: buffer, builder: &builder)
    }
  }

  private static func loop(
    _ parser: UnsafeMutablePointer<yaml_parser_t>,
    marks: MarkConverter,
    buffer: UnsafeBufferPointer<UInt8>,
    builder: inout TableBuilder
  ) throws(Stop) {
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(parser, &event) == 1 else {
        throw .failed(failure(parser, marks: marks, buffer: buffer))
      }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_STREAM_END_EVENT { return }
      let start = marks.offset(Int(event.start_mark.index), in: buffer)
      let end = marks.offset(Int(event.end_mark.index), in: buffer)
      do {
        try builder.add(&event, from: start, to: end)
      } catch {
        throw .refused(error)
      }
    }
  }

  private static func failure(
    _ parser: UnsafeMutablePointer<yaml_parser_t>,
    marks: MarkConverter,
    buffer: UnsafeBufferPointer<UInt8>
  ) -> Failure {
    let state = parser.pointee
    return Failure(
      problem: state.problem.map { String(cString: $0) } ?? "cannot be read",
      context: state.context.map { String(cString: $0) },
      offset: marks.offset(Int(state.problem_mark.index), in: buffer),
      contextOffset: marks.offset(Int(state.context_mark.index), in: buffer),
      flowLevel: Int(state.flow_level),
      indent: Int(state.indent)
    )
  }
}

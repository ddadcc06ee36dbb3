import SpawnerConfig
import YAMLEdit

/// What was seen of a pod at one look.
enum Sighting: Hashable, Sendable {
  /// It serves what is written.
  case written
  /// It serves what was written before.
  case previous
  /// It serves something else.
  case other
  /// It answers an error, in words.
  case failing(String)
  /// It does not answer yet, in words.
  case notYet(String)
  /// This way of looking is not open, in words.
  case closed(String)

  /// Whether nobody answered.
  var isSilence: Bool {
    if case .notYet = self { true } else { false }
  }
}

/// What pods are expected to serve, and what they served before.
struct ExpectedFile: Sendable {
  /// The bytes that are written.
  let text: [UInt8]
  /// What the app makes of them; nil where it cannot serve them.
  let written: ServedValue?
  /// The bytes that were written before; nil where nothing was changed.
  let previousText: [UInt8]?
  /// What the app made of the text before.
  let previous: ServedValue?
  /// Why the app cannot serve the text, in words.
  let obstacle: String?

  /// Works out what follows from a text, and from the one before it.
  init(_ text: [UInt8], previous: [UInt8]? = nil) {
    self.text = text
    previousText = previous
    (written, obstacle) = Self.served(from: text)
    self.previous = previous.flatMap { Self.served(from: $0).value }
  }

  private static func served(
    from text: [UInt8]
  ) -> (value: ServedValue?, obstacle: String?) {
    let document: SpawnerDocument
    do throws(YAMLError) {
      document = try SpawnerDocument(text)
    } catch {
      return (nil, "the file cannot be read: \(error)")
    }
    guard document.document.value["spawnerFormDefaults"] != nil else {
      return (nil, "the file has no 'spawnerFormDefaults'")
    }
    do throws(ServedValue.Unservable) {
      return (try ServedValue(of: document.defaults), nil)
    } catch {
      return (nil, "the file holds \(error.words)")
    }
  }

  /// Compares an answer of the app with what is expected.
  func sighting(of answer: ServedValue) -> Sighting {
    if answer == written { return .written }
    return answer == previous ? .previous : .other
  }
}

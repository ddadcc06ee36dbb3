/// The way from a document's root to one of its nodes, through keys and list positions.
///
/// ```swift
/// let path: YAMLPath = "spawnerFormDefaults.image.options[0]"
/// let key = YAMLPath([.key("data"), .key("spawner_ui_config.yaml")])
/// ```
public struct YAMLPath: Hashable, Sendable, CustomStringConvertible {
  /// One step from a node to one of its children.
  public enum Step: Hashable, Sendable {
    /// To the value that a mapping holds under this key.
    case key(String)
    /// To the item of a list at this position, counted from 0.
    case index(Int)
  }

  /// The steps in order, the one nearest to the root first.
  public var steps: [Step]

  /// The path to the root itself: no steps.
  public static let root = YAMLPath([])

  /// Creates a path from its steps.
  ///
  /// - Parameter steps: The steps in order, the one nearest to the root first.
  public init(_ steps: [Step]) {
    self.steps = steps
  }

  /// Returns the path one key further.
  ///
  /// - Parameter key: The key to step through.
  /// - Returns: A path with one more step.
  public func appending(_ key: String) -> YAMLPath {
    appending(.key(key))
  }

  /// Returns the path one list position further.
  ///
  /// - Parameter index: The position in the list, counted from 0.
  /// - Returns: A path with one more step.
  public func appending(_ index: Int) -> YAMLPath {
    appending(.index(index))
  }

  private func appending(_ step: Step) -> YAMLPath {
    var path = self
    path.steps.append(step)
    return path
  }

  /// The path without its last step, or nil for the root.
  public var parent: YAMLPath? {
    steps.isEmpty ? nil : YAMLPath(Array(steps.dropLast()))
  }

  /// The path as messages show it, for example `data['a.b'].items[2]`.
  ///
  /// Reading it with ``init(parsing:)`` gives the same path again. The root is the empty text.
  public var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .index(let index):
        text += "[\(index)]"
      case .key(let key) where Self.needsQuotes(key):
        text +=
          "['"
          + key.split(separator: "'", omittingEmptySubsequences: false).joined(
            separator: "''"
          ) + "']"
      case .key(let key):
        text += text.isEmpty ? key : "." + key
      }
    }
    return text
  }

  /// Tells whether a key cannot stand between dots as it is.
  private static func needsQuotes(_ key: String) -> Bool {
    key.isEmpty
      || key.unicodeScalars.contains { scalar in
        switch scalar {
        case ".", "[", "]", "'", "\"": true
        default: scalar.properties.isWhitespace || scalar.value < 0x20
        }
      }
  }
}

extension YAMLError {
  /// The kinds of problem, open for more to come.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    private enum Kind: String, Sendable {
      case syntax, tab, notUTF8, controlCharacter, severalDocuments, duplicateKey
      case duplicateAnchor, undefinedAlias, recursiveAlias, unknownTag, unhashableKey, badScalar
      case badMerge, aliasInTheWay, mergeKeyInTheWay, noSuchPath, notAScalar, notASequence
      case notAMapping, invalidPath, tooDeep, tooLarge, unrepresentable, editDiffers
      case overlappingEdits
    }

    private let kind: Kind

    private init(_ kind: Kind) {
      self.kind = kind
    }

    /// The code's name, as in the source.
    public var description: String { kind.rawValue }

    /// The text is not YAML as the app reads it.
    public static let syntax = Code(.syntax)
    /// A tab stands where only spaces may.
    public static let tab = Code(.tab)
    /// The bytes are not UTF-8.
    public static let notUTF8 = Code(.notUTF8)
    /// A control character stands in the text, be it inside quotes.
    public static let controlCharacter = Code(.controlCharacter)
    /// There is more than one document.
    public static let severalDocuments = Code(.severalDocuments)
    /// A mapping on an edit's path holds a key twice.
    public static let duplicateKey = Code(.duplicateKey)
    /// An anchor is defined twice.
    public static let duplicateAnchor = Code(.duplicateAnchor)
    /// An alias names an anchor that was not defined before it.
    public static let undefinedAlias = Code(.undefinedAlias)
    /// An alias stands inside the node it names.
    public static let recursiveAlias = Code(.recursiveAlias)
    /// A tag is not one the app's reader knows.
    public static let unknownTag = Code(.unknownTag)
    /// A list or a mapping serves as a key.
    public static let unhashableKey = Code(.unhashableKey)
    /// A scalar looks like a date or a number but is none, and the app's reader fails on it.
    public static let badScalar = Code(.badScalar)
    /// A merge key's value is neither a mapping nor a list of mappings.
    public static let badMerge = Code(.badMerge)
    /// An edit's path leads through an alias, or an alias would show the edit at another place.
    public static let aliasInTheWay = Code(.aliasInTheWay)
    /// An edit's path leads to what a merge key brings in.
    public static let mergeKeyInTheWay = Code(.mergeKeyInTheWay)
    /// There is no node at the path.
    public static let noSuchPath = Code(.noSuchPath)
    /// The node is not a scalar.
    public static let notAScalar = Code(.notAScalar)
    /// The node is not a list.
    public static let notASequence = Code(.notASequence)
    /// The node is not a mapping.
    public static let notAMapping = Code(.notAMapping)
    /// A written path cannot be read.
    public static let invalidPath = Code(.invalidPath)
    /// Collections are nested deeper than ``Document/maximumDepth``.
    public static let tooDeep = Code(.tooDeep)
    /// The text is longer than ``Document/maximumSize``.
    public static let tooLarge = Code(.tooLarge)
    /// A value or an edit cannot be written at this place.
    public static let unrepresentable = Code(.unrepresentable)
    /// The edited text, read back, is not what was meant; nothing was changed.
    public static let editDiffers = Code(.editDiffers)
    /// Two edits touch the same bytes.
    public static let overlappingEdits = Code(.overlappingEdits)
  }
}

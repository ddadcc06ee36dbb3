public import YAMLEdit

/// What is wrong with a request about the form's configuration, and where.
///
/// The words in ``description`` are for people; programs match on ``code``.
public struct SpawnerConfigError: Error, Hashable, Sendable {
  /// The kind of failure.
  public let code: Code
  /// The place in the file, if the failure has one.
  public let location: SourceLocation?
  /// The place in the value: from the file's root, or from the given volume's own root.
  public let path: YAMLPath?
  /// What stands in the file and could have been meant: images, mounts, claims.
  public let candidates: [String]
  /// The cause, where the file itself refuses the edit.
  public let underlying: YAMLError?
  /// The errors of the file that lie in the way of the edit.
  public let findings: [Finding]
  /// What is wrong with the value for a field, part by part; `nil` for other failures.
  public let problem: FieldProblem?
  let detail: String

  init(
    _ code: Code,
    _ detail: String,
    at place: Place = Place(),
    candidates: [String] = [],
    problem: FieldProblem? = nil
  ) {
    self.code = code
    self.detail = detail
    self.location = place.location
    self.path = place.path
    self.candidates = candidates
    self.underlying = nil
    self.findings = place.findings
    self.problem = problem
  }

  /// Wraps the refusal of the text itself: a duplicate key, an alias or a merge key in the way.
  init(unsound cause: YAMLError, findings: [Finding] = []) {
    self.code = .unsoundPath
    self.detail = cause.description
    self.location = cause.location
    self.path = cause.path
    self.candidates = []
    self.underlying = cause
    self.findings = findings
    self.problem = nil
  }

  /// Returns the same failure at another place, for a file that lies inside another one.
  ///
  /// - Parameter place: Turns a place in the file into one in the text around it.
  /// - Returns: The error with all its places turned.
  public func relocated(
    by place: (SourceLocation) -> SourceLocation
  ) -> SpawnerConfigError {
    let found = findings.map { $0.relocated(to: place($0.location)) }
    if let underlying {
      return SpawnerConfigError(unsound: underlying.relocated(by: place), findings: found)
    }
    let location = location.map(place)
    return SpawnerConfigError(
      code,
      detail,
      at: Place(path: path, location: location, findings: found),
      candidates: candidates,
      problem: problem
    )
  }

  /// Returns the same failure with the place in a text that its path leads to.
  ///
  /// Where the path leads to nothing, the place is that of the nearest value around it. An error
  /// that has a place already keeps it.
  ///
  /// - Parameter document: The text that the value with the failure was read from.
  /// - Returns: The error with its place.
  public func located(in document: Document) -> SpawnerConfigError {
    guard location == nil, underlying == nil, let path else { return self }
    var steps = path.steps
    while true {
      do throws(YAMLError) {
        let location = try document.node(at: YAMLPath(steps)).location
        let place = Place(path: path, location: location, findings: findings)
        return SpawnerConfigError(
          code,
          detail,
          at: place,
          candidates: candidates,
          problem: problem
        )
      } catch {
        if steps.isEmpty { return self }
        steps.removeLast()
      }
    }
  }

  /// Where a failure belongs; every part may be unknown.
  struct Place {
    var path: YAMLPath?
    var location: SourceLocation?
    var findings: [Finding] = []
  }
}

extension SpawnerConfigError {
  /// The kind of failure, open for more.
  public struct Code: Hashable, Sendable {
    private enum Kind: Hashable {
      case invalidImage, imageNotListed, imageAlreadyListed, removesDefault
      case invalidVolume, volumeNotFound, ambiguousVolume, claimAlreadyUsed, mountAlreadyUsed
      case wrongShape, notText, noDefaults, unsoundPath, oldGeneration, lockedSection
      case invalidPath, unknownPath, itemNotFound, ambiguousItem, invalidValue, notLockable
    }

    private let kind: Kind

    private init(_ kind: Kind) { self.kind = kind }

    /// The text is not a container image reference.
    public static let invalidImage = Code(.invalidImage)
    /// The named image is not among the group's options.
    public static let imageNotListed = Code(.imageNotListed)
    /// The replacement is among the group's options already.
    public static let imageAlreadyListed = Code(.imageAlreadyListed)
    /// The edit would leave the group's default pointing at an image that is not listed.
    public static let removesDefault = Code(.removesDefault)
    /// The volume breaks a rule of the form or of Kubernetes.
    public static let invalidVolume = Code(.invalidVolume)
    /// No data volume has the given mount or claim.
    public static let volumeNotFound = Code(.volumeNotFound)
    /// Several data volumes have the given mount or claim.
    public static let ambiguousVolume = Code(.ambiguousVolume)
    /// Another volume uses the claim, or makes a claim of the same name.
    public static let claimAlreadyUsed = Code(.claimAlreadyUsed)
    /// Another volume is mounted at the same path.
    public static let mountAlreadyUsed = Code(.mountAlreadyUsed)
    /// A mapping or list was needed and something else stands there.
    public static let wrongShape = Code(.wrongShape)
    /// Text was needed and something else stands there.
    public static let notText = Code(.notText)
    /// The file has no usable `spawnerFormDefaults`.
    public static let noDefaults = Code(.noDefaults)
    /// The text refuses an edit at this place; ``SpawnerConfigError/underlying`` says why.
    public static let unsoundPath = Code(.unsoundPath)
    /// The file's volumes have the shape used before Kubeflow 1.5.
    public static let oldGeneration = Code(.oldGeneration)
    /// The section is read-only, so that a volume there would make every launch fail.
    public static let lockedSection = Code(.lockedSection)
    /// The text is not the path of a field.
    public static let invalidPath = Code(.invalidPath)
    /// Nothing of the web app reads a field of that path.
    public static let unknownPath = Code(.unknownPath)
    /// A list has no item of that name or at that position.
    public static let itemNotFound = Code(.itemNotFound)
    /// Several items of a list have that name.
    public static let ambiguousItem = Code(.ambiguousItem)
    /// The value does not fit its field; ``SpawnerConfigError/problem`` says how.
    public static let invalidValue = Code(.invalidValue)
    /// The field cannot be locked, or a lock there would break every launch.
    public static let notLockable = Code(.notLockable)
  }
}

extension SpawnerConfigError: CustomStringConvertible {
  /// The place, then what is wrong: `12:5: expected a list at 'a.b', found text`.
  public var description: String {
    guard underlying == nil, let location else { return detail }
    return "\(location): \(detail)"
  }
}

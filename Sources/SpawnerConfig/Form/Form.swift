public import YAMLEdit

/// The notebook form as a user sees it with a file, and what its LAUNCH button would send.
///
/// Every field knows what it shows, whether it is locked, and where users get something else than
/// the file says. Nothing is repaired: a form that stops half way is shown as it stops.
///
/// ```swift
/// let form = Form(of: bytes, for: FormRequest(notebookName: "trial"))
/// for note in form.notes { report("\(note.words)") }
/// ```
public struct Form: Sendable {
  /// What was asked for.
  public let request: FormRequest
  /// The form from top to bottom; empty where the file says nothing about it.
  public let parts: [FormPart]
  /// What is to be said of the form as a whole.
  public let remarks: [FormNote]
  /// Whether the form can be sent, and what then happens; `nil` where the file does not say.
  public let launch: FormLaunch?
  /// What LAUNCH would send, in the order of the form's controls; `nil` where the file does not say.
  ///
  /// Even where LAUNCH is off, this is what the controls hold.
  public let body: YAMLValue?

  /// Fills in the form as the web app does with a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - request: The release of the web app, the notebook's name and kind.
  ///   - place: Where a place of the file lies in what the user has in front of them.
  public init(
    of bytes: [UInt8],
    for request: FormRequest = FormRequest(),
    place: @escaping @Sendable (SourceLocation) -> SourceLocation = { $0 }
  ) {
    let context = LintContext(bytes: bytes, appVersion: request.appVersion)
    switch ServedConfiguration(context) {
    case .sample(let finding):
      self.init(ofSample: finding, request, place)
    case .nothing(let finding, let failsLaunch):
      let source = FormSource(context: nil, request: request, place: place)
      self.init(builtInFor: source, finding, failsLaunch: failsLaunch)
    case .configuration:
      self.init(filledFrom: FormSource(context: context, request: request, place: place))
    }
  }

  /// The form of a sample that nobody but the image's maker knows.
  private init(
    ofSample finding: Finding,
    _ request: FormRequest,
    _ place: (SourceLocation) -> SourceLocation
  ) {
    self.request = request
    parts = []
    launch = nil
    body = nil
    remarks = [
      FormNote(
        .difference,
        """
        \(finding.message) → the web app ignores the file without a word and serves the sample \
        that is built into its image; what users see depends on that image, not on the file
        """,
        location: place(finding.location)
      )
    ]
  }

  /// The form with its built-in defaults, since the file has nothing for it.
  private init(builtInFor source: FormSource, _ finding: Finding, failsLaunch: Bool) {
    let filled = FilledForm(FormControls(builtInFor: source), source)
    let remark = FormNote(
      failsLaunch ? .answer(500) : .difference,
      "\(finding.message) → \(finding.effect); the form keeps its built-in defaults",
      path: finding.path.flatMap(FormNote.shortened),
      location: source.place(finding.location)
    )
    request = source.request
    parts = filled.parts
    remarks = [remark]
    body = filled.body
    launch = FormLaunch(notes: [remark] + filled.notes(ofKinds: [.launchOff]))
  }

  /// The form with what the file says.
  private init(filledFrom source: FormSource) {
    let controls = FormControls(source)
    let filled = FilledForm(controls, source)
    request = source.request
    parts = filled.parts
    remarks = controls.remarks(source)
    body = filled.body
    launch = FormLaunch(notes: filled.notes + remarks)
  }

  /// Every note: of the form, of its panels, fields and options, from top to bottom.
  public var notes: [FormNote] { remarks + parts.flatMap(\.notes) }
}

/// For whom, and by which web app, the form is shown.
public struct FormRequest: Hashable, Sendable {
  /// The name that the user gives the notebook.
  public let notebookName: String
  /// The kind of notebook that the user chooses.
  public let serverType: ImageGroup
  /// The release of the web app.
  public let appVersion: AppVersion

  /// The first release whose form is known; earlier ones had other volumes and other limits.
  public static let oldestKnown = AppVersion(1, 5)

  /// Describes what is asked for.
  ///
  /// - Parameters:
  ///   - notebookName: The name that the user gives the notebook.
  ///   - serverType: The kind of notebook that the user chooses.
  ///   - appVersion: The release of the web app.
  public init(
    notebookName: String = "my-notebook",
    serverType: ImageGroup = .jupyter,
    appVersion: AppVersion = .newest
  ) {
    self.notebookName = notebookName
    self.serverType = serverType
    self.appVersion = appVersion
  }

  /// Whether the form takes a name for a notebook: a DNS label of at most 50 characters that begins
  /// with a letter.
  ///
  /// - Parameter name: The name.
  /// - Returns: Whether LAUNCH would come on with it.
  public static func accepts(notebookName name: String) -> Bool {
    KubernetesName.isLabel(name) && name.unicodeScalars.count <= longestName
      && !(name.unicodeScalars.first?.isDigit ?? true)
  }

  /// How many characters the name of a notebook may have in the form.
  public static let longestName = 50
}

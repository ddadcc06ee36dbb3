/// A part of the form with a title of its own.
public struct FormPart: Hashable, Sendable {
  /// A name for references, the same for every file: `data-volumes`.
  public let id: String
  /// The title.
  public let title: String
  /// What is in it; a part whose fields belong together has one panel without a title.
  public let panels: [FormPanel]

  /// Every note in the part, from top to bottom.
  public var notes: [FormNote] { panels.flatMap(\.notes) }
}

/// Fields that belong together: one kind of server, one volume.
public struct FormPanel: Hashable, Sendable {
  /// The title, if it has one.
  public let title: String?
  /// Whether the user chose it among its neighbours; `nil` where there is nothing to choose.
  public let isChosen: Bool?
  /// The fields from top to bottom.
  public let fields: [FormField]
  /// What is to be said of the panel as a whole.
  public let ownNotes: [FormNote]

  init(
    _ title: String? = nil,
    isChosen: Bool? = nil,
    fields: [FormField],
    notes: [FormNote] = []
  ) {
    self.title = title
    self.isChosen = isChosen
    self.fields = fields
    ownNotes = notes
  }

  /// Every note in the panel, its own first.
  public var notes: [FormNote] { ownNotes + fields.flatMap(\.notes) }
}

/// One field of the form.
public struct FormField: Hashable, Sendable {
  /// What the user looks at.
  public enum Control: Hashable, Sendable {
    /// A text or a number; an empty one is blank.
    case text(String)
    /// A dropdown or buttons of which the chosen ones are marked.
    case choice([FormOption])
    /// A checkbox or a switch.
    case toggle(Bool)
  }

  /// A name for references, unique in the form.
  public let id: String
  /// What stands beside the field.
  public let label: String
  /// What the user looks at.
  public let control: Control
  /// Whether the user can only look.
  public let isLocked: Bool
  /// Whether the form never came to read the file for it.
  public let isBuiltIn: Bool
  /// Where the value comes from, if that is not plain to see.
  public let hint: String?
  /// What is to be said of it, and of its options.
  public let ownNotes: [FormNote]

  init(
    _ id: String,
    _ label: String,
    _ control: Control,
    state: FormControlState = FormControlState(),
    hint: String? = nil,
    notes: [FormNote] = []
  ) {
    self.id = id
    self.label = label
    self.control = control
    isLocked = state.isLocked
    isBuiltIn = state.isBuiltIn
    self.hint = hint
    ownNotes = notes
  }

  /// The options on offer; empty where there is nothing to choose from.
  public var options: [FormOption] {
    if case .choice(let options) = control { options } else { [] }
  }

  /// What is shown without opening anything; empty where the field looks blank.
  public var shown: String {
    switch control {
    case .text(let text): text
    case .choice(let options): options.filter(\.isChosen).map(\.label).joined(separator: ", ")
    case .toggle(let isOn): isOn ? "on" : "off"
    }
  }

  /// Every note, the field's own first.
  public var notes: [FormNote] { ownNotes + options.flatMap(\.notes) }
}

/// One choice in a dropdown.
public struct FormOption: Hashable, Sendable {
  /// What the user reads; empty for a blank row.
  public let label: String
  /// What is sent, where that is another text.
  public let value: String?
  /// Whether it is preselected.
  public let isChosen: Bool
  /// What is to be said of it.
  public let notes: [FormNote]

  init(_ label: String, value: String? = nil, isChosen: Bool, notes: [FormNote] = []) {
    self.label = label
    self.value = value == label ? nil : value
    self.isChosen = isChosen
    self.notes = notes
  }
}

/// How a control came about.
struct FormControlState: Hashable, Sendable {
  var isLocked = false
  var isBuiltIn = false

  static let builtIn = FormControlState(isBuiltIn: true)
}

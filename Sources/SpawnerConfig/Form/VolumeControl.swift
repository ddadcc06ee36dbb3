internal import YAMLEdit

/// One volume of the form: the workspace, or one of the data volumes.
struct VolumeControl {
  /// Where the storage comes from.
  enum Kind {
    case newClaim(NewClaimControl)
    case existingClaim(YAMLValue)
    case other(YAMLValue)
  }

  let written: WrittenVolume
  let kind: Kind
  let isBuiltIn: Bool

  /// Why a volume cannot become a control.
  struct Misfit: Error {
    let text: String
    let path: YAMLPath
  }

  /// Makes the control of a volume.
  ///
  /// - Throws: ``Misfit`` where the form's set-up fails on the volume.
  init(_ written: WrittenVolume) throws(Misfit) {
    self.written = written
    isBuiltIn = false
    if let newPvc = written.value["newPvc"], newPvc.isTrueInForm {
      kind = .newClaim(try NewClaimControl(newPvc, written))
      return
    }
    guard let source = written.value["existingSource"], !source.isNull else {
      throw Misfit(
        text: "\(written.name) has neither 'newPvc' nor 'existingSource'",
        path: written.path
      )
    }
    guard let claim = source["persistentVolumeClaim"], claim.isTrueInForm else {
      kind = .other(source)
      return
    }
    kind = .existingClaim(claim)
  }

  /// The workspace as the form is built, before it reads any file.
  init(builtInWorkspace: Void) {
    written = WrittenVolume(
      value: ["mount": "/home/jovyan"],
      path: Workspace.valuePath,
      isWorkspace: true,
      position: 0
    )
    kind = .newClaim(.builtIn)
    isBuiltIn = true
  }

  /// Whether the source is one that the form has no widget for.
  var isUnknown: Bool {
    if case .other = kind { true } else { false }
  }

  /// The path at which users find the volume; data volumes are named after their claims.
  func mount(_ view: VolumeView) -> YAMLValue? {
    guard !written.isWorkspace, view.namesMounts, let name = claimName(view) else {
      return written.value["mount"]
    }
    return .string("/home/jovyan/\(name)")
  }

  /// The name of the claim that the volume uses, the notebook's name filled in.
  func claimName(_ view: VolumeView) -> String? {
    switch kind {
    case .newClaim(let claim): claim.name(view)?.string
    case .existingClaim(let claim): claim["claimName"].flatMap { $0.isEmpty ? nil : $0.shownText }
    case .other: nil
    }
  }

  // MARK: Sending

  /// The volume as it is sent: its mount and its one source.
  ///
  /// Where both sources are written the page takes the new claim. Of an existing claim it knows two
  /// keys; any other source is sent as it is, since there is no widget that could change it.
  func posted(_ view: VolumeView) -> YAMLValue {
    var group = YAMLMapping()
    group["mount"] = mount(view)
    switch kind {
    case .newClaim(let claim):
      group["newPvc"] = claim.posted(view, isWorkspace: written.isWorkspace)
    case .existingClaim(let claim):
      var source = YAMLMapping()
      source["claimName"] = claim["claimName"]
      source["readOnly"] = claim["readOnly"]
      group["existingSource"] = ["persistentVolumeClaim": .mapping(source)]
    case .other(let source): group["existingSource"] = source
    }
    return .mapping(group)
  }
}

/// What a volume's widgets know, and whether they run at all.
struct VolumeView {
  let source: FormSource
  /// Whether the page gets as far as the widget, so that names are filled in and sizes rewritten.
  var isRendered = true

  /// Whether the form mounts data volumes by the names of their claims.
  var namesMounts: Bool { isRendered && source.version >= LintContext.derivedMountsRelease }

  /// Fills in the notebook's name, once and not more.
  func filled(_ text: String) -> String {
    guard isRendered else { return text }
    return text.replacing(
      ClaimNameTemplate.placeholder,
      with: source.request.notebookName,
      maxReplacements: 1
    )
  }
}

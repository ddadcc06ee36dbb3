internal import YAMLEdit

/// The controls put on the page, and what they send.
struct FilledForm {
  let parts: [FormPart]
  let body: YAMLValue

  init(_ controls: FormControls, _ source: FormSource) {
    let data = VolumeView(source: source, isRendered: controls.reachesVolumes(source))
    let workspace = VolumeView(source: source)
    parts = controls.parts(source, workspace: workspace, data: data)
    body = controls.body(source, workspace: workspace, data: data)
  }

  var notes: [FormNote] { parts.flatMap(\.notes) }

  func notes(ofKinds kinds: [FormNote.Kind]) -> [FormNote] {
    notes.filter { kinds.contains($0.kind) }
  }
}

extension FormControls {
  /// Whether the page is drawn down to the data volumes and their widgets run.
  fileprivate func reachesVolumes(_ source: FormSource) -> Bool {
    let section = source.section(source.request.serverType.section)
    let isTextOnly = section?["options"]?.sequence?.allSatisfy { $0.string != nil } ?? true
    return isTextOnly && !dataVolumes.contains(where: \.isUnknown)
  }

  fileprivate func parts(
    _ source: FormSource,
    workspace view: VolumeView,
    data: VolumeView
  ) -> [FormPart] {
    let name = FormField("name", "Name", .text(source.request.notebookName))
    return [
      FormPart(id: "name", title: "Notebook", panels: [FormPanel(fields: [name])]),
      FormPart(id: "image", title: "Image", panels: imagePanels(source)),
      FormPart(
        id: "resources",
        title: "CPU / RAM",
        panels: [FormPanel(fields: cpu.fields(source) + memory.fields(source))]
      ),
      FormPart(id: "gpus", title: "GPUs", panels: [FormPanel(fields: gpus.fields(source))]),
      FormPart(
        id: "workspace-volume",
        title: "Workspace Volume",
        panels: [workspacePanel(view)]
      ),
      FormPart(id: "data-volumes", title: "Data Volumes", panels: dataPanels(data)),
      FormPart(
        id: "configurations",
        title: "Configurations",
        panels: [FormPanel(fields: [configurations.field(source)])]
      ),
      FormPart(
        id: "placement",
        title: "Affinity / Tolerations",
        panels: [FormPanel(fields: [affinity.field(source), tolerations.field(source)])]
      ),
      FormPart(
        id: "miscellaneous",
        title: "Miscellaneous",
        panels: [FormPanel(fields: [sharedMemory.field(source)])]
      ),
    ]
  }

  private func imagePanels(_ source: FormSource) -> [FormPanel] {
    let isOffered = source.section("allowCustomImage")?.isTrueInForm ?? false
    let custom = FormField(
      "custom-image",
      "Custom image",
      isOffered ? .toggle(false) : .text("not offered")
    )
    return images.map { $0.panel(source) }
      + [FormPanel(fields: [custom, pullPolicy.field(source)])]
  }

  // MARK: Volumes

  private func workspacePanel(_ view: VolumeView) -> FormPanel {
    let source = view.source
    let name = "workspaceVolume"
    let posted = workspace?.posted(view)
    var notes = source.lockNotes(name, isObeyed: false)
    if case .refused(let note) = source.backend("workspace", section: name, posted: posted) {
      notes.append(note)
    }
    guard let panel = workspace?.panel(view) else {
      let none = FormField("workspace", "Volume", .text("none"), notes: notes)
      return FormPanel(fields: [none])
    }
    let clashes = workspace.map { clashNotes($0, view, after: []) } ?? []
    return FormPanel(panel.title, fields: panel.fields, notes: notes + panel.ownNotes + clashes)
  }

  private func dataPanels(_ view: VolumeView) -> [FormPanel] {
    let source = view.source
    let name = "dataVolumes"
    let posted = YAMLValue.sequence(dataVolumes.map { $0.posted(view) })
    var notes = source.lockNotes(name, isObeyed: false)
    if case .refused(let note) = source.backend("datavols", section: name, posted: posted) {
      notes.append(note)
    }
    let earlier = workspace.map { [$0] } ?? []
    let panels = dataVolumes.enumerated().map { index, volume in
      let panel = volume.panel(view)
      let clashes = clashNotes(volume, view, after: earlier + dataVolumes[..<index])
      return FormPanel(panel.title, fields: panel.fields, notes: panel.ownNotes + clashes)
    }
    guard panels.isEmpty || !notes.isEmpty else { return panels }
    let count = FormField(
      "data-volumes",
      "Volumes",
      .text(panels.isEmpty ? "none" : "\(panels.count)"),
      state: FormControlState(isBuiltIn: stopsBeforeData),
      notes: notes
    )
    return [FormPanel(fields: [count])] + panels
  }

  private var stopsBeforeData: Bool {
    guard let stop else { return false }
    return Self.order.prefix { $0 != "dataVolumes" }.contains(stop.section) || stop.section.isEmpty
  }

  /// What a volume shares with an earlier one although it must not.
  private func clashNotes(
    _ volume: VolumeControl,
    _ view: VolumeView,
    after earlier: [VolumeControl]
  ) -> [FormNote] {
    let source = view.source
    var notes: [FormNote] = []
    let mount = volume.mount(view)?.string ?? ""
    let shared = sharedMemory.isMounted(source) ? ["/dev/shm"] : []
    let others = earlier.map { ($0, $0.written.isWorkspace ? VolumeView(source: source) : view) }
    let mounts = shared + others.compactMap { $0.0.mount($0.1)?.string }
    if mounts.contains(mount) {
      let path = volume.written.mountPath
      notes.append(source.note(.podRefused, "'\(mount)' is mounted already", at: path))
    }
    let names = others.compactMap { $0.0.claimName($0.1) }
    if let name = volume.claimName(view), names.contains(name) {
      let path = volume.written.isNew ? volume.written.namePath : volume.written.claimNamePath
      notes.append(
        volume.written.isNew
          ? source.refusal(409, "the claim '\(name)' exists by then", at: path)
          : source.note(.podRefused, "the claim '\(name)' is used already", at: path)
      )
    }
    return notes
  }

  // MARK: The body

  /// What LAUNCH sends: every control that is on, under the names that the backend looks for.
  ///
  /// Controls are off, and their keys missing, where a section is locked; only the images, the
  /// workspace and the data volumes are sent all the same. A workspace of null is no control at all.
  /// `namespace` is a placeholder, since the form takes it from the page around it. The controls
  /// `allowCustomImage`, `customImage` and `customImageCheck` are always there as they are built;
  /// the backend reads only the second, and only where it is not empty.
  fileprivate func body(
    _ source: FormSource,
    workspace view: VolumeView,
    data: VolumeView
  ) -> YAMLValue {
    var body = YAMLMapping()
    body["name"] = .string(source.request.notebookName)
    body["namespace"] = "NAMESPACE"
    body["image"] = chosenImage(source)?.posted
    body["allowCustomImage"] = true
    body["imagePullPolicy"] = pullPolicy.posted
    body["customImage"] = ""
    body["customImageCheck"] = false
    body["serverType"] = .string(source.request.serverType.rawValue)
    body["cpu"] = cpu.posted
    body["cpuLimit"] = cpu.postedLimit
    body["memory"] = memory.posted
    body["memoryLimit"] = memory.postedLimit
    body["gpus"] = gpus.posted
    body["workspace"] = workspace?.posted(view)
    body["affinityConfig"] = affinity.posted
    body["tolerationGroup"] = tolerations.posted
    body["datavols"] = .sequence(dataVolumes.map { $0.posted(data) })
    body["shm"] = sharedMemory.posted
    body["configurations"] = configurations.posted
    return .mapping(body)
  }
}

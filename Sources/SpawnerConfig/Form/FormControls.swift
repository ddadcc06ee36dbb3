internal import YAMLEdit

/// All controls of the form, set up in the form's own order until something stops it.
struct FormControls {
  let cpu: ResourceControl
  let memory: ResourceControl
  let images: [ImageControl]
  let pullPolicy: PullPolicyControl
  /// `nil` where notebooks get no workspace.
  let workspace: VolumeControl?
  let dataVolumes: [VolumeControl]
  let affinity: PlacementControl
  let tolerations: PlacementControl
  let gpus: GPUControl
  let sharedMemory: SharedMemoryControl
  let configurations: ConfigurationsControl
  /// Where the set-up ended early; later controls are as they are built.
  let stop: FormStop?

  /// The form as it is built, for a file that never reaches it.
  init(builtInFor source: FormSource) {
    var setup = FormSetup(stop: source.stop(at: "", "no file", .formDefaults))
    self.init(source, &setup)
  }

  /// The form with a file.
  init(_ source: FormSource) {
    var setup = FormSetup()
    self.init(source, &setup)
  }

  private init(_ source: FormSource, _ setup: inout FormSetup) {
    cpu = setup.next(ResourceControl(.cpu), ResourceControl(.cpu, source), \.stop)
    memory = setup.next(ResourceControl(.memory), ResourceControl(.memory, source), \.stop)
    var images: [ImageControl] = []
    for group in ImageGroup.allCases {
      images.append(setup.next(ImageControl(group), ImageControl(group, source), \.stop))
    }
    self.images = images
    pullPolicy = setup.next(PullPolicyControl(), PullPolicyControl(source), \.stop)
    workspace = setup.next(.builtIn, WorkspaceControl(source), \.stop).volume
    dataVolumes = setup.next(DataVolumesControl(), DataVolumesControl(source), \.stop).volumes
    affinity = setup.next(.init(.affinity), .init(.affinity, source), \.stop)
    tolerations = setup.next(.init(.tolerations), .init(.tolerations, source), \.stop)
    gpus = setup.next(GPUControl(), GPUControl(source), \.stop)
    sharedMemory = setup.next(SharedMemoryControl(), SharedMemoryControl(source), \.stop)
    configurations = setup.next(ConfigurationsControl(), ConfigurationsControl(source), \.stop)
    stop = setup.stop
  }

  /// The image control of the kind of server that is asked for.
  func chosenImage(_ source: FormSource) -> ImageControl? {
    images.first { $0.group == source.request.serverType }
  }
}

/// The form's set-up: one control after the other, and none any more after a failure.
struct FormSetup {
  private(set) var stop: FormStop?

  init(stop: FormStop? = nil) { self.stop = stop }

  /// The next control, with the file's values while nothing went wrong.
  mutating func next<Control>(
    _ builtIn: Control,
    _ read: @autoclosure () -> Control,
    _ failure: (Control) -> FormStop?
  ) -> Control {
    guard stop == nil else { return builtIn }
    let control = read()
    stop = failure(control)
    return control
  }
}

/// The workspace volume, or none.
struct WorkspaceControl {
  let volume: VolumeControl?
  let stop: FormStop?

  static let builtIn = WorkspaceControl(volume: VolumeControl(builtInWorkspace: ()), stop: nil)

  private init(volume: VolumeControl?, stop: FormStop?) {
    self.volume = volume
    self.stop = stop
  }

  /// Reads the section as the form's set-up does.
  init(_ source: FormSource) {
    let name = "workspaceVolume"
    if let stop = source.stopWithout(name) {
      self.init(volume: Self.builtIn.volume, stop: stop)
      return
    }
    guard let value = source.section(name)?["value"], value.isTrueInForm else {
      self.init(volume: nil, stop: nil)
      return
    }
    let written = WrittenVolume(
      value: value,
      path: Workspace.valuePath,
      isWorkspace: true,
      position: 0
    )
    do throws(VolumeControl.Misfit) {
      self.init(volume: try VolumeControl(written), stop: nil)
    } catch {
      self.init(
        volume: Self.builtIn.volume,
        stop: source.stop(at: name, error.text, error.path)
      )
    }
  }
}

/// The data volumes: those before the first that the set-up fails on.
struct DataVolumesControl {
  private(set) var volumes: [VolumeControl] = []
  private(set) var stop: FormStop?

  /// The form as it is built has none.
  init() {}

  /// Reads the section as the form's set-up does.
  init(_ source: FormSource) {
    let name = "dataVolumes"
    stop = source.stopWithout(name)
    guard stop == nil else { return }
    guard let items = source.section(name)?["value"]?.sequence else {
      let found = source.section(name)?["value"]?.typeInMessages ?? "absent"
      stop = source.stop(at: name, "'dataVolumes.value' is \(found)", VolumeList.valuePath)
      return
    }
    for (index, value) in items.enumerated() {
      let written = WrittenVolume(
        value: value,
        path: VolumeList.valuePath.appending(index),
        isWorkspace: false,
        position: index + 1
      )
      do throws(VolumeControl.Misfit) {
        volumes.append(try VolumeControl(written))
      } catch {
        stop = source.stop(at: name, error.text, error.path)
        return
      }
    }
  }
}

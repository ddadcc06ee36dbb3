public import YAMLEdit

/// Every field of the form's file, with something to set it to.
public enum FieldTable {
  /// One field of ``text``.
  public struct Row: Sendable, CustomStringConvertible {
    /// The path as an admin writes it.
    public let path: String
    /// The value as an admin writes it.
    public let input: String
    /// The value that must come of it.
    public let value: YAMLValue
    /// Whether the file would be broken without the field.
    public var isRequired = false
    /// Whether only a whole list or mapping can be given back, in other words than the file's.
    public var isWhole = false

    /// Whether ``text`` does without the field.
    public var isAbsent = false

    /// The assignment as it is typed.
    public var assignment: String { "\(path)=\(input)" }

    /// The path, so that a failing test says which row it was.
    public var description: String { path }

    init(_ path: String, _ input: String, _ value: YAMLValue) {
      self.path = path
      self.input = input
      self.value = value
    }

    fileprivate var required: Row { with { $0.isRequired = true } }
    fileprivate var whole: Row { with { $0.isWhole = true } }
    fileprivate var absent: Row { with { $0.isAbsent = true } }

    private func with(_ change: (inout Row) -> Void) -> Row {
      var row = self
      change(&row)
      return row
    }
  }

  /// The rows, section by section.
  public static let rows: [Row] = images + resources + gpus + workspace + dataVolumes + rest

  private static let images = [
    Row("allowCustomImage", "false", false),
    Row("hideRegistry", "false", false),
    Row("hideTag", "true", true),
    Row("imagePullPolicy.value", "Always", "Always").required,
    Row("imagePullPolicy.readOnly", "true", true),
    Row("image.value", "registry.example/lab:v2", "registry.example/lab:v2").required,
    Row("image.options", "[registry.example/lab:v1]", ["registry.example/lab:v1"]).whole,
    Row("image.options[1]", "registry.example/lab:v3", "registry.example/lab:v3"),
    Row("image.options[registry.example/lab:v2]", "a:1", "a:1"),
    Row("image.readOnly", "false", false).absent,
    Row("imageGroupOne.value", "registry.example/code:v2", "registry.example/code:v2"),
    Row("imageGroupOne.options", "[registry.example/code:v2]", ["registry.example/code:v2"]).whole,
    Row("imageGroupOne.options[0]", "registry.example/code:v3", "registry.example/code:v3"),
    Row("imageGroupOne.readOnly", "false", false).absent,
    Row("imageGroupTwo.value", "registry.example/studio:v2", "registry.example/studio:v2"),
    Row("imageGroupTwo.options", "[]", []).whole,
    Row("imageGroupTwo.options[registry.example/studio:v1]", "b:1", "b:1"),
    Row("imageGroupTwo.readOnly", "false", false).absent,
  ]

  private static let resources = [
    Row("cpu.value", "1.5", "1.5").required,
    Row("cpu.limitFactor", "none", "none").required,
    Row("cpu.readOnly", "true", true),
    Row("memory.value", "2Gi", "2Gi").required,
    Row("memory.limitFactor", "1.5", "1.5").required,
    Row("memory.readOnly", "true", true),
  ]

  private static let gpus = [
    Row("gpus.value.num", "1", "1").required,
    Row("gpus.value.vendor", "amd.com/gpu", "amd.com/gpu"),
    Row("gpus.value.vendors", "[{limitsKey: amd.com/gpu, uiName: AMD}]", [amd]).whole,
    Row("gpus.value.vendors[0].limitsKey", "nvidia.com/mig", "nvidia.com/mig").required,
    Row("gpus.value.vendors[nvidia.com/gpu].uiName", "0123", "0123").required,
    Row("gpus.readOnly", "true", true),
  ]

  private static let amd: YAMLValue = ["limitsKey": "amd.com/gpu", "uiName": "AMD"]

  private static let claim = "workspaceVolume.value.newPvc"

  private static let workspace = [
    Row("workspaceVolume.value", "null", nil).required.whole,
    Row("workspaceVolume.readOnly", "false", false),
    Row("workspaceVolume.value.mount", "/home/me", "/home/me").required,
    Row("\(claim).metadata.name", "{notebook-name}-home", "{notebook-name}-home").required,
    Row("\(claim).metadata.labels", "{team: a}", ["team": "a"]).whole,
    Row("\(claim).metadata.labels[example.com/team]", "42", "42"),
    Row("\(claim).metadata.annotations", "{note: b}", ["note": "b"]).whole,
    Row("\(claim).metadata.annotations.note", "yes", "yes"),
    Row("\(claim).metadata.annotations[a.b/c]", "1", "1").absent,
    Row("\(claim).spec.storageClassName", "slow", "slow"),
    Row("\(claim).spec.resources.requests.storage", "20Gi", "20Gi").required,
    Row("\(claim).spec.accessModes", "[ReadWriteMany]", ["ReadWriteMany"]).required.whole,
    Row("\(claim).spec.accessModes[0]", "ReadWriteMany", "ReadWriteMany").required,
  ]

  private static let existing = "existingSource.persistentVolumeClaim"

  private static let dataVolumes = [
    Row("dataVolumes.value", "[]", []).required.whole,
    Row("dataVolumes.readOnly", "false", false),
    Row("dataVolumes.value[shared].mount", "/data", "/data"),
    Row("dataVolumes.value[shared].\(existing).claimName", "other", "other").required,
    Row("dataVolumes.value[/home/jovyan/shared].\(existing).readOnly", "false", false),
    Row("dataVolumes.value[1].newPvc.metadata.generateName", "scratch-", "scratch-").required,
    Row("dataVolumes.value[1].newPvc.metadata.labels", "{a: 1}", ["a": "1"]).absent,
    Row("dataVolumes.value[1].newPvc.metadata.annotations", "{a: b}", ["a": "b"]).absent,
    Row("dataVolumes.value[1].newPvc.spec.storageClassName", "slow", "slow").absent,
    Row("dataVolumes.value[1].newPvc.spec.accessModes", "[ReadOnlyMany]", ["ReadOnlyMany"])
      .required.whole,
    Row("dataVolumes.value[1].newPvc.spec.resources.requests.storage", "1024Gi", "1024Gi").required,
    Row("dataVolumes.value[1].newPvc.spec.accessModes[0]", "ReadOnlyMany", "ReadOnlyMany").required,
  ]

  private static let rest = [
    Row("affinityConfig.value", "", "").required,
    Row("affinityConfig.readOnly", "true", true),
    Row("affinityConfig.options", "[]", []).whole,
    Row("affinityConfig.options[gpu].configKey", "nodes", "nodes").required,
    Row("affinityConfig.options[gpu].displayName", "On GPU nodes: all", "On GPU nodes: all"),
    Row("affinityConfig.options[gpu].affinity", "{nodeAffinity: {}}", ["nodeAffinity": [:]])
      .required.whole,
    Row("affinityConfig.options[gpu].affinity.\(terms)[0].values[0]", "1", "1").required,
    Row("tolerationGroup.value", "gpu", "gpu").required,
    Row("tolerationGroup.readOnly", "true", true),
    Row("tolerationGroup.options[0].groupKey", "big", "big").required,
    Row("tolerationGroup.options[gpu].displayName", "Huge", "Huge"),
    Row("tolerationGroup.options[gpu].tolerations", "[{operator: Exists}]", [all]).required.whole,
    Row("tolerationGroup.options[gpu].tolerations[0].key", "kept", "kept").required,
    Row("tolerationGroup.options[gpu].tolerations[0].value", "no", "no"),
    Row("tolerationGroup.options[gpu].tolerations[reserved].effect", "NoExecute", "NoExecute"),
    Row("tolerationGroup.options[gpu].tolerations[0].operator", "Equal", "Equal"),
    Row("tolerationGroup.options[gpu].tolerations[soon].tolerationSeconds", "60", 60),
    Row("shm.value", "false", false).required,
    Row("shm.readOnly", "true", true),
    Row("configurations.value", "[a, b]", ["a", "b"]).required.whole,
    Row("configurations.value[0]", "example.com/x", "example.com/x"),
    Row("configurations.readOnly", "true", true),
    Row("environment.value", "{a: 1}", ["a": 1]).whole,
    Row("environment.readOnly", "false", false),
  ]

  private static let all: YAMLValue = ["operator": "Exists"]

  private static let terms =
    "nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0]"
    + ".matchExpressions"

  /// A sound file that has every field; its quotes and comments are of all sorts.
  public static let text = """
    # every field there is – für alle Fälle
    spawnerFormDefaults:
      allowCustomImage: true
      hideRegistry: true # the long part
      hideTag: false
      imagePullPolicy:
        readOnly: false
        value: IfNotPresent
      image:
        # most people's choice
        value: registry.example/lab:v1
        options:
        - registry.example/lab:v1
        - registry.example/lab:v2 # newer
      imageGroupOne:
        value: 'registry.example/code:v1'
        options:
          - 'registry.example/code:v1'
      imageGroupTwo: {value: "registry.example/studio:v1", options: ["registry.example/studio:v1"]}
      cpu:
        readOnly: false
        value: "0.5"
        limitFactor: "1.2"
      memory:
        readOnly: false
        value: 1.0Gi
        limitFactor: '1.2'
      gpus:
        readOnly: false
        value:
          vendor: ""
          vendors:
          - limitsKey: "nvidia.com/gpu"
            uiName: "NVIDIA"
          - limitsKey: "amd.com/gpu"
            uiName: "AMD"
          num: "none"
      workspaceVolume:
        readOnly: false
        value:
          mount: /home/jovyan
          newPvc:
            metadata:
              name: "{notebook-name}-workspace"
              labels:
                example.com/team: "a"
              annotations: {note: "for all"}
            spec:
              storageClassName: fast
              resources:
                requests:
                  storage: 5Gi
              accessModes:
              - ReadWriteOnce
      dataVolumes:
        readOnly: false
        value:
        # for reading
        - mount: /home/jovyan/shared
          existingSource:
            persistentVolumeClaim:
              claimName: shared
              readOnly: true
        - mount: /scratch
          newPvc:
            metadata:
              generateName: tmp-
            spec:
              resources: {requests: {storage: 10Gi}}
              accessModes: [ReadWriteOnce]
      affinityConfig:
        readOnly: false
        value: "gpu"
        options:
        - configKey: gpu
          displayName: "On a GPU node"
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                - matchExpressions:
                  - key: gpu
                    operator: In
                    values: ["true"]
      tolerationGroup:
        readOnly: false
        value: ""
        options:
        - groupKey: gpu
          displayName: Large
          tolerations:
          - key: reserved
            operator: Equal
            value: "large"
            effect: NoSchedule
          - {key: soon, operator: Exists, effect: NoExecute, tolerationSeconds: 30}
      shm:
        readOnly: false
        value: true
      configurations:
        readOnly: false
        value:
        - team-settings
      environment:
        readOnly: false
        value: {}

    """
}

/// A small file of the form with the habits of real ones, and what the commands make of it.
enum Sample {
  static let listed = "registry.example/lab:v1"
  static let second = "registry.example/lab:v2"
  static let newImage = "some-registry.io/hiroyukiosaki/jupyter-original:v1.0"

  static let text = """
    # The form, as our users see it – Größe zählt.
    spawnerFormDefaults:
      image:
        value: "registry.example/lab:v1"
        options:
        - "registry.example/lab:v1"
        - "registry.example/lab:v2" # newer
        # - "registry.example/lab:v0"
      imageGroupOne:
        value: registry.example/code:v1
        options:
          - registry.example/code:v1
      imagePullPolicy:
        value: IfNotPresent
      cpu:
        value: '0.5'
        limitFactor: "1.2"
      memory:
        value: 1.0Gi
        limitFactor: "1.2"
      workspaceVolume:
        value:
          mount: /home/jovyan
          newPvc:
            metadata:
              name: "{notebook-name}-workspace"
            spec:
              resources:
                requests:
                  storage: 5Gi
              accessModes:
              - ReadWriteOnce
      dataVolumes:
        value:
        - mount: /home/jovyan/shared
          existingSource:
            persistentVolumeClaim:
              claimName: shared
              readOnly: true
      affinityConfig:
        value: ""
        options: []
      tolerationGroup:
        value: ""
        options: []
      shm:
        value: true
      configurations:
        value: []

    """

  static let textWithNewImage = text.replacing(
    "    - \"registry.example/lab:v2\" # newer\n",
    with: "    - \"registry.example/lab:v2\" # newer\n    - \"\(newImage)\"\n"
  )

  /// A volume as `--from` takes it.
  static let volumeFile = """
    mount: /models
    existingSource:
      persistentVolumeClaim:
        claimName: models

    """

  /// Volumes as `--from` takes them.
  static let volumesFile = """
    # ours
    - mount: /models
      existingSource:
        persistentVolumeClaim:
          claimName: models
    - mount: /data
      newPvc:
        metadata:
          name: "{notebook-name}-data"
        spec:
          resources: {requests: {storage: 10Gi}}
          accessModes: [ReadWriteOnce]

    """

  /// One command that changes the file.
  struct Edit: Sendable, CustomStringConvertible {
    let name: String
    let words: [String]
    var description: String { name }

    init(_ name: String, _ line: String) {
      self.name = name
      words = line.split(separator: " ").map(String.init)
    }
  }

  static let edits: [Edit] = [
    Edit("image-add-first-default", "image add \(newImage) --first --default"),
    Edit("image-add-group", "image add \(newImage) --group group-two"),
    Edit("image-add-after", "image add a.example/x:1 b.example/y:2 --after \(listed)"),
    Edit("image-remove", "image remove \(second)"),
    Edit("image-remove-default", "image remove \(listed) --new-default \(second)"),
    Edit("image-default-add", "image default \(newImage) --add"),
    Edit("image-replace", "image replace \(second) registry.example/lab:v3"),
    Edit("image-move", "image move \(second) --first"),
    Edit(
      "volume-add-new",
      "volume add --mount /data --new-claim {notebook-name}-data --size 10Gi --class fast "
        + "--access-mode RWX"
    ),
    Edit("volume-add-claim", "volume add --mount /models --claim models"),
    Edit("volume-remove", "volume remove shared"),
    Edit("volume-clear", "volume clear"),
    Edit("workspace-set", "workspace set --size 20Gi --class fast"),
    Edit("workspace-disable", "workspace disable"),
  ]
}

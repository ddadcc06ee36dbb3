/// A small configuration file in which every section is sound.
enum Sample {
  static let text = """
    # the form of the data team
    spawnerFormDefaults:
      allowCustomImage: true
      hideRegistry: true
      hideTag: false
      imagePullPolicy:
        value: IfNotPresent
      image:
        # what most people want
        value: registry.example/lab/base:v1
        options:
        - registry.example/lab/base:v1
        - registry.example/lab/torch:v1  # has drivers
        - registry.example/lab/flow:v1

      imageGroupOne:
        value: registry.example/code:v1
        options:
        - registry.example/code:v1
      cpu:
        value: "0.5"
        limitFactor: "1.2"
      memory:
        value: "1.0Gi"
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
        # für alle
        value: []
      affinityConfig:
        value: ""
        options: []
      tolerationGroup:
        value: ""
        options: []
      gpus:
        value:
          num: none
          vendors: []
          vendor: ""
      shm:
        value: true
      configurations:
        value: []
      imageGroupTwo: {value: "example/studio:v1", options: ["example/studio:v1"]}

    """

  /// The sample with one stretch of text exchanged; without it, the test would prove nothing.
  static func with(_ old: String, _ new: String) -> String {
    precondition(text.contains(old), "the sample does not contain: \(old)")
    return text.replacing(old, with: new)
  }

  /// The sample with two data volumes.
  static let withVolumes = with(
    "    value: []\n  affinityConfig:",
    """
        value:
        # shared by all
        - mount: /home/jovyan/shared
          existingSource:
            persistentVolumeClaim:
              claimName: shared
        # one for each
        - mount: /scratch
          newPvc:
            metadata:
              name: "{notebook-name}-scratch"
            spec:
              resources:
                requests:
                  storage: 10Gi
              accessModes:
              - ReadWriteOnce
      affinityConfig:
    """
  )
}

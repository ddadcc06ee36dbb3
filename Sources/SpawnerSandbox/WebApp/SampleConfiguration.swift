/// The file baked into the app's image: served, without a word, when the mounted one is no use.
///
/// Its images are unlike those of the stock file, so that falling back can be told from success.
enum SampleConfiguration {
  static let text = """
    # Sample shipped inside the image; a mounted file takes its place.
    spawnerFormDefaults:
      image:
        value: "docker.io/sample/jupyter-sample:builtin"
        options:
        - "docker.io/sample/jupyter-sample:builtin"
        - "docker.io/sample/jupyter-sample-gpu:builtin"
      imageGroupOne:
        value: "docker.io/sample/codeserver-sample:builtin"
        options:
        - "docker.io/sample/codeserver-sample:builtin"
      imageGroupTwo:
        value: "docker.io/sample/rstudio-sample:builtin"
        options:
        - "docker.io/sample/rstudio-sample:builtin"
      allowCustomImage: true
      hideRegistry: true
      hideTag: false
      imagePullPolicy:
        value: IfNotPresent
        readOnly: false
      cpu:
        value: "0.5"
        limitFactor: "1.2"
        readOnly: false
      memory:
        value: "1.0Gi"
        limitFactor: "1.2"
        readOnly: false
      workspaceVolume:
        value:
          mount: /home/jovyan
          newPvc:
            metadata:
              name: "{notebook-name}-workspace"
            spec:
              resources:
                requests:
                  storage: 10Gi
              accessModes:
              - ReadWriteOnce
        readOnly: false
      dataVolumes:
        value: []
        readOnly: false
      gpus:
        value:
          num: "none"
          vendors:
          - limitsKey: "nvidia.com/gpu"
            uiName: "NVIDIA"
          vendor: ""
        readOnly: false
      affinityConfig:
        value: ""
        options: []
        readOnly: false
      tolerationGroup:
        value: ""
        options: []
        readOnly: false
      shm:
        value: true
        readOnly: false
      configurations:
        value: []
        readOnly: false
      environment:
        value: {}
        readOnly: false

    """
}

extension Sample {
  /// A file for Kubeflow 0.5: a template that is no YAML before it is filled in.
  static let template = """
    spawnerFormDefaults:
      image:
        # the team's own
        value: registry.example/lab:v1
        options:
          - registry.example/lab:v1
          - registry.example/lab:v2
        readOnly: true
      cpu:
        value: '0.5'
      memory:
        value: 1.0Gi
      workspaceVolume:
        value:
          type:
            value: New
          name:
            # one for each
            value: {username}-home
          size:
            value: '10'
          mountPath:
            value: /home/jovyan
          accessModes:
            value: ReadWriteOnce
      dataVolumes:
        value: []
      extraResources:
        value: "{{}}"

    """

  /// A file for Kubeflow 1.4, which differs from one of today in its volumes.
  static let before15 = """
    # the form of a team
    spawnerFormDefaults:
      image:
        value: registry.example/lab:v1
        options:
        - registry.example/lab:v1
      imageGroupOne:
        value: registry.example/code:v1
        options:
        - registry.example/code:v1
      imageGroupTwo:
        value: registry.example/rstudio:v1
        options:
        - registry.example/rstudio:v1
      allowCustomImage: true
      hideRegistry: true
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
          type:
            value: New
          name:
            # one for each
            value: '{notebook-name}-home'
          size:
            value: '10Gi'
          mountPath:
            value: /home/jovyan
          accessModes:
            value: ReadWriteOnce
          class:
            # whatever the cluster has
            value: '{none}'
        readOnly: true
      dataVolumes:
        value: []
      gpus:
        value:
          num: none
          vendors: []
          vendor: ""
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
}

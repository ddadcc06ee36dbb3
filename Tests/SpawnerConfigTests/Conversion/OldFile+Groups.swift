import SpawnerConfig

/// Files of the generations with groups of images.
extension OldFile {
  static let serverTypes = OldFile(
    name: "1.3-rc0-server-types",
    generation: .serverTypes,
    text: """
      spawnerFormDefaults:
        image:
          value: registry.example/lab/base:v13
          options:
          - registry.example/lab/base:v13
        # code in the browser
        imageVSCode:
          value: registry.example/code:v13
          options:
          - registry.example/code:v13
        "imageRStudio":
          value: registry.example/rstudio:v13
          options:
          - registry.example/rstudio:v13
        allowCustomImage: false
        imagePullPolicy:
          value: Always
        cpu:
          value: '0.5'
        memory:
          value: 1.0Gi
        workspaceVolume: &workspace
          value:
            type:
              value: New
            name:
              value: '{notebook-name}-ws'
            size:
              value: '10Gi'
            mountPath:
              value: /home/jovyan
            accessModes:
              value: ReadWriteOnce
            class:
              value: '{none}'
        dataVolumes:
          value: []
        affinityConfig:
          value: "none"
          options: []
        tolerationGroup:
          value: "none"
          options: []
        shm:
          value: true
        configurations:
          value: []

      """
  )

  static let imageGroups = OldFile(
    name: "1.3-image-groups",
    generation: .imageGroups,
    text: tail(
      of: "1.3",
      volumes: """
          workspaceVolume:
            value:
              type:
                value: New
              name:
                value: 'workspace-{notebook-name}'
              size:
                # half of it was enough
                value: '10Gi'
              mountPath:
                value: /home/jovyan
              accessModes:
                value: ReadWriteOnce
              class:
                value: '{none}'
            readOnly: true
          dataVolumes:
            value:
            - value:
                type:
                  value: New
                name:
                  value: '{notebook-name}-vol-1'
                size:
                  value: '5Gi'
                mountPath:
                  value: /home/jovyan/{volume-name}
                accessModes:
                  value: ReadWriteOnce
                class:
                  value: '{none}'
            readOnly: true
        """
    )
  )

  static let hiddenNames = OldFile(
    name: "1.4-hidden-names",
    generation: .hiddenNames,
    text: tail(
      of: "1.4",
      volumes: """
          hideRegistry: true
          hideTag: false
          environment:
            value: {}
          workspaceVolume:
            value: {type: {value: New}, name: {value: '{notebook-name}-w'}, size: {value: 5Gi},
              mountPath: {value: /home/jovyan}, accessModes: {value: ReadWriteOnce}}
          dataVolumes:
            # für alle
            value: []
        """
    )
  )

  static let mixed = OldFile(
    name: "mixed",
    generation: .claims,
    text: tail(
      of: "1.8",
      volumes: """
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
            # as it is today
            - mount: /home/jovyan/models
              existingSource:
                persistentVolumeClaim:
                  claimName: models
            # pasted from an old page
            - value:
                type:
                  value: Existing
                name:
                  value: sets
                mountPath:
                  value: /home/jovyan/sets
        """
    )
  )

  /// A file that is of one generation or another by its volumes alone.
  private static func tail(of release: String, volumes: String) -> String {
    """
    # the form for Kubeflow \(release)
    spawnerFormDefaults:
      image:
        value: registry.example/lab/base:v\(release)
        options:
        - registry.example/lab/base:v\(release)
      imageGroupOne:
        value: registry.example/code:v\(release)
        options:
        - registry.example/code:v\(release)
      imageGroupTwo:
        value: registry.example/rstudio:v\(release)
        options:
        - registry.example/rstudio:v\(release)
      allowCustomImage: true
      imagePullPolicy:
        value: IfNotPresent
        readOnly: false
      cpu:
        value: '0.5'
        limitFactor: "1.2"
      memory:
        value: 1.0Gi
        limitFactor: "1.2"
    \(volumes)
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
}

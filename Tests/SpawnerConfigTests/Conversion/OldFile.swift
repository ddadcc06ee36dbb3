import SpawnerConfig

/// A file of an old generation, written for these tests.
struct OldFile: Sendable, CustomStringConvertible {
  let name: String
  let generation: Generation
  let text: String

  var bytes: [UInt8] { Array(text.utf8) }
  var description: String { name }

  static let all = [
    template, templateForRok, extraResources, gpus, placement, serverTypes, imageGroups,
    hiddenNames, mixed,
  ]

  // MARK: Kubeflow 0.4 and 0.5

  static let template = OldFile(
    name: "0.4-template",
    generation: .template,
    text: """
      # form of the physics team, filled in for {username}
      spawnerFormDefaults:
        image:
          # ask Ada before changing this
          value: registry.example/lab/base:v3
          options:
            - registry.example/lab/base:v3
            - registry.example/lab/root:v3  # with ROOT
          readOnly: true
        cpu:
          value: '0.5'
        memory:
          value: 1.0Gi
        workspaceVolume:
          # one for each of us
          value:
            type:
              value: New
            # what the claim is called
            name:
              value: {username}-{servername}-home
            size:
              value: '10'  # was 5
            mountPath:
              readOnly: true
              value: /home/{username}
            accessModes:
              value: ReadWriteOnce
        dataVolumes:
          value:
            # raw data
            - value:
                type:
                  value: New
                name:
                  value: {username}-raw
                size:
                  value: 20
                mountPath:
                  value: /home/jovyan/{username}-raw
                accessModes:
                  value: ReadWriteMany
        extraResources:
          # two by default, since the summer
          value: "{{'nvidia.com/gpu': 2}}"

      """
  )

  static let templateForRok = OldFile(
    name: "0.5-template-rok",
    generation: .template,
    text: """
      spawnerFormDefaults:
        image:
          value: registry.example/rok/lab:v1
          options: [registry.example/rok/lab:v1]
        cpu:
          value: "1"
        memory:
          value: 2Gi
        # where snapshots of whole labs come from
        rokLabURL:
          value: ''
        workspaceVolume:
          value:
            type:
              value: New
            rokURL:
              value: 'https://rok.example/buckets/{username}'
            name:
              value: '{username}-lab'
            size:
              value: '5'
            mountPath:
              value: /home/jovyan
          readOnly: true
        dataVolumes:
          value: []
        extraResources:
          value: '{{}}'

      """
  )

  // MARK: Kubeflow 0.6 to 1.2

  static let extraResources = OldFile(
    name: "0.6-extra-resources",
    generation: .extraResources,
    text: """
      spawnerFormDefaults:
        image:
          value: registry.example/lab/base:v6
          options:
          - registry.example/lab/base:v6
        cpu:
          value: '0.5'
        memory:
          value: 1.0Gi
        workspaceVolume:
          value:
            type: {value: Existing}
            name: {value: team-home}
            mountPath: {value: /home/jovyan}
          readOnly: false
        dataVolumes:
          # all of us share these
          value:
          # the archive
          - value:
              type:
                value: Existing
              name:
                # the claim
                value: archive
              mountPath:
                value: /home/jovyan/archive
          - value:
              type:
                value: New
              name:
                value: '{notebook-name}-scratch'
              size:
                value: '1Ti'
              mountPath:
                value: /scratch
              accessModes:
                value: ReadWriteOnce
              class:
                # fast disks
                value: fast  # ssd
          - value:
              type:
                value: None
        extraResources:
          value: "{'nvidia.com/gpu': 1, 'example.com/fpga': 1}"
          readOnly: false
        shm:
          value: true
        configurations:
          value: []

      """
  )

  static let gpus = OldFile(
    name: "1.0-gpus",
    generation: .gpus,
    text: """
      spawnerFormDefaults:
        image: {value: "registry.example/lab/base:v10", options: ["registry.example/lab/base:v10"]}
        cpu: {value: '0.04'}
        memory: {value: 1.0Gi}
        workspaceVolume:
          value:
            type: {value: None}
          readOnly: true
        dataVolumes: {value: [], readOnly: true}
        gpus:
          value: {num: none, vendors: [{limitsKey: nvidia.com/gpu, uiName: NVIDIA}], vendor: ""}
        shm: {value: true}
        configurations: {value: []}
      """
  )

  static let placement = OldFile(
    name: "1.2-placement",
    generation: .placement,
    text: """
      spawnerFormDefaults:
        image:
          value: registry.example/lab/base:v12
          options:
          - registry.example/lab/base:v12
        cpu:
          value: '0.5'
        memory:
          value: 1.0Gi
        workspaceVolume:
          value:
            type:
              value: New
            name:
              value: 'workspace-{notebook-name}'
            size:
              value: '10Gi'
            mountPath:
              value: /home/jovyan
            accessModes:
              value: ReadWriteOnce
            class:
              value: '{empty}'
        dataVolumes:
          value: []
        gpus:
          value:
            num: "none"
            vendors: []
            vendor: ""
        affinityConfig:
          value: "none"
          options:
            # nothing at all
            - configKey: "none"
              displayName: "None"
              affinity: {}
            # the big machines
            - configKey: big
              displayName: Big
              affinity:
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms:
                    - matchExpressions:
                      - {key: size, operator: In, values: [big]}
        tolerationGroup:
          value: "none"
          options:
            - groupKey: "none"
              displayName: "None"
              tolerations: []
          readOnly: false
        shm:
          value: true
        configurations:
          value: []

      """
  )
}

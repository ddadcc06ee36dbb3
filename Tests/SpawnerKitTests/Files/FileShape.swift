import SpawnerKit
import Testing
import YAMLEdit

/// A file that holds the configuration in some way, before and after an edit of it.
struct FileShape: Sendable, CustomTestStringConvertible {
  let name: String
  let before: String
  /// What becomes of the file when an image is added.
  let after: String
  let shape: ConfigurationFile.Shape
  /// The place in the file of the second line of the configuration, behind its blanks.
  let second: YAMLEdit.SourceLocation

  var testDescription: String { name }

  /// The configuration in each of them.
  static let text = """
    spawnerFormDefaults:
      image:
        value: r.io/a:1
        options:
        - r.io/a:1

    """

  /// A small configuration without an error.
  static let complete = """
    spawnerFormDefaults:
      image: {value: r.io/a:1, options: [r.io/a:1]}
      imagePullPolicy: {value: IfNotPresent}
      cpu: {value: '0.5', limitFactor: '1.2'}
      memory: {value: 1.0Gi, limitFactor: '1.2'}
      workspaceVolume:
        value:
          mount: /home/jovyan
          newPvc:
            metadata: {name: '{notebook-name}-workspace'}
            spec:
              resources: {requests: {storage: 5Gi}}
              accessModes: [ReadWriteOnce]
      dataVolumes: {value: []}
      affinityConfig: {value: '', options: []}
      tolerationGroup: {value: '', options: []}
      shm: {value: true}
      configurations: {value: []}

    """

  init(
    _ name: String,
    _ template: String,
    added: String,
    shape: ConfigurationFile.Shape,
    second: (line: Int, column: Int)
  ) {
    self.name = name
    before = template.replacing("<+>", with: "")
    after = template.replacing("<+>", with: added)
    self.shape = shape
    self.second = SourceLocation(line: second.line, column: second.column)
  }

  static let all = patches + generators + values

  // MARK: - kustomize

  private static let inlinePatch = FileShape(
    "kustomization with an inline strategic merge patch",
    """
    kind: Kustomization
    resources: [base]   # ours
    patches:
    - target: {kind: Deployment}
      patch: |-
        - op: remove
          path: /spec/paused
    - patch: |-
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: form
        data:
          spawner_ui_config.yaml: |
            spawnerFormDefaults:
              image:
                value: r.io/a:1
                options:
                - r.io/a:1
    <+>namePrefix: größer-

    """,
    added: "            - r.io/b:2\n",
    shape: .embedded(
      .patch,
      path: "patches[1].patch.data['spawner_ui_config.yaml']",
      document: 0
    ),
    second: (line: 16, column: 11)
  )

  private static let patches = [
    inlinePatch,
    FileShape(
      "list of operations as YAML",
      """
      # which file the form reads
      - op: test
        path: /metadata/name
        value: form
      - op: replace
        path: /data/spawner_ui_config.yaml
        value: |
          spawnerFormDefaults:
            image:
              value: r.io/a:1
              options:
              - r.io/a:1
      <+>- {op: remove, path: /metadata/annotations}

      """,
      added: "        - r.io/b:2\n",
      shape: .embedded(.patch, path: "[1].value", document: 0),
      second: (line: 9, column: 7)
    ),
    FileShape(
      "list of operations as JSON",
      #"""
      [
        {"op": "add", "path": "/data", "value": {
          "a": "b",
          "spawner_ui_config.yaml": "spawnerFormDefaults:\n  image:\n    value: r.io/a:1\n    options:\n    - r.io/a:1\n<+>"
        }}
      ]

      """#,
      added: #"    - r.io/b:2\n"#,
      shape: .embedded(.patch, path: "[0].value['spawner_ui_config.yaml']", document: 0),
      second: (line: 4, column: 56)
    ),
    FileShape(
      "operations inside of a kustomization",
      """
      patchesJson6902:
      - target: {version: v1, kind: ConfigMap, name: form}
        patch: |
          - op: replace
            path: /data/spawner_ui_config.yaml
            value: "spawnerFormDefaults:\\n  image:\\n    value: r.io/a:1\\n    options:\\n\\
              \\    - r.io/a:1\\n<+>"

      """,
      added: "    - r.io/b:2\\n",
      shape: .embedded(.patch, path: "patchesJson6902[0].patch[0].value", document: 0),
      second: (line: 6, column: 39)
    ),
    FileShape(
      "merge patches in a list",
      """
      patchesStrategicMerge:
      - other.yaml
      - |
        kind: ConfigMap
        metadata: {name: form}
        data:
          spawner_ui_config.yaml: >-
            spawnerFormDefaults:
              image:
                value: r.io/a:1
                options:
                - r.io/a:1
      <+>
      """,
      added: "          - r.io/b:2\n",
      shape: .embedded(
        .patch,
        path: "patchesStrategicMerge[1].data['spawner_ui_config.yaml']",
        document: 0
      ),
      second: (line: 9, column: 9)
    ),
  ]

  private static let generators = [
    FileShape(
      "literal of a generator",
      """
      configMapGenerator:
      - name: form
        literals:
        - a=b
        - |
          spawner_ui_config.yaml=spawnerFormDefaults:
            image:
              value: r.io/a:1
              options:
              - r.io/a:1
      <+>  - c=d

      """,
      added: "        - r.io/b:2\n",
      shape: .embedded(
        .generator,
        path: "configMapGenerator[0].literals[1]",
        document: 0
      ),
      second: (line: 7, column: 7)
    )
  ]

  // MARK: - Values

  private static let values = [
    FileShape(
      "values of deployKF",
      """
      # our platform
      deploykf_core:
        deploykf_auth: {enabled: true}

      kubeflow_tools:
        notebooks:
          enabled: true
          # what the form offers
          spawnerFormDefaults:
            image:
              value: r.io/a:1
              options:
              - r.io/a:1
      <+>        # - r.io/a:0
            # more to come

          # other settings
          culling: 30
        pipelines: {größe: "{{ not a template for us }}"}

      """,
      added: "        - r.io/b:2\n",
      shape: .embedded(
        .values,
        path: "kubeflow_tools.notebooks.spawnerFormDefaults",
        document: 0
      ),
      second: (line: 10, column: 7)
    ),
    FileShape(
      "values with a text",
      """
      jupyter:
        config: |
          spawnerFormDefaults:
            image:
              value: r.io/a:1
              options:
              - r.io/a:1
      <+>  replicas: 1

      """,
      added: "        - r.io/b:2\n",
      shape: .embedded(.text, path: "jupyter.config", document: 0),
      second: (line: 4, column: 7)
    ),
    FileShape(
      "values as a text of an Application",
      """
      kind: Namespace
      ---
      kind: Application
      spec:
        source:
          helm:
            values: |
              web:
                spawnerFormDefaults:
                  image:
                    value: r.io/a:1
                    options:
                    - r.io/a:1
      <+>        other: 1

      """,
      added: "              - r.io/b:2\n",
      shape: .embedded(
        .values,
        path: "spec.source.helm.values.web.spawnerFormDefaults",
        document: 1
      ),
      second: (line: 10, column: 13)
    ),
    FileShape(
      "item of a list",
      """
      apps:
      - name: a
      - spawnerFormDefaults:
          image:
            value: r.io/a:1
            options:
            - r.io/a:1
      <+>  name: b
      """,
      added: "      - r.io/b:2\n",
      shape: .embedded(.values, path: "apps[1].spawnerFormDefaults", document: 0),
      second: (line: 4, column: 5)
    ),
  ]
}

extension ClusterRule {
  /// What the rule says about itself; its examples are parts of manifests.
  var text: RuleText {
    switch self {
    case .keyMissing: Self.keyMissingText
    case .staleSiblings: Self.staleSiblingsText
    case .notMounted: Self.notMountedText
    case .mountedAlone: Self.mountedAloneText
    case .unchangeable: Self.unchangeableText
    case .ownedElsewhere: Self.ownedElsewhereText
    case .notServed: Self.notServedText
    }
  }

  private static let keyMissingText = RuleText(
    "the ConfigMap has no key 'spawner_ui_config.yaml', or its volume renames it",
    bad: .file(
      """
      # a Deployment's pod template
      volumes:
      - name: config-volume
        configMap:
          name: jupyter-web-app-config
          items:
          - key: spawner_ui_config.yaml
            path: config.yaml

      """
    ),
    good: .file(
      """
      # a Deployment's pod template
      volumes:
      - name: config-volume
        configMap:
          name: jupyter-web-app-config

      """
    )
  )

  private static let staleSiblingsText = RuleText(
    "ConfigMaps of the same name with another hash are left over",
    bad: .file(
      """
      # the names of ConfigMaps in the namespace; the Deployment mounts the first
      - jupyter-web-app-config-9c2fbg2gdc
      - jupyter-web-app-config-k2t4m6b8c9

      """
    ),
    good: .file(
      """
      # the names of ConfigMaps in the namespace; the Deployment mounts it
      - jupyter-web-app-config-9c2fbg2gdc

      """
    )
  )

  private static let notMountedText = RuleText(
    "no Deployment mounts a ConfigMap at '/etc/config'",
    bad: .file(
      """
      # a container of the Deployment
      name: jupyter-web-app
      volumeMounts: []

      """
    ),
    good: .file(
      """
      # a container of the Deployment
      name: jupyter-web-app
      volumeMounts:
      - name: config-volume
        mountPath: /etc/config

      """
    )
  )

  private static let mountedAloneText = RuleText(
    "the file is mounted with a subPath, so running pods never see a new one",
    bad: .file(
      """
      # a container of the Deployment
      volumeMounts:
      - name: config-volume
        mountPath: /etc/config/spawner_ui_config.yaml
        subPath: spawner_ui_config.yaml

      """
    ),
    good: .file(
      """
      # a container of the Deployment
      volumeMounts:
      - name: config-volume
        mountPath: /etc/config

      """
    )
  )

  private static let unchangeableText = RuleText(
    "the ConfigMap is immutable, or larger than a cluster takes",
    bad: .file(
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: jupyter-web-app-config
      immutable: true

      """
    ),
    good: .file(
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: jupyter-web-app-config

      """
    )
  )

  private static let ownedElsewhereText = RuleText(
    "a generator or a GitOps controller writes the ConfigMap, too",
    bad: .file(
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: jupyter-web-app-config
        labels:
          argocd.argoproj.io/instance: kubeflow

      """
    ),
    good: .file(
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: jupyter-web-app-config

      """
    )
  )

  private static let notServedText = RuleText(
    "the app serves something else than the file, minutes after it was written",
    bad: .file(
      """
      # the log of the pod
      - "Using config file: /src/apps/common/yaml/spawner_ui_config.yaml"

      """
    ),
    good: .file(
      """
      # the log of the pod
      - "Using config file: /etc/config/spawner_ui_config.yaml"

      """
    )
  )
}

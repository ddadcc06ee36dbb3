@testable import spawnerctl

extension Sample {
  /// The sample with GPUs, affinities, toleration groups and a PodDefault on offer.
  static let offering = text.replacing(
    """
      affinityConfig:
        value: ""
        options: []
      tolerationGroup:
        value: ""
        options: []

    """,
    with: """
        gpus:
          value:
            num: "1"
            vendor: "nvidia.com/gpu"
            vendors:
            - limitsKey: "nvidia.com/gpu" # A100
              uiName: "NVIDIA"
            - limitsKey: "amd.com/gpu"
              uiName: "AMD für alle"
        affinityConfig:
          value: ""
          options:
          - configKey: pool
            displayName: "Own nodes"
            affinity:
              nodeAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  nodeSelectorTerms:
                  - matchExpressions:
                    - {key: pool, operator: In, values: [a, b]}
        tolerationGroup:
          value: gpu
          options:
          - groupKey: gpu
            displayName: "GPU nodes"
            tolerations:
            - {key: gpu, operator: Equal, value: "yes", effect: NoSchedule}
          - groupKey: spot
            displayName: "Spot nodes"
            tolerations:
            - {key: spot, operator: Exists, effect: NoExecute, tolerationSeconds: 60}

      """
  ).replacing(
    "  configurations:\n    value: []\n",
    with: "  configurations:\n    value:\n    - use-git-login # everybody\n"
  )

  /// A toleration group as `--from` takes it.
  static let groupFile = """
    groupKey: file
    displayName: Aus der Datei
    tolerations:
    - key: file
      operator: Exists

    """

  static let nounEdits: [Edit] = [
    Edit("gpu-vendor-add", "gpu vendor add habana.ai/gaudi --name Gaudi --default"),
    Edit("gpu-vendor-remove", "gpu vendor remove amd.com/gpu"),
    Edit("gpu-vendor-default", "gpu vendor default amd.com/gpu --num 4"),
    Edit("gpu-vendor-default-none", "gpu vendor default none"),
    Edit(
      "toleration-add",
      "toleration add big --name Big --toleration big=yes:NoSchedule --toleration old:NoExecute:9"
    ),
    Edit("toleration-remove", "toleration remove spot"),
    Edit("toleration-default", "toleration default spot"),
    Edit("toleration-default-none", "toleration default none"),
    Edit("affinity-add", "affinity add fast --name Fast --node-label disk=ssd,nvme --default"),
    Edit("affinity-remove", "affinity remove pool"),
    Edit("affinity-default", "affinity default pool"),
    Edit("poddefault-add", "poddefault add package-mirror data.example/models"),
    Edit("poddefault-remove", "poddefault remove use-git-login"),
  ]

  static let nounMistakes: [Mistake] = [
    Mistake("gpu-vendor-key", "gpu vendor add gpu --name GPU"),
    Mistake("gpu-vendor-listed", "gpu vendor add amd.com/gpu --name AMD").on(offering),
    Mistake("gpu-vendor-remove", "gpu vendor remove nvidia.com/gpu").on(offering),
    Mistake("gpu-vendor-default", "gpu vendor default x.com/gpu").on(offering, .notFound),
    Mistake("gpu-shape", "gpu vendor add a.b/c --name C").on(
      offering.replacing(
        "    value:\n      num: \"1\"\n",
        with: "    value: # big\n      num: \"1\"\n"
      )
      .replacing("      vendors:\n", with: "      vendors: many\n      others:\n")
    ),
    Mistake("toleration-taint", "toleration add a --name A --toleration gpu=yes:NoSchedul"),
    Mistake("toleration-key", "toleration add none --name A --toleration gpu"),
    Mistake("toleration-listed", "toleration add gpu --name A --toleration gpu").on(offering),
    Mistake("toleration-remove", "toleration remove gpu").on(offering),
    Mistake("toleration-missing", "toleration remove nope").on(offering, .notFound),
    Mistake("toleration-none", "toleration remove nope").on(text, .notFound),
    Mistake("affinity-label", "affinity add a --name A --node-label pool="),
    Mistake("affinity-default", "affinity default nope").on(offering, .notFound),
    Mistake("poddefault-key", "poddefault add two/many/parts"),
    Mistake("poddefault-remove", "poddefault remove nope").on(offering, .notFound),
    Mistake("option-field", "toleration add --from OTHER").reading(
      groupFile.replacing("Exists", with: "Exist")
    ),
    Mistake("option-bare", "affinity add --name A --from OTHER").reading("podAffinity: {}\n"),
    Mistake("option-empty", "affinity add --from OTHER").reading("# nothing yet\n"),
    Mistake("option-list", "toleration add --from OTHER").reading("[]\n"),
    Mistake("option-several", "toleration add a --from OTHER").reading(
      "- {groupKey: a, tolerations: []}\n- {groupKey: b, tolerations: []}\n"
    ),
  ]
}

extension Sample.Mistake {
  fileprivate func on(_ text: String, _ status: Status = .invalidFile) -> Sample.Mistake {
    var mistake = self
    mistake.text = text
    mistake.status = status
    return mistake
  }

  fileprivate func reading(_ other: String) -> Sample.Mistake {
    var mistake = self
    mistake.other = other
    return mistake
  }
}

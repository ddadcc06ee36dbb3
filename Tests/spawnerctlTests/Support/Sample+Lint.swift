@testable import spawnerctl

extension Sample {
  /// The sample with an error, a warning and an info more than it has, two of them with one right
  /// answer; a comment in another language shifts bytes and not columns.
  static let unsound =
    text
    .replacing("storage: 5Gi", with: "storage: 512Mi")
    .replacing("    value: 1.0Gi\n", with: "    value: 512Mi # für alle\n")
    .replacing(
      "imagePullPolicy:\n    value: IfNotPresent",
      with: "imagePullPolicy:\n    { value: IfNotPresent, größe: 1, readOnly: \"no\" }"
    )

  /// A file of Kubeflow 1.3 or 1.4.
  static let old = text.replacing(
    """
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

    """,
    with: """
            type: {value: New}
            name: {value: "{notebook-name}-workspace"}
            size: {value: 5Gi}
            mountPath: {value: /home/jovyan}
            accessModes: {value: ReadWriteOnce}

      """
  )

  /// A file that the web app cannot read.
  static let unreadable = text.replacing("  shm:\n", with: "\tshm:\n")

  /// The unsound sample in a manifest of each style, by the name of the style.
  static let unsoundManifests: [Manifest] = manifests(of: unsound)
}

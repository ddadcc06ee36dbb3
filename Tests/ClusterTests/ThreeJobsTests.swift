import KubeCore
import TestSupport
import Testing

private let image = "some-registry.io/hiroyukiosaki/jupyter-original:v1.0"

extension ClusterTests {
  /// The three jobs of an admin, each one command, on a real cluster.
  @Suite struct ThreeJobsTests {
    @Test(arguments: ["rollout", "delete"])
    func `adds an image, and the new pod serves it`(strategy: String) async throws {
      try await WebApp.with { app in
        let old = try await (text: app.text(), pods: app.pods(), images: app.form().images)

        let output = try await app.spawnerctl(
          "image",
          "add",
          image,
          "--yes",
          "--restart-strategy",
          strategy
        )

        #expect(output.status == 0, "\(output)")
        #expect(output.stdout.contains("\n+    - \(image)\n"), "\(output)")
        let new = try await (text: app.text(), pods: app.pods(), served: app.served())
        #expect(new.text == old.text.inserting("    - \(image)\n", before: "    #- registry"))
        #expect(new.served.map(\.images) == [old.images + [image]])
        #expect(Set(new.pods.map(\.metadata.uid)).isDisjoint(with: old.pods.map(\.metadata.uid)))
      }
    }

    @Test func `sets default data volumes, and the new pod serves them`() async throws {
      try await WebApp.with { app in
        try await TemporaryDirectory.with { directory in
          let file = try directory.write(volumes, to: "volumes.yaml")
          let set = try await app.spawnerctl("volume", "set", "--from", file, "--yes")
          #expect(set.status == 0, "\(set)")
          #expect(try await app.form().config.dataVolumes.value == [existingVolume])

          let add = try await app.spawnerctl(
            "volume",
            "add",
            "--mount",
            "/home/jovyan/scratch",
            "--new-claim",
            "{notebook-name}-scratch",
            "--size",
            "20Gi",
            "--class",
            "fast",
            "--yes"
          )
          #expect(add.status == 0, "\(add)")
          #expect(
            try await app.form().config.dataVolumes.value == [existingVolume, newVolume]
          )
        }
      }
    }

    @Test(arguments: ["rollout", "delete"])
    func `restarts the pod and changes nothing else`(strategy: String) async throws {
      try await WebApp.with { app in
        let old = try await (configMap: app.configMap(), pods: app.pods(), served: app.served())

        let output = try await app.spawnerctl("restart", "--restart-strategy", strategy)

        #expect(output.status == 0, "\(output)")
        let new = try await (configMap: app.configMap(), pods: app.pods(), served: app.served())
        #expect(new.configMap == old.configMap)
        #expect(new.served == old.served)
        #expect(new.pods.count == 1)
        #expect(Set(new.pods.map(\.metadata.uid)).isDisjoint(with: old.pods.map(\.metadata.uid)))
      }
    }

    @Test func `status finds the installation in the default namespace`() async throws {
      let output = try await Cluster.required().spawnerctl(["status"])
      #expect(output.status == 0, "\(output)")
      #expect(output.stdout.contains("jupyter-web-app-config-"), "\(output)")
    }
  }
}

private let volumes = """
  # what every notebook gets
  - mount: /home/jovyan/shared
    existingSource:
      persistentVolumeClaim:
        claimName: shared
  """

private let existingVolume: JSONValue = [
  "mount": "/home/jovyan/shared",
  "existingSource": ["persistentVolumeClaim": ["claimName": "shared"]],
]

private let newVolume: JSONValue = [
  "mount": "/home/jovyan/scratch",
  "newPvc": [
    "metadata": ["name": "{notebook-name}-scratch"],
    "spec": [
      "accessModes": ["ReadWriteOnce"],
      "resources": ["requests": ["storage": "20Gi"]],
      "storageClassName": "fast",
    ],
  ],
]

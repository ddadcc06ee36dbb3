import KubeCore

extension KubeAPIBehaviour {
  static let patchChecks: [Check] = [
    Check("changes only what a patch names") { behaviour in
      let old = try await behaviour.create("a", data: ["kept": "1", "changed": "2", "gone": "3"])
      let patch = MergePatch(
        ["data": ["changed": "two", "gone": .null, "new": "4"]],
        resourceVersion: old.metadata.resourceVersion
      )
      let answer = try await behaviour.patch("a", patch)
      try expectEqual(answer.data, ["kept": "1", "changed": "two", "new": "4"], "the answer")
      let read = try await behaviour.read("a")
      try expectEqual(read.data, answer.data, "the data")
      try expectEqual(read.metadata.uid, old.metadata.uid, "the identity")
      try expectEqual(read.metadata.labels, old.metadata.labels, "the labels")
      try expect(
        read.metadata.resourceVersion != old.metadata.resourceVersion,
        "the version is the old one"
      )
    },
    Check("refuses a patch made for an older version, and keeps the newer") { behaviour in
      let old = try await behaviour.create("a", data: ["k": "1"])
      try await behaviour.patch("a", MergePatch(["data": ["k": "2"]]))
      let error = try await expectError(.conflict, "the stale patch") {
        let version = old.metadata.resourceVersion
        try await behaviour.patch("a", MergePatch(["data": ["k": "3"]], resourceVersion: version))
      }
      try expectEqual(error.status, 409, "the status")
      try expectEqual(error.verb, "patch", "the verb")
      try expectEqual(try await behaviour.read("a").data, ["k": "2"], "the data")
    },
    Check("keeps nothing of a dry run, but answers it") { behaviour in
      let old = try await behaviour.create("a", data: ["k": "1"])
      let patch = MergePatch(
        ["data": ["k": "2"]],
        resourceVersion: old.metadata.resourceVersion,
        isDryRun: true
      )
      try expectEqual(try await behaviour.patch("a", patch).data, ["k": "2"], "the answer")
      try expectEqual(try await behaviour.read("a"), old, "the object")
    },
    Check("refuses a dry run of a stale patch") { behaviour in
      let old = try await behaviour.create("a", data: ["k": "1"])
      try await behaviour.patch("a", MergePatch(["data": ["k": "2"]]))
      try await expectError(.conflict, "the stale dry run") {
        let version = old.metadata.resourceVersion
        try await behaviour.patch(
          "a",
          MergePatch(["data": ["k": "3"]], resourceVersion: version, isDryRun: true)
        )
      }
    },
    Check("makes no new version of what did not change") { behaviour in
      try await behaviour.create("a", data: ["k": "1"])
      // The first patch may be noted as another way of writing; the second changes nothing at all.
      let once = try await behaviour.patch("a", MergePatch(["data": ["k": "1"]]))
      let twice = try await behaviour.patch("a", MergePatch(["data": ["k": "1"]]))
      try expectEqual(
        twice.metadata.resourceVersion,
        once.metadata.resourceVersion,
        "the version"
      )
    },
    Check("cannot patch what is not there") { behaviour in
      try await expectError(.notFound, "patching") {
        try await behaviour.patch("none", MergePatch(["data": ["k": "1"]]))
      }
    },
    Check("refuses to change what is immutable") { behaviour in
      _ = try await behaviour.api.send(
        behaviour.creation("a", ["immutable": true, "data": ["k": "1"]])
      )
      try await expectError(.invalid, "the patch") {
        try await behaviour.patch("a", MergePatch(["data": ["k": "2"]]))
      }
    },
  ]

  static let creatingChecks: [Check] = [
    Check("says of a pod that it would be taken, gives it a name, and keeps nothing") { behaviour in
      let prefix = behaviour.name("pod-")
      let pod: JSONValue = [
        "apiVersion": "v1", "kind": "Pod",
        "metadata": ["generateName": .string(prefix), "labels": [label: .string(behaviour.run)]],
        "spec": ["containers": [["name": "main", "image": "registry.example/none:1"]]],
      ]
      let made: Pod = try await behaviour.api.object(
        .create(Pod.self, namespace: behaviour.namespace, object: pod, isDryRun: true)
      )
      try expect(made.name.hasPrefix(prefix) && made.name != prefix, "the name is \(made.name)")
      let there = try await behaviour.api.list(
        Pod.self,
        namespace: behaviour.namespace,
        labelSelector: behaviour.selector
      )
      try expectEqual(there.items, [], "the pods")
    }
  ]

  static let replacingChecks: [Check] = [
    Check("replaces a whole object, guarded by its version") { behaviour in
      let old = try await behaviour.create("a", data: ["k": "1", "l": "2"])
      var object = try JSONValue(encoding: old)
      object["data"] = ["k": "3"]
      let request = try KubeRequest.replace(
        ConfigMap.self,
        namespace: behaviour.namespace,
        object: object
      )
      let new: ConfigMap = try await behaviour.api.object(request)
      try expectEqual(new.data, ["k": "3"], "the answer")
      try await expectError(.conflict, "the same again") {
        _ = try await behaviour.api.send(request)
      }
      try expectEqual(try await behaviour.read("a").data, ["k": "3"], "the data")
    }
  ]

  static let deletingChecks: [Check] = [
    Check("deletes what is meant") { behaviour in
      let old = try await behaviour.create("a")
      try await behaviour.delete("a", DeleteOptions(uid: old.metadata.uid))
      try await expectError(.notFound, "reading") { _ = try await behaviour.read("a") }
    },
    Check("spares another object of the same name") { behaviour in
      try await behaviour.create("a")
      try await expectError(.conflict, "deleting") {
        let uid = "00000000-0000-0000-0000-000000000000"
        try await behaviour.delete("a", DeleteOptions(uid: uid))
      }
      _ = try await behaviour.read("a")
    },
    Check("only says so when a deletion is a dry run") { behaviour in
      let old = try await behaviour.create("a")
      try await behaviour.delete("a", DeleteOptions(uid: old.metadata.uid, isDryRun: true))
      _ = try await behaviour.read("a")
    },
    Check("cannot delete what is not there") { behaviour in
      try await expectError(.notFound, "deleting") { try await behaviour.delete("none") }
    },
    Check("gives a recreated object another identity") { behaviour in
      let first = try await behaviour.create("a")
      try await behaviour.delete("a", DeleteOptions(uid: first.metadata.uid))
      let second = try await behaviour.create("a")
      try expect(first.metadata.uid != second.metadata.uid, "the identity is the same")
    },
  ]
}

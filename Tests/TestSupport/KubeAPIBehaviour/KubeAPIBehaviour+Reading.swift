import KubeCore

extension KubeAPIBehaviour {
  static let readingChecks: [Check] = [
    Check("reads back what was created") { behaviour in
      let created = try await behaviour.create("a", data: ["k": "v\n\t\u{e9}\u{1F600}"])
      let read = try await behaviour.read("a")
      try expectEqual(read, created, "the object")
      try expectEqual(read.data, ["k": "v\n\t\u{e9}\u{1F600}"], "the data")
      try expectEqual(read.metadata.namespace, behaviour.namespace, "the namespace")
      try expect(read.metadata.uid?.isEmpty == false, "it has no uid")
      try expect(read.metadata.resourceVersion?.isEmpty == false, "it has no version")
      try expect(read.metadata.creationTimestamp?.isEmpty == false, "it has no time of creation")
    },
    Check("notes who wrote") { behaviour in
      try await behaviour.create("a")
      let managers = try await behaviour.read("a").metadata.managedFields.map(\.manager)
      try expect(managers.contains("spawnerctl"), "managers: \(managers)")
    },
    Check("carries a text of half a megabyte unchanged") { behaviour in
      let text = String(repeating: "- 'line' # \u{fc}\r\n", count: 32_000)
      try await behaviour.create("a", data: ["big": text])
      let read = try await behaviour.read("a").data["big"]
      try expect(read.map { Array($0.utf8) } == Array(text.utf8), "the text is another one")
    },
    Check("says that an object is not there, and which") { behaviour in
      let error = try await expectError(.notFound, "reading") {
        _ = try await behaviour.read("none")
      }
      try expectEqual(error.status, 404, "the status")
      try expectEqual(error.verb, "get", "the verb")
      try expectEqual(error.resource, "configmaps", "the resource")
      try expectEqual(error.name, behaviour.name("none"), "the name")
      try expectEqual(error.namespace, behaviour.namespace, "the namespace")
    },
    Check("says that a kind is not there") { behaviour in
      try await expectError(.notFound, "listing") {
        let path = "/api/v1/namespaces/\(behaviour.namespace)/nosuchthings"
        _ = try await behaviour.api.send(KubeRequest(.get, path: path))
      }
    },
    Check("refuses to create what is there") { behaviour in
      try await behaviour.create("a", data: ["k": "first"])
      try await expectError(.alreadyExists, "creating again") {
        try await behaviour.create("a", data: ["k": "second"])
      }
      try expectEqual(try await behaviour.read("a").data, ["k": "first"], "the data")
    },
  ]
}

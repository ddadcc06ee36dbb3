import KubeCore

extension KubeAPIBehaviour {
  static let listingChecks: [Check] = [
    Check("lists in pages, and every object once") { behaviour in
      for index in 1...5 { try await behaviour.create("\(index)") }
      let options = ListOptions(labelSelector: behaviour.selector, limit: 2)
      let request = KubeRequest.list(
        ConfigMap.self,
        namespace: behaviour.namespace,
        options: options
      )
      let page: ObjectList<ConfigMap> = try await behaviour.api.object(request)
      try expectEqual(page.items.count, 2, "objects on the first page")
      try expect(page.continueToken != nil, "the first page is said to be the last")
      let all = try await behaviour.api.list(
        ConfigMap.self,
        namespace: behaviour.namespace,
        options: options
      )
      try expectEqual(
        all.items.map(\.name).sorted(),
        (1...5).map { behaviour.name("\($0)") },
        "the names"
      )
    },
    Check("lists by label and by name") { behaviour in
      for suffix in ["a", "b"] { try await behaviour.create(suffix) }
      let none = try await behaviour.api.list(
        ConfigMap.self,
        namespace: behaviour.namespace,
        labelSelector: "\(behaviour.selector),\(Self.label) notin (\(behaviour.run))"
      )
      try expectEqual(none.items.count, 0, "objects that cannot be")
      let one = try await behaviour.api.list(
        ConfigMap.self,
        namespace: behaviour.namespace,
        labelSelector: behaviour.selector,
        fieldSelector: "metadata.name=\(behaviour.name("b"))"
      )
      try expectEqual(one.items.map(\.name), [behaviour.name("b")], "the names")
      try expect(!one.resourceVersion.isEmpty, "the list has no version")
    },
  ]

  static let watchingChecks: [Check] = [
    Check("tells of every change after a version, in order") { behaviour in
      let list = try await behaviour.api.list(
        ConfigMap.self,
        namespace: behaviour.namespace,
        labelSelector: behaviour.selector
      )
      let old = try await behaviour.create("a", data: ["k": "1"])
      try await behaviour.patch("a", MergePatch(["data": ["k": "2"]]))
      try await behaviour.delete("a", DeleteOptions(uid: old.metadata.uid))
      let lines = try await behaviour.rawWatch(since: list.resourceVersion)
      var found: [String] = []
      for try await line in lines {
        let event = try JSONValue(parsing: line)
        let type = event["type"]?.string ?? "?"
        found.append("\(type) \(event["object"]?["data"]?["k"]?.string ?? "?")")
        if type == "DELETED" { break }
      }
      try expectEqual(found, ["ADDED 1", "MODIFIED 2", "DELETED 2"], "the events")
    },
    Check("tells of changes as they are made") { behaviour in
      let list = try await behaviour.api.list(
        ConfigMap.self,
        namespace: behaviour.namespace,
        labelSelector: behaviour.selector
      )
      let lines = try await behaviour.rawWatch(since: list.resourceVersion)
      var iterator = lines.makeAsyncIterator()
      try await behaviour.create("a", data: ["k": "live"])
      let event = try await iterator.next().map { try JSONValue(parsing: $0) }
      try expectEqual(event?["type"]?.string, "ADDED", "the type")
      try expectEqual(event?["object"]?["data"]?["k"]?.string, "live", "the data")
    },
    Check("lists first and then follows, other objects aside") { behaviour in
      try await behaviour.create("there", data: ["k": "1"])
      let options = WatchOptions(labelSelector: behaviour.selector, timeout: .seconds(600))
      let watch = behaviour.api.watch(
        ConfigMap.self,
        namespace: behaviour.namespace,
        options: options
      )
      var view = WatchedObjects<ConfigMap>()
      var seen = 0
      for try await event in watch {
        view.apply(event)
        seen += 1
        if seen == 1 {
          try expectEqual(view.objects.map(\.name), [behaviour.name("there")], "the list")
          try await behaviour.create("new")
        }
        if view.objects.count == 2 { break }
      }
      try expectEqual(
        view.objects.map(\.name),
        [behaviour.name("new"), behaviour.name("there")],
        "the view"
      )
    },
    Check("refuses to watch a kind that is not there") { behaviour in
      try await expectError(.notFound, "watching") {
        let path = "/api/v1/namespaces/\(behaviour.namespace)/nosuchthings"
        let request = KubeRequest(.get, path: path, query: [.init("watch", "1")])
        for try await _ in try await behaviour.api.lines(request) {}
      }
    },
    Check("stops watching when it is cancelled") { behaviour in
      let watch = behaviour.api.watch(ConfigMap.self, namespace: behaviour.namespace)
      let isStopped = await withTaskGroup(of: Bool.self) { group in
        group.addTask {
          do {
            for try await _ in watch {}
            return false
          } catch {
            return error is CancellationError
          }
        }
        group.cancelAll()
        return await group.next() ?? false
      }
      try expect(isStopped, "the watch ended in another way")
    },
  ]

  private func rawWatch(
    since version: String
  ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
    var options = WatchOptions(
      labelSelector: selector,
      resourceVersion: version,
      timeout: .seconds(600)
    )
    options.allowsBookmarks = false
    return try await api.lines(.watch(ConfigMap.self, namespace: namespace, options: options))
  }
}

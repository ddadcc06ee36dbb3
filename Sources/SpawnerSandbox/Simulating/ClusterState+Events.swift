import KubeCore

/// Events: what controllers and nodes tell about objects.
extension ClusterState {
  enum EventType: String, Sendable {
    case normal = "Normal"
    case warning = "Warning"
  }

  /// Records an event; the same one again only counts up.
  mutating func record(
    _ type: EventType,
    _ reason: String,
    _ message: String,
    about object: JSONValue
  ) {
    let namespace = object.namespace
    let repeated = store.all(.events, in: namespace).last {
      $0.at("involvedObject", "uid")?.string == object.uid && $0["reason"]?.string == reason
        && $0["message"]?.string == message
    }
    if var event = repeated {
      event["count"] = .integer((event["count"]?.integer ?? 1) + 1)
      event["lastTimestamp"] = timestamp
      save(event, at: ObjectKey(.events, event.name, in: namespace))
      return
    }
    create(
      [
        "metadata": ["name": .string("\(object.name).\(RandomName.configMapHash())")],
        "involvedObject": [
          "apiVersion": object["apiVersion"] ?? "v1", "kind": object["kind"] ?? .null,
          "name": .string(object.name), "namespace": .string(namespace ?? ""),
          "uid": .string(object.uid), "resourceVersion": .string(object.resourceVersion),
        ],
        "type": .string(type.rawValue), "reason": .string(reason), "message": .string(message),
        "count": 1, "firstTimestamp": timestamp, "lastTimestamp": timestamp,
        "source": ["component": "sandbox"],
      ],
      as: .events,
      in: namespace
    )
  }
}

import KubeCore

/// What is worth a column, for each type.
extension Table {
  static func columns(of type: ResourceType) -> [Column] {
    switch type {
    case .pods:
      [
        Column(name: "Ready") { .string("\($0.readyContainers)/\($0.containers.count)") },
        Column(name: "Status") { .string($0.podState) },
        Column(name: "Restarts") { .integer($0.restarts) },
      ]
    case .deployments:
      [
        Column(name: "Ready") { .string("\($0.count("readyReplicas"))/\($0.specReplicas)") },
        Column(name: "Up-to-date") { .integer($0.count("updatedReplicas")) },
        Column(name: "Available") { .integer($0.count("availableReplicas")) },
      ]
    case .replicaSets:
      [
        Column(name: "Desired") { .integer($0.specReplicas) },
        Column(name: "Current") { .integer($0.count("replicas")) },
        Column(name: "Ready") { .integer($0.count("readyReplicas")) },
      ]
    case .statefulSets:
      [Column(name: "Ready") { .string("\($0.count("readyReplicas"))/\($0.specReplicas)") }]
    case .configMaps: [Column(name: "Data") { .integer($0.configMapFiles.count) }]
    case .namespaces: [Column(name: "Status") { $0.at("status", "phase") ?? "Active" }]
    case .services:
      [
        Column(name: "Type") { $0.at("spec", "type") ?? "ClusterIP" },
        Column(name: "Cluster-IP") { $0.at("spec", "clusterIP") ?? "<none>" },
        Column(name: "External-IP") { _ in "<none>" },
        Column(name: "Port(s)") { .string($0.servicePorts) },
      ]
    default: []
    }
  }

  static func wideColumns(of type: ResourceType) -> [Column] {
    switch type {
    case .pods:
      [
        Column(name: "IP", isWide: true) { $0.at("status", "podIP") ?? "<none>" },
        Column(name: "Node", isWide: true) { $0.at("spec", "nodeName") ?? "<none>" },
      ]
    case .deployments, .replicaSets, .statefulSets:
      [
        Column(name: "Containers", isWide: true) { .string($0.templateList("name")) },
        Column(name: "Images", isWide: true) { .string($0.templateList("image")) },
        Column(name: "Selector", isWide: true) { .string($0.selectorText) },
      ]
    case .services: [Column(name: "Selector", isWide: true) { .string($0.selectorText) }]
    default: []
    }
  }

  /// Events have no names worth reading, and tell when they happened last.
  static func eventColumns(at now: Moment) -> [Column] {
    [
      Column(name: "Last Seen") { .string(now.age(since: $0["lastTimestamp"]?.string ?? "")) },
      Column(name: "Type") { $0["type"] ?? "" },
      Column(name: "Reason") { $0["reason"] ?? "" },
      Column(name: "Object") { event in
        let kind = event.at("involvedObject", "kind")?.string ?? ""
        return .string("\(kind.lowercased())/\(event.at("involvedObject", "name")?.string ?? "")")
      },
      Column(name: "Source", isWide: true) { $0.at("source", "component") ?? "" },
      Column(name: "Message") { $0["message"] ?? "" },
      Column(name: "Count", isWide: true) { $0["count"] ?? 1 },
      Column(name: "Name", isWide: true) { .string($0.name) },
    ]
  }
}

extension JSONValue {
  private var statuses: [JSONValue] { at("status", "containerStatuses")?.array ?? [] }

  fileprivate var readyContainers: Int { statuses.count { $0["ready"]?.bool == true } }
  fileprivate var restarts: Int {
    statuses.map { $0["restartCount"]?.integer ?? 0 }.reduce(0, +)
  }

  /// What `kubectl get pods` shows as a pod's status.
  fileprivate var podState: String {
    if isTerminating { return "Terminating" }
    let reasons = statuses.compactMap { status in
      status.at("state", "waiting", "reason") ?? status.at("state", "terminated", "reason")
    }
    return reasons.first?.string ?? at("status", "phase")?.string ?? "Unknown"
  }

  fileprivate func count(_ name: String) -> Int { at("status", name)?.integer ?? 0 }

  /// A field of all containers of the template.
  fileprivate func templateList(_ field: String) -> String {
    let containers = (at("spec", "template") ?? .null).containers
    return containers.map { $0[field]?.string ?? "" }.joined(separator: ",")
  }

  /// The labels that pods are chosen by; a service names them without `matchLabels`.
  fileprivate var selectorText: String {
    let selector = at("spec", "selector") ?? .null
    let labels = (selector["matchLabels"] ?? selector).texts
    let pairs = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return pairs.isEmpty ? "<none>" : pairs.joined(separator: ",")
  }

  fileprivate var servicePorts: String {
    let ports = at("spec", "ports")?.array ?? []
    return ports.map { "\($0["port"]?.integer ?? 0)/\($0["protocol"]?.string ?? "TCP")" }
      .joined(separator: ",")
  }
}

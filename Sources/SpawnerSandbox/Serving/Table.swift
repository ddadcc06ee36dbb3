import KubeCore

/// The rows `kubectl get` shows.
struct Table: Sendable {
  private struct Column: Sendable {
    let name: String
    let cell: @Sendable (JSONValue) -> JSONValue
  }

  private let columns: [Column]

  /// The table of a type, with ages as of a moment.
  init(_ type: ResourceType, at now: Moment) {
    let name = Column(name: "Name") { .string($0.name) }
    let age = Column(name: "Age") { object in
      .string(now.age(since: object.metadata["creationTimestamp"]?.string ?? ""))
    }
    columns = [name] + Self.columns(of: type) + [age]
  }

  func value(of objects: [JSONValue]) -> JSONValue {
    [
      "kind": "Table", "apiVersion": "meta.k8s.io/v1",
      "metadata": ["resourceVersion": .string(objects.last?.resourceVersion ?? "")],
      "columnDefinitions": .array(
        columns.map { column in
          [
            "name": .string(column.name), "type": "string",
            "format": column.name == "Name" ? "name" : "", "description": "", "priority": 0,
          ]
        }
      ),
      "rows": .array(objects.map(row)),
    ]
  }

  private func row(_ object: JSONValue) -> JSONValue {
    [
      "cells": .array(columns.map { $0.cell(object) }),
      "object": [
        "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1",
        "metadata": object.metadata,
      ],
    ]
  }

  private static func columns(of type: ResourceType) -> [Column] {
    switch type {
    case .pods:
      return [
        Column(name: "Ready") { .string("\($0.readyContainers)/\($0.containers.count)") },
        Column(name: "Status") { .string($0.podState) },
        Column(name: "Restarts") { .integer($0.restarts) },
      ]
    case .deployments:
      return [
        Column(name: "Ready") {
          .string("\($0.at("status", "readyReplicas")?.integer ?? 0)/\($0.specReplicas)")
        },
        Column(name: "Up-to-date") { $0.at("status", "updatedReplicas") ?? 0 },
        Column(name: "Available") { $0.at("status", "availableReplicas") ?? 0 },
      ]
    case .replicaSets:
      return [
        Column(name: "Desired") { .integer($0.specReplicas) },
        Column(name: "Current") { $0.at("status", "replicas") ?? 0 },
        Column(name: "Ready") { $0.at("status", "readyReplicas") ?? 0 },
      ]
    case .configMaps:
      return [Column(name: "Data") { .integer($0.configMapFiles.count) }]
    case .events:
      return [
        Column(name: "Type") { $0["type"] ?? "" },
        Column(name: "Reason") { $0["reason"] ?? "" },
        Column(name: "Object") { $0.at("involvedObject", "name") ?? "" },
        Column(name: "Message") { $0["message"] ?? "" },
      ]
    default: return []
    }
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
}

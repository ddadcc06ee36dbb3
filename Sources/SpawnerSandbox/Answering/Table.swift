import KubeCore

/// The rows `kubectl get` shows.
struct Table: Sendable {
  struct Column: Sendable {
    let name: String
    /// Whether only `-o wide` shows it.
    var isWide = false
    let cell: @Sendable (JSONValue) -> JSONValue
  }

  private let columns: [Column]

  /// The table of a type, with ages as of a moment.
  init(_ type: ResourceType, at now: Moment) {
    guard type != .events else {
      columns = Self.eventColumns(at: now)
      return
    }
    let name = Column(name: "Name") { .string($0.name) }
    let age = Column(name: "Age") { object in
      .string(now.age(since: object.metadata["creationTimestamp"]?.string ?? ""))
    }
    columns = [name] + Self.columns(of: type) + [age] + Self.wideColumns(of: type)
  }

  func value(of objects: [JSONValue]) -> JSONValue {
    [
      "kind": "Table", "apiVersion": "meta.k8s.io/v1",
      "metadata": ["resourceVersion": .string(objects.last?.resourceVersion ?? "")],
      "columnDefinitions": .array(
        columns.map { column in
          [
            "name": .string(column.name), "type": "string",
            "format": column.name == "Name" ? "name" : "", "description": "",
            "priority": column.isWide ? 1 : 0,
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
}

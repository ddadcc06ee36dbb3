import KubeCore
import Testing

@testable import SpawnerSandbox

/// The store: versions, order, history.
@Suite struct ObjectStoreTests {
  private let key = ObjectKey(.configMaps, "a", in: "kubeflow")

  @Test func `counts one version for all objects`() {
    var store = ObjectStore(memory: 10)
    let first = store.put(["data": [:]], at: key)
    let second = store.put(["data": [:]], at: ObjectKey(.pods, "a", in: "kubeflow"))
    #expect(Int(second.resourceVersion) == Int(first.resourceVersion).map { $0 + 1 })
    #expect(store.version == Int(second.resourceVersion))
  }

  @Test func `lists in name order, by namespace where one is named`() {
    var store = ObjectStore(memory: 10)
    for (name, namespace) in [("b", "one"), ("a", "two"), ("a", "one")] {
      store.put(
        ["metadata": ["name": .string(name), "namespace": .string(namespace)]],
        at: ObjectKey(.configMaps, name, in: namespace)
      )
    }
    #expect(
      store.all(.configMaps).map { "\($0.namespace ?? "")/\($0.name)" } == [
        "one/a", "one/b", "two/a",
      ]
    )
    #expect(store.all(.configMaps, in: "two").map(\.name) == ["a"])
    #expect(store.all(.pods).isEmpty)
  }

  @Test func `remembers what was before and after each change`() {
    var store = ObjectStore(memory: 10)
    store.put(["data": ["k": "1"]], at: key)
    store.put(["data": ["k": "2"]], at: key)
    store.remove(key)
    #expect(store.changes.map { $0.old?.at("data", "k") } == [nil, "1", "2"])
    #expect(store.changes.map { $0.new?.at("data", "k") } == ["1", "2", nil])
    #expect(store[key] == nil)
  }

  @Test func `forgets the oldest changes`() {
    var store = ObjectStore(memory: 3)
    for number in 0..<7 { store.put(["data": ["k": .integer(number)]], at: key) }
    #expect(store.changes.count <= 6)
    #expect(store.forgottenThrough == store.changes[0].version - 1)
    #expect(store.changes.last?.version == store.version)
  }

  @Test func `forgets everything on demand`() {
    var store = ObjectStore(memory: 3)
    let old = store.put(["data": [:]], at: key)
    store.forgetChanges()
    #expect(store.changes.isEmpty)
    #expect(Int(old.resourceVersion).map { $0 <= store.forgottenThrough } == true)
    #expect(store[key] == old)
  }

  @Test func `has no namespace for what has none`() {
    let one = ObjectKey(.namespaces, "a", in: "ignored")
    #expect(one == ObjectKey(.namespaces, "a", in: nil))
  }
}

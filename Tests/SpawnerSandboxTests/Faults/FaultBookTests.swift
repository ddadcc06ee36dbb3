import Testing

@testable import SpawnerSandbox

/// How often a fault happens.
@Suite struct FaultBookTests {
  private let get = FaultBook.Occasion(verb: "get", resource: "pods", name: "web-0")

  private func book(_ faults: Fault...) -> FaultBook {
    var book = FaultBook()
    for fault in faults { book.inject(fault) }
    return book
  }

  @Test func `happens as often as it was injected for`() {
    var book = book(.status(500, times: 2))
    for expected in [1, 1, 0] {
      #expect(book.take(for: get, where: \.isOfRequests).count == expected)
    }
  }

  @Test func `happens always where no number was given`() {
    var book = book(.refuse)
    for _ in 0..<5 { #expect(book.take(for: get, where: \.isOfRequests) == [.refuse]) }
    book.clear()
    #expect(book.take(for: get, where: \.isOfRequests).isEmpty)
  }

  @Test func `never happens where the number is none`() {
    var book = book(Fault.refuse.limited(to: 0))
    #expect(book.take(for: get, where: \.isOfRequests).isEmpty)
  }

  @Test(arguments: [
    (Fault.refuse, true), (Fault.refuse.on("get", nil), true),
    (Fault.refuse.on("list", nil), false),
    (Fault.refuse.on(nil, "pods"), true), (Fault.refuse.on(nil, "pods/log"), false),
    (Fault.refuse.on("get", "pods", name: "web-0"), true),
    (Fault.refuse.on("get", "pods", name: "web-1"), false),
  ])
  func `happens to the requests it is for`(_ fault: Fault, _ happens: Bool) {
    var book = book(fault)
    #expect(book.take(for: get, where: \.isOfRequests).isEmpty == !happens)
  }

  @Test func `comes in the order of injection`() {
    var book = book(.delay(.seconds(1)), .crashLoop, .status(500))
    #expect(
      book.take(for: get, where: \.isOfRequests)
        == [.delay(.seconds(1)), .status(500, retryAfter: nil)]
    )
    #expect(book.take(for: get, where: \.isOfPods) == [.crashLoop])
  }

  @Test func `is not used up by being looked at`() {
    let book = book(Fault.forbidden(verb: "get", resource: "pods").limited(to: 1))
    #expect(book.holds(.forbidden, for: get))
    #expect(book.holds(.forbidden, for: get))
    #expect(!book.holds(.refuse, for: get))
  }
}

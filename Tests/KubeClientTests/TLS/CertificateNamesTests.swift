import Testing

@testable import KubeClient

/// For whom a certificate is, by the names and addresses that it lists.
@Suite struct CertificateNamesTests {
  private let names = CertificateNames(
    names: ["Kube.example", "*.wild.example", "kubernetes", "*", "dot.example."],
    addresses: ["10.0.0.1", "::1"]
  )

  @Test(arguments: [
    "kube.example", "KUBE.EXAMPLE", "kube.example.", "a.wild.example", "kubernetes", "dot.example",
    "10.0.0.1", "::1", "0:0:0:0:0:0:0:1",
  ])
  func `is for whom it lists`(host: String) {
    #expect(names.contain(host))
  }

  @Test(arguments: [
    "example", "a.kube.example", "wild.example", "a.b.wild.example", ".wild.example", "other",
    "10.0.0.2", "::2", "",
  ])
  func `is for nobody else`(host: String) {
    #expect(!names.contain(host))
  }

  @Test func `does not take a listed name for an address`() {
    let names = CertificateNames(names: ["10.0.0.1", "*.0.0.1"], addresses: [])
    #expect(!names.contain("10.0.0.1"))
  }
}

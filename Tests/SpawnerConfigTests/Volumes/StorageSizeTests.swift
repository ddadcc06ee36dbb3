import Testing

@testable import SpawnerConfig

/// Sizes that the form takes, and what comes nearest to others.
struct StorageSizeTests {
  @Test(arguments: ["1Gi", "10Gi", "5000Gi"])
  func `takes a whole number of Gi`(_ text: String) {
    #expect(StorageSize(text).isWholeGi)
  }

  @Test(arguments: [
    ("1Ti", "1024Gi"), ("2048Mi", "2Gi"), ("1.5Ti", "1536Gi"), ("5.0Gi", "5Gi"),
    ("050Gi", "50Gi"), ("5", "5Gi"), ("1073741824", "1Gi"), ("3gi", "3Gi"), ("1GiB", "1Gi"),
    ("1048576Ki", "1Gi"), ("1Pi", "1048576Gi"),
  ])
  func `offers the same size in Gi`(_ text: String, _ offer: String) {
    #expect(!StorageSize(text).isWholeGi)
    #expect(StorageSize(text).wholeGi == offer)
  }

  @Test(arguments: [
    "", "Gi", "0Gi", "0", "-1Gi", "+5Gi", "512Mi", "1.5Gi", "10G", "1e3Gi", "five", "1 Gi",
    "1.2.3Gi", "99999999999999999999Ti", "999999999999Pi", ".Gi", "1.0000000001Ti",
  ])
  func `offers nothing where there is no such number`(_ text: String) {
    #expect(!StorageSize(text).isWholeGi)
    #expect(StorageSize(text).wholeGi == nil)
  }
}

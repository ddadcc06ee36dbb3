import KubeCore
import Testing

/// Header fields, whose names have no case.
struct HeaderFieldsTests {
  @Test func `finds a field in any case`() {
    let headers: HeaderFields = ["Retry-After": "3"]
    #expect(headers["retry-after"] == "3")
    #expect(headers["retry"] == nil)
  }

  @Test func `keeps several fields of one name in order`() {
    var headers: HeaderFields = ["Impersonate-Group": "a"]
    headers.append("impersonate-group", "b")
    #expect(headers.values(of: "Impersonate-Group") == ["a", "b"])
    #expect(headers["Impersonate-Group"] == "a")
    #expect(headers.map(\.name) == ["Impersonate-Group", "impersonate-group"])
  }

  @Test func `replaces every field of a name`() {
    var headers: HeaderFields = ["A": "1", "a": "2", "B": "3"]
    headers["a"] = "4"
    #expect(headers.map(\.value) == ["3", "4"])
    headers["A"] = nil
    #expect(headers.map(\.name) == ["B"])
  }
}

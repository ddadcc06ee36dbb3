import SpawnerConfig
import TestSupport
import Testing
import YAMLEdit

/// Adding images: places, defaults, refusals, and not a line too many.
struct AddImagesTests {
  private static let text = """
    spawnerFormDefaults:
      image:
        value: lab/base:v1
        # the list
        options:
        - lab/base:v1
        - lab/torch:v1  # has drivers

      cpu:
        value: "1"

    """

  private func add(
    _ images: String...,
    at position: ImagePosition = .last,
    makeDefault: Bool = false
  ) -> SpawnerEdit {
    .addImages(images, to: .jupyter, at: position, makeDefault: makeDefault)
  }

  @Test func `adds at the end, and changes one line`() throws {
    try expect(
      add("reg.example/new:v2"),
      of: Self.text,
      gives: """
        spawnerFormDefaults:
          image:
            value: lab/base:v1
            # the list
            options:
            - lab/base:v1
            - lab/torch:v1  # has drivers
            - reg.example/new:v2

          cpu:
            value: "1"

        """
    )
  }

  @Test(arguments: [
    (ImagePosition.first, ["new:1", "new:2", "lab/base:v1", "lab/torch:v1"]),
    (.last, ["lab/base:v1", "lab/torch:v1", "new:1", "new:2"]),
    (.before("lab/torch:v1"), ["lab/base:v1", "new:1", "new:2", "lab/torch:v1"]),
    (.after("lab/base:v1"), ["lab/base:v1", "new:1", "new:2", "lab/torch:v1"]),
    (.after("lab/torch:v1"), ["lab/base:v1", "lab/torch:v1", "new:1", "new:2"]),
    (.before("lab/base:v1"), ["new:1", "new:2", "lab/base:v1", "lab/torch:v1"]),
  ])
  func `adds several in order at a place`(
    _ position: ImagePosition,
    _ expected: [String]
  ) throws {
    let document = try SpawnerDocument(Array(Self.text.utf8))
    let edited = try add("new:1", "new:2", "new:1", at: position).applied(to: document)
    #expect(edited.images().map(\.reference) == expected)
    #expect(edited.images().filter(\.isDefault).map(\.reference) == ["lab/base:v1"])
  }

  @Test func `leaves what is listed where it is`() throws {
    try expect(add("lab/torch:v1", at: .first), of: Self.text, gives: Self.text)
    try expect(add("lab/base:v1", makeDefault: true), of: Self.text, gives: Self.text)
  }

  @Test func `makes the first one the default`() throws {
    let edit = add("lab/torch:v1", "new:1", makeDefault: true)
    try expect(
      edit,
      of: Self.text,
      gives: """
        spawnerFormDefaults:
          image:
            value: lab/torch:v1
            # the list
            options:
            - lab/base:v1
            - lab/torch:v1  # has drivers
            - new:1

          cpu:
            value: "1"

        """
    )
  }

  @Test(arguments: ["options: []", "options:", "options: null", "options: {}"])
  func `starts an empty list`(_ options: String) throws {
    try expect(
      add("new:1"),
      of: "spawnerFormDefaults:\n  image:\n    value: x\n    \(options)\n",
      gives: "spawnerFormDefaults:\n  image:\n    value: x\n    options:\n    - new:1\n"
    )
  }

  @Test func `creates options that are not there`() throws {
    try expect(
      add("new:1"),
      of: "spawnerFormDefaults:\n  image:\n    value: x\n",
      gives: "spawnerFormDefaults:\n  image:\n    value: x\n    options:\n    - new:1\n"
    )
  }

  @Test(arguments: ["", "  imageGroupTwo:\n", "  imageGroupTwo: null\n", "  imageGroupTwo: {}\n"])
  func `creates a group with its first image as default`(_ section: String) throws {
    let text = "spawnerFormDefaults:\n  image:\n    value: x\n\(section)"
    let edit = SpawnerEdit.addImages(
      ["r:1", "r:2"],
      to: .groupTwo,
      at: .last,
      makeDefault: false
    )
    try expect(
      edit,
      of: text,
      gives: """
        spawnerFormDefaults:
          image:
            value: x
          imageGroupTwo:
            value: r:1
            options:
            - r:1
            - r:2

        """
    )
  }

  // MARK: Refusals

  @Test func `refuses what is no image`() throws {
    try expectRefusal(
      of: add("new:1", "New:1"),
      on: Self.text,
      code: .invalidImage,
      message: """
        'New:1' is not an image reference: \
        character 1: expected a lower-case letter or digit in the repository, found 'N'
        """
    )
  }

  @Test func `refuses a place beside an image that is not listed`() throws {
    try expectRefusal(
      of: add("new:1", at: .after("ghost:1")),
      on: Self.text,
      code: .imageNotListed,
      message: "image 'ghost:1' is not listed in jupyter"
    )
  }

  @Test(arguments: [
    (
      "image: [a]", SpawnerConfigError.Code.wrongShape,
      "2:10: expected a mapping at 'spawnerFormDefaults.image', found a list"
    ),
    (
      "image: {options: text}", .wrongShape,
      "2:20: expected a list at 'spawnerFormDefaults.image.options', found text"
    ),
    (
      "image: {options: {a: b}}", .wrongShape,
      "2:20: expected a list at 'spawnerFormDefaults.image.options', found a mapping"
    ),
  ])
  func `refuses a shape it does not know`(
    _ section: String,
    _ code: SpawnerConfigError.Code,
    _ message: String
  ) throws {
    try expectRefusal(
      of: add("new:1"),
      on: "spawnerFormDefaults:\n  \(section)\n",
      code: code,
      message: message
    )
  }

  @Test(arguments: [
    ("", "expected the key 'spawnerFormDefaults', found an empty file"),
    ("# only words\n", "expected the key 'spawnerFormDefaults', found an empty file"),
    ("- a\n", "1:1: expected a mapping with the key 'spawnerFormDefaults', found a list"),
    ("a: 1\n", "1:1: expected the key 'spawnerFormDefaults', found no such key"),
    (
      "spawnerFormDefaults: 5\n",
      "1:22: expected a mapping at 'spawnerFormDefaults', found a number"
    ),
  ])
  func `refuses a file that holds no form`(_ text: String, _ message: String) throws {
    try expectRefusal(of: add("new:1"), on: text, code: .noDefaults, message: message)
  }

  // MARK: Real files

  @Test(.needsCorpus) func `changes one line of the file that Kubeflow 1_10 shipped`() throws {
    let image = "some-registry.io/hiroyukiosaki/jupyter-original:v1.0"
    let file = try #require(try Corpus.files().first { $0.name == "v1.10.0.yaml" })
    let document = try SpawnerDocument(file.bytes)
    let edited = try add(image).applied(to: document)
    let old = document.document.text.split(separator: "\n", omittingEmptySubsequences: false)
    var new = edited.document.text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(new.firstIndex { $0.contains(image) })
    #expect(new[line] == "    - \(image)")
    #expect(new[line - 1].hasSuffix("jupyter-tensorflow-cuda-full:v1.10.0"))
    new.remove(at: line)
    #expect(new == old)
    #expect(newErrors(from: document.bytes, to: edited.bytes) == [])
  }

  @Test(.needsCorpus) func `adds to every generation and takes away without a trace`() throws {
    for file in try Corpus.files() {
      let isPlain = file.name != "v0.5.1.yaml" && !file.name.contains("configmap")
      guard isPlain else { continue }
      let document = try SpawnerDocument(file.bytes)
      let added = try add("reg.example/x:1", at: .first).applied(to: document)
      #expect(added.images().first?.reference == "reg.example/x:1", "\(file.name)")
      let removed = try SpawnerEdit.removeImages(
        ["reg.example/x:1"],
        from: .jupyter,
        newDefault: nil
      ).applied(to: added)
      #expect(removed.bytes == file.bytes, "\(file.name)")
    }
  }
}

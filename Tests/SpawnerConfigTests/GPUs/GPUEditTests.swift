import SpawnerConfig
import Testing
import YAMLEdit

/// Edits of the GPU vendors, the default vendor and the number.
struct GPUEditTests {
  private static let nvidia = GPUVendor(limitsKey: "nvidia.com/gpu", uiName: "NVIDIA")
  private static let amd = GPUVendor(limitsKey: "amd.com/gpu", uiName: "AMD")

  /// The sample with two vendors on offer.
  private static func offering(num: String = "none", vendor: String = "\"\"") -> String {
    Sample.with(
      "      num: none\n      vendors: []\n      vendor: \"\"\n",
      """
            # how many
            num: \(num)
            vendors:
            # since the new nodes came
            - limitsKey: nvidia.com/gpu
              uiName: NVIDIA  # A100
            - limitsKey: amd.com/gpu
              uiName: AMD
            vendor: \(vendor)

      """
    )
  }

  // MARK: Adding

  @Test func `adds the first vendor as a block`() throws {
    try expect(
      .gpus(.addVendor(Self.nvidia, makeDefault: false)),
      of: Sample.text,
      gives: Sample.with(
        "      vendors: []\n",
        """
              vendors:
              - limitsKey: nvidia.com/gpu
                uiName: NVIDIA

        """
      )
    )
  }

  @Test func `adds another vendor, preselects it and keeps every comment`() throws {
    let gaudi = GPUVendor(limitsKey: "habana.ai/gaudi", uiName: "Gaudi für alle")
    try expect(
      .gpus(.addVendor(gaudi, makeDefault: true)),
      of: Self.offering(),
      gives: Self.offering(vendor: "\"habana.ai/gaudi\"").replacing(
        "        uiName: AMD\n",
        with: """
                  uiName: AMD
                - limitsKey: habana.ai/gaudi
                  uiName: "Gaudi für alle"

          """
      )
    )
  }

  @Test(arguments: [
    "", "  gpus:\n", "  gpus: {}\n", "  gpus: {value: {}}\n", "  gpus:\n    value:\n",
  ])
  func `creates the section or its value`(_ section: String) throws {
    let text = "spawnerFormDefaults:\n  shm: {value: false}\n\(section)"
    let document = try SpawnerDocument(Array(text.utf8))
    let edited = try SpawnerEdit.gpus(.addVendor(Self.nvidia, makeDefault: true))
      .applied(to: document)
    let value: YAMLValue = [
      "num": "none", "vendor": "nvidia.com/gpu",
      "vendors": [["limitsKey": "nvidia.com/gpu", "uiName": "NVIDIA"]],
    ]
    #expect(edited.defaults["gpus"] == ["value": value])
    #expect(edited.defaults["shm"] == ["value": false])
  }

  @Test func `gives a name to a vendor without one, which breaks the list of notebooks`() throws {
    let text = Self.offering().replacing("        uiName: AMD\n", with: "")
    let edited = try SpawnerEdit.gpus(.addVendor(Self.amd, makeDefault: false))
      .applied(to: SpawnerDocument(Array(text.utf8)))
    #expect(edited.document.text == Self.offering())
  }

  @Test func `restores every byte when what was added is removed`() throws {
    for text in [Sample.text, Self.offering()] {
      let vendor = GPUVendor(limitsKey: "x.example/gpu", uiName: "X")
      let added = try SpawnerEdit.gpus(.addVendor(vendor, makeDefault: false))
        .applied(to: SpawnerDocument(Array(text.utf8)))
      #expect(added.document.text != text)
      let back = try SpawnerEdit.gpus(.removeVendors([vendor.limitsKey])).applied(to: added)
      #expect(back.document.text == text)
    }
  }

  @Test(arguments: [
    ("gpu", "X", "expected a resource like 'nvidia.com/gpu', found 'gpu'"),
    ("nvidia.com/", "X", "expected a resource like 'nvidia.com/gpu', found 'nvidia.com/'"),
    ("größe.de/gpu", "X", "expected a resource like 'nvidia.com/gpu', found 'größe.de/gpu'"),
    ("x.com/gpu", " ", "expected a name for vendor 'x.com/gpu', found an empty one"),
  ])
  func `refuses a vendor that breaks the list or the pod`(
    key: String,
    name: String,
    message: String
  ) throws {
    let vendor = GPUVendor(limitsKey: key, uiName: name)
    try expectRefusal(
      of: .gpus(.addVendor(vendor, makeDefault: false)),
      on: Sample.text,
      code: .invalidEntry,
      message: message
    )
  }

  @Test func `refuses another name for a vendor that is listed`() throws {
    let vendor = GPUVendor(limitsKey: "amd.com/gpu", uiName: "Radeon")
    try expectRefusal(
      of: .gpus(.addVendor(vendor, makeDefault: false)),
      on: Self.offering(),
      code: .alreadyListed,
      message: "55:9: GPU vendor 'amd.com/gpu' is listed already, as 'AMD'"
    )
  }

  // MARK: Removing

  @Test func `removes a vendor with its comment`() throws {
    let edited = try SpawnerEdit.gpus(.removeVendors(["nvidia.com/gpu"]))
      .applied(to: SpawnerDocument(Array(Self.offering().utf8)))
    #expect(edited.gpus().vendors.map(\.limitsKey) == ["amd.com/gpu"])
    #expect(!edited.document.text.contains("A100"))
  }

  @Test func `leaves an empty list behind the last vendor`() throws {
    let edited = try SpawnerEdit.gpus(.removeVendors(["amd.com/gpu", "nvidia.com/gpu"]))
      .applied(to: SpawnerDocument(Array(Self.offering().utf8)))
    #expect(edited.defaults["gpus"]?["value"]?["vendors"] == [])
  }

  @Test func `preselects no vendor when the default goes and nobody gets a GPU by default`() throws
  {
    let edited = try SpawnerEdit.gpus(.removeVendors(["amd.com/gpu"]))
      .applied(to: SpawnerDocument(Array(Self.offering(vendor: "amd.com/gpu").utf8)))
    #expect(edited.gpus().vendor == nil)
    #expect(edited.defaults["gpus"]?["value"]?["vendor"] == "")
  }

  @Test(arguments: [("\"1\"", "'1'"), ("2", "the number 2")])
  func `refuses to remove the default while notebooks get a GPU of it`(
    num: String,
    found: String
  ) throws {
    try expectRefusal(
      of: .gpus(.removeVendors(["amd.com/gpu"])),
      on: Self.offering(num: num, vendor: "amd.com/gpu"),
      code: .removesDefault,
      message: "GPU vendor 'amd.com/gpu' is the default, and the number of GPUs is \(found)",
      candidates: ["nvidia.com/gpu"]
    )
  }

  @Test func `refuses to remove or choose what is not listed`() throws {
    let edits: [GPUEdit] = [
      .removeVendors(["amd.com/gpu", "x.com/gpu"]), .setDefault("x.com/gpu", number: .one),
    ]
    for edit in edits {
      try expectRefusal(
        of: .gpus(edit),
        on: Self.offering(),
        code: .notListed,
        message: "GPU vendor 'x.com/gpu' is not listed",
        candidates: ["nvidia.com/gpu", "amd.com/gpu"]
      )
    }
  }

  // MARK: Choosing

  @Test func `preselects a vendor and a number, quoted`() throws {
    try expect(
      .gpus(.setDefault("amd.com/gpu", number: .two)),
      of: Self.offering(),
      gives: Self.offering(num: "\"2\"", vendor: "\"amd.com/gpu\"")
    )
  }

  @Test func `keeps the number unless told one`() throws {
    let text = Self.offering(num: "\"4\"", vendor: "nvidia.com/gpu")
    try expect(
      .gpus(.setDefault("amd.com/gpu", number: nil)),
      of: text,
      gives: Self.offering(num: "\"4\"", vendor: "amd.com/gpu")
    )
  }

  @Test func `adds the number that a file does not have`() throws {
    let text = Self.offering().replacing("      # how many\n      num: none\n", with: "")
    let edited = try SpawnerEdit.gpus(.setDefault("amd.com/gpu", number: nil))
      .applied(to: SpawnerDocument(Array(text.utf8)))
    #expect(edited.gpus().number == "none")
  }

  @Test func `preselects nothing`() throws {
    try expect(
      .gpus(.clearDefault),
      of: Self.offering(num: "\"4\"", vendor: "\"amd.com/gpu\""),
      gives: Self.offering(num: "\"none\"")
    )
    let none = "spawnerFormDefaults:\n  shm: {value: true}\n"
    try expect(.gpus(.clearDefault), of: none, gives: none)
  }

  // MARK: Files that are not sound

  @Test(arguments: [
    ("gpus: none", "3:9: expected a mapping at 'spawnerFormDefaults.gpus', found text"),
    (
      "gpus: {value: [1]}",
      "3:17: expected a mapping at 'spawnerFormDefaults.gpus.value', found a list"
    ),
    (
      "gpus: {value: {vendors: many}}",
      "3:27: expected a list at 'spawnerFormDefaults.gpus.value.vendors', found text"
    ),
  ])
  func `refuses a section of another shape`(section: String, message: String) throws {
    try expectRefusal(
      of: .gpus(.addVendor(Self.nvidia, makeDefault: false)),
      on: "spawnerFormDefaults:\n  shm: {value: true}\n  \(section)\n",
      code: .wrongShape,
      message: message
    )
  }

  @Test func `lists what there is, sound or not`() throws {
    let text = """
      spawnerFormDefaults:
        gpus:
          readOnly: true
          value:
            num: 2
            vendor: b.com/gpu
            vendors: [{limitsKey: a.com/gpu}, nothing, {limitsKey: b.com/gpu, uiName: B}]
      """
    let gpus = try SpawnerDocument(Array(text.utf8)).gpus()
    #expect(gpus.number == "2")
    #expect(gpus.vendor == "b.com/gpu")
    #expect(gpus.isLocked)
    #expect(gpus.vendors.map(\.position) == [1, 3])
    #expect(gpus.vendors.map(\.uiName) == [nil, "B"])
    #expect(gpus.vendors.map(\.isDefault) == [false, true])
    let empty = try SpawnerDocument(Array("spawnerFormDefaults: {}\n".utf8)).gpus()
    #expect(empty.number == nil && empty.vendor == nil && empty.vendors.isEmpty)
  }
}

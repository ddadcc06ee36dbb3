import SpawnerConfig
import Testing
import YAMLEdit

/// The images: what the dropdowns show, and what is sent whether they show it or not.
struct ImageFieldTests {
  private static let unlisted = "value not listed: dropdown looks blank, still used: a"

  private func names(_ id: String, _ shown: Shown) -> [String] {
    shown.field(id)?.options.map(\.label) ?? []
  }

  @Test func `marks the preselected image and sends its whole name`() {
    let shown = Shown("image: {value: \"a.io/b:2\", options: [\"a.io/b:1\", \"a.io/b:2\"]}")
    #expect(shown["jupyter-image"] == ["a.io/b:2"])
    #expect(shown.field("jupyter-image")?.options.map(\.isChosen) == [false, true])
    #expect(shown.posted("image") == "a.io/b:2")
    #expect(shown.verdict == "200")
  }

  @Test(arguments: [
    ("true", "false", ["a/b:1", "c/d", "reg.local:5000/e", "localhost/f:1"]),
    ("false", "true", ["a.io/a/b", "c/d", "reg.local", "localhost/f"]),
    ("\"no\"", "false", ["a/b:1", "c/d", "reg.local:5000/e", "localhost/f:1"]),
  ])
  func `shortens names as the form does`(registry: String, tag: String, names: [String]) {
    let options = #"["a.io/a/b:1", "c/d", "reg.local:5000/e:9", "localhost/f:1"]"#
    let shown = Shown(
      "hideRegistry: \(registry)\nhideTag: \(tag)\nimage: {value: c/d, options: \(options)}"
    )
    #expect(self.names("jupyter-image", shown) == names)
  }

  @Test func `notes names that are cut in an odd place`() {
    let image = "ghcr.io/a/b:1@sha256:\(String(repeating: "0", count: 64))"
    let shown = Shown("hideRegistry: true\nimage: {value: \"\(image)\", options: [\"\(image)\"]}")
    #expect(shown["jupyter-image"] == ["a/b:1@sha256", "\(image) → a/b:1@sha256"])
  }

  @Test func `notes flags that are text`() {
    #expect(
      Shown("hideTag: \"false\"").form.remarks.map(\.words) == [
        "hideTag 'false' → counts as true"
      ]
    )
  }

  @Test func `looks blank with an image that is not listed, and sends it`() {
    let shown = Shown("image: {value: \"a:2\", options: [\"a:1\"]}")
    #expect(shown["jupyter-image"] == ["", Self.unlisted + ":2"])
    #expect(shown.posted("image") == "a:2")
    #expect(shown.verdict == "200")
    #expect(shown.form.notes.first?.path?.description == "image.value")
  }

  @Test(arguments: [
    ("{value: \"\", options: [a]}", "off"), ("{value: null, options: [a]}", "off"),
    ("{options: [a]}", "off"), ("{value: 5, options: [a]}", "500"),
    ("{value: a, options: [a], readOnly: true}", "400"), ("{value: a, options: [a]}", "200"),
  ])
  func `knows what becomes of an image`(section: String, verdict: String) {
    #expect(Shown("image: \(section)").verdict == verdict)
  }

  @Test func `says that a lock on the image locks nothing and fails every launch`() {
    #expect(
      Shown("image: {value: a, options: [a], readOnly: true}")["jupyter-image"] == [
        "a", "readOnly → the field is not locked",
        "launching is answered with 400: 'image' is read-only, and the form sends it all the same",
      ]
    )
  }

  @Test(arguments: [
    ("null", "no options: empty dropdown"), ("[]", "no options: empty dropdown"),
    ("text", "no list of options: empty dropdown"),
    ("{a: 1}", "no list of options: empty dropdown"),
  ])
  func `has an empty dropdown without a list`(options: String, note: String) {
    #expect(
      Shown("image: {value: a, options: \(options)}")["jupyter-image"] == ["", Self.unlisted, note]
    )
  }

  @Test func `fails below the images at an option that is no text`() {
    let shown = Shown(
      """
      image: {value: a, options: [a, 5]}
      dataVolumes:
        value:
        - mount: /data
          newPvc:
            metadata: {name: "{notebook-name}-d"}
            spec: {resources: {requests: {storage: 512Mi}}, accessModes: [ReadWriteOnce]}
      """
    )
    #expect(
      shown["jupyter-image"] == ["a", "the number 5 is no text → the page fails below the images"]
    )
    #expect(shown.field("volume-1-name")?.shown == "{notebook-name}-d")
    #expect(shown.field("volume-1-size")?.shown == "512Mi")
    #expect(shown.field("volume-1-mount")?.shown == "/data")
    #expect(shown.verdict == "422")
  }

  // MARK: Groups

  @Test func `sends the image of the group that is chosen`() {
    let shown = Shown("", group: .groupTwo)
    #expect(shown.posted("image") == "example/studio:v1")
    #expect(shown.posted("serverType") == "group-two")
    let panels = shown.form.parts[1].panels
    #expect(panels.map(\.isChosen) == [false, false, true, nil])
    #expect(panels.compactMap(\.title) == ["JupyterLab", "Visual Studio Code", "RStudio"])
  }

  @Test(arguments: ["null", "{value: \"\"}", "{options: [a]}", "{value: null}"])
  func `cannot be launched with a group without an image`(section: String) {
    let shown = Shown("imageGroupOne: \(section)", group: .groupOne)
    #expect(shown.posted("image") == nil)
    #expect(shown.verdict == "400")
    #expect(Shown("imageGroupOne: \(section)").verdict == "200")
  }

  @Test func `does not lock a group`() {
    #expect(
      Shown("imageGroupOne: {value: a, options: [a], readOnly: true}")["group-one-image"] == [
        "a", "readOnly → the field is not locked",
      ]
    )
  }

  @Test func `needs the main image whatever group is chosen`() {
    #expect(Shown("image: {value: null, options: []}", group: .groupOne).verdict == "off")
  }

  // MARK: Other fields of images

  @Test(arguments: [("true", "off"), ("false", "not offered"), ("\"no\"", "off")])
  func `offers a custom image`(flag: String, shown: String) {
    #expect(Shown("allowCustomImage: \(flag)").field("custom-image")?.shown == shown)
  }

  @Test(arguments: [
    ("{value: Always}", ["Always"], "200"),
    (
      "{value: always}",
      ["", unlisted + "lways", "the pod is refused: there is no policy 'always'"],
      "200, pod refused"
    ),
    ("{value: \"\"}", ["", "LAUNCH stays off: no policy is preselected"], "off"),
    ("{value: null}", ["", "LAUNCH stays off: no policy is preselected"], "off"),
    (
      "{readOnly: false}",
      [
        "", "LAUNCH stays off: no policy is preselected",
        "launching is answered with 500: 'imagePullPolicy' has no 'value'",
      ], "off"
    ),
    (
      "{value: 5}",
      ["", "launching is answered with 422: the policy is the number 5, not text"], "422"
    ),
    ("{value: Never, readOnly: true}", ["Never (locked)"], "200"),
  ])
  func `knows the pull policies`(section: String, field: [String], verdict: String) {
    let shown = Shown("imagePullPolicy: \(section)")
    #expect(shown["pull-policy"] == field)
    #expect(shown.verdict == verdict)
  }
}

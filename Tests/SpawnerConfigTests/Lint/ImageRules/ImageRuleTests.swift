import Testing

/// I001 to I008: the options and the default of a list of images, and how the form shows them.
struct ImageRuleTests {
  private static let path = "spawnerFormDefaults.image"

  // MARK: I001

  @Test func `finds options that are no list`() {
    #expect(
      said(by: "I001", about: "image:\n  value: a:1\n  options: a:1") == [
        """
        4:14 error: expected a list at '\(Self.path).options', found text
        the page fails, and the dropdown of images is empty
        write a list of images
        """
      ]
    )
    expectMending(
      of: "image:\n  value: a:1\n  options: a:1  # só",
      gives: "image:\n  value: a:1\n  options:  # só\n  - a:1",
      settling: ["I001"]
    )
    #expect(rated("image: {value: a:1, options: {}}") == ["error I001"])
  }

  @Test(arguments: [
    ("12", "'12', which is the number 12", "put the image in quotes: \"12\""),
    ("on", "'on', which is the boolean true", "put the image in quotes: \"on\""),
    ("~", "'~', which is null", "write an image, or remove the item"),
    ("", "null", "write an image, or remove the item"),
    ("[a:1]", "a list", "write an image, or remove the item"),
    ("{}", "a mapping", "write an image, or remove the item"),
  ])
  func `finds an option that is not text`(_ item: String, _ found: String, _ remedy: String) {
    #expect(
      said(by: "I001", about: "image:\n  value: é:1\n  options:\n  - é:1\n  - \(item)") == [
        """
        6:\(item.isEmpty ? 6 : 7) error: expected text at '\(Self.path).options[1]', found \(found)
        the form's page fails, and fields below the images keep stale values
        \(remedy)
        """
      ]
    )
  }

  @Test func `reports an option that is not text once, and mends it`() {
    #expect(rated("image: {value: a:1, options: [a:1, 012]}") == ["error I001"])
    #expect(rated("image: {value: a:1, options: [a:1, {name}]}") == ["error Y015"])
    #expect(rated("image: {value: a:1, options: [a:1, {name: a:2}]}") == ["error I001"])
    expectMending(
      of: "image:\n  value: a:1\n  options:\n  - a:1\n  - 2024-01-02  # a date",
      gives: "image:\n  value: a:1\n  options:\n  - a:1\n  - \"2024-01-02\"  # a date",
      settling: ["I001"]
    )
  }

  // MARK: I002

  @Test(arguments: [
    ("image: {value: a:1}", "2:3"), ("image: {value: a:1, options: null}", "2:23"),
    ("image: {value: a:1, options: []}", "2:23"),
  ])
  func `misses options`(_ section: String, _ place: String) {
    #expect(
      said(by: "I002", about: section) == [
        """
        \(place) warning: 'image' lists no options
        the dropdown of images is empty
        list the images that users may choose, the default among them
        """
      ]
    )
    #expect(rated(section) == ["warning I002"])
  }

  @Test func `does not miss the options of a group without images`() {
    #expect(rated("imageGroupOne: {value: \"\", options: []}") == ["warning S010"])
    #expect(rated("imageGroupOne: {value: a:1, options: []}") == ["warning I002"])
  }

  // MARK: I003

  @Test func `finds a default that is not among the options`() {
    #expect(
      said(by: "I003", about: "image:\n  value: team/läb:v2\n  options: [team/läb:v1, b:1]") == [
        """
        3:12 warning: the default image 'team/läb:v2' is not among the options
        the dropdown looks empty, and a launch uses the image all the same
        write 'team/läb:v1' if that is meant, or add the image to the options
        """
      ]
    )
    #expect(
      said(by: "I003", about: "imageGroupTwo: {value: b:1, options: [a:1]}") == [
        """
        2:26 warning: the default image 'b:1' is not among the options
        the dropdown looks empty, and a launch uses the image all the same
        add the image to the options, or write one of them
        """
      ]
    )
    #expect(rated("image: {value: a:1, options: [b:1, a:1]}") == [])
  }

  // MARK: I004 and I005

  @Test func `finds an empty default`() {
    #expect(
      said(by: "I004", about: "image: {value: \"\", options: [a:1]}") == [
        """
        2:18 error: the default image is empty
        the launch button stays off until the user picks an image
        write one of the options
        """
      ]
    )
    #expect(rated("image: {value: \"\", options: [a:1]}") == ["error I004"])
    #expect(said(by: "I004", about: "imageGroupOne: {value: \"\", options: [a:1]}") == [])
  }

  @Test func `finds a default that is not text, once`() {
    #expect(
      said(by: "I005", about: "image: {value: 12, options: [\"12\"]}") == [
        """
        2:18 error: expected text at '\(Self.path).value', found '12', which is the number 12
        a launch with this image fails with 500
        put the image in quotes: "12"
        """
      ]
    )
    #expect(
      said(by: "I005", about: "imageGroupOne: {value: [a:1], options: [a:1]}") == [
        """
        2:26 error: expected text at 'spawnerFormDefaults.imageGroupOne.value', found a list
        a launch with this image fails with 500
        write one image
        """
      ]
    )
    #expect(rated("image: {value: no, options: [\"no:1\"]}") == ["error I005"])
    #expect(rated("image: {value: null, options: [\"no:1\"]}") == ["error S006"])
    #expect(
      rated("image: {value: \"12\", options: [\"12\"]}\nimagePullPolicy: {value: Always}") == []
    )
    expectMending(
      of: "image: {value: 1.10, options: [\"1.10\"]}",
      gives: "image: {value: \"1.10\", options: [\"1.10\"]}",
      settling: ["I005"]
    )
  }

  // MARK: I006 to I008

  @Test func `finds an image that is listed twice`() {
    let text = "image:\n  value: a:1\n  options:\n  - a:1\n  - b:1\n  - a:1  # again"
    #expect(
      said(by: "I006", about: text) == [
        """
        7:7 warning: the image 'a:1' is listed twice, as options[0] and options[2]
        the dropdown shows two equal rows
        remove one of the two
        """
      ]
    )
    #expect(rated(text) == ["warning I006"])
    expectMending(
      of: text,
      gives: "image:\n  value: a:1\n  options:\n  - a:1\n  - b:1",
      settling: ["I006"]
    )
    #expect(rated("image: {value: a:1, options: [a:1, a:2]}") == [])
  }

  @Test(arguments: [
    (
      "hideRegistry: true\n", "[\"x.y/a:1\", \"z.y/a:1\"]", "x.y/a:1", "z.y/a:1", "a:1",
      "write 'hideRegistry: false', or remove one of the two"
    ),
    (
      "hideTag: true\n", "[\"a:1\", \"a:2\"]", "a:1", "a:2", "a",
      "write 'hideTag: false', or remove one of the two"
    ),
    (
      "hideTag: true\nhideRegistry: 1 # on\n".replacing("1 # on", with: "true"),
      "[\"x.y/a:1\", \"z.y/a:2\"]", "x.y/a:1", "z.y/a:2", "a",
      "write 'hideRegistry: false' or 'hideTag: false', or remove one of the two"
    ),
    (
      "", "[\"x.y:5/a:1\", \"x.y:5/a:2\"]", "x.y:5/a:1", "x.y:5/a:2", "x.y:5/a",
      "remove one of the two, or use a registry without a port"
    ),
  ])
  func `finds images that look the same`(
    _ flags: String,
    _ options: String,
    _ first: String,
    _ second: String,
    _ shown: String,
    _ remedy: String
  ) {
    let said = said(by: "I007", about: "\(flags)image: {value: \"\(first)\", options: \(options)}")
    #expect(said.count == 1)
    #expect(
      said.first?.hasSuffix(
        """
         warning: the images '\(first)' and '\(second)' are both shown as '\(shown)'
        users cannot tell them apart
        \(remedy)
        """
      ) == true
    )
  }

  @Test func `lets images be that look different`() {
    let options = "image: {value: \"x.y/a:1\", options: [\"x.y/a:1\", \"z.y/a:1\", \"x.y/a:2\"]}"
    #expect(rated("hideRegistry: false\nhideTag: false\n" + options) == [])
  }

  @Test func `shows what users see of a port and of a digest`() {
    let digest = "sha256:" + String(repeating: "0a", count: 32)
    #expect(
      said(by: "I008", about: "image: {value: \"x:5/a:1\", options: [\"x:5/a:1\"]}") == [
        """
        2:39 info: the image 'x:5/a:1' is shown as 'x:5/a'
        the form cuts names at colons and keeps two pieces; the image itself is right
        nothing need be done
        """
      ]
    )
    let pinned = "a/b:1@\(digest)"
    #expect(
      said(by: "I008", about: "image: {value: \"\(pinned)\", options: [\"\(pinned)\"]}")
        .first?.hasPrefix("2:109 info: the image '\(pinned)' is shown as 'a/b:1@sha256'\n") == true
    )
    let unnamed = "a/b@\(digest)"
    #expect(rated("image: {value: \"\(unnamed)\", options: [\"\(unnamed)\"]}") == [])
  }
}

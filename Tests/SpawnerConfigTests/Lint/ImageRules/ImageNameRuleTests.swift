import Testing

/// I009 to I012: names of images, pull policies, and groups that do not suit.
struct ImageNameRuleTests {
  // MARK: I009

  @Test(arguments: [
    (
      "Team/lab:v1",
      "character 1: expected a lower-case letter or digit in the repository, found 'T'"
    ),
    ("a//b:v1", "character 3: expected a lower-case letter or digit in the repository, found '/'"),
    (
      "https://a/b:v1",
      "character 1: expected a registry or repository, found the scheme 'https://'"
    ),
    ("a/b:", "character 5: expected a tag after ':', found the end"),
    ("a/b c:v1", "character 4: expected no blank, found a space"),
    ("a/bä:v1", "character 4: expected a lower-case letter or digit in the repository, found 'ä'"),
    ("", "character 1: expected an image reference, found the end"),
  ])
  func `finds what is no image reference`(_ name: String, _ problem: String) {
    #expect(
      said(by: "I009", about: "image: {value: a:1, options: [a:1, \"\(name)\"]}") == [
        """
        2:38 error: '\(name)' is not an image reference: \(problem)
        the notebook never starts: InvalidImageName
        write the image as it is pulled: registry/repository:tag
        """
      ]
    )
  }

  @Test func `names a default that is listed once, and one that is not listed as well`() {
    #expect(rated("image: {value: \"A:1\", options: [\"A:1\"]}") == ["error I009"])
    #expect(
      rated("image: {value: \"A:1\", options: [\"b:1\"]}") == ["error I009", "warning I003"]
    )
  }

  @Test func `finds blanks around an image`() {
    let text = "image: {value: a:1, options: [a:1, \" b:1\"]}"
    #expect(
      said(by: "I009", about: text) == [
        """
        2:38 warning: the image ' b:1' has blanks around it
        the backend removes them, and the form does not: defaults and options may not match
        write 'b:1'
        """
      ]
    )
    #expect(
      said(by: "I009", about: text, for: "v1.7.0") == [
        """
        2:38 error: the image ' b:1' has blanks around it
        the notebook never starts: InvalidImageName
        write 'b:1'
        """
      ]
    )
    expectMending(
      of: text,
      gives: "image: {value: a:1, options: [a:1, \"b:1\"]}",
      settling: ["I009"]
    )
    #expect(rated("image: {value: a:1, options: [a:1, \"b:1\u{A0}\"]}") == ["error Y014"])
  }

  @Test(arguments: ["localhost/a:1", "x.y:5000/a/b_c:V.1-2", "a", "[::1]:5000/a:1"])
  func `lets images be that can be pulled`(_ name: String) {
    #expect(said(by: "I009", about: "image: {value: \"\(name)\", options: [\"\(name)\"]}") == [])
  }

  // MARK: I010

  @Test(arguments: [
    ("a/b", "no tag", "IfNotPresent"), ("a/b:latest", "the tag 'latest'", "Never"),
  ])
  func `finds an image that may stay old`(_ name: String, _ tag: String, _ policy: String) {
    let image = "image: {value: \"\(name)\", options: [\"\(name)\"]}\n"
    #expect(
      said(by: "I010", about: "\(image)imagePullPolicy: {value: \(policy)}") == [
        """
        2:\(name.count + 32) warning: the image '\(name)' has \(tag)
        with the pull policy '\(policy)', nodes that have an older image by this name keep it
        write a tag that does not move, or the pull policy 'Always'
        """
      ]
    )
    #expect(rated("\(image)imagePullPolicy: {value: Always}") == [])
  }

  @Test func `lets an image be that a digest pins`() {
    let name = "a/b:latest@sha256:" + String(repeating: "0", count: 64)
    #expect(said(by: "I010", about: "image: {value: \"\(name)\", options: [\"\(name)\"]}") == [])
  }

  // MARK: I011

  @Test(arguments: [
    (
      "always", "'always'", "the dropdown looks empty, and the pod of every notebook is refused",
      "write 'Always'"
    ),
    (
      "Allways", "'Allways'", "the dropdown looks empty, and the pod of every notebook is refused",
      "write one of the three"
    ),
    (
      "\"\"", "''", "the launch button stays off until the user picks a policy",
      "write one of the three"
    ),
    (
      "no", "'no', which is the boolean false", "every launch fails with 422",
      "write one of the three"
    ),
  ])
  func `finds a pull policy that does not exist`(
    _ policy: String,
    _ found: String,
    _ effect: String,
    _ remedy: String
  ) {
    #expect(
      said(by: "I011", about: "imagePullPolicy: {value: \(policy)}") == [
        """
        2:28 error: expected 'Always', 'IfNotPresent' or 'Never' at \
        'spawnerFormDefaults.imagePullPolicy.value', found \(found)
        \(effect)
        \(remedy)
        """
      ]
    )
    #expect(rated("imagePullPolicy: {value: \(policy)}") == ["error I011"])
  }

  @Test func `mends the case of a pull policy`() {
    expectMending(
      of: "imagePullPolicy:\n  value: 'ifNotpresent'",
      gives: "imagePullPolicy:\n  value: 'IfNotPresent'",
      settling: ["I011"]
    )
    #expect(rated("imagePullPolicy: {value: null}") == ["error S006"])
  }

  // MARK: I012

  @Test(arguments: [
    ("image", "x.y/codeserver-python:v1", "VS Code", "imageGroupOne"),
    ("imageGroupTwo", "codercom/code-server:4", "VS Code", "imageGroupOne"),
    ("image", "x/rstudio-tidyverse:v1", "RStudio", "imageGroupTwo"),
    ("imageGroupOne", "rocker/rstudio:4", "RStudio", "imageGroupTwo"),
  ])
  func `finds a program in another group`(
    _ section: String,
    _ name: String,
    _ program: String,
    _ group: String
  ) {
    let text = "\(section): {value: \"\(name)\", options: [\"\(name)\"]}"
    #expect(
      said(by: "I012", about: text) == [
        """
        2:\(section.count + name.count + 27) info: the image '\(name)' looks like \(program), \
        which belongs in '\(group)'
        the group decides how URLs are rewritten; in another one its page may not load
        move the image to '\(group)', unless it is built for this group
        """
      ]
    )
    #expect(rated("\(group): {value: \"\(name)\", options: [\"\(name)\"]}") == [])
  }

  @Test func `lets a name be that only begins alike`() {
    #expect(rated("image: {value: \"a/vscodes:1\", options: [\"a/vscodes:1\"]}") == [])
    #expect(rated("image: {value: \"rstudio/lab:1\", options: [\"rstudio/lab:1\"]}") == [])
  }
}

import Testing

/// S014, S015 and S017: flags of the whole form, and the environment.
struct FlagRuleTests {
  // MARK: S014

  @Test(arguments: [
    ("allowCustomImage", "the form offers a field for any image"),
    ("hideRegistry", "the form shows images without their registry"),
    ("hideTag", "the form shows images without their tag"),
  ])
  func `finds a flag that is text`(_ flag: String, _ effect: String) {
    #expect(
      said(by: "S014", about: "\(flag): \"no\"") == [
        """
        2:\(flag.count + 5) warning: expected a boolean at 'spawnerFormDefaults.\(flag)', \
        found 'no'
        it counts as true: \(effect)
        write '\(flag): false'
        """
      ]
    )
    expectMending(of: "\(flag): \"no\"", gives: "\(flag): false", settling: ["S014"])
  }

  @Test func `tells what counts as false, and what nobody can tell`() {
    #expect(
      said(by: "S014", about: "hideTag: 0") == [
        """
        2:12 warning: expected a boolean at 'spawnerFormDefaults.hideTag', \
        found '0', which is the number 0
        it counts as false
        write 'hideTag: false'
        """
      ]
    )
    #expect(
      said(by: "S014", about: "hideTag: sometimes") == [
        """
        2:12 warning: expected a boolean at 'spawnerFormDefaults.hideTag', found 'sometimes'
        it counts as true: the form shows images without their tag
        write 'hideTag: true' or 'hideTag: false'
        """
      ]
    )
    #expect(rated("hideTag: [false]") == ["warning S014"])
  }

  @Test(arguments: ["true", "off", "null", "~"])
  func `lets a flag be that is a boolean or not there`(_ value: String) {
    #expect(rated("hideTag: \(value)") == [])
  }

  // MARK: S015

  @Test func `tells what the flag for custom images does not do`() {
    #expect(
      said(by: "S015", about: "allowCustomImage: no") == [
        """
        2:21 info: custom images are not allowed
        the form hides the field; the backend takes any image all the same
        have an admission policy check images where it matters
        """
      ]
    )
    #expect(rated("allowCustomImage: null") == [])
    #expect(rated("allowCustomImage: true") == [])
  }

  // MARK: S017

  @Test func `tells that the environment reaches nobody`() {
    let text = "environment:\n  value:\n    TEAM: data"
    let rest = "give variables to notebooks with a PodDefault"
    #expect(
      said(by: "S017", about: text) == [
        "3:5 info: the environment is not empty\nno notebook gets it, nothing reads it\n\(rest)"
      ]
    )
    #expect(
      said(by: "S017", about: text, for: "v1.7.0") == [
        "3:5 info: the environment is not empty\nonly the web app's Rok flavour reads it\n\(rest)"
      ]
    )
    #expect(rated("environment: [TEAM]") == ["info S017"])
  }

  @Test(arguments: ["{value: {}, readOnly: false}", "{value: null}", "null", "{}"])
  func `lets an empty environment be`(_ value: String) {
    #expect(rated("environment: \(value)") == [])
  }
}

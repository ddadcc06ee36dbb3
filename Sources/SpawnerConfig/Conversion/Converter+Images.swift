internal import YAMLEdit

extension Converter {
  /// Gives the groups of images the names that they have since the release after the candidate.
  mutating func renameServerTypes() throws(SpawnerConfigError) {
    for (old, new) in [("imageVSCode", "imageGroupOne"), ("imageRStudio", "imageGroupTwo")] {
      let path = YAMLPath.section(old)
      guard defaults[old] != nil else { continue }
      guard defaults[new] == nil else {
        try remove(path)
        note(
          .dropped,
          path,
          "the section '\(old)' is gone",
          why: "'\(new)' is there as well, and the form looks at that one only"
        )
        continue
      }
      try edit { text throws(YAMLError) in try text.renaming(path, to: new) }
      note(
        .changed,
        path,
        "'\(old)' is now '\(new)'",
        why: "the form knows the group by this name only, and offers its images from now on"
      )
    }
  }

  /// Says in the form's words that users may not type an image of their own.
  mutating func unlockImage() throws(SpawnerConfigError) {
    let path = YAMLPath.section("image").appending("readOnly")
    guard isOld, defaults["image"]?["readOnly"]?.isTrueInBackend == true else { return }
    try remove(path)
    try set(.section("allowCustomImage"), false)
    note(
      .changed,
      path,
      "'readOnly' of the images is gone, and 'allowCustomImage' is false",
      why: "a locked list of images makes every launch fail; the form only hides the field for "
        + "another image, and nothing stops a request without the form"
    )
    let count = defaults["image"]?["options"]?.sequence?.count ?? 0
    guard count > 1 else { return }
    note(
      .decide,
      path,
      "users can choose among all \(count) listed images",
      why: "the old web app forced the default image; to keep that, list this one only"
    )
  }
}

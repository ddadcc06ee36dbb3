import Testing

@testable import SpawnerKit
@testable import spawnerctl

/// What is said of label keys, by what the cluster's PodDefaults select.
@Suite struct PodDefaultCheckTests {
  private static func entry(
    _ key: String,
    _ value: String = "true",
    of podDefault: String
  ) -> PodDefaultSurvey.Entry {
    PodDefaultSurvey.Entry(
      key: key,
      value: value,
      podDefault: podDefault,
      namespace: "team",
      description: nil
    )
  }

  private static let survey = PodDefaultSurvey(
    entries: [
      entry("mirror", "yes", of: "mirror"), entry("shared", of: "models"),
      entry("use-git", of: "git"),
    ],
    gap: nil
  )

  private static let mismatch = Remark.warning(
    "PodDefault 'mirror' in namespace 'team' wants 'mirror' to be 'yes', and the web app sets "
      + "'true': no notebook gets it by the form"
  )

  private static func unknown(_ key: String) -> Remark {
    .note("no PodDefault in the cluster selects pods by the label key '\(key)' yet")
  }

  @Test(
    arguments: [
      (["use-git", "shared"], []), (["mirror"], [mismatch]), (["later"], [unknown("later")]),
      (["later", "use-git", "mirror"], [unknown("later"), mismatch]),
      // A name is refused, and so needs no remark.
      (["git"], []),
    ] as [([String], [Remark])]
  )
  func `remarks on what is doubtful about a key`(keys: [String], remarks: [Remark]) {
    #expect(Self.survey.remarks(about: keys) == remarks)
  }

  @Test func `warns of all that the form cannot reach`() {
    #expect(Self.survey.remarks == [Self.mismatch])
  }

  @Test(arguments: [
    (
      PodDefaultSurvey.Gap.notAllowed,
      "not allowed to list PodDefaults: which label keys they select is not known"
    ),
    (.notInstalled, "the cluster has no PodDefaults: the kind is not installed"),
  ])
  func `says once why nothing is known`(gap: PodDefaultSurvey.Gap, note: String) {
    let survey = PodDefaultSurvey(entries: [], gap: gap)
    #expect(survey.remarks == [.note(note)])
    #expect(survey.remarks(about: ["a", "b"]) == [.note(note)])
  }

  @Test func `proposes the key with what names the installation`() async {
    let story = Recorder()
    let error = PodDefaultNameError(name: "git", keys: ["use git"], words: " -n team")
    Failure(error, programName: "kubectl spawner")
      .report(on: Scene().context(out: Recorder(), story: story))
    #expect(
      story.text == """
        error: 'git' is the name of a PodDefault, and no PodDefault selects pods by a label key \
        'git': did you mean the label key 'use git' of PodDefault 'git'?
          nothing was changed
        try: kubectl spawner poddefault add 'use git' -n team

        """
    )
  }

  @Test func `shows what is listed and what there is, side by side`() {
    let report = AvailablePodDefaultsReport(listed: ["gone", "use-git"], survey: Self.survey)
    #expect(
      TextRenderer.available(report) == """
        LABEL KEY   LISTED   PODDEFAULT   NAMESPACE   SHOWN AS
        mirror      -        mirror       team        -
        shared      -        models       team        -
        use-git     *        git          team        -
        gone        *        -            -           -

        """
    )
  }
}

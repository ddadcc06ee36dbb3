import ArgumentParser
import KubeCore
import Logging
import SpawnerConfig
import SpawnerKit
import TestSupport
import Testing

@testable import spawnerctl

/// What the options mean in the terms of the modules below.
@Suite(.aFewAtATime)
struct OptionsTests {
  @Test func `makes a change in the usual way when nothing is said`() throws {
    #expect(try spawnerctl.ChangeOptions.parsed([]).changeOptions == SpawnerKit.ChangeOptions())
  }

  @Test func `hands every option of a change on`() throws {
    let options = try spawnerctl.ChangeOptions.parsed([
      "--dry-run=server", "--no-verify", "--restart-strategy", "delete", "--on-failure", "keep",
      "--timeout", "90s", "-m", "für alle",
    ])
    var expected = SpawnerKit.ChangeOptions(
      dryRun: .server,
      restart: .delete,
      verify: false,
      onFailure: .keep
    )
    expected.timeout = .seconds(90)
    expected.message = "für alle"
    #expect(options.changeOptions == expected)
  }

  @Test(
    arguments: [
      (["a", "--name", "A", "--default"], true, nil), (["--from", "x"], false, nil),
      (["a", "--name", "B", "--from", "x"], false, nil),
      ([], true, "Say the key to choose it by, or --from FILE."),
      (["a", "--name", "A"], false, "Say what it does: --flag or --from FILE."),
      (["a"], true, "Say the name that users see: --name."),
      (["--from", "x"], true, "--from says what is offered; leave out --flag."),
    ] as [([String], Bool, String?)]
  )
  func `needs to know what an option is called and does`(
    words: [String],
    isGiven: Bool,
    complaint: String?
  ) throws {
    let arguments = try PlacementArguments.parsed(words)
    var found: String?
    do {
      try arguments.validate(flag: "--flag", isGiven: isGiven)
    } catch let error as ValidationError {
      found = error.message
    }
    #expect(found == complaint)
  }

  @Test(
    arguments: [
      ("none", GPUNumber.zero), ("1", .one), ("2", .two), ("4", .four), ("8", .eight), ("0", nil),
      ("3", nil), ("16", nil), ("None", nil), ("", nil),
    ] as [(String, GPUNumber?)]
  )
  func `takes the numbers of GPUs that the form offers`(text: String, number: GPUNumber?) {
    #expect(GPUNumber(argument: text) == number)
  }

  @Test func `waits forever with a deadline of zero, and leaves the pods alone when told`() throws {
    let options = try spawnerctl.ChangeOptions.parsed(["--timeout", "0", "--no-restart"])
    #expect(options.changeOptions.timeout == nil)
    #expect(options.changeOptions.restart == nil)
  }

  @Test(arguments: [([], true), (["--yes"], false), (["--dry-run=client"], false)])
  func `asks only where something is written unasked`(words: [String], asks: Bool) throws {
    #expect(try spawnerctl.ChangeOptions.parsed(words).asks == asks)
  }

  @Test(arguments: [
    ([], ""), (["-n", "team"], " -n team"),
    (
      ["--context", "prod", "--key", "a.yaml", "--deployment", "d", "--configmap", "c"],
      " --context prod --deployment d --configmap c --key a.yaml"
    ),
    (
      ["--as", "eve o'neil", "--as-group", "a", "--as-group", "b c", "-n", "x"],
      " --as 'eve o'\\''neil' --as-group a --as-group 'b c' -n x"
    ),
  ])
  func `repeats what names the installation`(words: [String], text: String) throws {
    #expect(try InstallationOptions.parsed(words).words == text)
  }

  @Test(arguments: [
    ([], Duration.seconds(60)), (["--request-timeout", "5s"], .seconds(5)),
    (["--request-timeout", "0"], nil),
  ])
  func `lets no request wait for ever unless told to`(words: [String], limit: Duration?) throws {
    let settings = RequestSettings(
      logger: Logger(label: "test"),
      timeout: try InstallationOptions.parsed(words).requestTimeout,
      clock: ContinuousClock(),
      notify: { _ in }
    )
    #expect(settings.limit == limit)
  }

  @Test func `chooses the installation by its options`() throws {
    let options = try InstallationOptions.parsed(["-n", "team", "--configmap", "c", "--key", "k"])
    #expect(
      options.selector == InstallationSelector(namespace: "team", configMap: "c", key: "k")
    )
  }

  @Test(arguments: [
    (
      ["--mount", "/d", "--claim", "c"],
      VolumeSpecification(mount: "/d", source: .existingClaim(name: "c", readOnly: nil))
    ),
    (
      ["--mount", "/d", "--new-claim", "{notebook-name}-d", "--size", "10Gi"],
      VolumeSpecification(
        mount: "/d",
        source: .newClaim(
          name: "{notebook-name}-d",
          size: "10Gi",
          storageClass: nil,
          accessModes: [.readWriteOnce]
        )
      )
    ),
    (
      [
        "--mount", "/d", "--new-claim", "n", "--size", "1Gi", "--class", "fast", "--access-mode",
        "rwx", "--access-mode", "ReadOnlyMany",
      ],
      VolumeSpecification(
        mount: "/d",
        source: .newClaim(
          name: "n",
          size: "1Gi",
          storageClass: "fast",
          accessModes: [.readWriteMany, .readOnlyMany]
        )
      )
    ),
  ])
  func `describes a volume`(words: [String], volume: VolumeSpecification) throws {
    let context = Scene().context(out: Recorder(), story: Recorder())
    #expect(try VolumeOptions.parsed(words).specifications(in: context) == [volume])
  }

  @Test(arguments: [
    (Sample.volumeFile, ["/models"]), (Sample.volumesFile, ["/models", "/data"]),
  ])
  func `reads one volume or several from a file`(text: String, mounts: [String]) throws {
    let context = Scene(stdin: text).context(out: Recorder(), story: Recorder())
    let volumes = try VolumeOptions.parsed(["--from", "-"]).specifications(in: context)
    #expect(volumes.map(\.mount) == mounts)
  }

  @Test(arguments: [
    ("--mount", "data", "--mount"), ("--claim", "No_Name", "--claim"),
  ])
  func `names the option that is wrong`(option: String, value: String, blamed: String) throws {
    let context = Scene().context(out: Recorder(), story: Recorder())
    let words = ["--mount", "/d", "--claim", "c", option, value]
    let error = #expect(throws: OptionError.self) {
      try VolumeOptions.parsed(words).specifications(in: context)
    }
    #expect(error?.option == blamed)
  }

  @Test(arguments: [
    ("--size", "ten", "--size"), ("--class", "Fast!", "--class"),
    ("--new-claim", "{user}-x", "--new-claim"),
  ])
  func `names the option of a new claim that is wrong`(
    option: String,
    value: String,
    blamed: String
  ) throws {
    let context = Scene().context(out: Recorder(), story: Recorder())
    let words = ["--mount", "/d", "--new-claim", "c", "--size", "1Gi", option, value]
    let error = #expect(throws: OptionError.self) {
      try VolumeOptions.parsed(words).specifications(in: context)
    }
    #expect(error?.option == blamed)
  }

  @Test func `names the parts of the workspace to change and no other`() throws {
    var change = WorkspaceChange(size: "20Gi")
    change.accessModes = [.readWriteMany]
    let words = ["--size", "20Gi", "--access-mode", "RWX"]
    #expect(try VolumeOptions.parsed(words).workspaceChange == change)
  }

  @Test func `connects as the options say, and to the namespace they say`() async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(Kubeconfigs.unreachable, to: "kubeconfig")
      let options = try InstallationOptions.parsed([
        "--kubeconfig", path, "--context", "there", "--as", "eve", "--as-group", "ops",
      ])
      let connection = try LiveCluster().connection(for: options, environment: [:])
      #expect(connection.contextName == "there")
      #expect(connection.impersonation == Impersonation(user: "eve", groups: ["ops"]))
      #expect(options.namespace == "kubeflow")
    }
  }
}

import TestSupport
import Testing

@testable import spawnerctl

/// From words to status, around the commands themselves.
@Suite(.aFewAtATime)
struct InvocationTests {
  @Test(arguments: ["help", "--help", "help image", "image"])
  func `shows help on stdout`(line: String) async {
    let run = await Scene().run(line)
    #expect(run.status == .done)
    #expect(run.stdout.hasPrefix("OVERVIEW: "))
    #expect(run.stderr.isEmpty)
  }

  @Test(arguments: [
    ("help nope", "nope", "spawnerctl"), ("nope --help", "nope", "spawnerctl"),
    ("help image nope", "nope", "spawnerctl image"), ("image ad -h", "ad", "spawnerctl image"),
    ("help gpu vendor nope", "nope", "spawnerctl gpu vendor"),
  ])
  func `shows no help about a command that there is not`(
    line: String,
    word: String,
    command: String
  ) async {
    let run = await Scene().run(line)
    #expect(run.status == .usage)
    #expect(run.stdout.isEmpty)
    #expect(
      run.stderr == """
        error: unexpected argument '\(word)'
        Usage: \(command) <subcommand>
          See '\(command) --help' for more information.

        """
    )
  }

  @Test(arguments: ["image add", "gpu vendor", "sandbox run"])
  func `shows help about a command in two ways`(command: String) async {
    let help = await Scene().run("help \(command)")
    #expect(help.status == .done)
    #expect(help.stdout == (await Scene().run("\(command) --help")).stdout)
  }

  @Test(arguments: [0, 26])
  func `shows help however narrow the terminal is`(columns: Int) async {
    let run = await Scene(columns: columns).run("image add --help")
    #expect(run.status == .done)
    #expect(run.stdout == (await Scene(columns: 40).run("image add --help")).stdout)
  }

  @Test func `shows its version in two ways`() async {
    #expect(await Scene().run("--version").stdout == "\(SpawnerCtl.version)\n")
    #expect(await Scene().run("version").stdout == "spawnerctl \(SpawnerCtl.version)\n")
  }

  @Test func `names the plugin in a complaint`() async {
    let run = await Scene(programName: "kubectl spawner").run("image move x")
    #expect(
      run.stderr == """
        error: say where to: --first, --before IMAGE or --after IMAGE
        Usage: kubectl spawner image move [<options>] <image>
          See 'kubectl spawner image move --help' for more information.

        """
    )
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `prints a completion script that asks for the listed images`(shell: String) async {
    let run = await Scene().run("completion \(shell)")
    #expect(run.status == .done)
    #expect(run.stdout.contains("spawnerctl image list -o name --request-timeout 2s --beside "))
    #expect(run.stdout.contains("group-one"))
  }

  @Test(arguments: ["\u{FEFF}a: 1\r\nb: 2", "# nur Größe\n", "a:\tbroken\n", ""])
  func `prints a file byte by byte, sound or not`(text: String) async {
    let run = await Scene(stdin: text).run("get -f -")
    #expect(run.stdout.utf8.elementsEqual(text.utf8))
    #expect(run.status == .done)
  }
}

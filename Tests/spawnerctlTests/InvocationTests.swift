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
    #expect(run.stdout.contains("spawnerctl image list -o name --request-timeout 2s 2>/dev/null"))
    #expect(run.stdout.contains("group-one"))
  }

  @Test(arguments: ["\u{FEFF}a: 1\r\nb: 2", "# nur Größe\n", "a:\tbroken\n", ""])
  func `prints a file byte by byte, sound or not`(text: String) async {
    let run = await Scene(stdin: text).run("get -f -")
    #expect(run.stdout.utf8.elementsEqual(text.utf8))
    #expect(run.status == .done)
  }
}

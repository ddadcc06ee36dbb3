import ArgumentParser
import TestSupport
import Testing

@testable import spawnerctl

/// Command lines that are wrong: status 64, the reason first, nothing on stdout.
@Suite(.aFewAtATime)
struct UsageTests {
  @Test(arguments: [
    ("image add", "error: missing expected argument '<images> ...'"),
    ("image add a b --default", "error: --default takes a single image"),
    ("image add a --first --before b", "error: give only one of --first, --before and --after\n"),
    ("image move a", "error: say where to: --first, --before IMAGE or --after IMAGE\n"),
    ("image add a --group lab", "error: the value 'lab' is invalid for '--group <group>'."),
    ("image list -f x --context y", "error: --file works without a cluster;"),
    ("volume add --mount /data", "error: say what to mount: --claim NAME,"),
    ("volume add --claim c", "error: say where the volume is mounted: --mount PATH\n"),
    ("volume add --mount /d --new-claim c", "error: a new claim needs a size, such as"),
    ("volume add --mount /d --claim c --new-claim d", "error: give only one of --claim and"),
    ("volume add --mount /d --claim c --size 1Gi", "error: --size, --class and --access-mode"),
    ("volume add --from x --mount /d", "error: --from describes whole volumes;"),
    ("volume add --from - -f -", "error: only one of --file and --from can be standard input\n"),
    ("volume set --from - -f -", "error: only one of --file and --from can be standard input\n"),
    ("workspace set", "error: say what to change, such as --size 20Gi\n"),
    ("status --as-group g", "error: --as-group needs --as\n"),
    ("status -q -v", "error: --quiet and --verbose exclude each other\n"),
    ("restart --timeout soon", "error: the value 'soon' is invalid for '--timeout <timeout>'"),
    ("get ..", "error: "),
    ("get cpu -o name -f -", "error: -o name goes with --paths\n"),
    ("set", "error: missing expected argument '<path=value> ...'"),
    ("set cpu.value", "error: say what 'cpu.value' is to be: cpu.value=VALUE, or --from FILE\n"),
    ("set cpu=1 --from x", "error: --from is the value of one path; leave out =VALUE and"),
    ("set cpu memory --from x", "error: --from is the value of one path; leave out =VALUE"),
    ("set cpu --from - -f -", "error: only one of --file and --from can be standard input\n"),
    ("unset", "error: missing expected argument '<path> ...'"),
    ("unset a[ -f -", "error: expected a position or a name after '[' at character 3 of path"),
    ("lock 7] -f -", "error: expected a key at character 2 of path '7]', found ']'\n"),
    ("sandbox run", "error: say what to run, such as: sandbox run -- image list"),
    ("lint --app-version newest", "error: the value 'newest' is invalid for '--app-version <vers"),
    ("lint --rules --fix", "error: give only one of --rules, --explain and --fix\n"),
    ("lint --rules a.yaml", "error: --rules and --explain look at no file\n"),
    ("lint --explain V015 -o sarif", "error: --rules and --explain can be shown only as"),
    ("lint --fix -o github a.yaml", "error: --fix can be shown only as text or json\n"),
    ("lint --at a.b", "error: --at is a place in a file; name the file with --file\n"),
    ("preview --at a.b", "error: --at is a place in a file; name the file with --file\n"),
    ("lint - -", "error: standard input can be read only once\n"),
    ("lint - -f -", "error: standard input can be read only once\n"),
    ("lint a.yaml --context x", "error: files are checked without a cluster; leave out what"),
    ("lint --severity fatal", "error: the value 'fatal' is invalid for '--severity <severity>'"),
    ("lint --explain V15", "error: there is no rule 'V15'; did you mean 'V015'?\n"),
    ("lint --explain volumes", "error: there is no rule 'volumes'; see: lint --rules\n"),
    ("lint --fix - -o json", "error: with --file - stdout is the file; leave out --output\n"),
    ("image list -f a -f b", "error: give -f only once\n"),
    ("image list --file=a --file b", "error: give --file only once\n"),
    ("status -nteam -n kubeflow", "error: give -n only once\n"),
    ("image list -f a --file b", "error: give only one of --file and -f\n"),
    ("preview --at a -f x --at b", "error: give --at only once\n"),
    ("restart --timeout 1m --timeout=2m", "error: give --timeout only once\n"),
    ("status --context a -n x --namespace y", "error: give only one of --namespace and -n\n"),
    ("image add x -m a -m b", "error: give -m only once\n"),
    ("image add x --dry-run --dry-run=server", "error: give --dry-run only once\n"),
    ("frobnicate", "error: unexpected argument 'frobnicate'"),
    ("image remove x -f - --dry-run=server", "error: --dry-run=server needs a cluster, not"),
    ("image add x -f - -o json", "error: with --file - stdout is the file; leave out --output\n"),
    ("sandbox --fault bogus", "error: fault 'bogus': expected one of refuse, delay, "),
  ])
  func `is refused with the reason`(line: String, beginning: String) async {
    let run = await Scene(stdin: Sample.text).run(line)
    #expect(run.status == .usage)
    #expect(run.stdout.isEmpty)
    #expect(run.stderr.hasPrefix(beginning), "\(run.stderr)")
  }

  @Test func `takes a dry run without a value for one on the client`() async {
    let run = await Scene(stdin: Sample.text).run([
      "image", "add", "--dry-run", "a.example/x:1", "-f", "-",
    ])
    #expect(run.status == .done)
    #expect(run.stderr.hasSuffix("dry run: nothing was written\n"))
  }

  @Test(arguments: [
    ("image list -oname -f-", "image list -o name -f -"),
    ("get shm -ojson -f-", "get shm --output=json --file=-"),
    ("image add a.example/x:1 --dry-run -q -f-", "image add a.example/x:1 --dry-run -q -f -"),
  ])
  func `takes a value directly behind its letter, as kubectl does`(
    joined: String,
    apart: String
  ) async {
    let run = await Scene(stdin: Sample.text).run(joined)
    let expected = await Scene(stdin: Sample.text).run(apart)
    #expect(expected.status == .done)
    #expect(run.status == .done)
    #expect(!run.stdout.isEmpty)
    #expect(run.stdout == expected.stdout)
    #expect(run.stderr == expected.stderr)
  }

  @Test func `takes the namespace directly behind its letter`() throws {
    let command = try SpawnerCtl.parseAsRoot(["status", "-nteam"])
    let status = try #require(command as? SpawnerCtl.Status)
    #expect(status.installation.namespace == "team")
  }

  @Test func `leaves the words of another program alone`() throws {
    let command = try SpawnerCtl.parseAsRoot([
      "sandbox", "run", "--ready-delay", "2s", "--", "kubectl", "apply", "--dry-run", "-f", "-",
    ])
    let run = try #require(command as? SpawnerCtl.SandboxCommand.Run)
    #expect(run.words.drop { $0 == "--" } == ["kubectl", "apply", "--dry-run", "-f", "-"])
    #expect(run.sandbox.readyDelay?.limit == .seconds(2))
  }
}

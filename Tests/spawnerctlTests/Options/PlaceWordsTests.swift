import TestSupport
import Testing

@testable import spawnerctl

/// What a completion script asks about: the file or the cluster that the typed line names.
@Suite(.aFewAtATime)
struct PlaceWordsTests {
  @Test(arguments: [
    ("spawnerctl image remove -f a.yaml x", ["--file=a.yaml"]),
    ("spawnerctl image remove -fa.yaml", ["--file=a.yaml"]),
    ("spawnerctl image remove --file = a.yaml", ["--file=a.yaml"]),
    ("spawnerctl image remove --file=a=b.yaml --at x.y", ["--file=a=b.yaml", "--at=x.y"]),
    ("spawnerctl get -f '~/a.yaml'", ["--file=/home/me/a.yaml"]),
    ("spawnerctl image list -n team --context prod -q", ["--namespace=team", "--context=prod"]),
    (
      "spawnerctl get --as eve --as-group a --as-group b",
      ["--as=eve", "--as-group=a", "--as-group=b"]
    ),
    ("spawnerctl get -f - cpu", []), ("spawnerctl get -f", []), ("spawnerctl get -f ", []),
    ("spawnerctl sandbox run -- kubectl -n a", []),
    ("spawnerctl image add --first -o json --before a:1", []),
  ])
  func `are picked out of a line`(line: String, words: [String]) {
    let line = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    #expect(PlaceWords(line, home: "/home/me").words == words)
  }

  @Test func `take the place of the line`() {
    let asked = ["image", "list", "-o", "name", "--request-timeout", "2s"]
    let line = ["--beside", "spawnerctl", "image", "remove", "-n", "team", "--", "--context", "a"]
    #expect(PlaceWords.resolved(asked, home: nil) == asked)
    #expect(PlaceWords.resolved(asked + line, home: nil) == asked + ["--namespace=team"])
    #expect(
      PlaceWords.resolved(asked + ["--beside", "spawnerctl", "get", "-f", "a"], home: nil)
        == ["image", "list", "-o", "name", "--file=a"]
    )
  }

  @Test func `lead to the images of the file`() async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(Sample.text, to: "a.yaml")
      let asked = ["image", "list", "-o", "name", "--request-timeout", "2s", "--beside"]
      let run = await Scene().run(asked + ["spawnerctl", "image", "remove", "-f", path, ""])
      #expect(run.status == .done)
      #expect(run.stdout.contains("registry.example/lab:v2"))
      #expect(
        run.stdout == (await Scene().run(["image", "list", "-o", "name", "-f", path])).stdout
      )
    }
  }
}

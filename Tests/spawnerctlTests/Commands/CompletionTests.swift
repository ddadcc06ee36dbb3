import Foundation
import SpawnerConfig
import Subprocess
import TestSupport
import Testing

@testable import spawnerctl

/// The completion scripts, loaded by the shells they are for.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct CompletionTests {
  /// Stands for the tool in a shell: the completion of images asks it for what is listed.
  private static let listing = "registry.example/lab:v1\nregistry.example/lab:v2"

  /// What stands for the tool says of fields, as it does without a cluster.
  private static func fields(_ completion: FieldCompletion) -> String {
    completion.lines(for: ListedField.all).map { "'\($0)'" }.joined(separator: " ")
  }

  private static func has(_ shell: String) -> Bool {
    ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains { folder in
      FileManager.default.isExecutableFile(atPath: "\(folder)/\(shell)")
    }
  }

  /// Runs a script in a shell that has its home in a folder, and returns the lines it prints, sorted.
  private func lines(
    of script: String,
    in shell: String,
    home folder: TemporaryDirectory
  ) async throws -> [String] {
    let result = try await Subprocess.run(
      .name(shell),
      arguments: ["-c", script],
      environment: .inherit.updating([
        "HOME": folder.path, "XDG_CONFIG_HOME": nil, "XDG_DATA_HOME": nil, "XDG_CACHE_HOME": nil,
      ]),
      input: .none,
      output: .string(limit: 1 << 20),
      error: .discarded
    )
    return result.standardOutput.split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }.sorted()
  }

  /// The scripts, each of which takes seconds to make and is the same for all.
  private static let scripts = Dictionary(
    uniqueKeysWithValues: ["bash", "zsh", "fish"].map { shell in
      (shell, Task { await Scene().run("completion \(shell)") })
    }
  )

  private static func script(for shell: String) async throws -> String {
    let run = try #require(await scripts[shell]?.value)
    #expect(run.status == .done)
    return run.stdout
  }

  private func script(for shell: String, in folder: TemporaryDirectory) async throws -> String {
    try folder.write(await Self.script(for: shell), to: "script")
  }

  /// What bash offers for a line, with the cursor at its end; the values of options are offered only
  /// where somebody types.
  private func offered(byBash line: String, in folder: TemporaryDirectory) async throws -> [String]
  {
    let path = try await script(for: "bash", in: folder)
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    return try await lines(
      of: """
        spawnerctl() {
          case "$*" in
            *--beside*'-f b.yaml'*) printf '%s\\n' registry.example/b:1 ;;
            *'--complete assignments'*) printf '%s\\n' \(Self.fields(.assignments)) ;;
            *'--complete paths'*) printf '%s\\n' \(Self.fields(.paths)) ;;
            *) printf '%s\\n' '\(Self.listing.replacing("\n", with: "' '"))' ;;
          esac
        }
        cd '\(folder.path)' && source '\(path)' || exit 1
        [[ "$COMP_WORDBREAKS" != *:* ]] || echo 'a colon ends a word'
        COMP_WORDS=(\(words.map { "'\($0)'" }.joined(separator: " ")))
        COMP_CWORD=\(words.count - 1) COMP_LINE='\(line)' COMP_POINT=\(line.count)
        _spawnerctl_values spawnerctl '\(words.last ?? "")' ''
        printf '%s\\n' "${COMPREPLY[@]}"
        """,
      in: "bash",
      home: folder
    )
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `ask for the listed images`(shell: String) async throws {
    let script = try await Self.script(for: shell)
    #expect(script.contains("spawnerctl image list -o name --request-timeout 2s"))
    #expect(script.contains("group-one"))
  }

  @Test(
    .enabled(if: CompletionTests.has("bash"), "needs bash"),
    arguments: [
      ("spawnerctl im", ["image"]),
      ("spawnerctl image re", ["remove", "replace"]),
      ("spawnerctl volume add --new", ["--new-claim"]),
      ("spawnerctl completion ", ["bash", "fish", "zsh"]),
      ("spawnerctl image default registry.example/l", ["registry.example/lab:v1", "…:v2"]),
      ("spawnerctl image default registry.example/lab:v2", ["registry.example/lab:v2"]),
      ("spawnerctl set cpu.v", ["cpu.value="]),
      ("spawnerctl set shm.value=false cpu.l", ["cpu.limitFactor="]),
      ("spawnerctl set hideTag = ", ["false", "true"]),
      ("spawnerctl set hideTag =", ["false", "true"]),
      ("spawnerctl set a = b imagePullPolicy.value = A", ["Always"]),
      ("spawnerctl set cpu.value = a", []),
      (
        "spawnerctl get memory",
        ["memory", "memory.limitFactor", "memory.readOnly", "memory.value"]
      ),
      ("spawnerctl unset imagePullPolicy.r", ["imagePullPolicy.readOnly"]),
      ("spawnerctl lock g", ["gpus"]),
      ("spawnerctl unlock imageG", ["imageGroupOne", "imageGroupTwo"]),
      ("spawnerctl gpu vendor remove registry.example/lab:v2", ["registry.example/lab:v2"]),
      ("spawnerctl toleration default registry.example/l", ["registry.example/lab:v1", "…:v2"]),
      ("spawnerctl poddefault add registry.example/l", ["registry.example/lab:v1", "…:v2"]),
      ("spawnerctl image remove -f b.yaml ", ["registry.example/b:1"]),
      ("spawnerctl set -f b.yaml registry", ["registry.example/b:1"]),
    ]
  )
  func `are understood by bash`(line: String, words: [String]) async throws {
    try await TemporaryDirectory.with { folder in
      let offered = try await offered(byBash: line, in: folder)
      #expect(offered == words.map { $0.replacing("…", with: "registry.example/lab") })
    }
  }

  @Test(
    .enabled(if: CompletionTests.has("fish"), "needs fish"),
    arguments: [
      ("spawnerctl im", ["image"]), ("spawnerctl image re", ["remove", "replace"]),
      ("spawnerctl image add --group gr", ["group-one", "group-two"]),
      (
        "spawnerctl set imagePullPolicy.v",
        ["Always", "IfNotPresent", "Never"].map {
          "imagePullPolicy.value=\($0)"
        }
      ),
      ("spawnerctl lock im", ["imagePullPolicy"]),
      ("spawnerctl lint --explain M00", ["M001", "M002", "M003", "M004"]),
      ("spawnerctl image default registry", Self.listing.split(separator: "\n").map(String.init)),
      ("spawnerctl image remove -f b.yaml registry", ["registry.example/b:1"]),
    ]
  )
  func `are understood by fish`(line: String, words: [String]) async throws {
    try await TemporaryDirectory.with { folder in
      let path = try await script(for: "fish", in: folder)
      let offered = try await lines(
        of: """
          function spawnerctl
            if string match -q '*--beside*-f b.yaml*' "$argv"
              echo registry.example/b:1
            else if string match -q '*--complete assignments*' "$argv"
              printf '%s\\n' \(Self.fields(.assignments))
            else
              printf '%s\\n' '\(Self.listing.replacing("\n", with: "' '"))'
            end
          end
          source '\(path)'; complete -C '\(line)' | string replace -r '\\t.*' ''
          """,
        in: "fish",
        home: folder
      )
      #expect(offered == words)
    }
  }

  @Test(.enabled(if: CompletionTests.has("zsh"), "needs zsh"))
  func `are understood by zsh`() async throws {
    try await TemporaryDirectory.with { folder in
      let path = try await script(for: "zsh", in: folder)
      let said = try await lines(
        of: """
          autoload -U compinit && compinit -u -D && source '\(path)' && print ${+functions[_spawnerctl]}
          """,
        in: "zsh",
        home: folder
      )
      #expect(said == ["1"])
    }
  }

  @Test func `keep an image's tag in zsh, where a colon would begin a description`() async throws {
    let script = try await Self.script(for: "zsh")
    #expect(script.contains(#"2>/dev/null | sed '\''s/\:/\\\:/g'\'')"#))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `do not let a shell wait long for a cluster`(shell: String) async throws {
    let script = try await Self.script(for: shell)
    let questions = script.split(separator: "\n").filter { $0.contains(" list -o name ") }
    #expect(questions.count >= 10)
    #expect(questions.filter { !$0.contains(" --request-timeout 2s --beside ") } == [])
  }
}

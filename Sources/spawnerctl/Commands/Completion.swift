import ArgumentParser

extension SpawnerCtl {
  /// `completion`: a script for the shell.
  struct Completion: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "completion",
      abstract: "Print a completion script for a shell",
      discussion: """
        Example:
          spawnerctl completion bash > /etc/bash_completion.d/spawnerctl
          spawnerctl completion zsh > "${fpath[1]}/_spawnerctl"
          spawnerctl completion fish > ~/.config/fish/completions/spawnerctl.fish
        """
    )

    /// The shells there is a script for.
    enum Shell: String, CaseIterable, ExpressibleByArgument {
      case bash, zsh, fish
    }

    @Argument(help: "The shell that will read the script")
    var shell: Shell

    func run(in context: CommandContext) async throws -> ExitStatus {
      context.output.line(shell.script)
      return .done
    }
  }
}

extension SpawnerCtl.Completion.Shell {
  /// The script, complete.
  fileprivate var script: String {
    switch self {
    case .bash:
      asking(SpawnerCtl.completionScript(for: .bash)) + "\n" + Self.wholeReferences + "\n"
        + asking(Self.valuesOfFields)
    case .zsh:
      asking(
        SpawnerCtl.completionScript(for: .zsh)
          .replacing("2s 2>/dev/null)", with: "2s 2>/dev/null | \(Self.maskedColons))")
      )
    case .fish: asking(SpawnerCtl.completionScript(for: .fish))
    }
  }

  /// A script whose questions hand on the line that is typed, for the place it names.
  private func asking(_ script: String) -> String {
    let line =
      switch self {
      case .bash: "\"${COMP_WORDS[@]}\""
      case .zsh: "\"${words[@]}\""
      case .fish: "(commandline -opc)"
      }
    let question = "--request-timeout 2s"
    return script.replacing(
      "\(question) 2>",
      with: "\(question) \(PlaceWords.mark) \(line) 2>"
    )
  }

  /// In zsh a colon would begin a description; the first backslash of each pair is for `_arguments`,
  /// the quotes are masked because they stand inside others.
  private static let maskedColons = #"sed '\''s/\:/\\\:/g'\''"#

  /// Bash would take an image's name apart at its colon, and find nothing that begins with the tag.
  private static let wholeReferences = """
    # a colon is part of an image's name and must not end the word that is completed
    COMP_WORDBREAKS="${COMP_WORDBREAKS//:/}"
    """

  /// For bash an equals sign ends a word, so that what follows it is completed by itself.
  private static let valuesOfFields = """
    # behind PATH= in 'set' come the values that the field takes
    _spawnerctl_values() {
        local word="${COMP_WORDS[COMP_CWORD]}" sign=$((COMP_CWORD - 1)) line
        if [[ "${word}" == '=' ]]; then
            word='' sign=${COMP_CWORD}
        fi
        if [[ "${COMP_WORDS[1]}" != 'set' || "${COMP_WORDS[sign]}" != '=' ]]; then
            _spawnerctl "$@"
            if [[ "${COMPREPLY[0]}" == *=* ]]; then
                compopt -o nospace +o filenames 2>/dev/null
            fi
            return 0
        fi
        COMPREPLY=()
        while IFS= read -r line; do
            if [[ "${line}" == "${COMP_WORDS[sign - 1]}=${word}"* ]]; then
                COMPREPLY+=("${line#*=}")
            fi
        done < <(spawnerctl get --complete assignments --request-timeout 2s 2>/dev/null)
    }

    complete -o filenames -F _spawnerctl_values spawnerctl
    """
}

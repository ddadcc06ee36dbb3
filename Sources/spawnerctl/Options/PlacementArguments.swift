import ArgumentParser
import SpawnerConfig

/// What describes an affinity or toleration group, beside the flags that only one of them has.
struct PlacementArguments: ParsableArguments {
  @Argument(help: "The text by which it is chosen; users do not see it")
  var key: String?

  @Option(help: "The name that users see")
  var name: String?

  @Option(
    help: ArgumentHelp(
      "A file with the option in the form's own YAML; - is stdin",
      valueName: "file"
    ),
    completion: .file(extensions: ["yaml", "yml"])
  )
  var from: String?

  @Flag(help: "Make it the one the form preselects")
  var `default` = false
}

extension PlacementArguments {
  /// Refuses arguments that leave open what is offered, or say it twice.
  ///
  /// - Parameters:
  ///   - flag: The flag that says what the option does.
  ///   - isGiven: Whether it was given.
  /// - Throws: `ValidationError` that says what is missing, or too much.
  func validate(flag: String, isGiven: Bool) throws {
    if from != nil && isGiven {
      throw ValidationError("--from says what is offered; leave out \(flag).")
    }
    guard from == nil else { return }
    if key == nil { throw ValidationError("Say the key to choose it by, or --from FILE.") }
    if !isGiven { throw ValidationError("Say what it does: \(flag) or --from FILE.") }
    if name == nil { throw ValidationError("Say the name that users see: --name.") }
  }

  /// The change that the arguments ask for.
  ///
  /// - Parameters:
  ///   - placement: The section.
  ///   - context: For the file.
  ///   - flags: Makes the option of the flags, from its key and name.
  /// - Returns: The edit, one for all options of a file.
  /// - Throws: ``OptionError``, `FileError` or ``FileContentError``.
  func edits(
    of placement: Placement,
    in context: CommandContext,
    flags: (String, String) throws(SpawnerConfigError) -> PlacementOption
  ) throws -> [SpawnerEdit] {
    let options: [PlacementOption]
    if let from {
      let name = PlacementOption.Name(key: key, displayName: name)
      options = try context.options(inFile: from, as: placement, called: name)
      if `default` && options.count > 1 {
        throw ValidationError("--default takes a single option, and the file has several.")
      }
    } else {
      do throws(SpawnerConfigError) {
        let option = try flags(key ?? "", name ?? "")
        try option.validate()
        options = [option]
      } catch {
        throw OptionError(placement: error)
      }
    }
    return [.placement(.add(options, makeDefault: `default`))]
  }

  /// The command that makes room for an option that is there already with something else in it.
  func alternatives(removing noun: String) -> [SpawnerConfigError.Code: String] {
    key.map { [.alreadyListed: "\(noun) remove \($0.shellQuoted)"] } ?? [:]
  }
}

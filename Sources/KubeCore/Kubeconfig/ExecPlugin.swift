/// A program that logs a user in, as the kubeconfig describes it; running it is for others.
public struct ExecPlugin: Hashable, Sendable {
  /// One environment variable, whose value may be a secret.
  public struct Variable: Hashable, Sendable {
    /// What the program finds it by.
    public var name: String
    /// What it is set to, hidden in every description.
    public var value: Secret

    /// Makes a variable.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - value: The value.
    public init(name: String, value: Secret) {
      self.name = name
      self.value = value
    }
  }

  /// Whether the program may talk to the user.
  public enum InteractiveMode: String, Hashable, Sendable {
    /// It never does.
    case never = "Never"
    /// It does where there is a terminal.
    case ifAvailable = "IfAvailable"
    /// It must: without a terminal there is no login.
    case always = "Always"
  }

  /// The program: an absolute path, or a name to be found in `PATH`.
  public var command: String
  /// Its arguments.
  public var arguments: [String]
  /// Variables to add to the environment.
  public var environment: [Variable]
  /// The version of its language, such as `client.authentication.k8s.io/v1`.
  public var apiVersion: String
  /// Whether it may talk to the user.
  public var interactiveMode: InteractiveMode
  /// Whether it wants to be told about the cluster.
  public var wantsClusterInfo = false
  /// The cluster's facts, where the program wants to be told and a context was resolved.
  public var cluster: JSONValue?
  /// What to do when the program is not there, in the words of whoever wrote the kubeconfig.
  public var installHint: String?
  /// The file and entry it was described in.
  public var place: String

  /// Describes a program.
  ///
  /// - Parameters:
  ///   - command: The program.
  ///   - arguments: Its arguments.
  ///   - apiVersion: The version of its language.
  ///   - place: The file and entry it was described in.
  public init(
    command: String,
    arguments: [String] = [],
    apiVersion: String = "client.authentication.k8s.io/v1",
    place: String = ""
  ) {
    self.command = command
    self.arguments = arguments
    self.apiVersion = apiVersion
    self.place = place
    environment = []
    interactiveMode = .ifAvailable
  }
}

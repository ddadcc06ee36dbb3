import KubeCore
import YAMLEdit

/// The Jupyter Web App as far as its configuration goes: three workers that read the file when
/// they are asked, keep what they read for a while, and fall back to a sample without a word.
struct WebApp: Sendable {
  static let fileName = "spawner_ui_config.yaml"
  static let configPath = "/etc/config/\(fileName)"
  static let samplePath = "./apps/common/yaml/\(fileName)"
  static let identityHeader = "kubeflow-userid"

  struct Answer: Hashable, Sendable {
    var status: Int
    var contentType = "application/json"
    var body: [UInt8]
  }

  /// Before this time nothing listens on the port.
  let answersFrom: Duration
  private let cacheDuration: Duration
  private let servesSample: Bool
  private var workers: [Cached?] = [nil, nil, nil]
  private var turn = 0

  private struct Cached: Sendable {
    let section: YAMLValue
    let expires: Duration
  }

  init(answersFrom: Duration, cacheDuration: Duration, servesSample: Bool) {
    self.answersFrom = answersFrom
    self.cacheDuration = cacheDuration
    self.servesSample = servesSample
  }

  /// What a request meets: the file as mounted, the header that names users, and the time.
  struct Surroundings: Sendable {
    var file: [UInt8]?
    var identityHeader: String
    var now: Duration
  }

  /// Answers a request with the next worker, and says in the log what it did.
  mutating func answer(
    _ request: AppRequest,
    in surroundings: Surroundings,
    log: inout PodLog
  ) -> Answer {
    turn = (turn + 1) % workers.count
    let user = request.headers[surroundings.identityHeader]
    let answer = route(request, user: user, surroundings, &log)
    log.write(
      WebAppLog.request(request.path, user: user, status: answer.status),
      at: surroundings.now
    )
    return answer
  }

  private mutating func route(
    _ request: AppRequest,
    user: String?,
    _ surroundings: Surroundings,
    _ log: inout PodLog
  ) -> Answer {
    switch request.path {
    case "/healthz/liveness": return .json("\"alive\"")
    case "/healthz/readiness": return .json("\"ready\"")
    default: break
    }
    guard let user, !user.isEmpty else { return .failed("No user detected.", 401, user: nil) }
    guard request.method == "GET" else {
      return .failed("The sandbox's app only answers GET.", 405, user: user)
    }
    switch request.path {
    case "/api/config": return config(user: user, surroundings, &log)
    case let path where path.isNotebookList: return notebooks(user: user, surroundings, &log)
    case "/", "/index.html":
      return Answer(
        status: 200,
        contentType: "text/html",
        body: Array("<h1>Notebooks</h1>\n".utf8)
      )
    default: return .failed("The requested URL was not found.", 404, user: user)
    }
  }

  private mutating func config(
    user: String,
    _ surroundings: Surroundings,
    _ log: inout PodLog
  ) -> Answer {
    do {
      let section = try section(surroundings, &log)
      let config = try PythonJSON.text(of: section)
      let user = try PythonJSON.text(of: .string(user))
      return .json(
        "{\"config\": \(config), \"status\": 200, \"success\": true, \"user\": \(user)}"
      )
    } catch {
      return backendError(user: user, surroundings, &log)
    }
  }

  /// The list page reads the section too, so a bad root breaks it as well.
  private mutating func notebooks(
    user: String,
    _ surroundings: Surroundings,
    _ log: inout PodLog
  ) -> Answer {
    do {
      guard try section(surroundings, &log).mapping != nil else { throw Unreadable() }
      return .json("{\"notebooks\": [], \"status\": 200, \"success\": true}")
    } catch {
      return backendError(user: user, surroundings, &log)
    }
  }

  private func backendError(
    user: String,
    _ surroundings: Surroundings,
    _ log: inout PodLog
  ) -> Answer {
    log.write(WebAppLog.loadFailure, at: surroundings.now)
    return .failed("An error occured in the backend.", 500, user: user)
  }

  /// The part below `spawnerFormDefaults`, from this worker's cache or read anew.
  private mutating func section(
    _ surroundings: Surroundings,
    _ log: inout PodLog
  ) throws(Unreadable) -> YAMLValue {
    if let cached = workers[turn], cached.expires > surroundings.now { return cached.section }
    let loaded = try load(surroundings.file)
    log.write(WebAppLog.usingFile(loaded.path), at: surroundings.now)
    guard let section = loaded.root.mapping?["spawnerFormDefaults"] else { throw Unreadable() }
    workers[turn] = Cached(section: section, expires: surroundings.now + cacheDuration)
    return section
  }

  /// The file's value; the sample's where there is no file or it does not parse.
  private func load(
    _ file: [UInt8]?
  ) throws(Unreadable) -> (root: YAMLValue, path: String) {
    if let file, !servesSample {
      do {
        return (try Document(file).value, Self.configPath)
      } catch  where Self.raisesInPython(error.code) {
        throw Unreadable()
      } catch {
        // PyYAML's own errors are caught by the app, which goes on to the next file.
      }
    }
    do {
      return (try Document(SampleConfiguration.text).value, Self.samplePath)
    } catch {
      throw Unreadable()
    }
  }

  /// Whether reading fails with an exception that is not one of PyYAML's.
  private static func raisesInPython(_ code: YAMLError.Code) -> Bool {
    [.notUTF8, .badScalar, .tooDeep, .recursiveAlias].contains(code)
  }

  /// Reading ended with an exception: the app answers 500.
  private struct Unreadable: Error {}
}

/// A request as it reaches the app, its path without the proxy's part.
struct AppRequest: Hashable, Sendable {
  var method = "GET"
  var path: String
  /// Names in lower case.
  var headers: [String: String] = [:]
}

extension WebApp.Answer {
  fileprivate static func json(_ text: String) -> WebApp.Answer {
    WebApp.Answer(status: 200, body: Array((text + "\n").utf8))
  }

  fileprivate static func failed(_ words: String, _ status: Int, user: String?) -> WebApp.Answer {
    let fields: [String: YAMLValue] = [
      "success": .bool(false), "log": .string(words), "status": .integer(status),
      "user": user.map { .string($0) } ?? .null,
    ]
    let members = fields.sorted { $0.key < $1.key }.map { key, value in
      "\"\(key)\": \(PythonJSON.scalar(value))"
    }
    return WebApp.Answer(
      status: status,
      body: Array("{\(members.joined(separator: ", "))}\n".utf8)
    )
  }
}

extension String {
  fileprivate var isNotebookList: Bool {
    let parts = split(separator: "/")
    return parts.count == 4 && parts[0] == "api" && parts[1] == "namespaces"
      && parts[3] == "notebooks"
  }
}

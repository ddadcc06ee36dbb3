/// The lines the web app's container writes.
enum WebAppLog {
  static let startup = [
    "[1] [INFO] Starting gunicorn 22.0.0",
    "[1] [INFO] Listening at: http://0.0.0.0:5000 (1)",
    "[1] [INFO] Using worker: sync",
    "[7] [INFO] Booting worker with pid: 7",
    "[8] [INFO] Booting worker with pid: 8",
    "[9] [INFO] Booting worker with pid: 9",
  ]

  static let crash = [
    "Traceback (most recent call last):",
    "  File \"/src/entrypoint.py\", line 12, in <module>",
    "    app = create_app()",
    "RuntimeError: crash asked for by a sandbox fault",
  ]

  static func usingFile(_ path: String) -> String {
    "apps.common.utils | INFO | Using config file: \(path)"
  }

  static func request(_ path: String, user: String?, status: Int) -> String {
    "kubeflow.kubeflow.crud_backend | INFO | GET \(path) user=\(user ?? "-") \(status)"
  }

  static let loadFailure =
    "kubeflow.kubeflow.crud_backend.errors.handlers | ERROR | Caught and unhandled exception!"
}

import Foundation
import Subprocess
import TestSupport

/// The browser, without a window.
struct Chromium: Sendable {
  /// The program; nothing where it is not installed.
  static let name = ["chromium", "chromium-browser", "google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)") }

  /// What a page turned out to be, as the script that was put into a copy of it found it.
  struct Finding: Decodable, Sendable {
    let title: String
    let width: Int
    let contentWidth: Int
    let facts: [FoundFact]
    let remarks: [String]
    let verdict: String
    let reasons: [String]
    let scripts: Int
    let requests: Int
    let small: [String]
    let hidden: [String]
  }

  /// One field as the page shows it.
  struct FoundFact: Decodable, Hashable, Sendable {
    let part: String
    let panel: String
    let label: String
    let value: String
    let marks: [String]
    let options: [String]
    let notes: [String]
  }

  /// The browser could not be asked, or said something else.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Opens a page in a frame of some width, and reports what is in it.
  ///
  /// - Parameters:
  ///   - page: The page; the frame gets a copy with a script at its end.
  ///   - width: The width of the frame in CSS pixels: a window cannot be as narrow as a phone.
  /// - Returns: What the script found.
  /// - Throws: ``Failure`` where the browser says nothing.
  static func look(at page: String, width: Int) async throws -> Finding {
    try await TemporaryDirectory.with { folder in
      let probed = page.replacing("</body>", with: "<script>\(probe)</script></body>")
      try folder.write(probed, to: "page.html")
      let frame = """
        <!doctype html><title>frame</title>
        <pre id="out"></pre>
        <script>addEventListener('message', e => out.textContent = e.data)</script>
        <iframe src="page.html" style="width:\(width)px;height:900px;border:0"></iframe>

        """
      let path = try folder.write(frame, to: "frame.html")
      let dom = try await dump(path, profile: folder.path(of: "profile"))
      guard let match = dom.firstMatch(of: /(?s)<pre id="out">(.+?)<\/pre>/) else {
        throw Failure(description: "no report in what the browser printed: \(dom.prefix(2_000))")
      }
      let report = String(match.output.1)
        .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
      return try JSONDecoder().decode(Finding.self, from: Data(report.utf8))
    }
  }

  private static func dump(_ path: String, profile: String) async throws -> String {
    let result = try await Subprocess.run(
      .name(Self.name ?? "chromium"),
      arguments: [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--no-first-run", "--user-data-dir=\(profile)", "--allow-file-access-from-files",
        "--window-size=1400,1000", "--virtual-time-budget=10000", "--dump-dom", "file://\(path)",
      ],
      environment: .inherit.updating(["HOME": profile]),
      input: .none,
      output: .string(limit: 8 << 20),
      error: .discarded
    )
    return result.standardOutput
  }

  /// Reads the page as a person would: only what stands there, not the names it was given.
  private static let probe = """
    (() => {
      const text = node => node ? node.textContent.trim() : '';
      const all = (node, what) => [...node.querySelectorAll(what)];
      const facts = all(document, '[data-fact]').map(field => ({
        part: text(field.closest('section').querySelector('h2')),
        panel: field.closest('[data-panel]').dataset.panel,
        label: text(field.querySelector('.label')),
        value: text(field.querySelector('[data-value]')),
        marks: all(field, '[data-mark]').map(text),
        options: all(field, '[data-option]').map(text),
        notes: all(field, '[data-note]').map(text),
      }));
      const root = document.documentElement;
      const launch = document.querySelector('#launch');
      const report = {
        title: document.title,
        width: root.clientWidth,
        contentWidth: Math.max(root.scrollWidth, document.body.scrollWidth),
        facts,
        remarks: all(document, '.remarks [data-note]').map(text),
        verdict: launch ? text(launch.querySelector('[data-launch]')) : '',
        reasons: launch ? all(launch, '[data-note]').map(text) : [],
        scripts: document.scripts.length - 1,
        requests: performance.getEntriesByType('resource').length,
        small: all(document, '.value, .label, .note, .menu li')
          .filter(node => parseFloat(getComputedStyle(node).fontSize) < 12)
          .map(text),
        hidden: all(document, '[data-fact], [data-note], [data-option], [data-mark]')
          .filter(node => node.getClientRects().length === 0)
          .map(text),
      };
      parent.postMessage(JSON.stringify(report), '*');
    })();
    """
}

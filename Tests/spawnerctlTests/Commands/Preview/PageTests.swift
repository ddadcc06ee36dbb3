import SpawnerConfig
import Testing

@testable import spawnerctl

/// The page: what is in it, and what must never be.
struct PageTests {
  private func page(_ sample: PreviewSample) -> String { FormPage(sample.preview).html }

  @Test(arguments: PreviewSample.all)
  func `stands on its own`(sample: PreviewSample) {
    let page = self.page(sample)
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\">\n"))
    #expect(page.hasSuffix("</body>\n</html>\n"))
    for word in [
      "<script", "<link", "<img", "<iframe", "url(", "@import", "http:", "https:",
    ] {
      #expect(!page.contains(word), "\(word)")
    }
    let bare = page.replacing(/"[^"]*"/, with: "")
    #expect(bare.firstMatch(of: /<[^>]*\s(src|on\w+)=/) == nil)
  }

  @Test(arguments: PreviewSample.all)
  func `closes what it opens`(sample: PreviewSample) {
    var open: [String] = []
    for match in page(sample).matches(of: /<(\/?)([a-z][a-z0-9]*)[^>]*>/) {
      let name = String(match.output.2)
      if ["meta", "wbr"].contains(name) { continue }
      if match.output.1.isEmpty {
        open.append(name)
      } else {
        #expect(open.popLast() == name)
      }
    }
    #expect(open.isEmpty)
  }

  @Test(arguments: PreviewSample.all)
  func `gives no name twice, and refers only to names it gives`(sample: PreviewSample) {
    let page = self.page(sample)
    let names = page.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(names).count == names.count)
    for match in page.matches(of: /aria-labelledby="([^"]*)"/) {
      #expect(names.contains(String(match.output.1)))
    }
    for match in page.matches(of: /href="#([^"]*)"/) {
      #expect(names.contains(String(match.output.1)))
    }
  }

  @Test(arguments: [(12, false), (13, true), (300, true)])
  func `lets long lists scroll, and shows them whole`(count: Int, scrolls: Bool) {
    let names = (1...count).map { "\"example/lab:v\($0)\"" }
    let text =
      "spawnerFormDefaults: {image: {value: \"example/lab:v1\", "
      + "options: [\(names.joined(separator: ", "))]}}"
    let form = Form(of: Array(text.utf8), for: FormRequest())
    let page = FormPage(FormPreview(form: form, origin: "a file")).html
    #expect(page.contains("<ul class=\"menu long\" tabindex=\"0\" role=") == scrolls)
    #expect(page.matches(of: /<span class="name">(<wbr>|[^<])*lab:v\d+/).count == count)
  }

  @Test func `takes texts as texts`() {
    let page = self.page(.hostile)
    #expect(page.contains("&lt;script&gt;document.title=&#39;owned&#39;&lt;/script&gt;"))
    #expect(page.contains("&lt;/style&gt;&lt;img src"))
    #expect(!page.contains("\" onmouseover=\""))
    #expect(!page.unicodeScalars.contains("\u{1B}"))
    #expect(!page.unicodeScalars.contains("\u{202E}"))
  }

  @Test(arguments: [
    ("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;"), ("größe", "größe"), ("", ""),
  ])
  func `escapes what is interpolated`(text: String, escaped: String) {
    let piece: HTML = "<p>\(text)</p>"
    #expect(piece.text == "<p>\(escaped)</p>")
    let whole: HTML = "\(piece)\(HTML.joined([piece, "<hr>"]))"
    #expect(whole.text == "<p>\(escaped)</p><p>\(escaped)</p><hr>")
  }

  @Test(arguments: [
    ("a\u{1B}[31m\nb", "a\u{FFFD}[31m\u{FFFD}b"), ("a\u{202E}b\u{200B}", "a\u{FFFD}b\u{FFFD}"),
    ("日本 ä", "日本 ä"), ("👩\u{200D}🔬", "👩\u{200D}🔬"),
  ])
  func `shows nothing that a terminal would obey`(text: String, shown: String) {
    #expect(text.printable == shown)
  }
}

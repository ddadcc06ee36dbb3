import Foundation

/// The app's own reader, run on many texts at once.
enum PyYAML {
  /// What PyYAML makes of a text.
  enum Answer: Equatable {
    case value(String)
    case refused(String)
    /// Something a value cannot hold: a set, a lone surrogate, an object inside itself.
    case outside
  }

  /// Whether `python3` with PyYAML can be run here.
  static let isAvailable: Bool = {
    do {
      return try run(["-c", "import yaml"], input: Data()).status == 0
    } catch {
      return false
    }
  }()

  /// Reads texts with `safe_load`.
  static func read(_ texts: [[UInt8]]) throws -> [Answer] {
    var input = Data()
    for text in texts {
      withUnsafeBytes(of: UInt32(text.count).littleEndian) { input.append(contentsOf: $0) }
      input.append(contentsOf: text)
    }
    let output = try run(["-c", script], input: input).output
    return output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { line in
      switch line.prefix(3) {
      case "OK ": .value(String(line.dropFirst(3)))
      case "ERR": .refused(String(line.dropFirst(4)))
      default: .outside
      }
    }
  }

  private static func run(
    _ arguments: [String],
    input: Data
  ) throws -> (status: Int32, output: String) {
    let folder = FileManager.default.temporaryDirectory
    let name = UUID().uuidString
    let (source, target) = (folder.appending(path: name + ".in"), folder.appending(path: name))
    try input.write(to: source)
    guard FileManager.default.createFile(atPath: target.path, contents: nil) else {
      throw CocoaError(.fileWriteUnknown)
    }
    defer {
      for file in [source, target] where unlink(file.path) != 0 { perror("unlink") }
    }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardInput = try FileHandle(forReadingFrom: source)
    process.standardOutput = try FileHandle(forWritingTo: target)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let output = String(decoding: try Data(contentsOf: target), as: UTF8.self)
    return (process.terminationStatus, output)
  }

  private static let script = #"""
    import struct, sys, yaml
    class Stamp(str): pass
    class Blob(str): pass
    class Loader(yaml.SafeLoader): pass
    def stamp(loader, node):
        yaml.SafeLoader.construct_yaml_timestamp(loader, node)
        return Stamp(node.value)
    def blob(loader, node):
        yaml.SafeLoader.construct_yaml_binary(loader, node)
        return Blob(node.value)
    Loader.add_constructor('tag:yaml.org,2002:timestamp', stamp)
    Loader.add_constructor('tag:yaml.org,2002:binary', blob)
    class Outside(Exception): pass
    def quoted(text):
        out = '"'
        for c in text:
            u = ord(c)
            if 0xd800 <= u < 0xe000: raise Outside()
            out += '\\u{%x}' % u if u < 0x20 or c in '"\\' or u > 0x7e else c
        return out + '"'
    def show(v, above=()):
        if v is None: return 'null'
        if v is True: return 'true'
        if v is False: return 'false'
        if isinstance(v, int): return 'i%d' % v
        if isinstance(v, float):
            return 'fnan' if v != v else 'f%x' % struct.unpack('<Q', struct.pack('<d', v))[0]
        if isinstance(v, Stamp): return 't' + quoted(v)
        if isinstance(v, Blob): return 'b' + quoted(v)
        if isinstance(v, str): return quoted(v)
        if id(v) in above or isinstance(v, set): raise Outside()
        above = above + (id(v),)
        if isinstance(v, (list, tuple)): return '[' + ','.join(show(x, above) for x in v) + ']'
        return '{' + ','.join(show(k, above) + ':' + show(x, above) for k, x in v.items()) + '}'
    def answer(data):
        try: value = yaml.load(data.decode('utf-8'), Loader)
        except RecursionError: return 'OUT'
        except Exception as e: return 'ERR ' + type(e).__name__
        try: return 'OK ' + show(value)
        except (Outside, RecursionError, ValueError): return 'OUT'
    data = sys.stdin.buffer.read()
    at = 0
    while at + 4 <= len(data):
        n = struct.unpack('<I', data[at:at + 4])[0]
        sys.stdout.write(answer(data[at + 4:at + 4 + n]) + '\n')
        at += 4 + n
    """#
}

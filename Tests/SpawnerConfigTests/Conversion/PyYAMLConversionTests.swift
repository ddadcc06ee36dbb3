import Foundation
import SpawnerConfig
import Testing

/// What the web app's own reader finds in converted files.
struct PyYAMLConversionTests {
  private static let isAvailable = {
    do { return try python("import yaml", on: []) == "" } catch { return false }
  }()

  private static let expected: [String: [String]] = [
    OldFile.template.name: [
      "workspaceVolume.mount=/home/jovyan", "workspaceVolume.name={notebook-name}-home",
      "workspaceVolume.storage=10Gi", "workspaceVolume.accessModes=['ReadWriteOnce']",
      "0.mount=/home/jovyan/{notebook-name}-raw", "0.name={notebook-name}-raw",
      "0.storage=20Gi", "0.accessModes=['ReadWriteMany']",
      "gpus=2 nvidia.com/gpu", "limits=1.2 1.2", "custom=False", "affinity='' []",
    ],
    OldFile.extraResources.name: [
      "workspaceVolume.mount=/home/jovyan", "workspaceVolume.claimName=team-home",
      "0.mount=/home/jovyan/archive", "0.claimName=archive",
      "1.mount=/scratch", "1.name={notebook-name}-scratch", "1.storage=1024Gi",
      "1.accessModes=['ReadWriteOnce']", "1.storageClassName=fast",
      "gpus=1 nvidia.com/gpu", "limits=1.2 1.2", "custom=True", "affinity='' []",
    ],
    OldFile.placement.name: [
      "workspaceVolume.mount=/home/jovyan", "workspaceVolume.name=workspace-{notebook-name}",
      "workspaceVolume.storage=10Gi", "workspaceVolume.accessModes=['ReadWriteOnce']",
      "workspaceVolume.storageClassName=", "gpus=none ", "limits=1.2 1.2", "custom=True",
      "affinity='' ['big']",
    ],
    OldFile.mixed.name: [
      "workspaceVolume.mount=/home/jovyan", "workspaceVolume.name={notebook-name}-workspace",
      "workspaceVolume.storage=5Gi", "workspaceVolume.accessModes=['ReadWriteOnce']",
      "0.mount=/home/jovyan/models", "0.claimName=models", "1.mount=/home/jovyan/sets",
      "1.claimName=sets", "gpus=None", "limits=1.2 1.2", "custom=True", "affinity='' []",
    ],
  ]

  @Test(
    .enabled(if: isAvailable, "python3 with PyYAML is not installed"),
    arguments: OldFile.all
  )
  func `reads what the converter's table says`(file: OldFile) throws {
    let bytes = try Conversion(of: file.bytes, to: .newest).bytes
    let lines = try Self.python(Self.script, on: bytes).split(separator: "\n").map(String.init)
    guard let expected = Self.expected[file.name] else {
      #expect(lines.contains("limits=1.2 1.2") || lines.contains("limits=none 1.2"))
      return
    }
    #expect(lines == expected)
  }

  private static let script = """
    import sys, yaml
    form = yaml.safe_load(sys.stdin.buffer.read())['spawnerFormDefaults']
    def show(name, volume):
        if volume is None: return
        print('%s.mount=%s' % (name, volume['mount']))
        if 'existingSource' in volume:
            claim = volume['existingSource']['persistentVolumeClaim']
            print('%s.claimName=%s' % (name, claim['claimName']))
            return
        claim = volume['newPvc']
        print('%s.name=%s' % (name, claim['metadata']['name']))
        print('%s.storage=%s' % (name, claim['spec']['resources']['requests']['storage']))
        print('%s.accessModes=%s' % (name, claim['spec']['accessModes']))
        if 'storageClassName' in claim['spec']:
            print('%s.storageClassName=%s' % (name, claim['spec']['storageClassName']))
    show('workspaceVolume', form['workspaceVolume']['value'])
    for index, volume in enumerate(form['dataVolumes']['value']): show(index, volume)
    gpus = form.get('gpus')
    print('gpus=%s' % (gpus and '%s %s' % (gpus['value']['num'], gpus['value']['vendor'])))
    print('limits=%s %s' % (form['cpu']['limitFactor'], form['memory']['limitFactor']))
    print('custom=%s' % form['allowCustomImage'])
    affinity = form['affinityConfig']
    print('affinity=%r %s' % (affinity['value'], [o['configKey'] for o in affinity['options']]))
    """

  /// What a Python program prints; its input goes through a file, so that no pipe can fill up.
  private static func python(_ script: String, on bytes: [UInt8]) throws -> String {
    let folder = FileManager.default.temporaryDirectory
    let source = folder.appending(path: UUID().uuidString)
    try Data(bytes).write(to: source)
    defer { if unlink(source.path) != 0 { perror("unlink") } }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    process.standardInput = try FileHandle(forReadingFrom: source)
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return String(decoding: printed, as: UTF8.self)
  }
}

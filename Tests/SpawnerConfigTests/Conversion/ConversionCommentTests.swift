import SpawnerConfig
import Testing

/// Where the comments of an old volume go.
struct ConversionCommentTests {
  private static let head = """
    spawnerFormDefaults:
      image: {value: "a.example/x:1", options: ["a.example/x:1"]}
      imageGroupOne: {value: "a.example/c:1", options: ["a.example/c:1"]}
      imageGroupTwo: {value: "a.example/r:1", options: ["a.example/r:1"]}
      imagePullPolicy: {value: Always}
      cpu: {value: '1', limitFactor: "1.2"}
      memory: {value: 1Gi, limitFactor: "1.2"}
      affinityConfig: {value: "", options: []}
      tolerationGroup: {value: "", options: []}
      shm: {value: true}
      configurations: {value: []}
      hideTag: false

    """

  /// Converts a form of which only the volumes are of interest; what became of these.
  private static func converted(_ volumes: String) throws -> (text: String, lost: [String]) {
    let conversion = try Conversion(of: Array((head + volumes).utf8), to: .newest)
    let text = String(decoding: conversion.bytes, as: UTF8.self)
    #expect(text.hasPrefix(head))
    return (
      String(text.dropFirst(head.count)),
      conversion.report.lostComments.map { "\($0.location): \($0.text)" }
    )
  }

  @Test func `stay with what takes the place of their field`() throws {
    let old = """
        # above the section
        workspaceVolume:  # beside the section
          # above the value
          value:  # beside the value
            # above type
            type:  # beside type
              # in type
              value: New  # behind New
            # above name
            name:
              value: "{notebook-name}-w"
            # above size

            # after a blank line
            size: {value: 5Gi}  # behind size
            mountPath:
              value: /home/jovyan  # 'quoted' # twice
              # below the mount
            accessModes:
              # one
              # and another
              value: ReadWriteOnce
            # above class
            class:
              value: '{none}'  # behind none
          # above readOnly
          readOnly: false
        # above the data volumes
        dataVolumes:
          value: []

      """
    let new = """
        # above the section
        workspaceVolume:  # beside the section
          # above the value
          value:  # beside the value
            # below the mount
            mount: /home/jovyan  # 'quoted' # twice
            # above type
            # beside type
            # in type
            newPvc:  # behind New
              metadata:
                # above name
                name: "{notebook-name}-w"
              spec:
                resources:
                  requests:
                    # above size
                    # after a blank line
                    storage: 5Gi  # behind size
                # one
                # and another
                accessModes: [ReadWriteOnce]
          # above readOnly
          readOnly: false
        # above the data volumes
        dataVolumes:
          value: []

      """
    let found = try Self.converted(old)
    #expect(found.text == new.replacing(" [ReadWriteOnce]", with: "\n          - ReadWriteOnce"))
    #expect(found.lost == ["35:7: # above class", "37:26: # behind none"])
  }

  @Test func `stand above the dash of a data volume, or in it`() throws {
    let old = """
        workspaceVolume: {value: null}
        dataVolumes:
          value:
          # the first
          - value:  # of two
              mountPath:
                # where it is
                value: /a
              # by name
              name:
                value: a
              type: {value: Existing}  # there already

          # the second
          -
            # with its type
            value:
              type: {value: Existing}
              name: {value: 'b'}  # b
              mountPath: {value: '/b # no comment'}
              size: {value: 1Gi}  # of no use
          # at the end

      """
    let new = """
        workspaceVolume: {value: null}
        dataVolumes:
          value:
          # the first
          # of two
          # where it is
          - mount: /a
            existingSource:  # there already
              persistentVolumeClaim:
                # by name
                claimName: a

          # the second
          -
            mount: '/b # no comment'
            # with its type
            existingSource:
              persistentVolumeClaim:
                claimName: 'b'  # b
          # at the end

      """
    let found = try Self.converted(old)
    #expect(found.text == new)
    #expect(found.lost == ["33:29: # of no use"])
  }

  @Test func `go with a volume that is none`() throws {
    let old = """
        workspaceVolume:
          # no workspace
          value:
            # because of the quota
            type: {value: None}
        dataVolumes:
          value:
          # not used
          - value: {type: {value: None}}
          # used
          - value: {type: {value: Existing}, name: {value: a}, mountPath: {value: /a}}

      """
    let new = """
        workspaceVolume:
          # no workspace
          value: null
        dataVolumes:
          value:
          # used
          - mount: /a
            existingSource:
              persistentVolumeClaim:
                claimName: a

      """
    let found = try Self.converted(old)
    #expect(found.text == new)
    #expect(found.lost == ["16:7: # because of the quota", "20:5: # not used"])
  }

  @Test(arguments: ["\n", "\r\n"])
  func `stand above a volume that is written in braces`(lineBreak: String) throws {
    let old = """
        workspaceVolume:
          # above
          value: {type: {value: New},  # fresh
            # named
            name: {value: '{notebook-name}-w'}, size: {value: 5Gi},
            # beside
            mountPath: {value: '/x # not this'}, accessModes: {value: ReadWriteOnce}}  # beside
        dataVolumes: {readOnly: false,  # of the section
          value: [
            # above the item
            {value: {type: {value: Existing}, name: {value: a},  # of the claim
              mountPath: {value: /a}}}]}
        # below

      """
    let found = try Self.converted(old.replacing("\n", with: lineBreak))
    #expect(found.lost == [])
    let spec =
      "spec: {resources: {requests: {storage: 5Gi}}, accessModes: [ReadWriteOnce]}"
    let new = """
        workspaceVolume:
          # above
          # fresh
          # named
          # beside
          value: {mount: "/x # not this", newPvc: {metadata: {name: "{notebook-name}-w"}, \
      \(spec)}}  # beside
        # of the claim
        dataVolumes: {readOnly: false,  # of the section
          value: [
            # above the item
            {mount: "/a", existingSource: {persistentVolumeClaim: {claimName: a}}}]}
        # below

      """
    #expect(found.text == new.replacing("\n", with: lineBreak))
  }

  @Test func `are not looked for in texts`() throws {
    let old = """
        workspaceVolume: {value: null}
        dataVolumes:
          value:
          - value:
              type:
                value: Existing
              name:
                value: "a"
              mountPath:
                value: |-
                  /a # b
              extra:
                value: >
                  # gone, but no comment

      """
    let found = try Self.converted(old)
    #expect(found.lost == [])
    #expect(found.text.contains("mount: \"/a # b\"\n") || found.text.contains("mount: '/a # b'\n"))
  }
}

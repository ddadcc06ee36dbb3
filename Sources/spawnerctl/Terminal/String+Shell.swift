extension String {
  /// The text as a shell takes it for one word: as it is, or in single quotes where it must.
  var shellQuoted: String {
    let isPlain =
      !isEmpty
      && utf8.allSatisfy { byte in
        let scalar = Unicode.Scalar(byte)
        return scalar.properties.isAlphabetic && scalar.isASCII
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || "@%+=:,./_-".utf8.contains(byte)
      }
    return isPlain ? self : "'" + replacing("'", with: "'\\''") + "'"
  }
}

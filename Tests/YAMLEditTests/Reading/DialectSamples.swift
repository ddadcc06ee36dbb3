import YAMLEdit

/// Texts on which PyYAML and other readers part, with what PyYAML makes of them.
enum DialectSamples {
  /// Texts that are read, with their values.
  static let accepted: [(text: String, value: YAMLValue)] = [
    ("", nil),
    ("# only words\n", nil),
    ("---\n", nil),
    ("a\n...\n# end\n", "a"),
    ("--- a\n", "a"),
    ("\u{feff}a: 1", ["a": 1]),
    ("a: 1\n\u{feff}b: 2\n", ["a": 1, "\u{feff}b": 2]),
    ("a: \"\u{feff}\"", ["a": "\u{feff}"]),
    ("a: b\r\nc: d\r\n", ["a": "b", "c": "d"]),
    ("a: b\rc: d", ["a": "b", "c": "d"]),
    ("a: b\u{85}c: d", ["a": "b", "c": "d"]),
    ("a\u{a0}b: c", ["a\u{a0}b": "c"]),
    ("{value:[]}", ["value": []]),
    ("a: {x:[],y:{}}", ["a": ["x": [], "y": [:]]]),
    ("a: [x:[],\"y:[\",'z:['] # x:[\nb: x:[", ["a": [["x": []], "y:[", "z:["], "b": "x:["]),
    ("[a:,b]", [["a": nil], "b"]),
    ("[?]", [[nil: nil]]),
    ("[? , a]", [[nil: nil], "a"]),
    ("{?a: b}", ["a": "b"]),
    ("?a", "?a"),
    ("[-]", ["-"]),
    ("{value:\"x\"}", ["value:\"x\"": nil]),
    ("%YAML 1.3\n---\na", "a"),
    ("%YAML 1.10\n---\na", "a"),
    ("%YAML 1.2 # words\n---\nyes", true),
    ("%UNKNOWN x\ty\n---\na", "a"),
    ("%TAG ! tag:yaml.org,2002:\n---\n!str 5", "5"),
    ("a: |\n \tx\n", ["a": "\tx\n"]),
    ("- |\n \n  \tx\n", ["\n\tx\n"]),
    ("a: |\n  x\ty\n", ["a": "x\ty\n"]),
    ("\"a\tb\"", "a\tb"),
    ("a # x\ty", "a"),
    ("! \"5\"", 5),
    ("!\na: b", ["a": "b"]),
    ("!<tag:yaml.org,2002:str> 5", "5"),
    ("a: !!str", ["a": ""]),
    ("a: 1\na: 2", ["a": 2]),
    ("1: x\n1.0: y", [1: "y"]),
    ("yes: x\ntrue: y", [true: "y"]),
    ("x: &a {k: 1, l: 2}\ny: {<<: *a, k: 3}", ["x": ["k": 1, "l": 2], "y": ["k": 3, "l": 2]]),
    ("<<: [{a: 1}, {a: 2, b: 3}]\nc: 4", ["a": 1, "b": 3, "c": 4]),
    ("<<: {a: 1}\n<<: {a: 2}", ["a": 2]),
    ("\"<<\": 5", ["<<": 5]),
    ("=: a", ["=": "a"]),
    ("!!omap [a: 1, b: 2]", [["a", 1], ["b", 2]]),
    ("!!pairs [a: 1, a: 2]", [["a", 1], ["a", 2]]),
    ("!!binary aGVsbG8=", .binary("aGVsbG8=")),
    ("a:\n- b\n- c\nd: e", ["a": ["b", "c"], "d": "e"]),
    ("? a\nb: c", ["a": nil, "b": "c"]),
    ("{a, b: }", ["a": nil, "b": nil]),
    ("\"\\u00e9\\x41\\/\"", "éA/"),
  ]

  /// Texts that are refused, with the code, and the whole message.
  static let refused: [(text: String, code: YAMLError.Code, message: String)] = [
    ("ü: ä\tb", .tab, "1:5: found a tab, where the app's reader takes only spaces"),
    ("ü:\tb", .tab, "1:3: found a tab, where the app's reader takes only spaces"),
    ("é: b\t# c", .tab, "1:5: found a tab, where the app's reader takes only spaces"),
    ("é: 1\n\t\nb: 2", .tab, "2:1: found a tab, where the app's reader takes only spaces"),
    ("é:\n\tb: 2", .tab, "2:1: found a tab, where the app's reader takes only spaces"),
    ("é: |\t\n  x", .tab, "1:5: found a tab, where the app's reader takes only spaces"),
    ("é: !!str\tx", .tab, "1:9: found a tab, where the app's reader takes only spaces"),
    ("é: [ä,\tb]", .tab, "1:7: found a tab, where the app's reader takes only spaces"),
    ("é: \"ä\"\t", .tab, "1:7: found a tab, where the app's reader takes only spaces"),
    ("%YAML\t1.1\n---\né", .tab, "1:6: found a tab, where the app's reader takes only spaces"),
    (
      "é: {ö: More GPUs?}", .syntax,
      "1:17: found '?' in plain text inside brackets or braces,"
        + " where the app's reader takes it for a key mark"
    ),
    (
      "ü: >#x", .syntax, "1:5: expected a blank before the comment, found '#'"
    ),
    (
      "%ÜBER\n%FOO\né", .syntax,
      "1:2: could not find expected directive name while scanning a directive that starts at 1:1"
    ),
    ("%FOO\né", .syntax, "2:1: expected '---' after a directive, found none"),
    ("%FOO", .syntax, "1:5: expected '---' after a directive, found none"),
    ("%YAML 2.0\n---\né", .syntax, "1:1: found incompatible YAML document"),
    (
      "é: ä: ö", .syntax, "1:5: mapping values are not allowed in this context"
    ),
    (
      "é: [ä", .syntax,
      "1:6: did not find expected ',' or ']' while parsing a flow sequence that starts at 1:4"
    ),
    (
      "é: 'ä", .syntax,
      "1:6: found unexpected end of stream while scanning a quoted scalar that starts at 1:4"
    ),
    (
      "- ü\nä: b", .syntax,
      "2:1: did not find expected '-' indicator while parsing a block collection that starts at 1:1"
    ),
    (
      "é: @x", .syntax,
      "1:4: found character that cannot start any token"
        + " while scanning for the next token"
    ),
    ("é: \u{1}", .controlCharacter, "1:4: expected printable text, found character U+0001"),
    ("é: \"\u{7f}\"", .controlCharacter, "1:5: expected printable text, found character U+007F"),
    ("é: \"\u{80}\"", .controlCharacter, "1:5: expected printable text, found character U+0080"),
    (
      "é\n---\nö", .severalDocuments, "2:1: expected one document, found the start of another"
    ),
    ("---\n---\n", .severalDocuments, "2:1: expected one document, found the start of another"),
    ("é: &x 1\nö: &x 2", .duplicateAnchor, "2:4: found anchor 'x' again, first defined at 1:4"),
    ("é: [ö, *x]", .undefinedAlias, "1:8: found alias 'x' without an anchor before it"),
    ("é: &x [ö, *x]", .recursiveAlias, "1:11: found alias 'x' inside the node it stands for"),
    ("é: !foo ö", .unknownTag, "1:4: found tag '!foo', which the app's reader does not know"),
    (
      "é: !!python/name:os ö", .unknownTag,
      "1:4: found tag '!!python/name:os', which the app's reader does not know"
    ),
    (
      "é: [!!str,ö]", .unknownTag, "1:5: found tag '!!str,ö]', which the app's reader does not know"
    ),
    (
      "é: !!str [ö]", .unknownTag,
      "1:4: found a list under tag '!!str', which does not allow one"
    ),
    (
      "é: !!seq {ö: 1}", .unknownTag,
      "1:4: found a mapping under tag '!!seq', which does not allow one"
    ),
    ("é: =", .unknownTag, "1:4: found '=' as a value, which the app's reader takes for a key mark"),
    (
      "é: <<", .unknownTag,
      "1:4: found '<<' as a value, which the app's reader takes for a key mark"
    ),
    ("{[é]: ö}", .unhashableKey, "1:2: found a list as a key"),
    ("? {é: 1}\n: ö", .unhashableKey, "1:3: found a mapping as a key"),
    ("é: &x []\n*x : ö", .unhashableKey, "2:1: found a list as a key"),
    ("é: 2024-02-30", .badScalar, "1:4: expected a possible date, found '2024-02-30'"),
    ("é: 2024-13-01", .badScalar, "1:4: expected a possible date, found '2024-13-01'"),
    ("é: 0b_", .badScalar, "1:4: expected a possible number, found '0b_'"),
    ("é: 0x_", .badScalar, "1:4: expected a possible number, found '0x_'"),
    ("é: !!int \"ö\"", .badScalar, "1:10: expected a text that fits tag '!!int', found 'ö'"),
    ("é: !!int \"\"", .badScalar, "1:10: expected a text that fits tag '!!int', found ''"),
    ("é: !!binary a", .badScalar, "1:13: expected a text that fits tag '!!binary', found 'a'"),
    (
      "é: !!omap [ö]", .badScalar,
      "1:12: expected a mapping with one entry under tag '!!omap'"
    ),
    (
      "é: ö\n<<: 5", .badMerge,
      "2:5: expected a mapping or a list of mappings to merge under '<<'"
    ),
    (
      "é: ö\n<<: [{}, ä]", .badMerge,
      "2:10: expected a mapping or a list of mappings to merge under '<<'"
    ),
  ]
}

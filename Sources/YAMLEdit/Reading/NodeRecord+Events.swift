import CLibYAML

extension NodeRecord {
  init(_ kind: Kind, _ style: Style, from start: Int, to end: Int, parent: Int?) {
    self.init(
      kind: kind,
      style: style,
      outerStart: Int32(start),
      start: Int32(start),
      end: Int32(end),
      parent: Int32(parent ?? -1),
      next: 0
    )
  }
}

extension NodeRecord.Style {
  init(_ style: yaml_scalar_style_t) {
    self =
      switch style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
  }
}

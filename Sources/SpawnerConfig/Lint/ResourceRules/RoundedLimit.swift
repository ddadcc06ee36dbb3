/// A limit as it comes out of a request and a factor: rounded to one decimal place.
///
/// The form rounds halves up, the backend to the even digit; both look at the number that the
/// computer holds, which for `0.35` lies a little below.
struct RoundedLimit {
  enum Rule {
    case form
    case backend
  }

  let number: Double

  init(_ exact: Double, _ rule: Rule) {
    let whole = exact.rounded(.down)
    let fraction = exact - whole
    var tenth = (fraction * 10).rounded(.down)
    // The product was rounded itself; these are exact.
    if (-tenth).addingProduct(fraction, 10) < 0 { tenth -= 1 }
    if (-tenth - 1).addingProduct(fraction, 10) >= 0 { tenth += 1 }
    let half = (-2 * tenth - 1).addingProduct(fraction, 20)
    let isOdd = tenth.truncatingRemainder(dividingBy: 2) == 1
    if half > 0 || (half == 0 && (rule == .form || isOdd)) { tenth += 1 }
    number = (whole * 10 + tenth) / 10
  }
}

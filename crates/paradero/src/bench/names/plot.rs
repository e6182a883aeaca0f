//! The plot of calibration: what was said against what was right, as a picture that needs nothing else.

use super::score::Calibration;

/// The side of the square, in points.
const SIDE: f64 = 320.0;

/// How much room there is around it.
const EDGE: f64 = 56.0;

/// Draws the buckets of one calibration; each dot's area goes with the logarithm of how many it stands for.
pub(super) fn svg(title: &str, calibration: &Calibration) -> String {
    let whole = SIDE + 2.0 * EDGE;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\" role=\"img\" aria-labelledby=\"title\" \
         font-family=\"system-ui, sans-serif\" font-size=\"11\" fill=\"#222\">\n<title id=\"title\">{title}</title>\n\
         <rect width=\"{whole}\" height=\"{whole}\" fill=\"#fff\"/>\n"
    );
    let (left, low) = (EDGE, EDGE + SIDE);
    for step in 0..=5_u8 {
        let share = f64::from(step) / 5.0;
        let (x, y) = (left + share * SIDE, low - share * SIDE);
        out.push_str(&format!(
            "<path d=\"M{x:.1} {EDGE} V{low} M{left} {y:.1} H{right}\" stroke=\"#ddd\" fill=\"none\"/>\n\
             <text x=\"{x:.1}\" y=\"{under}\" text-anchor=\"middle\">{share:.1}</text>\n\
             <text x=\"{beside}\" y=\"{y:.1}\" text-anchor=\"end\" dominant-baseline=\"middle\">{share:.1}</text>\n",
            right = left + SIDE,
            under = low + 16.0,
            beside = left - 8.0,
        ));
    }
    let (right, middle) = (left + SIDE, EDGE + SIDE / 2.0);
    out.push_str(&format!(
        "<path d=\"M{left} {low} L{right} {EDGE}\" stroke=\"#888\" stroke-dasharray=\"4 4\"/>\n\
         <text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">probability said</text>\n\
         <text transform=\"translate(16 {middle}) rotate(-90)\" text-anchor=\"middle\">share that was right</text>\n\
         <text x=\"{middle}\" y=\"28\" text-anchor=\"middle\" font-size=\"14\">{title}</text>\n",
        low + 36.0
    ));
    let dots: Vec<(f64, f64, u64)> =
        calibration.buckets().map(|(_, bucket)| (bucket.mean(), bucket.share(), bucket.given)).collect();
    let path: Vec<String> =
        dots.iter().map(|(said, right, _)| format!("{:.1},{:.1}", left + said * SIDE, low - right * SIDE)).collect();
    out.push_str(&format!(
        "<polyline points=\"{}\" fill=\"none\" stroke=\"#06c\" stroke-width=\"1.5\"/>\n",
        path.join(" ")
    ));
    for (said, right, many) in dots {
        let (x, y, size) =
            (left + said * SIDE, low - right * SIDE, 2.0 + f64::from(many.checked_ilog2().unwrap_or(0)).sqrt());
        out.push_str(&format!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{size:.1}\" fill=\"#06c\"><title>said {said:.3}, right {right:.3}, \
             {many}</title></circle>\n"
        ));
    }
    out.push_str("</svg>\n");
    out
}

//! Follows the drawing of a page as far as it shows letters: where each stands, how large, and what it means.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources, Rotation};

use super::font::Font;
use super::guard::Budget;
use crate::document::DocumentLimits;

/// The most drawings inside each other.
const DEPTH: usize = 10;
/// The most saved states.
const SAVED: usize = 512;
/// The most runs of letters of one page.
const RUNS: usize = 200_000;

/// Letters in a row.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// The left end, in points.
    pub(super) x0: f32,
    /// The right end.
    pub(super) x1: f32,
    /// The line they stand on, upwards.
    pub(super) y: f32,
    /// How large they are.
    pub(super) size: f32,
    /// What they mean.
    pub(super) text: String,
    /// Whether they do not run from left to right.
    pub(super) is_turned: bool,
}

type Matrix = [f32; 6];
const ONE: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First one, then the other.
fn times(a: Matrix, b: Matrix) -> Matrix {
    let [a0, a1, a2, a3, a4, a5] = a;
    let [b0, b1, b2, b3, b4, b5] = b;
    [
        a0 * b0 + a1 * b2,
        a0 * b1 + a1 * b3,
        a2 * b0 + a3 * b2,
        a2 * b1 + a3 * b3,
        a4 * b0 + a5 * b2 + b4,
        a4 * b1 + a5 * b3 + b5,
    ]
}

/// What a page has set for the letters that follow.
#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    between: f32,
    word: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

/// Reads the pages of one file; what has been used up stays so from page to page.
pub(super) struct Drawing<'a> {
    /// Letters that the fonts do not explain.
    pub(super) unread: usize,
    steps: usize,
    budget: Budget,
    fonts: HashMap<ObjectIdentifier, Rc<Font>>,
    limits: &'a DocumentLimits,
    runs: Vec<Run>,
}

impl<'a> Drawing<'a> {
    /// Nothing has been read.
    pub(super) fn new(limits: &'a DocumentLimits) -> Self {
        let budget = Budget::new(limits);
        Self { unread: 0, steps: 0, budget, fonts: HashMap::new(), limits, runs: Vec::new() }
    }

    /// Whether a bound was reached and something left out.
    pub(super) fn is_spent(&self) -> bool {
        self.steps >= self.limits.steps || self.budget.is_spent()
    }

    /// The letters of a page.
    pub(super) fn page(&mut self, page: &Page<'_>) -> Vec<Run> {
        let turn = match page.rotation() {
            Rotation::None => ONE,
            Rotation::Horizontal => [0.0, -1.0, 1.0, 0.0, 0.0, 0.0],
            Rotation::Flipped => [-1.0, 0.0, 0.0, -1.0, 0.0, 0.0],
            Rotation::FlippedHorizontal => [0.0, 1.0, -1.0, 0.0, 0.0, 0.0],
        };
        let state = State {
            matrix: turn,
            font: None,
            size: 0.0,
            between: 0.0,
            word: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let contents = self.contents(page.raw());
        self.draw(&contents, page.resources(), state, 0);
        std::mem::take(&mut self.runs)
    }

    fn contents(&mut self, page: &Dict<'_>) -> Vec<u8> {
        let key = b"Contents".as_slice();
        let mut all = Vec::new();
        if let Some(one) = page.get::<Stream<'_>>(key) {
            return self.budget.unpack(&one).unwrap_or_default();
        }
        if let Some(several) = page.get::<Array<'_>>(key) {
            for stream in several.iter::<Stream<'_>>().take(10_000) {
                all.extend(self.budget.unpack(&stream).unwrap_or_default());
                all.push(b'\n');
                if all.len() > self.limits.part || self.is_spent() {
                    break;
                }
            }
        }
        all
    }

    fn draw(&mut self, contents: &[u8], resources: &Resources<'_>, first: State, depth: usize) {
        let mut state = first;
        let mut saved: Vec<State> = Vec::new();
        let (mut text, mut line) = (ONE, ONE);
        let mut operations = UntypedIter::new(contents);
        while let Some(operation) = operations.next() {
            self.steps += 1;
            if self.is_spent() || self.runs.len() > RUNS {
                return;
            }
            let mut n = [0.0_f32; 6];
            for (to, number) in n.iter_mut().zip(operation.operands().filter_map(number)) {
                *to = number;
            }
            let [n0, n1, ..] = n;
            let last = || operation.operands().last();
            match &**operation.operator {
                b"q" if saved.len() < SAVED => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"cm" => state.matrix = times(n, state.matrix),
                b"BT" => (text, line) = (ONE, ONE),
                b"Tm" => (text, line) = (n, n),
                b"Td" => step(&mut text, &mut line, n0, n1),
                b"TD" => {
                    state.leading = -n1;
                    step(&mut text, &mut line, n0, n1);
                }
                b"T*" => step(&mut text, &mut line, 0.0, -state.leading),
                b"TL" => state.leading = n0,
                b"Tc" => state.between = n0,
                b"Tw" => state.word = n0,
                b"Tz" => state.stretch = n0 / 100.0,
                b"Ts" => state.rise = n0,
                b"Tf" => {
                    state.size = n0;
                    if let Some(Object::Name(name)) = operation.operands().next() {
                        state.font = self.font(name, resources);
                    }
                }
                b"Tj" => self.show(last(), &state, &mut text),
                b"'" => {
                    step(&mut text, &mut line, 0.0, -state.leading);
                    self.show(last(), &state, &mut text);
                }
                b"\"" => {
                    (state.word, state.between) = (n0, n1);
                    step(&mut text, &mut line, 0.0, -state.leading);
                    self.show(last(), &state, &mut text);
                }
                b"TJ" => {
                    if let Some(Object::Array(list)) = last() {
                        for piece in list.iter::<Object<'_>>() {
                            self.steps += 1;
                            match &piece {
                                Object::Number(back) => {
                                    let by = -back.as_f32() / 1000.0 * state.size * state.stretch;
                                    text = times([1.0, 0.0, 0.0, 1.0, by, 0.0], text);
                                }
                                piece => self.show(Some(piece), &state, &mut text),
                            }
                        }
                    }
                }
                b"Do" if depth < DEPTH => {
                    if let Some(Object::Name(name)) = last() {
                        self.form(name, resources, &state, depth);
                    }
                }
                _ => {}
            }
        }
    }

    /// A drawing inside the page; pictures are left alone.
    fn form(&mut self, name: &Name<'_>, resources: &Resources<'_>, state: &State, depth: usize) {
        let Some(form) = resources.get_x_object(name) else { return };
        if form.dict().get::<Name<'_>>(b"Subtype".as_slice()).is_none_or(|kind| kind.as_str() != "Form") {
            return;
        }
        let mut inner = state.clone();
        if let Some(matrix) = form.dict().get::<Array<'_>>(b"Matrix".as_slice()) {
            let mut own = ONE;
            for (to, number) in own.iter_mut().zip(matrix.iter::<f32>()) {
                *to = number;
            }
            inner.matrix = times(own, state.matrix);
        }
        let Some(contents) = self.budget.unpack(&form) else { return };
        match form.dict().get::<Dict<'_>>(b"Resources".as_slice()) {
            Some(own) => self.draw(&contents, &Resources::new(own), inner, depth + 1),
            None => self.draw(&contents, resources, inner, depth + 1),
        }
    }

    fn font(&mut self, name: &Name<'_>, resources: &Resources<'_>) -> Option<Rc<Font>> {
        let dict = resources.get_font(name)?;
        let id = dict.obj_id();
        if let Some(known) = id.and_then(|id| self.fonts.get(&id)) {
            return Some(Rc::clone(known));
        }
        // Reading a font takes as long as some thousand letters.
        self.steps += 2000;
        let font = Rc::new(Font::read(&dict, &mut self.budget));
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&font));
        }
        Some(font)
    }

    /// Shows a string: its letters become one run.
    fn show(&mut self, string: Option<&Object<'_>>, state: &State, text: &mut Matrix) {
        let (Some(Object::String(bytes)), Some(font)) = (string, &state.font) else { return };
        let mut words = String::new();
        let mut advance = 0.0_f32;
        for letter in font.letters(bytes) {
            self.steps += 1;
            match letter.text {
                Some(letters) => words.push_str(letters),
                None => self.unread += 1,
            }
            let word = if letter.is_space { state.word } else { 0.0 };
            advance += (letter.width * state.size + state.between + word) * state.stretch;
        }
        let [across, up, c, d, x, y] = times([1.0, 0.0, 0.0, 1.0, 0.0, state.rise], times(*text, state.matrix));
        *text = times([1.0, 0.0, 0.0, 1.0, advance, 0.0], *text);
        let size = (state.size * c.hypot(d)).abs();
        let x1 = x + advance * across;
        if words.is_empty() || ![x, x1, y, size].iter().all(|n| n.is_finite()) || size < 0.5 {
            return;
        }
        let is_turned = up.abs() > across.abs() * 0.3 || across < 0.0;
        self.runs.push(Run { x0: x, x1: x1.max(x), y, size, text: words, is_turned });
    }
}

fn number(object: &Object<'_>) -> Option<f32> {
    match object {
        Object::Number(number) => Some(number.as_f32()),
        _ => None,
    }
}

fn step(text: &mut Matrix, line: &mut Matrix, x: f32, y: f32) {
    *line = times([1.0, 0.0, 0.0, 1.0, x, y], *line);
    *text = *line;
}

//! A page as a tree in one vector, built by html5ever within bounds.
//!
//! The tree builder takes time quadratic in the depth of the tree and in the attributes of one tag, as its standard is
//! written, and has no bounds of its own. So the page is fed in small pieces, and both are looked at between them.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{Attribute, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{LocalName, Namespace, ParseOpts, QualName, parse_document};

use crate::document::DocumentLimits;

/// How much of a page is fed at once.
const PIECE: usize = 4096;
/// How many blanks or signs of equality may pass without anything coming of them: a tag of so many attributes.
const BLANKS: usize = 20_000;

/// A node by its place.
pub(super) type Id = usize;

/// What a node is.
#[derive(Debug)]
pub(super) enum Kind {
    /// The page itself, or the inside of a template.
    Root,
    /// An element with its attributes.
    Element(QualName, Vec<Attribute>),
    /// Words.
    Text(String),
    /// A comment or instruction.
    Other,
}

/// A node and its neighbours.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) parent: Option<Id>,
    pub(super) first: Option<Id>,
    pub(super) last: Option<Id>,
    pub(super) before: Option<Id>,
    pub(super) next: Option<Id>,
}

/// Why a page was not made a tree.
#[derive(Debug)]
pub(super) enum Trouble {
    /// Too deep, too many elements, or a tag without end.
    Wild,
}

/// A page.
#[derive(Debug)]
pub(super) struct Dom {
    nodes: Vec<Node>,
}

/// A step of a walk over a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Before what is inside.
    Enter(Id),
    /// Behind what is inside.
    Leave(Id),
}

impl Dom {
    /// The page itself.
    pub(super) const ROOT: Id = 0;

    /// A node. Places come from this tree, so it is there.
    pub(super) fn node(&self, id: Id) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The name of an element, in small letters; empty for other nodes.
    pub(super) fn name(&self, id: Id) -> &str {
        match self.node(id).map(|node| &node.kind) {
            Some(Kind::Element(name, _)) => &name.local,
            _ => "",
        }
    }

    /// The words of a text node.
    pub(super) fn text(&self, id: Id) -> Option<&str> {
        match self.node(id).map(|node| &node.kind) {
            Some(Kind::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// An attribute of an element.
    pub(super) fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        match self.node(id).map(|node| &node.kind) {
            Some(Kind::Element(_, attributes)) => attributes.iter().find(|a| &*a.name.local == name).map(|a| &*a.value),
            _ => None,
        }
    }

    /// What is above a node.
    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.node(id)?.parent
    }

    /// The children of a node.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.node(id).and_then(|n| n.first), |at| self.node(*at).and_then(|n| n.next))
    }

    /// All steps over a node and what is inside; `skip` says whose inside is left out, with the node itself.
    pub(super) fn walk<'d>(
        &'d self,
        from: Id,
        mut skip: impl FnMut(Id) -> bool + 'd,
    ) -> impl Iterator<Item = Step> + 'd {
        let mut next = Some(Step::Enter(from));
        std::iter::from_fn(move || {
            loop {
                let step = next.take()?;
                let (skipped, id) = match step {
                    Step::Enter(id) => (skip(id), id),
                    Step::Leave(id) => (false, id),
                };
                let node = self.node(id)?;
                let after = || {
                    if id == from {
                        return None;
                    }
                    node.next.map(Step::Enter).or(node.parent.map(Step::Leave))
                };
                next = match step {
                    Step::Enter(_) if skipped => after(),
                    Step::Enter(_) => Some(node.first.map_or(Step::Leave(id), Step::Enter)),
                    Step::Leave(_) => after(),
                };
                if !skipped {
                    return Some(step);
                }
            }
        })
    }

    /// The words inside a node.
    pub(super) fn words(&self, id: Id, most: usize) -> String {
        let mut words = String::new();
        for step in self.walk(id, |id| matches!(self.name(id), "script" | "style")) {
            if let Step::Enter(id) = step
                && let Some(text) = self.text(id)
            {
                words.push_str(text);
                words.push(' ');
            }
            if words.len() > most {
                break;
            }
        }
        words
    }
}

/// Parses a page.
pub(super) fn parse(page: &str, limits: &DocumentLimits) -> Result<Dom, Trouble> {
    let sink = Sink::default();
    let mut parser = parse_document(sink, ParseOpts::default());
    let mut rest = page;
    let mut quiet = (0_usize, 0_usize);
    while !rest.is_empty() {
        let end = (PIECE.min(rest.len())..=rest.len()).find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        let Some((piece, after)) = rest.split_at_checked(end) else { break };
        rest = after;
        parser.process(StrTendril::from_slice(piece));
        let sink = &parser.tokenizer.sink.sink;
        let blanks = piece.bytes().filter(|b| b.is_ascii_whitespace() || matches!(b, b'=' | b'/')).count();
        quiet = if sink.acts.get() == quiet.0 { (quiet.0, quiet.1 + blanks) } else { (sink.acts.get(), 0) };
        if quiet.1 > BLANKS || sink.nodes.borrow().len() > limits.nodes || sink.is_deeper_than(limits.depth) {
            return Err(Trouble::Wild);
        }
    }
    Ok(parser.finish())
}

/// Where the tree builder puts its nodes.
struct Sink {
    nodes: RefCell<Vec<Node>>,
    /// The name of what is no element.
    none: RefCell<QualName>,
    /// What has come of the page so far; it stands still inside a tag.
    acts: Cell<usize>,
    /// The element that was added last.
    latest: Cell<Id>,
}

impl Default for Sink {
    fn default() -> Self {
        let none = QualName::new(None, Namespace::default(), LocalName::default());
        let sink =
            Self { nodes: RefCell::default(), none: RefCell::new(none), acts: Cell::new(0), latest: Cell::new(0) };
        sink.add(Kind::Root);
        sink
    }
}

impl Sink {
    fn act(&self) {
        self.acts.set(self.acts.get().wrapping_add(1));
    }

    fn add(&self, kind: Kind) -> Id {
        self.act();
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { kind, parent: None, first: None, last: None, before: None, next: None });
        nodes.len() - 1
    }

    fn is_deeper_than(&self, most: usize) -> bool {
        let nodes = self.nodes.borrow();
        std::iter::successors(Some(self.latest.get()), |at| nodes.get(*at).and_then(|n| n.parent))
            .take(most + 2)
            .count()
            > most
    }

    fn change(&self, id: Id, how: impl FnOnce(&mut Node)) {
        if let Some(node) = self.nodes.borrow_mut().get_mut(id) {
            how(node);
        }
    }

    fn field<T>(&self, id: Id, of: impl FnOnce(&Node) -> Option<T>) -> Option<T> {
        self.nodes.borrow().get(id).and_then(of)
    }

    fn detach(&self, id: Id) {
        let (parent, before, next) =
            (self.field(id, |n| n.parent), self.field(id, |n| n.before), self.field(id, |n| n.next));
        match before {
            Some(before) => self.change(before, |n| n.next = next),
            None => parent.into_iter().for_each(|p| self.change(p, |n| n.first = next)),
        }
        match next {
            Some(next) => self.change(next, |n| n.before = before),
            None => parent.into_iter().for_each(|p| self.change(p, |n| n.last = before)),
        }
        self.change(id, |n| (n.parent, n.before, n.next) = (None, None, None));
    }

    /// Puts a node without a parent behind the last child.
    fn put_last(&self, parent: Id, id: Id) {
        self.detach(id);
        let last = self.field(parent, |n| n.last);
        self.change(id, |n| (n.parent, n.before) = (Some(parent), last));
        match last {
            Some(last) => self.change(last, |n| n.next = Some(id)),
            None => self.change(parent, |n| n.first = Some(id)),
        }
        self.change(parent, |n| n.last = Some(id));
        self.note(id);
    }

    fn put_before(&self, sibling: Id, id: Id) {
        self.detach(id);
        let Some(parent) = self.field(sibling, |n| n.parent) else { return };
        let before = self.field(sibling, |n| n.before);
        self.change(id, |n| (n.parent, n.before, n.next) = (Some(parent), before, Some(sibling)));
        self.change(sibling, |n| n.before = Some(id));
        match before {
            Some(before) => self.change(before, |n| n.next = Some(id)),
            None => self.change(parent, |n| n.first = Some(id)),
        }
        self.note(id);
    }

    fn note(&self, id: Id) {
        if self.field(id, |n| matches!(n.kind, Kind::Element(..)).then_some(())).is_some() {
            self.latest.set(id);
        }
    }

    /// Adds words to a text node; `false` when it is none.
    fn add_words(&self, id: Option<Id>, words: &str) -> bool {
        let mut nodes = self.nodes.borrow_mut();
        let Some(Node { kind: Kind::Text(text), .. }) = id.and_then(|id| nodes.get_mut(id)) else { return false };
        text.push_str(words);
        true
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Dom;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Dom {
        Dom { nodes: self.nodes.into_inner() }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        Dom::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Ref<'a, QualName> {
        let name = Ref::filter_map(self.nodes.borrow(), |nodes| match nodes.get(*target).map(|n| &n.kind) {
            Some(Kind::Element(name, _)) => Some(name),
            _ => None,
        });
        // The tree builder asks for elements only.
        name.unwrap_or_else(|_| self.none.borrow())
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Id {
        self.add(Kind::Element(name, attributes))
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.add(Kind::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.add(Kind::Other)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.act();
        match child {
            NodeOrText::AppendNode(id) => self.put_last(*parent, id),
            NodeOrText::AppendText(words) => {
                let last = self.field(*parent, |n| n.last);
                if !self.add_words(last, &words) {
                    let id = self.add(Kind::Text(words.to_string()));
                    self.put_last(*parent, id);
                }
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        if self.field(*element, |n| n.parent).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {
        self.act();
    }

    fn get_template_contents(&self, target: &Id) -> Id {
        // What a template holds is not shown; it hangs below the element, where it counts for the depth.
        *target
    }

    fn pop(&self, _: &Id) {
        self.act();
    }

    fn same_node(&self, one: &Id, other: &Id) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        self.act();
        match child {
            NodeOrText::AppendNode(id) => self.put_before(*sibling, id),
            NodeOrText::AppendText(words) => {
                let before = self.field(*sibling, |n| n.before);
                if !self.add_words(before, &words) {
                    let id = self.add(Kind::Text(words.to_string()));
                    self.put_before(*sibling, id);
                }
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, attributes: Vec<Attribute>) {
        self.act();
        self.change(*target, |node| {
            let Kind::Element(_, own) = &mut node.kind else { return };
            // Only `html` and `body` get attributes later; a page that goes on giving them is not followed.
            for attribute in attributes.into_iter().take(64) {
                if own.len() < 256 && !own.iter().any(|a| a.name == attribute.name) {
                    own.push(attribute);
                }
            }
        });
    }

    fn remove_from_parent(&self, target: &Id) {
        self.act();
        self.detach(*target);
    }

    fn reparent_children(&self, node: &Id, parent: &Id) {
        self.act();
        while let Some(first) = self.field(*node, |n| n.first) {
            self.put_last(*parent, first);
        }
    }
}

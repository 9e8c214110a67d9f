//! A set of local variables.

use crate::ir::{Block, Inst, Local};

/// A set of locals of one function.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Locals {
    words: Vec<u64>,
}

impl Locals {
    pub(crate) fn contains(&self, local: Local) -> bool {
        let word = self.words.get(local.0 as usize / 64).copied().unwrap_or(0);
        word >> (local.0 % 64) & 1 != 0
    }

    pub(crate) fn insert(&mut self, local: Local) {
        let at = local.0 as usize / 64;
        if self.words.len() <= at {
            self.words.resize(at + 1, 0);
        }
        self.words[at] |= 1 << (local.0 % 64);
    }

    pub(crate) fn remove(&mut self, local: Local) {
        if let Some(word) = self.words.get_mut(local.0 as usize / 64) {
            *word &= !(1 << (local.0 % 64));
        }
    }

    /// Adds all of another set; whether that made a difference.
    pub(crate) fn add(&mut self, other: &Locals) -> bool {
        if self.words.len() < other.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        let mut grown = false;
        for (word, more) in self.words.iter_mut().zip(&other.words) {
            grown |= more & !*word != 0;
            *word |= more;
        }
        grown
    }

    pub(crate) fn union(&self, other: &Locals) -> Locals {
        let mut all = self.clone();
        all.add(other);
        all
    }

    /// Adds the locals that a block sets.
    pub(crate) fn add_set_in(&mut self, block: &Block) {
        for inst in block {
            match inst {
                Inst::Set { local, .. } => self.insert(*local),
                Inst::If { then, otherwise, .. } => {
                    self.add_set_in(then);
                    self.add_set_in(otherwise);
                }
                Inst::Loop { body, step, .. } => {
                    self.add_set_in(body);
                    self.add_set_in(step);
                }
                _ => {}
            }
        }
    }
}

/// The locals that these blocks set.
pub(crate) fn set_in(blocks: &[&Block]) -> Locals {
    let mut found = Locals::default();
    for block in blocks {
        found.add_set_in(block);
    }
    found
}

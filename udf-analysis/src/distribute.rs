//! Atomic additions of sums become additions of the summands: *Lemma A*.
//!
//! Addition modulo 2^w is associative and commutative: adding a thread's partial sum at the end is adding each of its summands
//! on its own, wherever the loop gets it. The same holds for minimum and maximum.

use crate::operation::Operation;
use crate::summary::{Access, Action, AtomicKind, Summary};
use crate::term::{Atom, AtomKind, Cond, Exit, LoopId, Poly, Substitution, Symbol, Terms};

/// An access is split into at most so many.
const PARTS_MAX: usize = 64;

/// The accesses of a kernel, with atomic operations on what loops have gathered moved into the loops.
pub fn distribute(terms: &mut Terms, summary: &Summary) -> Vec<Access> {
    summary
        .accesses
        .iter()
        .flat_map(|access| parts(terms, access, split))
        .collect()
}

/// One atomic operation as those of which it is made, without what changes nothing; also the addition of floating-point numbers,
/// whose order is taken to be open.
pub fn pieces(terms: &mut Terms, access: &Access) -> Vec<Access> {
    let mut pieces = parts(terms, access, split_any);
    pieces.retain(|piece| !changes_nothing(terms, &piece.action, piece.size) && !adds_float_zero(terms, &piece.action));
    pieces
}

/// Whether this is an atomic operation that leaves every cell as it is: it may be done as often as you like. It is still an
/// access, which no plain one may meet.
pub fn changes_nothing(terms: &Terms, action: &Action, size: u64) -> bool {
    let Action::Atomic {
        kind,
        value,
        used: false,
    } = action
    else {
        return false;
    };
    let ignores = |operation: Operation| terms.as_constant(*value).map(|number| operation.ignores(number, size));
    Operation::of_atomic(*kind).and_then(ignores).unwrap_or(false)
}

/// Whether the floating-point number 0 is added, which changes the sign of a zero at most.
fn adds_float_zero(terms: &Terms, action: &Action) -> bool {
    let Action::Atomic {
        kind: AtomicKind::FloatAdd,
        value,
        ..
    } = action
    else {
        return false;
    };
    terms.as_atom(*value).is_some_and(|atom| is_zero(terms, atom))
}

fn parts(
    terms: &mut Terms,
    access: &Access,
    split: impl Fn(&mut Terms, &Access) -> Option<Vec<Access>>,
) -> Vec<Access> {
    let mut parts = vec![access.clone()];
    let mut done = Vec::new();
    while let Some(part) = parts.pop() {
        if done.len() + parts.len() > PARTS_MAX {
            return vec![access.clone()];
        }
        match split(terms, &part) {
            Some(pieces) => parts.extend(pieces),
            None => done.push(part),
        }
    }
    done
}

fn split(terms: &mut Terms, access: &Access) -> Option<Vec<Access>> {
    match access.action {
        Action::Atomic {
            kind: AtomicKind::FloatAdd,
            ..
        } => None,
        _ => split_any(terms, access),
    }
}

fn split_any(terms: &mut Terms, access: &Access) -> Option<Vec<Access>> {
    let Action::Atomic {
        kind,
        value,
        used: false,
    } = access.action
    else {
        return None;
    };
    let operation = Operation::of_atomic(kind)?;
    let with = |guard: Cond, loops: &[LoopId], value: Poly| Access {
        action: Action::Atomic {
            kind,
            value,
            used: false,
        },
        guard,
        loops: loops.to_vec(),
        ..access.clone()
    };
    let own = &access.loops[..];
    if kind == AtomicKind::Add {
        let monomials = terms.monomials(value).to_vec();
        if monomials.len() > 1 {
            let parts = monomials.into_iter().map(|monomial| terms.of_monomials([monomial]));
            return Some(parts.map(|part| with(access.guard, own, part)).collect());
        }
    }
    let [(atoms, factor)] = terms.monomials(value) else {
        return None;
    };
    let ([atom], factor) = (&atoms[..], *factor) else {
        return None;
    };
    // A multiple of a sum is the sum of multiples; of an extremum it isn't.
    if kind != AtomicKind::Add && factor != 1 {
        return None;
    }
    if let Some((combined, a, b)) = Operation::gathered(terms, value, access.size)
        && combined == operation
    {
        return Some(vec![with(access.guard, own, a), with(access.guard, own, b)]);
    }
    match terms.kind(*atom).clone() {
        AtomKind::Ite(condition, then, otherwise) => {
            let opposite = terms.not(condition);
            let (yes, no) = (terms.and(access.guard, condition), terms.and(access.guard, opposite));
            let (then, otherwise) = (terms.scale(then, factor), terms.scale(otherwise, factor));
            Some(vec![with(yes, own, then), with(no, own, otherwise)])
        }
        AtomKind::Exit(exit) => {
            let (init, gathered, guard) = gathered(terms, &exit, operation, access.size)?;
            let inside = terms.and(access.guard, guard);
            let mut loops = own.to_vec();
            loops.push(exit.recurrence.of);
            let (init, gathered) = (terms.scale(init, factor), terms.scale(gathered, factor));
            Some(vec![with(access.guard, own, init), with(inside, &loops, gathered)])
        }
        _ => None,
    }
}

/// What a loop gathers, as its start and what each iteration brings, with the condition under which the iteration counts.
fn gathered(terms: &mut Terms, exit: &Exit, operation: Operation, size: u64) -> Option<(Poly, Poly, Cond)> {
    let [(position, init, next)] = exit.recurrence.values[..] else {
        return None;
    };
    // Of a wider number only the sum's low bits are those of the sum of low bits.
    if operation != Operation::Add && exit.bits > 0 && u64::from(exit.bits) != 8 * size {
        return None;
    }
    let of = exit.recurrence.of;
    let carried = Symbol::Phi(of, position);
    let brought = match operation {
        Operation::Add => difference(terms, next, carried)?,
        _ => combined(terms, next, carried, operation, size)?,
    };
    if terms.cond_mentions(exit.stay, carried) {
        return None;
    }
    let iteration = terms.symbol(Symbol::Iteration(of));
    let mut unbind = Substitution::single(Symbol::BoundIteration(of), iteration);
    let guard = if exit.value == next {
        // Every iteration that is reached counts.
        terms.always()
    } else if terms.as_symbol(exit.value) == Some(carried) {
        // Those that are followed by another count.
        unbind.cond(terms, exit.stay)
    } else {
        return None;
    };
    Some((init, unbind.poly(terms, brought), guard))
}

/// What the carried value is combined with to give the next one.
fn combined(terms: &Terms, next: Poly, carried: Symbol, operation: Operation, size: u64) -> Option<Poly> {
    let (own, a, b) = Operation::gathered(terms, next, size)?;
    let is_carried = |poly: Poly| match terms.as_atom(poly).map(|atom| terms.kind(atom)) {
        Some(AtomKind::Symbol(symbol)) => *symbol == carried,
        // Read as a signed number of its own width.
        Some(AtomKind::Wrap { bits, signed: true, of }) => {
            u64::from(*bits) == 8 * size && terms.as_symbol(*of) == Some(carried)
        }
        _ => false,
    };
    let other = match (is_carried(a), is_carried(b)) {
        _ if own != operation => return None,
        (true, _) => b,
        (_, true) => a,
        _ => return None,
    };
    (!terms.mentions(other, carried)).then_some(other)
}

/// Whether an atom is the floating-point number 0.
fn is_zero(terms: &Terms, atom: Atom) -> bool {
    matches!(terms.kind(atom), AtomKind::Apply { name, args, .. }
        if args.is_empty() && matches!(&**name, "float 0.000000e+00" | "double 0.000000e+00"))
}

/// `next - carried`, where the difference doesn't depend on the carried value.
fn difference(terms: &mut Terms, next: Poly, carried: Symbol) -> Option<Poly> {
    if let Some(atom) = terms.as_atom(next)
        && let AtomKind::Ite(condition, then, otherwise) = *terms.kind(atom)
    {
        if terms.cond_mentions(condition, carried) {
            return None;
        }
        let (then, otherwise) = (
            difference(terms, then, carried)?,
            difference(terms, otherwise, carried)?,
        );
        return Some(terms.ite(condition, then, otherwise));
    }
    let before = terms.symbol(carried);
    let summand = terms.sub(next, before);
    (!terms.mentions(summand, carried)).then_some(summand)
}

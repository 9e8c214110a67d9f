//! Functions of a module: adding callees, renumbering, cycles, leaving out what nothing calls.

use std::collections::HashMap;

use rbcdb_udf_abi::Signature;

use crate::ir::{self, FunctionId, Inst};

/// The chain of calls by which a callee's module comes back to the function being compiled.
pub(crate) fn cycle_through(own: &Signature, module: &ir::Module) -> Option<Vec<String>> {
    let types = own.parameter_types();
    let is_own = |f: &ir::Function| f.name == own.name && f.params.iter().map(|p| p.ty).eq(types.iter().copied());
    let target = module.functions.iter().position(is_own)?;
    // Callers come after their callees: walk from the entry down along any call that leads to the target.
    let mut reaches = vec![false; module.functions.len()];
    let mut next: HashMap<usize, usize> = HashMap::new();
    reaches[target] = true;
    for (i, function) in module.functions.iter().enumerate().skip(target + 1) {
        let callees = callees(&function.body);
        if let Some(callee) = callees
            .into_iter()
            .map(|c| c.0 as usize)
            .find(|c| reaches.get(*c) == Some(&true))
        {
            reaches[i] = true;
            next.insert(i, callee);
        }
    }
    let mut names = vec![own.name.clone()];
    let mut at = module.functions.len() - 1;
    loop {
        names.push(module.functions[at].name.clone());
        match next.get(&at) {
            Some(callee) => at = *callee,
            None => return Some(names),
        }
    }
}

/// The functions that a block calls.
fn callees(block: &[Inst]) -> Vec<FunctionId> {
    let mut found = Vec::new();
    for inst in block {
        match inst {
            Inst::Call { callee, .. } => found.push(*callee),
            Inst::If { then, otherwise, .. } => found.extend(callees(then).into_iter().chain(callees(otherwise))),
            Inst::Loop { body, step, .. } => found.extend(callees(body).into_iter().chain(callees(step))),
            _ => {}
        }
    }
    found
}

/// Renumbers the functions that a block calls.
fn renumber(block: &mut [Inst], map: &dyn Fn(FunctionId) -> FunctionId) {
    for inst in block {
        match inst {
            Inst::Call { callee, .. } => *callee = map(*callee),
            Inst::If { then, otherwise, .. } => {
                renumber(then, map);
                renumber(otherwise, map);
            }
            Inst::Loop { body, step, .. } => {
                renumber(body, map);
                renumber(step, map);
            }
            _ => {}
        }
    }
}

/// Adds a function unless an equal one is there.
pub(crate) fn add_function(functions: &mut Vec<ir::Function>, function: ir::Function) -> FunctionId {
    let known = functions.iter().position(|f| *f == function);
    let index = known.unwrap_or_else(|| {
        functions.push(function);
        functions.len() - 1
    });
    FunctionId(index as u32)
}

/// Adds a callee's module, sharing functions that are there already; gives its entry.
pub(crate) fn link(functions: &mut Vec<ir::Function>, module: &ir::Module) -> FunctionId {
    let mut ids: Vec<FunctionId> = Vec::new();
    for function in &module.functions {
        let mut function = function.clone();
        renumber(&mut function.body, &|id| ids.get(id.0 as usize).copied().unwrap_or(id));
        ids.push(add_function(functions, function));
    }
    ids.last().copied().unwrap_or(FunctionId(0))
}

/// The entry with what it calls, callees first; what nothing calls is left out.
pub(crate) fn assemble(functions: Vec<ir::Function>, entry: ir::Function) -> ir::Module {
    let mut all = functions;
    all.push(entry);
    let mut used = vec![false; all.len()];
    if let Some(last) = used.last_mut() {
        *last = true;
    }
    for i in (0..all.len()).rev().filter(|i| used[*i]).collect::<Vec<_>>() {
        mark_callees(&all, i, &mut used);
    }
    let mut ids = vec![FunctionId(0); all.len()];
    let mut kept = Vec::new();
    for (i, mut function) in all.into_iter().enumerate() {
        if used[i] {
            renumber(&mut function.body, &|id| ids[id.0 as usize]);
            ids[i] = FunctionId(kept.len() as u32);
            kept.push(function);
        }
    }
    ir::Module { functions: kept }
}

fn mark_callees(all: &[ir::Function], from: usize, used: &mut [bool]) {
    let mut pending = vec![from];
    while let Some(i) = pending.pop() {
        for callee in callees(&all[i].body) {
            let callee = callee.0 as usize;
            if !used[callee] {
                used[callee] = true;
                pending.push(callee);
            }
        }
    }
}

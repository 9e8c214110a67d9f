//! Lays out an object's sections in memory and applies its relocations: a linker for one object.
//!
//! The image is `text | stubs | padding to a page | constants | table of addresses`. A stub is a jump to a function of
//! the runtime, which may be further away than the ±2 GiB that a call instruction reaches; the table of addresses (the
//! "global offset table") serves code that loads addresses from memory. Source: System V ABI, AMD64 supplement, section
//! 4.4 (relocation types; S, A, P as there).

use std::collections::BTreeMap;

use rbcdb_udf_abi::artifact::KERNEL_SYMBOL;

use super::elf::{self, Object, Place, Relocation, Section};
use super::raw::{self, Code, Pages};
use super::{LoadError, externals};

const R_X86_64_64: u32 = 1;
const R_X86_64_PC32: u32 = 2;
const R_X86_64_PLT32: u32 = 4;
const R_X86_64_GOTPCREL: u32 = 9;
const R_X86_64_PC64: u32 = 24;
const R_X86_64_GOTPCRELX: u32 = 41;
const R_X86_64_REX_GOTPCRELX: u32 = 42;

/// `jmp *[rip + 0]`, followed by the 8-byte address: an absolute jump that changes no register.
const STUB_JUMP: [u8; 6] = [0xff, 0x25, 0, 0, 0, 0];
const STUB_BYTES: usize = 16;
/// `int3`: padding between functions stops whoever strays into it.
const TEXT_PADDING: u8 = 0xcc;
/// More than any compiled function needs; keeps all distances within 32 bits.
const IMAGE_BYTES_MAX: usize = 1 << 30;

/// Where a section goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Text,
    Constants,
    /// Not needed to run the code: debug information, unwind tables, symbol tables.
    Dropped,
}

/// Offsets in the image.
struct Layout {
    /// Per section of the object; `None` for dropped ones.
    sections: Vec<Option<usize>>,
    /// Per undefined symbol that is referred to.
    stubs: BTreeMap<usize, usize>,
    /// Per symbol whose address is loaded from the table.
    table: BTreeMap<usize, usize>,
    /// Bytes of text with stubs, a multiple of the page size.
    text_bytes: usize,
    /// Bytes in all, a multiple of the page size.
    bytes: usize,
}

/// Puts the object's code in executable memory.
pub(super) fn link(object: &Object<'_>) -> Result<Code, LoadError> {
    link_with(object, std::iter::empty()).map(|(code, _)| code)
}

/// As [`link`]; also says at which offsets of the image symbols are.
pub(super) fn link_with<'s>(
    object: &Object<'_>,
    symbols: impl Iterator<Item = Option<&'s str>>,
) -> Result<(Code, Vec<Option<usize>>), LoadError> {
    let classes = object
        .sections
        .iter()
        .map(classify)
        .collect::<Result<Vec<Class>, LoadError>>()?;
    let layout = lay_out(object, &classes)?;
    let entry = entry_offset(object, &classes, &layout)?;
    let mut pages = Pages::new(layout.bytes)?;
    let base = pages.address();
    let image = pages.bytes_mut();
    image[..layout.text_bytes].fill(TEXT_PADDING);
    for (section, at) in object.sections.iter().zip(&layout.sections) {
        if let Some(at) = at {
            image[*at..at + section.data.len()].copy_from_slice(section.data);
        }
    }
    for (symbol, at) in &layout.stubs {
        let name = object.symbols[*symbol].name;
        let address = externals::address(name).ok_or_else(|| LoadError::UnknownSymbol(name.into()))?;
        put(image, *at, &STUB_JUMP)?;
        put(image, at + STUB_JUMP.len(), &address.to_le_bytes())?;
    }
    for (symbol, at) in &layout.table {
        let address = base + symbol_offset(object, &layout, *symbol)? as u64;
        put(image, *at, &address.to_le_bytes())?;
    }
    for (section, start) in object.sections.iter().zip(&layout.sections) {
        let Some(start) = start else { continue };
        for relocation in &section.relocations {
            apply(object, &layout, image, base, section, *start, relocation)?;
        }
    }
    let mut offsets = Vec::new();
    for name in symbols {
        offsets.push(match name {
            None => None,
            Some(name) => {
                let symbol = object.symbols.iter().position(|symbol| symbol.name == name);
                let symbol = symbol.ok_or_else(|| LoadError::UnknownSymbol(name.into()))?;
                Some(symbol_offset(object, &layout, symbol)?)
            }
        });
    }
    Ok((pages.seal(layout.text_bytes, entry)?, offsets))
}

fn classify(section: &Section<'_>) -> Result<Class, LoadError> {
    let name = section.name;
    let unsupported = |what: &str| Err(LoadError::Unsupported(format!("{what} (section `{name}`)")));
    let unwind = section.kind == elf::SHT_X86_64_UNWIND || name == ".eh_frame";
    if section.flags & elf::SHF_ALLOC == 0 || section.kind == elf::SHT_NOTE || unwind || section.size == 0 {
        return Ok(Class::Dropped);
    }
    if section.flags & elf::SHF_TLS != 0 {
        return unsupported("thread-local data");
    }
    let constant = section.flags & elf::SHF_WRITE == 0 || name.starts_with(".data.rel.ro");
    if !constant {
        return unsupported("data that the code can change");
    }
    if section.kind != elf::SHT_PROGBITS {
        return unsupported("a section that needs special treatment");
    }
    Ok(if section.flags & elf::SHF_EXECINSTR != 0 {
        Class::Text
    } else {
        Class::Constants
    })
}

fn lay_out(object: &Object<'_>, classes: &[Class]) -> Result<Layout, LoadError> {
    let mut layout = Layout {
        sections: vec![None; classes.len()],
        stubs: BTreeMap::new(),
        table: BTreeMap::new(),
        text_bytes: 0,
        bytes: 0,
    };
    let page = raw::page_bytes();
    let mut end = place(object, classes, Class::Text, &mut layout.sections, 0)?;
    let used = object
        .sections
        .iter()
        .zip(classes)
        .filter(|(_, class)| **class != Class::Dropped);
    for relocation in used.flat_map(|(section, _)| &section.relocations) {
        if object.symbols[relocation.symbol].place == Place::Undefined {
            layout.stubs.insert(relocation.symbol, 0);
        }
        if is_table_relocation(relocation.kind) {
            layout.table.insert(relocation.symbol, 0);
        }
    }
    end = assign(layout.stubs.values_mut(), end, STUB_BYTES)?;
    layout.text_bytes = end.next_multiple_of(page);
    end = place(
        object,
        classes,
        Class::Constants,
        &mut layout.sections,
        layout.text_bytes,
    )?;
    end = assign(layout.table.values_mut(), end, 8)?;
    layout.bytes = end.next_multiple_of(page);
    Ok(layout)
}

/// Gives every section of a class its place from `start` on; returns the end.
fn place(
    object: &Object<'_>,
    classes: &[Class],
    class: Class,
    places: &mut [Option<usize>],
    start: usize,
) -> Result<usize, LoadError> {
    let mut end = start;
    for (index, section) in object.sections.iter().enumerate().filter(|(i, _)| classes[*i] == class) {
        let at = end.next_multiple_of(section.align as usize);
        places[index] = Some(at);
        end = checked_end(at, section.data.len())?;
    }
    Ok(end)
}

/// Gives every slot of `bytes` bytes its place from `start` on; returns the end.
fn assign<'a>(slots: impl Iterator<Item = &'a mut usize>, start: usize, bytes: usize) -> Result<usize, LoadError> {
    let mut end = start.next_multiple_of(bytes);
    for slot in slots {
        *slot = end;
        end = checked_end(end, bytes)?;
    }
    Ok(end)
}

fn checked_end(at: usize, bytes: usize) -> Result<usize, LoadError> {
    match at.checked_add(bytes) {
        Some(end) if end <= IMAGE_BYTES_MAX => Ok(end),
        _ => Err(LoadError::Unsupported(format!(
            "more than {IMAGE_BYTES_MAX} bytes of code"
        ))),
    }
}

/// Where the kernel starts.
fn entry_offset(object: &Object<'_>, classes: &[Class], layout: &Layout) -> Result<usize, LoadError> {
    let kernel = object
        .symbols
        .iter()
        .position(|s| s.name == KERNEL_SYMBOL)
        .ok_or(LoadError::NoKernel)?;
    match object.symbols[kernel].place {
        Place::Section { index, offset } if classes[index] == Class::Text && offset < object.sections[index].size => {
            symbol_offset(object, layout, kernel)
        }
        _ => Err(LoadError::NoKernel),
    }
}

/// A symbol's offset in the image.
fn symbol_offset(object: &Object<'_>, layout: &Layout, symbol: usize) -> Result<usize, LoadError> {
    let name = object.symbols[symbol].name;
    match object.symbols[symbol].place {
        Place::Undefined => match layout.stubs.get(&symbol) {
            Some(stub) => Ok(*stub),
            None => Err(LoadError::UnknownSymbol(name.into())),
        },
        Place::Special(kind) => Err(LoadError::Unsupported(format!(
            "symbol `{name}` of special kind {kind:#x}"
        ))),
        Place::Section { index, offset } => {
            let section = &object.sections[index];
            let Some(start) = layout.sections[index] else {
                return Err(LoadError::Unsupported(format!(
                    "a reference to section `{}`",
                    section.name
                )));
            };
            if offset > section.size {
                return Err(LoadError::Malformed(format!("symbol `{name}` outside its section")));
            }
            Ok(start + offset as usize)
        }
    }
}

fn is_table_relocation(kind: u32) -> bool {
    matches!(kind, R_X86_64_GOTPCREL | R_X86_64_GOTPCRELX | R_X86_64_REX_GOTPCRELX)
}

/// Fills in one place of a section that starts at `start`.
fn apply(
    object: &Object<'_>,
    layout: &Layout,
    image: &mut [u8],
    base: u64,
    section: &Section<'_>,
    start: usize,
    relocation: &Relocation,
) -> Result<(), LoadError> {
    let width = match relocation.kind {
        R_X86_64_64 | R_X86_64_PC64 => 8,
        _ => 4,
    };
    if relocation
        .offset
        .checked_add(width)
        .is_none_or(|end| end > section.data.len() as u64)
    {
        return Err(LoadError::Malformed(format!(
            "a relocation outside section `{}`",
            section.name
        )));
    }
    let place = start + relocation.offset as usize;
    let symbol = symbol_offset(object, layout, relocation.symbol)?;
    // Offsets in the image are below 2^30, so that these differences can't overflow.
    let relative = |target: usize| relocation.addend.checked_add(target as i64 - place as i64);
    match relocation.kind {
        R_X86_64_64 => {
            let address = base.wrapping_add(symbol as u64).wrapping_add_signed(relocation.addend);
            put(image, place, &address.to_le_bytes())
        }
        R_X86_64_PC64 => put(image, place, &relative(symbol).ok_or_else(too_far)?.to_le_bytes()),
        R_X86_64_PC32 | R_X86_64_PLT32 => put_i32(image, place, relative(symbol)),
        kind if is_table_relocation(kind) => {
            let slot = layout.table.get(&relocation.symbol).ok_or_else(too_far)?;
            put_i32(image, place, relative(*slot))
        }
        kind => Err(LoadError::Unsupported(format!(
            "a relocation of type {kind} (section `{}`)",
            section.name
        ))),
    }
}

fn put_i32(image: &mut [u8], at: usize, value: Option<i64>) -> Result<(), LoadError> {
    let value = value.and_then(|v| i32::try_from(v).ok()).ok_or_else(too_far)?;
    put(image, at, &value.to_le_bytes())
}

fn put(image: &mut [u8], at: usize, bytes: &[u8]) -> Result<(), LoadError> {
    match image.get_mut(at..).and_then(|tail| tail.get_mut(..bytes.len())) {
        Some(place) => {
            place.copy_from_slice(bytes);
            Ok(())
        }
        None => Err(LoadError::Malformed("a relocation outside the image".into())),
    }
}

fn too_far() -> LoadError {
    LoadError::Malformed("a relocation whose target is out of reach".into())
}

//! Reads an x86-64 ELF relocatable object, as much of it as compiled functions use.
//!
//! Every offset, size and index is checked before use, and nothing is allocated for a declared size: the input is not
//! trusted to be well-formed. Source: System V ABI, chapters 4 and 5; its AMD64 supplement for relocations.

use std::collections::BTreeMap;

use super::LoadError;

/// A parsed object, borrowing the file's bytes.
#[derive(Debug)]
pub(super) struct Object<'a> {
    /// All sections, indexed as symbols refer to them (0 is the null section).
    pub sections: Vec<Section<'a>>,
    /// All symbols, indexed as relocations refer to them (0 is the null symbol).
    pub symbols: Vec<Symbol<'a>>,
}

/// A section with the relocations that apply to it.
#[derive(Debug)]
pub(super) struct Section<'a> {
    pub name: &'a str,
    pub kind: u32,
    pub flags: u64,
    /// Contents; empty for sections without bytes in the file.
    pub data: &'a [u8],
    /// Size in memory, in bytes.
    pub size: u64,
    /// Alignment in bytes, a power of two.
    pub align: u64,
    pub relocations: Vec<Relocation>,
}

/// A place in a section that must be filled in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Relocation {
    pub offset: u64,
    pub symbol: usize,
    pub kind: u32,
    pub addend: i64,
}

/// A name and where it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Symbol<'a> {
    pub name: &'a str,
    pub place: Place,
    /// Other objects may refer to it.
    pub global: bool,
}

/// Where a symbol is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In another object: must be supplied.
    Undefined,
    /// In a section, at an offset.
    Section { index: usize, offset: u64 },
    /// Absolute values, common blocks.
    Special(u16),
}

pub(super) const SHT_PROGBITS: u32 = 1;
pub(super) const SHT_NOTE: u32 = 7;
pub(super) const SHT_NOBITS: u32 = 8;
pub(super) const SHT_X86_64_UNWIND: u32 = 0x7000_0001;
pub(super) const SHF_WRITE: u64 = 1;
pub(super) const SHF_ALLOC: u64 = 2;
pub(super) const SHF_EXECINSTR: u64 = 4;
pub(super) const SHF_TLS: u64 = 0x400;

const STB_LOCAL: u8 = 0;
const SHT_SYMTAB: u32 = 2;
const SHT_RELA: u32 = 4;
const SHT_REL: u32 = 9;
const SHN_LORESERVE: u16 = 0xff00;
const HEADER_BYTES: usize = 64;
const SECTION_HEADER_BYTES: usize = 64;
const SYMBOL_BYTES: usize = 24;
const RELA_BYTES: usize = 24;
const ALIGN_MAX: u64 = 4096;

/// A section header's fields that are used.
struct Header {
    name: u32,
    kind: u32,
    flags: u64,
    offset: u64,
    size: u64,
    link: u32,
    info: u32,
    align: u64,
}

impl<'a> Object<'a> {
    /// Several objects as one: what one leaves undefined and another defines is found there.
    pub fn join(objects: Vec<Object<'a>>) -> Result<Object<'a>, LoadError> {
        let mut joined = Object {
            sections: Vec::new(),
            symbols: Vec::new(),
        };
        let mut defined: BTreeMap<&'a str, Place> = BTreeMap::new();
        for object in objects {
            let (sections, symbols) = (joined.sections.len(), joined.symbols.len());
            for mut section in object.sections {
                for relocation in &mut section.relocations {
                    relocation.symbol += symbols;
                }
                joined.sections.push(section);
            }
            for mut symbol in object.symbols {
                if let Place::Section { index, .. } = &mut symbol.place {
                    *index += sections;
                    if symbol.global && defined.insert(symbol.name, symbol.place).is_some() {
                        return malformed(format!("two definitions of `{}`", symbol.name));
                    }
                }
                joined.symbols.push(symbol);
            }
        }
        for symbol in joined.symbols.iter_mut().filter(|s| s.place == Place::Undefined) {
            if let Some(place) = defined.get(symbol.name) {
                symbol.place = *place;
            }
        }
        Ok(joined)
    }

    /// Parses the file.
    pub fn parse(file: &'a [u8]) -> Result<Object<'a>, LoadError> {
        let headers = section_headers(file)?;
        let names = match headers.get(usize::from(u16_at(file, 62)?)) {
            Some(header) => contents(file, header)?,
            None => return malformed("no section holds the section names"),
        };
        let mut sections = Vec::with_capacity(headers.len());
        for header in &headers {
            sections.push(section(file, header, names)?);
        }
        let mut symbols = Vec::new();
        let mut symbol_table = None;
        for (index, header) in headers.iter().enumerate().filter(|(_, h)| h.kind == SHT_SYMTAB) {
            if symbol_table.replace(index).is_some() {
                return malformed("more than one symbol table");
            }
            let Some(strings) = headers.get(header.link as usize) else {
                return malformed("the symbol table has no string table");
            };
            symbols = read_symbols(contents(file, header)?, contents(file, strings)?, headers.len())?;
        }
        for header in &headers {
            let Some(target) = relocation_target(header, &sections, symbol_table)? else {
                continue;
            };
            let relocations = read_relocations(contents(file, header)?, symbols.len())?;
            sections[target].relocations.extend(relocations);
        }
        Ok(Object { sections, symbols })
    }
}

/// Checks the file header and reads the section headers.
fn section_headers(file: &[u8]) -> Result<Vec<Header>, LoadError> {
    if file.len() < HEADER_BYTES || file[..4] != *b"\x7fELF" {
        return malformed("it is not an ELF file");
    }
    // 64-bit, little-endian, version 1.
    if file[4..7] != [2, 1, 1] {
        return malformed("it is not a 64-bit little-endian ELF file");
    }
    let (kind, machine) = (u16_at(file, 16)?, u16_at(file, 18)?);
    if (kind, machine) != (1, 62) {
        return malformed(format!(
            "type {kind}, machine {machine}, expected a relocatable object (1) for x86-64 (62)"
        ));
    }
    let (start, size, count) = (
        to_usize(u64_at(file, 40)?)?,
        u16_at(file, 58)?,
        usize::from(u16_at(file, 60)?),
    );
    if usize::from(size) != SECTION_HEADER_BYTES {
        return malformed(format!("section headers of {size} bytes"));
    }
    let table = slice(file, start, count * SECTION_HEADER_BYTES, "section headers")?;
    table.chunks_exact(SECTION_HEADER_BYTES).map(section_header).collect()
}

fn section_header(bytes: &[u8]) -> Result<Header, LoadError> {
    let align = u64_at(bytes, 48)?.max(1);
    if !align.is_power_of_two() || align > ALIGN_MAX {
        return malformed(format!("a section alignment of {align} bytes"));
    }
    Ok(Header {
        name: u32_at(bytes, 0)?,
        kind: u32_at(bytes, 4)?,
        flags: u64_at(bytes, 8)?,
        offset: u64_at(bytes, 24)?,
        size: u64_at(bytes, 32)?,
        link: u32_at(bytes, 40)?,
        info: u32_at(bytes, 44)?,
        align,
    })
}

fn section<'a>(file: &'a [u8], header: &Header, names: &'a [u8]) -> Result<Section<'a>, LoadError> {
    Ok(Section {
        name: string(names, header.name)?,
        kind: header.kind,
        flags: header.flags,
        data: contents(file, header)?,
        size: header.size,
        align: header.align,
        relocations: Vec::new(),
    })
}

/// A section's bytes in the file.
fn contents<'a>(file: &'a [u8], header: &Header) -> Result<&'a [u8], LoadError> {
    if header.kind == SHT_NOBITS || header.size == 0 {
        return Ok(&[]);
    }
    slice(file, to_usize(header.offset)?, to_usize(header.size)?, "a section")
}

/// The section that a relocation section applies to, `None` for all others.
fn relocation_target(
    header: &Header,
    sections: &[Section<'_>],
    symbol_table: Option<usize>,
) -> Result<Option<usize>, LoadError> {
    match header.kind {
        SHT_REL => Err(LoadError::Unsupported("relocations without addends".into())),
        SHT_RELA if header.info as usize >= sections.len() => malformed("relocations for a section that isn't there"),
        SHT_RELA if Some(header.link as usize) != symbol_table => malformed("relocations without a symbol table"),
        SHT_RELA => Ok(Some(header.info as usize)),
        _ => Ok(None),
    }
}

fn read_symbols<'a>(table: &[u8], strings: &'a [u8], sections: usize) -> Result<Vec<Symbol<'a>>, LoadError> {
    let entries = table.chunks_exact(SYMBOL_BYTES);
    if !entries.remainder().is_empty() {
        return malformed("an incomplete symbol");
    }
    entries
        .map(|entry| {
            let place = match u16_at(entry, 6)? {
                0 => Place::Undefined,
                special @ SHN_LORESERVE.. => Place::Special(special),
                index if usize::from(index) < sections => Place::Section {
                    index: index.into(),
                    offset: u64_at(entry, 8)?,
                },
                _ => return malformed("a symbol in a section that isn't there"),
            };
            let [info] = array_at(entry, 4)?;
            Ok(Symbol {
                name: string(strings, u32_at(entry, 0)?)?,
                place,
                global: info >> 4 != STB_LOCAL,
            })
        })
        .collect()
}

fn read_relocations(table: &[u8], symbols: usize) -> Result<Vec<Relocation>, LoadError> {
    let entries = table.chunks_exact(RELA_BYTES);
    if !entries.remainder().is_empty() {
        return malformed("an incomplete relocation");
    }
    entries
        .map(|entry| {
            let relocation = Relocation {
                offset: u64_at(entry, 0)?,
                kind: u32_at(entry, 8)?,
                symbol: u32_at(entry, 12)? as usize,
                addend: i64::from_le_bytes(array_at(entry, 16)?),
            };
            if relocation.symbol >= symbols {
                return malformed("a relocation with a symbol that isn't there");
            }
            Ok(relocation)
        })
        .collect()
}

/// The string that starts at `at`, up to its NUL.
fn string(table: &[u8], at: u32) -> Result<&str, LoadError> {
    if at == 0 {
        return Ok("");
    }
    let tail = table.get(at as usize..).unwrap_or_default();
    match tail
        .iter()
        .position(|b| *b == 0)
        .map(|end| std::str::from_utf8(&tail[..end]))
    {
        Some(Ok(text)) => Ok(text),
        _ => malformed("a name outside its string table"),
    }
}

fn slice<'a>(bytes: &'a [u8], at: usize, length: usize, what: &str) -> Result<&'a [u8], LoadError> {
    let end = at.checked_add(length);
    match end.and_then(|end| bytes.get(at..end)) {
        Some(slice) => Ok(slice),
        None => malformed(format!("{what} beyond the end of the file")),
    }
}

fn array_at<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], LoadError> {
    match bytes.get(at..).and_then(|tail| tail.first_chunk()) {
        Some(array) => Ok(*array),
        None => malformed("a field beyond the end of the file"),
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, LoadError> {
    array_at(bytes, at).map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, LoadError> {
    array_at(bytes, at).map(u32::from_le_bytes)
}

fn u64_at(bytes: &[u8], at: usize) -> Result<u64, LoadError> {
    array_at(bytes, at).map(u64::from_le_bytes)
}

fn to_usize(n: u64) -> Result<usize, LoadError> {
    usize::try_from(n).or_else(|_| malformed("a size that doesn't fit in memory"))
}

fn malformed<T>(what: impl Into<String>) -> Result<T, LoadError> {
    Err(LoadError::Malformed(what.into()))
}

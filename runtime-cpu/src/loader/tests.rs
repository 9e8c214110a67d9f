//! Objects written byte by byte: each relocation, each refusal, the memory's protection, and broken files.

use std::fs;

use rbcdb_udf_abi::artifact::KERNEL_SYMBOL;

use super::testing::Builder;
use super::{Code, LoadError, elf, link};

const TEXT: u64 = elf::SHF_ALLOC | elf::SHF_EXECINSTR;
const CONSTANTS: u64 = elf::SHF_ALLOC;
const VALUE: u32 = 0x1234_5678;

fn load(file: &[u8]) -> Result<Code, LoadError> {
    link::link(&elf::Object::parse(file)?)
}

fn run(file: &[u8]) -> u32 {
    load(file).unwrap().run_without_rows()
}

/// Adds a kernel of this machine code; its section's index.
fn kernel(builder: &mut Builder, code: &[u8]) -> usize {
    let text = builder.section(".text", elf::SHT_PROGBITS, TEXT, code);
    builder.symbol(KERNEL_SYMBOL, text as u16, 0);
    text
}

/// A kernel with a relocation at `at` to the constant `VALUE`, which is 8 bytes into its section.
fn reading_constant(code: &[u8], at: u64, kind: u32, addend: i64) -> Builder {
    let mut builder = Builder::new();
    let text = kernel(&mut builder, code);
    let data: Vec<u8> = [0xee; 8].into_iter().chain(VALUE.to_le_bytes()).collect();
    let constants = builder.section(".rodata.cst4", elf::SHT_PROGBITS, CONSTANTS, &data);
    let symbol = builder.symbol("value", constants as u16, 8);
    builder.relocate(text, at, kind, symbol, addend);
    builder
}

/// `mov eax, [rip + value]; ret`
fn pc32() -> Builder {
    reading_constant(&[0x8b, 0x05, 0, 0, 0, 0, 0xc3], 2, 2, -4)
}

#[test]
fn relocations_reach_constants() {
    assert_eq!(run(&pc32().build()), VALUE);
    // movabs rax, value; mov eax, [rax]; ret
    let absolute = [0x48, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0x8b, 0x00, 0xc3];
    assert_eq!(run(&reading_constant(&absolute, 2, 1, 0).build()), VALUE);
    // lea rcx, [rip]; movabs rax, value - place - 2; add rax, rcx; mov eax, [rax]; ret
    let distance = [
        0x48, 0x8d, 0x0d, 0, 0, 0, 0, 0x48, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0x48, 0x01, 0xc8, 0x8b, 0x00, 0xc3,
    ];
    assert_eq!(run(&reading_constant(&distance, 9, 24, 2).build()), VALUE);
    // mov rax, [rip + slot]; mov eax, [rax]; ret
    let table = [0x48, 0x8b, 0x05, 0, 0, 0, 0, 0x8b, 0x00, 0xc3];
    for kind in [9, 41, 42] {
        assert_eq!(run(&reading_constant(&table, 3, kind, -4).build()), VALUE);
    }
}

#[test]
fn constants_may_hold_addresses() {
    let mut builder = Builder::new();
    // mov rax, [rip + pointer]; mov eax, [rax]; ret
    let text = kernel(&mut builder, &[0x48, 0x8b, 0x05, 0, 0, 0, 0, 0x8b, 0x00, 0xc3]);
    let value = builder.section(".rodata", elf::SHT_PROGBITS, CONSTANTS, &VALUE.to_le_bytes());
    let flags = CONSTANTS | elf::SHF_WRITE;
    let pointer = builder.section(".data.rel.ro.local", elf::SHT_PROGBITS, flags, &[0; 8]);
    let value = builder.symbol("", value as u16, 0);
    builder.relocate(pointer, 0, 1, value, 0);
    let pointer = builder.symbol("", pointer as u16, 0);
    builder.relocate(text, 3, 4, pointer, -4);
    assert_eq!(run(&builder.build()), VALUE);
}

/// `mov esi, 7; mov edx, 4; sub rsp, 8; call NAME; mov eax, [rax]; add rsp, 8; ret`, on the frame's own memory.
fn calling(name: &str, call: &[u8], kind: u32) -> Vec<u8> {
    let mut builder = Builder::new();
    let before = [0xbe, 7, 0, 0, 0, 0xba, 4, 0, 0, 0, 0x48, 0x83, 0xec, 8];
    let after = [0, 0, 0, 0, 0x8b, 0x00, 0x48, 0x83, 0xc4, 8, 0xc3];
    let text = kernel(&mut builder, &[&before, call, &after].concat());
    let symbol = builder.symbol(name, 0, 0);
    builder.relocate(text, (before.len() + call.len()) as u64, kind, symbol, -4);
    builder.build()
}

#[test]
fn functions_of_the_runtime_can_be_called() {
    assert_eq!(run(&calling("memset", &[0xe8], 4)), 0x0707_0707);
    assert_eq!(run(&calling("memset", &[0xe8], 2)), 0x0707_0707);
    // call [rip + slot]
    assert_eq!(run(&calling("memset", &[0xff, 0x15], 41)), 0x0707_0707);
}

/// `mov eax, [rip + value]; ret` as a function of another object.
fn library(name: &str, value: u32) -> Vec<u8> {
    let mut builder = Builder::new();
    let text = builder.section(".text", elf::SHT_PROGBITS, TEXT, &[0x8b, 0x05, 0, 0, 0, 0, 0xc3]);
    builder.symbol(name, text as u16, 0);
    let constants = builder.section(".rodata", elf::SHT_PROGBITS, CONSTANTS, &value.to_le_bytes());
    let symbol = builder.symbol(&format!("{name}.value"), constants as u16, 0);
    builder.relocate(text, 2, 2, symbol, -4);
    builder.build()
}

fn load_all(files: &[Vec<u8>]) -> Result<Code, LoadError> {
    let objects = files
        .iter()
        .map(|file| elf::Object::parse(file))
        .collect::<Result<_, _>>()?;
    link::link(&elf::Object::join(objects)?)
}

#[test]
fn functions_of_other_objects_are_found() {
    // jmp function
    let mut builder = Builder::new();
    let text = kernel(&mut builder, &[0xe9, 0, 0, 0, 0]);
    let symbol = builder.symbol("second", 0, 0);
    builder.relocate(text, 1, 4, symbol, -4);
    let kernel = builder.build();
    let files = [kernel.clone(), library("first", 1), library("second", VALUE)];
    assert_eq!(load_all(&files).unwrap().run_without_rows(), VALUE);
    let missing = load_all(&[kernel.clone(), library("first", 1)]);
    assert!(matches!(missing, Err(LoadError::UnknownSymbol(name)) if name == "second"));
    let twice = load_all(&[kernel, library("second", 1), library("second", 2)]);
    assert!(matches!(twice, Err(LoadError::Malformed(what)) if what.contains("two definitions of `second`")));
}

#[test]
fn no_other_function_can_be_called() {
    for name in ["system", "sin", "memset2", ""] {
        let error = load(&calling(name, &[0xe8], 4)).unwrap_err();
        assert!(
            matches!(&error, LoadError::UnknownSymbol(symbol) if symbol == name),
            "{error}"
        );
        assert!(
            error.to_string().contains("memcpy, memmove, memset, fma, fmaf"),
            "{error}"
        );
    }
}

fn refusal(builder: Builder) -> String {
    match load(&builder.build()) {
        Ok(_) => panic!("must be refused"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn what_compiled_functions_do_not_need_is_refused() {
    // 32-bit absolute addresses don't reach code in high memory; TLS and unknown types have no meaning here.
    for kind in [10, 11, 19, 23, 37, 99] {
        let message = refusal(reading_constant(&[0; 16], 0, kind, 0));
        assert!(message.contains(&format!("a relocation of type {kind}")), "{message}");
    }
    let with_section = |name: &str, kind: u32, flags: u64| {
        let mut builder = pc32();
        builder.section(name, kind, flags, &[1; 8]);
        refusal(builder)
    };
    assert!(
        with_section(".data", elf::SHT_PROGBITS, CONSTANTS | elf::SHF_WRITE).contains("data that the code can change")
    );
    assert!(with_section(".tdata", elf::SHT_PROGBITS, CONSTANTS | elf::SHF_TLS).contains("thread-local data"));
    assert!(with_section(".init_array", 14, CONSTANTS | elf::SHF_WRITE).contains("data that the code can change"));
    assert!(with_section(".weird", 0x7000_0009, CONSTANTS).contains("special treatment"));
    let mut bss = pc32();
    let index = bss.section(".bss", elf::SHT_NOBITS, CONSTANTS | elf::SHF_WRITE, &[]);
    bss.section_mut(index).size = Some(1 << 40);
    assert!(refusal(bss).contains("data that the code can change"));
    let mut zeros = pc32();
    let index = zeros.section(".zeros", elf::SHT_NOBITS, CONSTANTS, &[]);
    zeros.section_mut(index).size = Some(1 << 40);
    assert!(refusal(zeros).contains("special treatment"));
    let mut absolute = pc32();
    let symbol = absolute.symbol("limit", 0xfff1, 5);
    absolute.relocate(1, 2, 2, symbol, 0);
    assert!(refusal(absolute).contains("symbol `limit` of special kind 0xfff1"));
}

#[test]
fn what_is_not_needed_to_run_is_left_out() {
    let mut builder = pc32();
    builder.section(".debug_info", elf::SHT_PROGBITS, 0, &[1; 100_000]);
    builder.section(".note.gnu.property", elf::SHT_NOTE, CONSTANTS, &[1; 32]);
    let unwind = builder.section(".eh_frame", elf::SHT_X86_64_UNWIND, CONSTANTS, &[0; 32]);
    let anything = builder.symbol("__gxx_personality_v0", 0, 0);
    builder.relocate(unwind, 4, 99, anything, 0);
    builder.section(".data", elf::SHT_PROGBITS, CONSTANTS | elf::SHF_WRITE, &[]);
    let code = load(&builder.build()).unwrap();
    assert_eq!((code.run_without_rows(), code.length()), (VALUE, 8192));
    let mut referring = pc32();
    let notes = referring.section(".note.x", elf::SHT_NOTE, CONSTANTS, &[1; 32]);
    let symbol = referring.symbol("", notes as u16, 0);
    referring.relocate(1, 2, 2, symbol, -4);
    assert!(refusal(referring).contains("a reference to section `.note.x`"));
}

#[test]
fn broken_objects_are_refused() {
    let mut outside = pc32();
    outside.relocate(1, 4, 2, 1, 0);
    assert!(refusal(outside).contains("a relocation outside section `.text`"));
    let mut overflow = pc32();
    overflow.relocate(1, u64::MAX - 2, 2, 1, 0);
    assert!(refusal(overflow).contains("a relocation outside section `.text`"));
    assert!(refusal(reading_constant(&[0; 16], 0, 2, i64::MAX)).contains("out of reach"));
    assert!(refusal(reading_constant(&[0; 16], 0, 24, i64::MAX)).contains("out of reach"));
    assert!(refusal(reading_constant(&[0; 16], 0, 2, 1 << 31)).contains("out of reach"));
    let mut symbol = pc32();
    let beyond = symbol.symbol("beyond", 2, u64::MAX);
    symbol.relocate(1, 2, 2, beyond, 0);
    assert!(refusal(symbol).contains("symbol `beyond` outside its section"));
    let mut nowhere = pc32();
    nowhere.symbol("x", 77, 0);
    assert!(refusal(nowhere).contains("a symbol in a section that isn't there"));
    let mut unknown = pc32();
    unknown.relocate(1, 2, 2, 99, 0);
    assert!(refusal(unknown).contains("a relocation with a symbol that isn't there"));
    for align in [3, 8192, u64::MAX] {
        let mut aligned = pc32();
        aligned.section_mut(1).align = align;
        assert!(refusal(aligned).contains("alignment"));
    }
    for size in [1 << 40, u64::MAX] {
        let mut large = pc32();
        large.section_mut(1).size = Some(size);
        assert!(refusal(large).contains("beyond the end of the file"));
    }
}

#[test]
fn a_kernel_must_be_in_the_text() {
    let mut builder = Builder::new();
    builder.section(".text", elf::SHT_PROGBITS, TEXT, &[0xc3]);
    assert!(matches!(load(&builder.build()), Err(LoadError::NoKernel)));
    for (section, offset) in [(0, 0), (1, 1), (1, u64::MAX), (2, 0), (3, 0), (0xfff1, 0)] {
        let mut builder = Builder::new();
        builder.section(".text", elf::SHT_PROGBITS, TEXT, &[0xc3]);
        builder.section(".rodata", elf::SHT_PROGBITS, CONSTANTS, &[0xc3]);
        builder.section(".comment", elf::SHT_PROGBITS, 0, &[0xc3]);
        builder.symbol(KERNEL_SYMBOL, section, offset);
        assert!(
            matches!(load(&builder.build()), Err(LoadError::NoKernel)),
            "{section} {offset}"
        );
    }
}

#[test]
fn other_files_are_refused() {
    let good = pc32().build();
    for (at, byte, message) in [
        (0, 0, "not an ELF file"),
        (4, 1, "64-bit"),
        (5, 2, "little-endian"),
        (16, 3, "type 3"),
        (18, 183, "machine 183"),
        (58, 40, "section headers of 40 bytes"),
        (62, 250, "section names"),
    ] {
        let mut file = good.clone();
        file[at] = byte;
        let error = load(&file).unwrap_err().to_string();
        assert!(error.contains(message) && error.contains("recompile"), "{error}");
    }
    assert!(load(b"").unwrap_err().to_string().contains("not an ELF file"));
}

#[test]
fn broken_files_never_panic() {
    let good = [pc32().build(), calling("memset", &[0xff, 0x15], 41)];
    let mut state = 88_172_645_463_325_252u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize
    };
    let mut refused = 0;
    for file in &good {
        for length in 0..file.len() {
            assert!(load(&file[..length]).is_err(), "{length}");
        }
        for round in 0..20_000 {
            let mut file = file.clone();
            for _ in 0..1 + round % 3 {
                let at = random() % file.len();
                file[at] = if round % 2 == 0 {
                    random() as u8
                } else {
                    [0, 1, 0x7f, 0xff][random() % 4]
                };
            }
            refused += usize::from(load(&file).is_err());
        }
    }
    assert!(refused > 1000, "{refused}");
}

/// Permissions of the page at an address, as the system shows them: `r-xp`.
fn permissions(address: u64) -> Option<String> {
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    maps.lines().find_map(|line| {
        let (range, rest) = line.split_once(' ')?;
        let (start, end) = range.split_once('-')?;
        let within = u64::from_str_radix(start, 16).ok()? <= address && address < u64::from_str_radix(end, 16).ok()?;
        within.then(|| rest[..4].to_string())
    })
}

#[test]
fn memory_is_never_writable_and_executable() {
    let code = load(&pc32().build()).unwrap();
    assert_eq!(permissions(code.address()).unwrap(), "r-xp");
    assert_eq!(permissions(code.address() + 4096).unwrap(), "r--p");
    assert!(!fs::read_to_string("/proc/self/maps").unwrap().contains("rwx"));
}

#[test]
fn memory_is_given_back() {
    // The system allows some 65,000 mappings per process; each load makes two.
    let file = pc32().build();
    for _ in 0..40_000 {
        load(&file).unwrap();
    }
}

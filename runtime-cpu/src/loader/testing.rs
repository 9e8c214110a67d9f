//! Writes ELF objects for tests, well-formed and otherwise.

/// An object under construction; the null section and the null symbol are there from the start.
pub(super) struct Builder {
    sections: Vec<SectionSpec>,
    symbols: Vec<(String, u16, u64)>,
}

/// A section to be written, public so that tests can break it.
#[derive(Default)]
pub(super) struct SectionSpec {
    pub name: String,
    pub kind: u32,
    pub flags: u64,
    pub data: Vec<u8>,
    pub align: u64,
    pub link: u32,
    pub info: u32,
    /// Declared size, where it isn't the data's.
    pub size: Option<u64>,
    relocations: Vec<u8>,
}

const SHT_SYMTAB: u32 = 2;
const SHT_STRTAB: u32 = 3;
const SHT_RELA: u32 = 4;

impl Builder {
    pub fn new() -> Builder {
        Builder {
            sections: vec![SectionSpec::default()],
            symbols: vec![(String::new(), 0, 0)],
        }
    }

    /// Adds a section; its index.
    pub fn section(&mut self, name: &str, kind: u32, flags: u64, data: &[u8]) -> usize {
        let data = data.to_vec();
        self.sections.push(SectionSpec {
            name: name.into(),
            kind,
            flags,
            data,
            align: 16,
            ..SectionSpec::default()
        });
        self.sections.len() - 1
    }

    /// A section to change.
    pub fn section_mut(&mut self, index: usize) -> &mut SectionSpec {
        &mut self.sections[index]
    }

    /// Adds a symbol in section `section` (0: undefined); its index.
    pub fn symbol(&mut self, name: &str, section: u16, offset: u64) -> u32 {
        self.symbols.push((name.into(), section, offset));
        self.symbols.len() as u32 - 1
    }

    /// Adds a relocation to a section.
    pub fn relocate(&mut self, section: usize, offset: u64, kind: u32, symbol: u32, addend: i64) {
        let bytes = &mut self.sections[section].relocations;
        bytes.extend(offset.to_le_bytes());
        bytes.extend((u64::from(symbol) << 32 | u64::from(kind)).to_le_bytes());
        bytes.extend(addend.to_le_bytes());
    }

    /// The object file.
    pub fn build(self) -> Vec<u8> {
        let mut sections = self.sections;
        let symbol_table = sections.len() as u32;
        let mut strings = vec![0];
        let mut symbols = Vec::new();
        for (name, section, offset) in &self.symbols {
            symbols.extend(intern(&mut strings, name).to_le_bytes());
            symbols.extend([0x10, 0]);
            symbols.extend(section.to_le_bytes());
            symbols.extend(offset.to_le_bytes());
            symbols.extend(0u64.to_le_bytes());
        }
        let table = |kind, data, link, info| SectionSpec {
            kind,
            data,
            link,
            info,
            align: 8,
            ..SectionSpec::default()
        };
        let relocations: Vec<SectionSpec> = (sections.iter_mut().enumerate())
            .filter(|(_, section)| !section.relocations.is_empty())
            .map(|(i, section)| {
                table(
                    SHT_RELA,
                    std::mem::take(&mut section.relocations),
                    symbol_table,
                    i as u32,
                )
            })
            .collect();
        sections.push(table(SHT_SYMTAB, symbols, symbol_table + 1, 1));
        sections.push(table(SHT_STRTAB, strings, 0, 0));
        sections.extend(relocations);
        write(sections)
    }
}

fn intern(strings: &mut Vec<u8>, name: &str) -> u32 {
    if name.is_empty() {
        return 0;
    }
    let at = strings.len() as u32;
    strings.extend(name.bytes().chain([0]));
    at
}

fn write(mut sections: Vec<SectionSpec>) -> Vec<u8> {
    let mut names = vec![0];
    let offsets: Vec<u32> = sections
        .iter()
        .map(|section| intern(&mut names, &section.name))
        .collect();
    sections.push(SectionSpec {
        kind: SHT_STRTAB,
        data: names,
        ..SectionSpec::default()
    });
    let mut file = vec![0; 64];
    let mut headers = Vec::new();
    for (i, section) in sections.iter().enumerate() {
        let start = file.len() as u64;
        file.extend(&section.data);
        headers.extend(offsets.get(i).copied().unwrap_or(0).to_le_bytes());
        headers.extend(section.kind.to_le_bytes());
        let size = section.size.unwrap_or(section.data.len() as u64);
        headers.extend(
            [section.flags, 0, start, size]
                .iter()
                .flat_map(|field| field.to_le_bytes()),
        );
        headers.extend(
            [section.link, section.info]
                .iter()
                .flat_map(|field| field.to_le_bytes()),
        );
        headers.extend([section.align, 0].iter().flat_map(|field| field.to_le_bytes()));
    }
    file[..7].copy_from_slice(b"\x7fELF\x02\x01\x01");
    file[16] = 1;
    file[18] = 62;
    let table_at = (file.len() as u64).to_le_bytes();
    file[40..48].copy_from_slice(&table_at);
    file[58] = 64;
    file[60..62].copy_from_slice(&(sections.len() as u16).to_le_bytes());
    file[62..64].copy_from_slice(&(sections.len() as u16 - 1).to_le_bytes());
    file.extend(headers);
    file
}

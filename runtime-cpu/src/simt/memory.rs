//! A kernel's address space: which object an address lies in, and where the host keeps it.

use super::findings::Place;
use super::protocol::Access;
use super::protocol::address::{self, Space};
use super::races::Shadow;
use super::raw::HostMemory;

/// An object in global or shared memory.
#[derive(Debug)]
pub(super) struct Object {
    pub name: String,
    pub bytes: usize,
    pub writable: bool,
    pub memory: HostMemory,
    /// Who accessed it; `None` where races aren't looked for or can't be.
    pub shadow: Option<Shadow>,
}

/// An object in a thread's local memory.
#[derive(Debug, Clone)]
pub(super) struct LocalObject {
    pub name: String,
    /// Where in the thread's memory.
    pub offset: usize,
    pub bytes: usize,
}

/// All that a block can reach.
#[derive(Debug, Default)]
pub(super) struct Memory {
    pub global: Vec<Object>,
    pub shared: Vec<Object>,
    pub local: Vec<LocalObject>,
}

/// Bytes of an object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub space: Space,
    pub object: usize,
    /// From the object's start.
    pub offset: usize,
    pub bytes: usize,
}

/// Why an access is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    OutOfBounds,
    ReadOnly,
    Misaligned,
}

impl Memory {
    /// The bytes that an access means.
    pub fn resolve(&self, at: u64, bytes: u64, access: Access) -> Result<Span, Refusal> {
        let (space, object) = address::object(at).ok_or(Refusal::OutOfBounds)?;
        let (size, writable) = match space {
            Space::Global => self.global.get(object).map(|o| (o.bytes, o.writable)),
            Space::Shared => self.shared.get(object).map(|o| (o.bytes, o.writable)),
            Space::Local => self.local.get(object).map(|o| (o.bytes, true)),
        }
        .ok_or(Refusal::OutOfBounds)?;
        let offset = at.checked_sub(address::of(space, object)).ok_or(Refusal::OutOfBounds)?;
        if offset.checked_add(bytes).is_none_or(|end| end > size as u64) {
            return Err(Refusal::OutOfBounds);
        }
        if access.writes && !writable {
            return Err(Refusal::ReadOnly);
        }
        if at & ((1u64 << access.align_log2) - 1) != 0 {
            return Err(Refusal::Misaligned);
        }
        Ok(Span {
            space,
            object,
            offset: offset as usize,
            bytes: bytes as usize,
        })
    }

    /// Where the host keeps a span that [`Memory::resolve`] gave. `local` is the asking thread's memory.
    pub fn host(&self, span: Span, local: &HostMemory) -> u64 {
        self.host_from(span, local.address(0))
    }

    /// The same for a thread whose memory starts at an address of the host's.
    pub fn host_from(&self, span: Span, local: u64) -> u64 {
        match span.space {
            Space::Global => self.global[span.object].memory.address(span.offset),
            Space::Shared => self.shared[span.object].memory.address(span.offset),
            Space::Local => local + (self.local[span.object].offset + span.offset) as u64,
        }
    }

    /// Copies a span's bytes out.
    pub fn read(&self, span: Span, local: &HostMemory) -> Vec<u8> {
        let mut bytes = vec![0; span.bytes];
        match span.space {
            Space::Global => self.global[span.object].memory.read(span.offset, &mut bytes),
            Space::Shared => self.shared[span.object].memory.read(span.offset, &mut bytes),
            Space::Local => local.read(self.local[span.object].offset + span.offset, &mut bytes),
        }
        bytes
    }

    /// Overwrites a span.
    pub fn write(&mut self, span: Span, local: &mut HostMemory, bytes: &[u8]) {
        debug_assert_eq!(bytes.len(), span.bytes);
        match span.space {
            Space::Global => self.global[span.object].memory.write(span.offset, bytes),
            Space::Shared => self.shared[span.object].memory.write(span.offset, bytes),
            Space::Local => local.write(self.local[span.object].offset + span.offset, bytes),
        }
    }

    /// The record of accesses to an object that several threads can reach.
    pub fn shadow_mut(&mut self, space: Space, object: usize) -> Option<&mut Shadow> {
        match space {
            Space::Global => self.global.get_mut(object)?.shadow.as_mut(),
            Space::Shared => self.shared.get_mut(object)?.shadow.as_mut(),
            Space::Local => None,
        }
    }

    /// What a message says of an address.
    pub fn place(&self, at: u64, bytes: u64) -> Place {
        let named = address::object(at).and_then(|(space, object)| {
            let (name, size) = match space {
                Space::Global => self.global.get(object).map(|o| (&o.name, o.bytes))?,
                Space::Shared => self.shared.get(object).map(|o| (&o.name, o.bytes))?,
                Space::Local => self.local.get(object).map(|o| (&o.name, o.bytes))?,
            };
            Some((name.clone(), size, at.wrapping_sub(address::of(space, object)) as i64))
        });
        match named {
            Some((object, object_bytes, offset)) => Place {
                object: Some(object),
                object_bytes: object_bytes as u64,
                offset,
                bytes,
            },
            None => Place {
                object: None,
                object_bytes: 0,
                offset: at as i64,
                bytes,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITE: Access = Access {
        reads: false,
        writes: true,
        atomic: false,
        acquires: false,
        releases: false,
        align_log2: 2,
    };

    fn memory() -> Memory {
        let object = |name: &str, writable| Object {
            name: name.to_owned(),
            bytes: 12,
            writable,
            memory: HostMemory::zeroed(12),
            shadow: None,
        };
        Memory {
            global: vec![object("constant", false), object("buffer", true)],
            shared: vec![object("shared", true)],
            local: vec![LocalObject {
                name: "local".to_owned(),
                offset: 16,
                bytes: 12,
            }],
        }
    }

    #[test]
    fn an_access_lies_in_one_object_or_is_refused() {
        let memory = memory();
        for (space, object) in [(Space::Global, 1), (Space::Shared, 0), (Space::Local, 0)] {
            let at = address::of(space, object);
            let resolve = |offset: i64, bytes: u64| memory.resolve(at.wrapping_add_signed(offset), bytes, WRITE);
            assert!(resolve(0, 12).is_ok_and(|span| (span.offset, span.bytes) == (0, 12)));
            assert!(resolve(8, 4).is_ok_and(|span| span.offset == 8));
            assert!(resolve(12, 0).is_ok());
            for (offset, bytes) in [(-4, 4), (-4, 8), (8, 8), (12, 1), (0, 13), (4, u64::MAX), (1 << 19, 4)] {
                assert_eq!(
                    resolve(offset, bytes).err(),
                    Some(Refusal::OutOfBounds),
                    "{offset} {bytes}"
                );
            }
            assert_eq!(resolve(2, 4).err(), Some(Refusal::Misaligned));
        }
        assert_eq!(
            memory.resolve(address::of(Space::Global, 0), 4, WRITE).err(),
            Some(Refusal::ReadOnly)
        );
        assert_eq!(
            memory.resolve(address::of(Space::Global, 2), 4, WRITE).err(),
            Some(Refusal::OutOfBounds)
        );
        for wild in [0, 4, u64::MAX, u64::MAX - 3, address::of(Space::Shared, 1)] {
            assert_eq!(
                memory.resolve(wild, 4, WRITE).err(),
                Some(Refusal::OutOfBounds),
                "{wild:#x}"
            );
        }
    }

    #[test]
    fn bytes_come_back_as_written() {
        let mut memory = memory();
        let mut local = HostMemory::zeroed(64);
        for (space, object) in [(Space::Global, 1), (Space::Shared, 0), (Space::Local, 0)] {
            let at = address::of(space, object) + 4;
            let Ok(span) = memory.resolve(at, 4, WRITE) else {
                panic!("it is in bounds");
            };
            memory.write(span, &mut local, &[1, 2, 3, 4]);
            assert_eq!(memory.read(span, &local), [1, 2, 3, 4]);
        }
        let mut bytes = [0; 4];
        local.read(20, &mut bytes);
        assert_eq!(
            bytes,
            [1, 2, 3, 4],
            "a local object stands at its offset of the thread's memory"
        );
    }
}

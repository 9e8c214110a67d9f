//! The library's forms for several rows.

use inkwell::context::Context;
use rbcdb_device_lib::{Lanes as Form, builtins};

use crate::codegen::{HostCpu, OptLevel, library};

/// What is said to be free of branches becomes vectors, for every CPU: no loop is left, and no call but of LLVM's operations.
#[test]
fn forms_for_lanes_are_straight_vector_code() {
    for cpu in [HostCpu::detect().unwrap(), HostCpu::portable().unwrap()] {
        let machine = cpu.machine(OptLevel::Full).unwrap();
        for builtin in builtins() {
            let symbols = match builtin.lanes {
                Form::Never => vec![],
                Form::Whole => vec![builtin.symbol],
                Form::Usual { usual, rare } => vec![usual, rare],
            };
            for symbol in symbols {
                let context = Context::create();
                let module = library::module(&context, &format!("{symbol}.x8"), &cpu, &machine).unwrap();
                let defined: Vec<_> = module.get_functions().filter(|f| f.count_basic_blocks() > 0).collect();
                let text = module.print_to_string().to_string();
                assert_eq!(defined.len(), 1, "{symbol} for {}: {text}", cpu.name);
                assert_eq!(defined[0].count_basic_blocks(), 1, "{symbol} for {}: {text}", cpu.name);
                let calls = text
                    .lines()
                    .filter(|line| line.contains(" call ") && !line.contains("@llvm."));
                assert_eq!(calls.count(), 0, "{symbol} for {}: {text}", cpu.name);
            }
        }
    }
}

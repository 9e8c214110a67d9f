# The two commands of README.md; everything else is cargo.

.PHONY: demo test test-docker lint deny setup bench clean

demo: setup
	cargo run --bin rbcdb -- demo

test: setup lint
	RBCDB_PTXAS=$$(scripts/ptxas.sh) cargo test --workspace --no-fail-fast

test-docker:
	docker/test.sh

lint: setup
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	@if command -v cargo-deny >/dev/null; then cargo deny check licenses bans sources; \
	else echo 'skipped: cargo deny is not installed (make deny installs and runs it)'; fi

deny:
	command -v cargo-deny >/dev/null || cargo install --locked cargo-deny
	cargo deny check licenses bans sources

bench: setup
	cargo xtask bench

setup:
	@scripts/setup.sh

clean:
	cargo clean

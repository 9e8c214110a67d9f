# rbcdb in a container: LLVM is linked in, the final image holds the binary, the examples and what they need.
#
#   docker build -t rbcdb .
#   docker run -e RBCDB_PASSWORD=… -p 127.0.0.1:5432:5432 -v rbcdb:/var/lib/rbcdb rbcdb

FROM debian:bookworm-slim AS build

ENV RUSTUP_HOME=/usr/local/rustup
ENV CARGO_HOME=/usr/local/cargo
ENV PATH=/usr/local/cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
ARG RUST_VERSION=1.95.0

# LLVM 22 is in Debian's security updates.
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        ca-certificates curl g++ git libffi-dev libpolly-22-dev libxml2-dev libz3-dev libzstd-dev llvm-22-dev zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*

RUN command -v cargo >/dev/null || curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs \
    | sh -s -- -y --profile minimal --default-toolchain "$RUST_VERSION"

WORKDIR /src
COPY . /src

# Without default features LLVM is linked statically.
RUN cargo build --release --locked -p rbcdb-server --no-default-features \
    && mkdir -p /out \
    && cp "${CARGO_TARGET_DIR:-target}/release/rbcdb" /out/rbcdb \
    && strip /out/rbcdb

FROM debian:bookworm-slim

# What the static LLVM stands on.
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        libffi8 libstdc++6 libxml2 libz3-4 libzstd1 zlib1g \
    && rm -rf /var/lib/apt/lists/*

RUN groupadd --gid 10001 rbcdb \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin rbcdb \
    && install -d -o rbcdb -g rbcdb -m 0700 /var/lib/rbcdb

COPY --from=build /out/rbcdb /usr/local/bin/rbcdb
COPY examples/functions /usr/share/rbcdb/examples/functions
COPY examples/data /usr/share/rbcdb/examples/data

# Other than loopback: the server refuses to start without a password (RBCDB_PASSWORD or RBCDB_PASSWORD_FILE).
ENV RBCDB_DATA_DIR=/var/lib/rbcdb
ENV RBCDB_PG_LISTEN=0.0.0.0:5432
ENV RBCDB_FLIGHT_LISTEN=0.0.0.0:5434
ENV RBCDB_METRICS_LISTEN=0.0.0.0:9187

# NVIDIA's container runtime puts the driver in when it is asked to.
ENV NVIDIA_DRIVER_CAPABILITIES=compute,utility

USER 10001:10001
WORKDIR /var/lib/rbcdb
VOLUME /var/lib/rbcdb
EXPOSE 5432 5434 9187
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD ["rbcdb", "health"]
ENTRYPOINT ["rbcdb"]
CMD ["serve"]

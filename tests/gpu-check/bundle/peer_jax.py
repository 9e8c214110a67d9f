"""JAX: one jit per workload, 64-bit types on."""
import os
import time

os.environ.setdefault("XLA_PYTHON_CLIENT_PREALLOCATE", "false")
import common

jax = common.start("JAX", "jax")
jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import numpy as np

# Launches per measurement: their ends are waited for once.
LAUNCHES = 10


def rel_diff(x, y):
    return x.dtype.type(2) * (x - y) / (x + y)


def black_scholes(spot, strike, years):
    cdf = lambda x: 0.5 * jax.scipy.special.erfc(-x / np.sqrt(2.0))
    s = 0.2 * jnp.sqrt(years)
    d1 = (jnp.log(spot / strike) + (0.05 + 0.5 * 0.2 * 0.2) * years) / s
    return spot * cdf(d1) - strike * jnp.exp(-0.05 * years) * cdf(d1 - s)


def mandel(n):
    def point(x, y):
        def more(state):
            i, zr, zi = state
            return (i < n) & (zr * zr + zi * zi < 4)

        def step(state):
            i, zr, zi = state
            return i + 1, zr * zr - zi * zi + x, zr * zi + zi * zr + y

        i, zr, zi = jax.lax.while_loop(more, step, (0, jnp.zeros_like(x), jnp.zeros_like(x)))
        escaped = zr * zr + zi * zi >= 4
        return jnp.where(escaped, 255 * (i - 1) // n, 255).astype(jnp.int32)

    return jax.vmap(point)


def great_circle(a, b, c, d):
    a, b, c, d = map(jnp.radians, (a, b, c, d))
    h = jnp.sin((c - a) / 2) ** 2 + jnp.cos(a) * jnp.cos(c) * jnp.sin((d - b) / 2) ** 2
    return 2 * common.RADIUS * jnp.arcsin(jnp.sqrt(jnp.minimum(h, 1.0)))


def w5(a, b, c):
    return jnp.sum(jnp.where(a * a * (3 - 2 * a) > 0.5, 2 * (a - b) / (a + b) * (c * c * 0.5 + 1), 0.0))


def peer(name):
    functions = {"rel_diff": rel_diff, "rel_diff_f32": rel_diff, "black_scholes": black_scholes,
                 "great_circle": great_circle, "w5": w5}
    function = jax.jit(functions[name] if name in functions else mandel(int(name.split("_")[1])))

    def resident(device):
        result = function(*device).block_until_ready()

        def once():
            started = time.perf_counter()
            for _ in range(LAUNCHES):
                last = function(*device)
            last.block_until_ready()
            return (time.perf_counter() - started) / LAUNCHES

        return result, once

    return (lambda host: [jax.device_put(array) for array in host]), resident, np.asarray


common.measure("JAX", peer)

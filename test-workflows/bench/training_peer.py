#!/usr/bin/env python3
"""The PyTorch side of the benchmark of training: the same networks, losses, batches and optimizer in single precision.

    python3 training_peer.py THREADS BATCH STEPS

Reads lines "NETWORK THREADS REPEATS", such as "variational-300-400-10 2 1", and answers with "SECONDS PROCESSOR_SECONDS nan"
for STEPS steps of BATCH rows. A plain network of 300-400-10 is 300-400-10-400-300. Curvature is measured as the Java side does
it: value, velocity and acceleration go through the decoder in one product, and autograd goes back.
"""

import sys
import time

import torch

threads, batch, steps = map(int, sys.argv[1:])
torch.set_num_threads(threads)
BETA = 0.25
WEIGHT = 0.01
LEARNING_RATE = 1e-3


def clock():
    return time.perf_counter(), time.process_time()


def layers(sizes):
    return torch.nn.ModuleList(torch.nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))


class Network:
    """Hidden layers with tanh, a linear output, and what a step of training does with them."""

    def __init__(self, name):
        self.kind, *sizes = name.split("-")
        sizes = list(map(int, sizes))
        torch.manual_seed(1)
        self.rows = torch.randn(steps * batch, sizes[0])
        self.variance = sizes[0]
        if self.kind == "plain":
            self.encoder = layers(sizes)
        else:
            self.encoder = layers(sizes[:-1] + [2 * sizes[-1]])
        self.decoder = layers(sizes[::-1])
        parameters = [*self.encoder.parameters(), *self.decoder.parameters()]
        self.optimizer = torch.optim.Adam(parameters, lr=LEARNING_RATE, foreach=True)

    def train(self):
        for start in torch.randperm(steps):
            x = self.rows[start * batch : (start + 1) * batch]
            self.optimizer.zero_grad(set_to_none=True)
            (self.plain(x) if self.kind == "plain" else self.variational(x)).backward()
            self.optimizer.step()

    def plain(self, x):
        y = x
        for layer in self.encoder:
            y = torch.tanh(layer(y))
        for layer in self.decoder[:-1]:
            y = torch.tanh(layer(y))
        return torch.nn.functional.mse_loss(self.decoder[-1](y), x)

    def variational(self, x):
        y = x
        for layer in self.encoder[:-1]:
            y = torch.tanh(layer(y))
        mean, log_variance = self.encoder[-1](y).chunk(2, dim=1)
        log_variance = log_variance.clamp(-20, 20)
        z = mean + torch.exp(log_variance / 2) * torch.randn_like(mean)
        divergence = (mean.square() + log_variance.exp() - 1 - log_variance).sum() / 2
        values = x.numel()
        if self.kind == "variational":
            y = z
            for layer in self.decoder[:-1]:
                y = torch.tanh(layer(y))
            return ((self.decoder[-1](y) - x).square().sum() + BETA * divergence) / values
        y, velocity, acceleration = self.follow(z)
        speed = velocity.square().sum(dim=1)
        curvature = (acceleration.square().sum(dim=1) / speed.square()).sum()
        penalty = WEIGHT * self.variance**2 * curvature / values
        return ((y - x).square().sum() + BETA * divergence) / values + penalty

    def follow(self, z):
        """Decodes, and follows a random direction to the second order."""
        y = z
        u = torch.nn.functional.normalize(torch.randn_like(z), dim=1)
        q = torch.zeros_like(z)
        for i, layer in enumerate(self.decoder):
            y, u, q = (torch.cat([y, u, q]) @ layer.weight.T).chunk(3)
            y = y + layer.bias
            if i + 1 < len(self.decoder):
                y = torch.tanh(y)
                first = 1 - y.square()
                u, q = first * u, first * (q - 2 * y * u.square())
        return y, u, q


networks = {}
print("ready", flush=True)
for line in sys.stdin:
    name, _, repeats = line.split()
    if name not in networks:
        networks[name] = Network(name)
    before = clock()
    for _ in range(int(repeats)):
        networks[name].train()
    spent = [(b - a) / int(repeats) for a, b in zip(before, clock())]
    print("%.6f %.6f nan" % tuple(spent), flush=True)

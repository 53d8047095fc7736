"""Training of the nano bundle: a latent codec and a flow decoder that paints plans.

`data` draws and caches examples, `codec` and `decoder` are the networks, `flow` is what the decoder
learns and how it is sampled, `train` fits both, `export` packs them as a bundle.
"""

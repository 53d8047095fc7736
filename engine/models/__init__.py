"""Model bundles, execution providers and sessions of ONNX Runtime.

`bundle` reads and verifies bundles, `providers` says what this machine can run them on, `session`
runs a graph. Nothing here imports ONNX Runtime before it is needed.
"""

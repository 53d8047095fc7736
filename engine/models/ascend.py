"""Finding Huawei's CANN: device files, libraries, and the environment that its compiler needs."""

from __future__ import annotations

import contextlib
import ctypes
import glob
import os
import shutil
import subprocess
import sys
from pathlib import Path

LIBRARIES = ("libascendcl.so", "libacl_op_compiler.so", "libfmk_onnx_parser.so")
"""What the CANN provider links against."""

_HOMES = (
    "/usr/local/Ascend/cann",
    "/usr/local/Ascend/ascend-toolkit/latest",
    "/usr/local/Ascend/nnrt/latest",
)


def device_files() -> tuple[str, ...]:
    """NPUs that the kernel driver shows, such as `/dev/davinci0`."""
    return tuple(sorted(glob.glob("/dev/davinci[0-9]*")))


def toolkit() -> Path | None:
    """The toolkit's folder: `ASCEND_HOME_PATH` or the usual places of the installer."""
    named = [os.environ.get("ASCEND_HOME_PATH", ""), os.environ.get("ASCEND_TOOLKIT_HOME", "")]
    for home in (*filter(None, named), *_HOMES):
        if Path(home).is_dir():
            return Path(home)
    return None


def library_fault() -> str:
    """Why `libascendcl.so` can't be loaded, in the loader's own words; '' when it can."""
    if not sys.platform.startswith("linux"):
        return "CANN exists on Linux only"
    try:
        ctypes.CDLL(_located(LIBRARIES[0]))
    except OSError as error:
        return str(error)
    return ""


def preload() -> None:
    """Load CANN's libraries by full path: newer toolkits lie outside the provider's search path."""
    for name in LIBRARIES:
        path = _located(name)
        # What is missing is said by the session that needs it.
        if os.path.isabs(path):
            with contextlib.suppress(OSError):
                ctypes.CDLL(path, mode=ctypes.RTLD_GLOBAL)


def _located(name: str) -> str:
    home = toolkit()
    for place in ("lib64", "runtime/lib64", "compiler/lib64"):
        if home and (home / place / name).is_file():
            return str(home / place / name)
    return name


def environment() -> dict[str, str]:
    """The environment for a child process that uses CANN: ours, after the toolkit's `set_env.sh`."""
    ours = dict(os.environ)
    home = toolkit()
    script = home / "set_env.sh" if home else None
    if script is None or not script.is_file() or os.environ.get("ASCEND_OPP_PATH"):
        return ours
    shell = shutil.which("bash")
    if shell is None:
        return ours
    done = subprocess.run(
        [shell, "-c", 'source "$0" >/dev/null 2>&1; env -0', str(script)],
        capture_output=True,
        timeout=20,
        check=False,
    )
    pairs = (item.split("=", 1) for item in done.stdout.decode(errors="replace").split("\0"))
    return ours | {pair[0]: pair[1] for pair in pairs if len(pair) == 2}

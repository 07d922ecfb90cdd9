"""Reads Word files in a process whose memory is limited, and says of each whether it was refused and how fast.

`python tests/refusing.py BYTES FILE …` prints JSON; a file that takes more memory ends it with a MemoryError.
"""

import json
import resource
import sys
import time
from pathlib import Path


def main(most_memory: int, files: list[str]) -> None:
    sys.path.insert(0, str(Path(__file__).parent.parent))
    from cspr_docs.ooxml.package import read_package
    from cspr_docs.problems import Stop
    from cspr_docs.word.hazards import hazards

    resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
    report = {}
    for file in files:
        begun = time.monotonic()
        try:
            refused = bool(hazards(read_package(Path(file))))
        except Stop:
            refused = True
        report[Path(file).stem] = {"refused": refused, "seconds": time.monotonic() - begun}
    sys.stdout.write(json.dumps(report))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])

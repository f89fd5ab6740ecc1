"""Pictures that are broken, or say they are other than they are, are not drawn, and cost nothing."""

from __future__ import annotations

import random
import struct
import subprocess
import sys
import zlib
from base64 import b64encode
from io import BytesIO

import pytest
from PIL import Image

from cjm_desktop.model.document import Attachment
from cjm_desktop.model.pictures import picture_size, upright_size
from cjm_desktop.printing.pdf.pictures import readable_picture, upright_picture
from torture.mutants import mutated_picture

FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF", "image/webp": "WEBP"}

GIF = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff"


def attached(raw: bytes, media_type: str = "image/png") -> Attachment:
    return Attachment(media_type=media_type, data=b64encode(raw).decode())


def good(media_type: str) -> bytes:
    picture = Image.effect_noise((60, 40), 50).convert("RGB")
    buffer = BytesIO()
    picture.save(buffer, FORMATS[media_type])
    return buffer.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, *others: bytes) -> bytes:
    """A PNG of zeros in grey."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(bytes((width + 1) * height)))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(others) + pixels + chunk(b"IEND", b"")


@pytest.mark.parametrize("seed", range(300))
def test_whatever_happens_to_a_picture_it_is_shown_or_not(seed: int) -> None:
    media_type = random.Random(seed).choice([*FORMATS])
    picture = attached(mutated_picture(good(media_type), seed), media_type)
    upright_size(picture.data)
    for made in (upright_picture(picture, 100), readable_picture(picture)):
        assert made is None or isinstance(made, Image.Image | BytesIO)


@pytest.mark.parametrize(
    ("media_type", "raw"),
    [
        # A screen of one pixel, and a frame that says it is huge, in it or far away.
        ("image/gif", GIF + b",\0\0\0\0\xff\xff\xff\xff\0\x02\x02D\x01\0;"),
        ("image/gif", GIF + b",\0\xf0\0\xf0\xff\x0f\xff\x0f\0\x02\x02D\x01\0;"),
        ("image/png", png(20_000, 20_000)[:200]),
        ("image/png", png(8, 8, chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(20_000_000))))),
        ("image/png", png(8, 8, chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(20_000_000))))),
        ("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="99999"/>'),
        ("image/png", b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
        ("image/gif", good("image/png")),
    ],
)  # fmt: skip
def test_a_picture_that_would_fill_the_memory_is_not_decoded(media_type: str, raw: bytes) -> None:
    assert upright_picture(attached(raw, media_type), 100) is None
    assert readable_picture(attached(raw, media_type)) is None


def test_a_picture_of_a_million_lines_is_not_decoded() -> None:
    raw = png(1, 1_000_000)
    assert picture_size(raw) == (1, 1_000_000)
    assert upright_picture(attached(raw), 100) is None


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured as on Unix")
def test_the_largest_picture_takes_less_than_a_gigabyte(tmp_path) -> None:
    row = b"\0" + bytes(4 * 6324)
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(row) for _ in range(6324)) + packer.flush()
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 6324, 6324, 8, 6, 0, 0, 0))
    file = tmp_path / "a.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", packed) + chunk(b"IEND", b""))
    code = (
        "import resource, sys\n"
        "from base64 import b64encode\n"
        "from pathlib import Path\n"
        "from cjm_desktop.model.document import Attachment\n"
        "from cjm_desktop.printing.pdf.pictures import upright_picture\n"
        "data = b64encode(Path(sys.argv[1]).read_bytes()).decode()\n"
        "assert upright_picture(Attachment(media_type='image/png', data=data), 1600) is not None\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 1000

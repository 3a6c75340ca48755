"""Opens a packed document within bounds; what an attack or an accident looks like is refused.

Sizes are checked in the archive's directory before anything is unpacked, and `zipfile` gives no
more of a member than the directory says, so a lie there ends as a damaged file.
"""

import io
import zipfile
import zlib

from lxml import etree

MOST_MEMBERS = 2_000
MOST_UNPACKED = 60_000_000
MOST_XML = 20_000_000
MOST_RATIO = 150
SMALL = 1_000_000
# What zipfile raises on broken members; a packing that it does not know is a RuntimeError too.
DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Unreadable(Exception):
    """A file that is not read. Codes: `empty`, `too_large`, `unknown_format`, `not_that_format`,
    `damaged`, `bomb`, `entities`, `macros`, `locked`, `pdf`, `old_format`, `not_text`, `no_words`.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Package:
    """The members of a packed document, opened one by one."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(OLD_OFFICE):
            raise Unreadable("locked")
        if not data.startswith(b"PK"):
            raise Unreadable("not_that_format")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            members = self._archive.infolist()
        except DAMAGED as problem:
            raise Unreadable("damaged") from problem
        _check(members)
        self.names = frozenset(member.filename for member in members)

    def xml(self, name: str) -> etree._Element | None:
        """The root of one member; None if there is none of that name."""
        if name not in self.names:
            return None
        if self._archive.getinfo(name).file_size > MOST_XML:
            raise Unreadable("bomb")
        try:
            data = self._archive.read(name)
        except DAMAGED as problem:
            raise Unreadable("damaged") from problem
        return parsed(data)


def parsed(data: bytes) -> etree._Element:
    """XML without document type: no entity is declared, so none is expanded or fetched."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        declared = b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]
        raise Unreadable("entities" if declared else "damaged") from problem
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("entities")
    return root


def _check(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > MOST_UNPACKED:
        raise Unreadable("bomb")
    for one in members:
        if one.flag_bits & 0x1:
            raise Unreadable("locked")
        # The formats know no other packing, and what others do with broken data is theirs.
        if one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable("damaged")
        packed = max(1, one.compress_size)
        if one.file_size > SMALL and one.file_size / packed > MOST_RATIO:
            raise Unreadable("bomb")

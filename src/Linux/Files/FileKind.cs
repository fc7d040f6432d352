namespace Keles.Linux;

/// <summary>The kind bits of a file's mode.</summary>
public enum FileKind
{
    Unknown = 0,
    Pipe = 0x1000,
    CharacterDevice = 0x2000,
    Directory = 0x4000,
    BlockDevice = 0x6000,
    Regular = 0x8000,
    Link = 0xA000,
    Socket = 0xC000,
}

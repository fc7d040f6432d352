using System.Buffers.Binary;

namespace Keles.LocalCluster;

/// <summary>One question to a program's file.</summary>
internal static class ElfFile
{
    private const int ProgramHeaderOffset = 32, ProgramHeaderSize = 54, ProgramHeaderCount = 56, Interpreter = 3;

    /// <summary>True for a 64-bit program that needs no loader and no libraries, and so runs in an empty image.</summary>
    public static bool IsStatic(ReadOnlySpan<byte> file)
    {
        if (file.Length < 64 || !file.StartsWith("\u007fELF\u0002\u0001"u8))
        {
            return false;
        }
        var table = BinaryPrimitives.ReadUInt64LittleEndian(file[ProgramHeaderOffset..]);
        var size = BinaryPrimitives.ReadUInt16LittleEndian(file[ProgramHeaderSize..]);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file[ProgramHeaderCount..]);
        if (table + ((ulong)size * count) > (ulong)file.Length)
        {
            return false;
        }
        for (var i = 0; i < count; i++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(file[((int)table + (i * size))..]) == Interpreter)
            {
                return false;
            }
        }
        return true;
    }
}

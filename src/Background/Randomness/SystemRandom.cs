using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Keles.Background;

/// <summary>The operating system's random numbers: unpredictable, and safe to share between threads.</summary>
public sealed class SystemRandom : IRandom
{
    public static SystemRandom Instance { get; } = new();

    private SystemRandom()
    {
    }

    public ulong NextUInt64()
    {
        ulong value = 0;
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(new Span<ulong>(ref value)));
        return value;
    }
}

namespace Keles.Storage;

/// <summary>What every engine accepts at most.</summary>
public static class StorageLimits
{
    /// <summary>Longest key in UTF-8 bytes: the longest API path is well below it.</summary>
    public const int MaxKeyBytes = 4 * 1024;

    /// <summary>Largest value: the API server's body limit is 3 MiB, and the canonical form may be larger than the body.</summary>
    public const int MaxValueBytes = 8 * 1024 * 1024;

    /// <summary>Writes waiting for their commit; beyond it the store answers Busy instead of growing.</summary>
    public const int MaxWaitingWrites = 16 * 1024;
}

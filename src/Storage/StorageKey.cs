using System.Text;

namespace Keles.Storage;

/// <summary>Checks what comes in, the same for every engine.</summary>
internal static class StorageKey
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Check(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (key.Length * 3 > StorageLimits.MaxKeyBytes && Encoding.UTF8.GetByteCount(key) > StorageLimits.MaxKeyBytes)
        {
            throw new StorageException(
                StorageFailure.TooLarge, $"A key of {key.Length} characters is longer than the {StorageLimits.MaxKeyBytes} bytes allowed.");
        }

        CheckPrefix(key);
    }

    /// <summary>A lone surrogate has no UTF-8 form: two such keys could become one.</summary>
    public static void CheckPrefix(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        try
        {
            Strict.GetByteCount(prefix);
        }
        catch (EncoderFallbackException)
        {
            throw new ArgumentException("The key has half of a surrogate pair.", nameof(prefix));
        }
    }

    public static void CheckPage(string prefix, string? startAfter, int limit)
    {
        CheckPrefix(prefix);
        CheckPrefix(startAfter ?? "");
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
    }

    public static void CheckValue(string key, ReadOnlyMemory<byte> value)
    {
        if (value.Length > StorageLimits.MaxValueBytes)
        {
            throw new StorageException(
                StorageFailure.TooLarge,
                $"The value of {key} has {value.Length} bytes, more than the {StorageLimits.MaxValueBytes} allowed; make the object smaller.");
        }
    }
}

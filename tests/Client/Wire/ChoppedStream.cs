namespace Keles.Client.Tests.Wire;

/// <summary>Gives its bytes in pieces of a given size, as a slow network does.</summary>
internal sealed class ChoppedStream(byte[] bytes, int chunk) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
}

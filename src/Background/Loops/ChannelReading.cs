using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Keles.Background;

/// <summary>
/// Reading a channel to its end on the caller's scheduler. The framework's ReadAllAsync awaits with ConfigureAwait(false)
/// inside, which takes the reader to the thread pool and so out of a simulation.
/// </summary>
public static class ChannelReading
{
    public static async IAsyncEnumerable<T> ReadEachAsync<T>(
        this ChannelReader<T> reader, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        while (await reader.WaitToReadAsync(cancel))
        {
            while (reader.TryRead(out var item))
            {
                yield return item;
            }
        }
    }
}

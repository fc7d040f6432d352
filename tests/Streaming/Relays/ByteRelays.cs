using Keles.Streaming.Relays;

namespace Keles.Streaming.Tests.Relays;

public sealed class ByteRelays
{
    /// <summary>More than the connections hold between two ends, so that some of it is still on its way.</summary>
    private const int Much = 700_000;

    [Fact]
    public async Task What_a_backend_said_last_arrives_although_it_takes_nothing_more()
    {
        var cancel = TestContext.Current.CancellationToken;
        var (client, clientSide) = DuplexPair.Make();
        var (backendSide, backend) = DuplexPair.Make();
        var said = backend.WriteAsync(new byte[Much], cancel).AsTask();
        await backend.DisposeAsync();
        await client.WriteAsync("go on"u8.ToArray(), cancel);
        var relay = RelayAsync();

        var heard = 0;
        var buffer = new byte[16 * 1024];
        while (heard < Much && await client.ReadAsync(buffer, cancel) is > 0 and var count)
        {
            heard += count;
            await client.WriteAsync("go on"u8.ToArray(), cancel);
        }
        Assert.Equal(Much, heard);
        await client.DisposeAsync();
        await Task.WhenAll(relay, said);

        async Task RelayAsync()
        {
            await ByteRelay.RunAsync(clientSide, backendSide, TimeSpan.FromMinutes(1), new ManualTime(), cancel);
            await clientSide.DisposeAsync();
        }
    }
}

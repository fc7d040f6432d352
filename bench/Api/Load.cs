using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;

namespace Keles.Requests.Bench;

/// <summary>Sixteen connections that ask one after the other as fast as they are answered.</summary>
internal sealed class Load : IAsyncDisposable
{
    public const int Connections = 16;
    private readonly List<Connection> connections = [];

    public static async Task<Load> OpenAsync(int port, X509Certificate2? identity)
    {
        var load = new Load();
        for (var i = 0; i < Connections; i++) load.connections.Add(await Connection.OpenAsync(port, identity));
        return load;
    }

    /// <summary>Answers a second, during the span.</summary>
    /// <param name="request">Called for each request with the connection's number and how many it has asked.</param>
    public async Task<double> RateAsync(Func<int, int, ReadOnlyMemory<byte>> request, int code, TimeSpan span)
    {
        var begun = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(connections.Select((c, i) => Task.Run(() => AskAsync(c, i))));
        return counts.Sum() / Stopwatch.GetElapsedTime(begun).TotalSeconds;

        async Task<int> AskAsync(Connection connection, int number)
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(begun) < span; count++)
            {
                var (answered, _) = await connection.AskAsync(request(number, count));
                if (answered != code) throw new IOException($"the server answered {answered}, not {code}");
            }

            return count;
        }
    }

    public Task<double> RateAsync(ReadOnlyMemory<byte> request, TimeSpan span) => RateAsync((_, _) => request, 200, span);

    /// <summary>So many requests in all, each once.</summary>
    public Task ExactlyAsync(Func<int, ReadOnlyMemory<byte>> request, int code, int count)
    {
        var next = -1;
        return Task.WhenAll(connections.Select(c => Task.Run(() => AskAsync(c))));

        async Task AskAsync(Connection connection)
        {
            for (int i; (i = Interlocked.Increment(ref next)) < count;)
            {
                var (answered, _) = await connection.AskAsync(request(i));
                if (answered != code) throw new IOException($"the server answered {answered}, not {code}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in connections) await connection.DisposeAsync();
    }
}

namespace Keles.Network.Dns.Forwarding;

/// <summary>The servers that a resolver file names; read again when the file changed.</summary>
internal sealed class ResolverServers(string file, Func<IPAddress, bool> isOurs)
{
    /// <summary>Of the C library; more are not asked.</summary>
    private const int ServerLimit = 3;

    private const int DnsPort = 53;

    private volatile State _state = new(default, []);

    public IReadOnlyList<IPEndPoint> Current()
    {
        var written = File.GetLastWriteTimeUtc(file); // Of a file that is not there: a time long ago.
        var state = _state;
        if (state.Written != written)
        {
            _state = state = new State(written, File.Exists(file) ? Parse(File.ReadAllText(file)) : []);
        }
        return state.Servers;
    }

    private IReadOnlyList<IPEndPoint> Parse(string text) =>
    [
        .. text.Split('\n')
            .Select(static line => line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
            .Where(static words => words is ["nameserver", _, ..])
            .Select(static words => IPAddress.TryParse(words[1], out var address) ? address : null)
            // To ask ourselves would go round for ever.
            .OfType<IPAddress>().Where(a => !isOurs(a)).Take(ServerLimit).Select(static a => new IPEndPoint(a, DnsPort)),
    ];

    private sealed record State(DateTime Written, IReadOnlyList<IPEndPoint> Servers);
}

namespace Keles.Client.Https;

/// <summary>The bearer token of each request: fixed, or from a file that is read again now and then because somebody renews it.</summary>
/// <remarks>Safe from any thread: <c>gate</c> protects the token read last and when that was.</remarks>
internal sealed class BearerTokens(string? fixedToken, string? file, TimeProvider time)
{
    private readonly Lock gate = new();
    private string? read;
    private long readAt;

    public string? Current
    {
        get
        {
            if (file is null) return fixedToken;
            lock (gate)
            {
                if (read is not null && time.GetElapsedTime(readAt) < ClientLimits.TokenFileAge) return read;
                try
                {
                    read = File.ReadAllText(file).Trim();
                }
                catch (IOException) when (read is not null)
                {
                    // The file is being replaced: the old token serves until the next look.
                }

                readAt = time.GetTimestamp();
                return read;
            }
        }
    }

    /// <summary>Forgets the token that was refused.</summary>
    public void Refresh()
    {
        lock (gate) read = null;
    }
}

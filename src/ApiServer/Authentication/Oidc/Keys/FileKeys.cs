using Keles.Pki;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.Oidc;

/// <summary>Keys from a file, which may be changed while the server runs; a broken one leaves the keys as they were.</summary>
internal sealed partial class FileKeys : IIssuerKeys
{
    private readonly string path;
    private readonly ILogger log;
    private byte[] text;
    private volatile VerificationKeys keys;

    /// <exception cref="PkiException">The file holds no key set.</exception>
    public FileKeys(string path, ILogger log)
    {
        (this.path, this.log) = (path, log);
        text = File.ReadAllBytes(path);
        keys = VerificationKeys.Parse(text, path);
    }

    public ValueTask<VerificationKeys?> CurrentAsync(CancellationToken cancel) => ValueTask.FromResult<VerificationKeys?>(keys);

    public ValueTask<VerificationKeys> NewerAsync(VerificationKeys than, CancellationToken cancel)
    {
        if (ReferenceEquals(keys, than)) Look();
        return ValueTask.FromResult(keys);
    }

    public void Look()
    {
        try
        {
            var now = File.ReadAllBytes(path);
            if (now.AsSpan().SequenceEqual(text)) return;
            keys = VerificationKeys.Parse(now, path);
            text = now;
            LogRead(log, path, keys.Count);
        }
        catch (Exception e) when (e is PkiException or IOException or UnauthorizedAccessException)
        {
            LogNotRead(log, path, e.Message);
        }
    }

    [LoggerMessage(1331, LogLevel.Information, "Keys of {Path} were read anew: {Count}")]
    private static partial void LogRead(ILogger log, string path, int count);

    [LoggerMessage(1332, LogLevel.Error, "Keys of {Path} could not be read; those from before are used: {Reason}")]
    private static partial void LogNotRead(ILogger log, string path, string reason);
}

using System.Threading.Channels;
using Keles.ApiServer.Metrics;
using Keles.Background;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.Audit;

/// <summary>Audit events as lines of a file, written by one loop behind a bounded queue: a slow disk delays no request.</summary>
public sealed partial class AuditLog(AuditFile file, ILogger<AuditLog> log) : IAuditSink, IDisposable
{
    private readonly Channel<ReadOnlyMemory<byte>> queue = Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(AuditLimits.Queue) { SingleReader = true });
    private bool failing;

    public void Write(ReadOnlyMemory<byte> json)
    {
        if (queue.Writer.TryWrite(json)) RequestMetrics.AuditEvents.Only.Increment();
        else RequestMetrics.AuditErrors.With("log").Increment();
    }

    /// <summary>No more events come; <see cref="RunAsync"/> ends when all that wait are written.</summary>
    public void Complete() => queue.Writer.TryComplete();

    /// <summary>Writes until <see cref="Complete"/> or the token ends it.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await foreach (var json in queue.Reader.ReadEachAsync(cancel))
        {
            try
            {
                file.WriteLine(json.Span);
                if (!queue.Reader.TryPeek(out _)) file.Flush();
                failing = false;
            }
            catch (IOException e)
            {
                // A full disk may get room again: the next event tries anew, and one line of the log tells of each spell.
                RequestMetrics.AuditErrors.With("log").Increment();
                if (!failing) LogLost(log, file.Path, e.Message);
                failing = true;
            }
        }

        file.Flush();
    }

    public void Dispose() => file.Dispose();

    [LoggerMessage(1401, LogLevel.Error, "The audit log {Path} cannot be written, its events are lost until it can: {Reason}")]
    private static partial void LogLost(ILogger log, string path, string reason);
}

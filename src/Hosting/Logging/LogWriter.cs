using System.Globalization;
using System.Text;
using System.Threading.Channels;

namespace Keles.Hosting;

/// <summary>
/// Takes lines from any thread and writes them from its own, so that a slow terminal or disk never holds up the control
/// plane. When more wait than <see cref="MaxWaiting"/> the newest are dropped, counted, and the count is logged.
/// </summary>
internal sealed class LogWriter : IDisposable
{
    public const int MaxWaiting = 16 * 1024;

    /// <summary>As much is joined into one write.</summary>
    private const int BatchLength = 32 * 1024;

    /// <summary>A sink that blocks for ever must not keep the program from ending.</summary>
    private static readonly TimeSpan DisposeLimit = TimeSpan.FromSeconds(2);

    private readonly Channel<string> waiting = Channel.CreateBounded<string>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly IReadOnlyList<ILogSink> sinks;
    private readonly HashSet<ILogSink> broken = [];
    private readonly Thread thread;
    private long dropped;

    public LogWriter(IReadOnlyList<ILogSink> sinks)
    {
        this.sinks = sinks;
        thread = new Thread(Run) { IsBackground = true, Name = "log writer" };
        thread.Start();
    }

    public void Add(string line)
    {
        if (!waiting.Writer.TryWrite(line))
        {
            Interlocked.Increment(ref dropped);
        }
    }

    /// <summary>Writes what waits, then ends.</summary>
    public void Dispose()
    {
        waiting.Writer.TryComplete();
        thread.Join(DisposeLimit);
    }

    private void Run()
    {
        var batch = new StringBuilder();
        while (waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Length < BatchLength && waiting.Reader.TryRead(out var line))
            {
                batch.Append(line);
            }

            if (Interlocked.Exchange(ref dropped, 0) is > 0 and var lost)
            {
                batch.Append(CultureInfo.InvariantCulture, $"W---- log] {lost} lines were dropped because the log could not be written fast enough\n");
            }

            Write(batch.ToString());
            batch.Clear();
        }

        foreach (var sink in sinks)
        {
            sink.Dispose();
        }
    }

    private void Write(string lines)
    {
        foreach (var sink in sinks)
        {
            try
            {
                sink.Write(lines);
                broken.Remove(sink);
            }
            catch (IOException error)
            {
                // A full disk must not stop the cluster. The other sinks tell once; this one is tried again with the next lines.
                if (broken.Add(sink))
                {
                    Add($"W---- log] {sink.GetType().Name} cannot be written: {error.Message}\n");
                }
            }
        }
    }
}

using Microsoft.Extensions.Logging;

namespace Keles.Hosting;

/// <summary>Logs one line for each event to its sinks. Dispose it last: it writes what still waits.</summary>
public sealed class LineLoggerProvider : ILoggerProvider
{
    private readonly LogWriter writer;
    private readonly LogLevelSwitch level;
    private readonly TimeProvider time;

    public LineLoggerProvider(LogLevelSwitch level, TimeProvider time, params IReadOnlyList<ILogSink> sinks)
    {
        (this.level, this.time) = (level, time);
        writer = new LogWriter(sinks);
    }

    /// <summary>A factory that logs here alone; what the framework says of its daily work stays out.</summary>
    public ILoggerFactory ToFactory()
    {
        var filters = new LoggerFilterOptions { MinLevel = LogLevel.Trace };
        filters.Rules.Add(new LoggerFilterRule(null, "Microsoft", LogLevel.Warning, null));
        filters.Rules.Add(new LoggerFilterRule(null, "System.Net.Http", LogLevel.Warning, null));
        return new LoggerFactory([this], filters);
    }

    public ILogger CreateLogger(string categoryName) => new LineLogger(this, categoryName);

    public void Dispose() => writer.Dispose();

    internal bool IsEnabled(LogLevel wanted) => wanted >= level.Level && wanted != LogLevel.None;

    // A stack is for whoever looks for a bug, who has turned the level down; the user gets a sentence.
    internal void Write(LogLevel at, string category, string message, Exception? error) =>
        writer.Add(LogLine.Format(time.GetUtcNow(), at, category, message, error, withStack: level.Level <= LogLevel.Debug));
}

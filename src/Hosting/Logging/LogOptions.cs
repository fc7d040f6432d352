using Microsoft.Extensions.Logging;

namespace Keles.Hosting;

/// <summary>What a program logs and where to.</summary>
public sealed record LogOptions
{
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>Log to standard error.</summary>
    public bool ToConsole { get; init; } = true;

    /// <summary>Log to this file as well.</summary>
    public string? File { get; init; }

    public long MaxFileBytes { get; init; } = FileSink.DefaultMaxBytes;

    /// <summary>Builds what the options say; the switch it follows is given back for changing the level later.</summary>
    /// <exception cref="FatalException">The file cannot be opened.</exception>
    public (LineLoggerProvider Provider, LogLevelSwitch Switch) Build(TimeProvider time)
    {
        List<ILogSink> sinks = [];
        if (File is not null)
        {
            sinks.Add(new FileSink(File, MaxFileBytes));
        }

        if (ToConsole)
        {
            sinks.Add(StreamSink.StandardError());
        }

        var level = new LogLevelSwitch(Level);
        return (new LineLoggerProvider(level, time, [.. sinks]), level);
    }
}

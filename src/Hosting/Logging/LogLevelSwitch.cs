using Microsoft.Extensions.Logging;

namespace Keles.Hosting;

/// <summary>The least level that is logged; may be turned while the program runs.</summary>
public sealed class LogLevelSwitch(LogLevel level = LogLevel.Information)
{
    private volatile LogLevel level = level;

    public LogLevel Level
    {
        get => level;
        set => level = value;
    }

    /// <summary>Upstream's numbers: 0 to 3 are information, 4 and 5 debug, 6 and more everything.</summary>
    public static LogLevel FromVerbosity(int verbosity) => verbosity switch
    {
        <= 3 => LogLevel.Information,
        <= 5 => LogLevel.Debug,
        _ => LogLevel.Trace,
    };
}

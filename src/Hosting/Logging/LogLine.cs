using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Keles.Hosting;

/// <summary>
/// One event as one line, brief as klog's: <c>I0501 12:00:00.123456 Scheduler] bound pod to node-1</c>.
/// </summary>
internal static class LogLine
{
    /// <summary>Longer messages are cut: one wrong object must not fill the disk.</summary>
    public const int MaxLength = 16 * 1024;

    private const string Cut = " … (cut)";

    public static string Format(DateTimeOffset at, LogLevel level, string category, string message, Exception? error, bool withStack)
    {
        var line = new StringBuilder(message.Length + 64);
        line.Append(Letter(level))
            .Append(at.ToString("MMdd HH:mm:ss.ffffff", CultureInfo.InvariantCulture))
            .Append(' ')
            .Append(Brief(category))
            .Append("] ");
        LogText.Append(line, message);
        if (error is not null)
        {
            LogText.Append(line, $": {ErrorText.Of(error)}");
            if (withStack)
            {
                LogText.Append(line, $" | {error}");
            }
        }

        if (line.Length > MaxLength)
        {
            line.Length = MaxLength - Cut.Length;
            line.Append(Cut);
        }

        return line.Append('\n').ToString();
    }

    private static char Letter(LogLevel level) => level switch
    {
        LogLevel.Trace => 'T',
        LogLevel.Debug => 'D',
        LogLevel.Information => 'I',
        LogLevel.Warning => 'W',
        LogLevel.Error => 'E',
        _ => 'F',
    };

    /// <summary>The last part of a type's name; the namespace rarely helps and always costs width.</summary>
    private static ReadOnlySpan<char> Brief(string category) => category.AsSpan(category.LastIndexOf('.') + 1);
}

using System.Text;

namespace Keles.Hosting;

/// <summary>An error in one sentence: the messages of the chain that say something new, joined by colons.</summary>
public static class ErrorText
{
    /// <summary>Deeper causes add nothing a reader wants.</summary>
    private const int MaxDepth = 5;

    public static string Of(Exception error)
    {
        var text = new StringBuilder();
        var depth = 0;
        for (var at = error; at is not null && depth < MaxDepth; at = at.InnerException, depth++)
        {
            // An aggregate of one is the framework's wrapping and no message of its own.
            if (at is AggregateException { InnerExceptions.Count: 1 })
            {
                continue;
            }

            var message = at.Message.TrimEnd('.', ' ');
            if (message.Length > 0 && !text.ToString().Contains(message, StringComparison.Ordinal))
            {
                text.Append(text.Length > 0 ? ": " : "").Append(message);
            }
        }

        return text.Length > 0 ? text.ToString() : error.GetType().Name;
    }
}

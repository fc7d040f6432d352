using System.Text;

namespace Keles.Hosting;

/// <summary>Log lines to an open stream, as standard error.</summary>
public sealed class StreamSink(Stream stream) : ILogSink
{
    public static StreamSink StandardError() => new(Console.OpenStandardError());

    public void Write(string lines)
    {
        stream.Write(Encoding.UTF8.GetBytes(lines));
        stream.Flush();
    }

    public void Dispose() => stream.Dispose();
}

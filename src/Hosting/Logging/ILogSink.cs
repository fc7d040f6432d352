namespace Keles.Hosting;

/// <summary>Where log lines go. Called from one thread.</summary>
public interface ILogSink : IDisposable
{
    /// <summary>Takes whole lines, each with its line end.</summary>
    void Write(string lines);
}

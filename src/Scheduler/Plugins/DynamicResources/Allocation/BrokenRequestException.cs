namespace Keles.Scheduler;

/// <summary>A claim or a class asks for what cannot be answered on any node: the attempt to schedule ends with this error.</summary>
internal sealed class BrokenRequestException : Exception
{
    public BrokenRequestException(string message) : base(message)
    {
    }

    public BrokenRequestException() : this("")
    {
    }

    public BrokenRequestException(string message, Exception inner) : base(message, inner)
    {
    }
}

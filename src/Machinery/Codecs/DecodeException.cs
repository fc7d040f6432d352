namespace Keles.Machinery.Codecs;

/// <summary>Input that is not what its type says: malformed text, a value of the wrong type, nesting beyond the limit. The message is fit for the client.</summary>
public sealed class DecodeException : Exception
{
    public DecodeException(string message) : base(message)
    {
    }

    public DecodeException(string message, Exception inner) : base(message, inner)
    {
    }

    public DecodeException()
    {
    }
}

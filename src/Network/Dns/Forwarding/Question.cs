using Keles.Network.Dns.Messages;

namespace Keles.Network.Dns.Forwarding;

/// <summary>Questions of our own.</summary>
internal static class Question
{
    /// <summary>Null when that is no name.</summary>
    public static Query? For(string name, RecordType type)
    {
        var buffer = new MessageBuffer(Query.HeaderBytes + DnsLimits.NameBytes + 4);
        buffer.Put16(0);
        buffer.Put16(0x0100); // Recursion desired.
        buffer.Put16(1);
        buffer.Put(stackalloc byte[6]);
        try
        {
            return buffer.PutName(name) && buffer.Put16((int)type) && buffer.Put16(Query.Internet) ? QueryReader.Read(buffer.Written, out _) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

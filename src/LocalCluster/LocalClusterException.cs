namespace Keles.LocalCluster;

/// <summary>Something the user can do something about; the message is one sentence that says what.</summary>
public sealed class LocalClusterException : Exception
{
    public LocalClusterException(string message) : base(message) { }

    public LocalClusterException(string message, Exception cause) : base(message, cause) { }
}

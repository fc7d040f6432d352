namespace Keles.Client.Kubeconfigs;

/// <summary>A kubeconfig that cannot be used; the message says why and what to do.</summary>
public sealed class KubeconfigException : Exception
{
    public KubeconfigException(string message) : base(message)
    {
    }

    public KubeconfigException(string message, Exception inner) : base(message, inner)
    {
    }

    public KubeconfigException()
    {
    }
}
